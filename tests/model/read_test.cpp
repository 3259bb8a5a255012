#include "model/read.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include <gtest/gtest.h>
#include <unistd.h>

namespace selaras::model {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;
using Words = std::vector<std::pair<std::string_view, int>>;

class ObjectReading : public testing::Test {
 protected:
  ObjectReader& reader(const std::string& text) {
    node_ = json::parse(text, file_, diagnostics_);
    EXPECT_TRUE(node_);
    reader_.emplace(*node_, file_, diagnostics_);
    return *reader_;
  }
  const Diagnostic& only_fault() {
    EXPECT_EQ(diagnostics_.size(), 1u);
    return diagnostics_.at(0);
  }

  std::string file_ = "f.json";
  Diagnostics diagnostics_;
  std::optional<json::Node> node_;
  std::optional<ObjectReader> reader_;
};

TEST_F(ObjectReading, GivesEachTypeOfValue) {
  ObjectReader& object = reader(R"({"s": "x", "i": 3, "d": 2.5, "b": true, "l": ["a", "b"],
                                    "t": {"id": "ya", "en": "yes"}, "w": "two"})");
  EXPECT_EQ(object.string("s"), "x");
  EXPECT_EQ(object.optional_integer("i"), 3);
  EXPECT_EQ(object.optional_number("i"), 3.0);
  EXPECT_EQ(object.optional_number("d"), 2.5);
  EXPECT_TRUE(object.boolean("b", false));
  EXPECT_EQ(object.strings("l"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(object.text("t"), (Text{"ya", "yes"}));
  EXPECT_EQ(object.word("w", Words{{"one", 1}, {"two", 2}}, 0), 2);
  object.finish();
  EXPECT_TRUE(diagnostics_.empty());
}

TEST_F(ObjectReading, WhatIsAbsentIsNoFaultUnlessRequired) {
  ObjectReader& object = reader("{}");
  EXPECT_EQ(object.optional_string("s"), std::nullopt);
  EXPECT_EQ(object.optional_integer("i"), std::nullopt);
  EXPECT_EQ(object.optional_number("d"), std::nullopt);
  EXPECT_EQ(object.optional_text("t"), std::nullopt);
  EXPECT_TRUE(object.boolean("b", true));
  EXPECT_TRUE(object.strings("l").empty());
  EXPECT_TRUE(diagnostics_.empty());
  EXPECT_EQ(object.string("s"), "");
  EXPECT_EQ(only_fault().code, "missing-key");
  EXPECT_EQ(only_fault().at, (Place{"f.json", {1, 1}, {1, 3}}));
}

TEST_F(ObjectReading, NullSaysAsMuchAsAnAbsentKey) {
  ObjectReader& object = reader(R"({"s": null, "i": null, "l": null})");
  EXPECT_EQ(object.optional_string("s"), std::nullopt);
  EXPECT_EQ(object.optional_integer("i"), std::nullopt);
  EXPECT_TRUE(object.elements("l").empty());
  EXPECT_TRUE(diagnostics_.empty());
  EXPECT_EQ(object.string("s"), "");
  EXPECT_EQ(only_fault().code, "missing-key");
}

TEST_F(ObjectReading, AWrongTypeIsNamedWithTheRightOne) {
  ObjectReader& object = reader(R"({"a": "1", "b": 1.5, "c": 1, "d": ["x", 2]})");
  EXPECT_EQ(object.optional_number("a"), std::nullopt);
  EXPECT_EQ(object.optional_integer("b"), std::nullopt);
  EXPECT_FALSE(object.boolean("c", false));
  EXPECT_EQ(object.strings("d"), std::vector<std::string>{"x"});
  ASSERT_EQ(diagnostics_.size(), 4u);
  EXPECT_EQ(diagnostics_[0].arguments,
            (Arguments{{"key", "a"}, {"expected", "number"}, {"found", "string"}}));
  EXPECT_EQ(diagnostics_[1].arguments,
            (Arguments{{"key", "b"}, {"expected", "integer"}, {"found", "number"}}));
  EXPECT_EQ(diagnostics_[2].arguments,
            (Arguments{{"key", "c"}, {"expected", "boolean"}, {"found", "integer"}}));
  EXPECT_EQ(diagnostics_[3].at.begin, (Position{1, 41}));
}

TEST_F(ObjectReading, ALoneValueStandsForAListOfOne) {
  EXPECT_EQ(reader(R"({"l": "a"})").strings("l"), std::vector<std::string>{"a"});
}

TEST_F(ObjectReading, AnUnknownWordComesWithTheNearestAndAllOthers) {
  ObjectReader& object = reader(R"({"level": "provinse"})");
  EXPECT_EQ(object.word("level", Words{{"city", 1}, {"province", 2}}, 7), 7);
  EXPECT_EQ(only_fault().code, "unknown-word");
  EXPECT_EQ(only_fault().arguments, (Arguments{{"key", "level"},
                                               {"value", "provinse"},
                                               {"suggestion", "province"},
                                               {"choices", "city, province"}}));
}

TEST_F(ObjectReading, AnUnknownKeyIsReportedAtTheKey) {
  ObjectReader& object = reader("{\"$schema\": \"x\",\n \"lable\": 1}");
  object.optional_string("label");
  object.finish();
  EXPECT_EQ(only_fault().code, "unknown-key");
  EXPECT_EQ(only_fault().at, (Place{"f.json", {2, 2}, {2, 9}}));
  EXPECT_EQ(only_fault().arguments, (Arguments{{"key", "lable"}, {"suggestion", "label"}}));
}

TEST_F(ObjectReading, WhatIsNoObjectReadsAsEmptyAfterOneReport) {
  ObjectReader& object = reader("[1]");
  EXPECT_EQ(object.string("s"), "");
  EXPECT_TRUE(object.elements("l").empty());
  object.finish();
  EXPECT_EQ(only_fault().code, "no-object");
  EXPECT_EQ(only_fault().arguments, (Arguments{{"found", "array"}}));
}

TEST_F(ObjectReading, ATextNeedsBothLanguages) {
  ObjectReader& object = reader(R"({"t": {"id": "ya", "eng": "yes"}})");
  EXPECT_EQ(object.text("t").id, "ya");
  ASSERT_EQ(diagnostics_.size(), 2u);
  EXPECT_EQ(diagnostics_[0].code, "missing-key");
  EXPECT_EQ(diagnostics_[1].code, "unknown-key");
}

TEST_F(ObjectReading, EndlessWordsAreCutInTheReport) {
  ObjectReader& object = reader("{\"" + std::string(5000, 'k') + "\": 1}");
  object.finish();
  EXPECT_EQ(code_points(only_fault().arguments.at(0).second), 80u);
}

class FileText : public testing::Test {
 protected:
  /// Tests run side by side, each as a process of its own.
  FileText() : path_(testing::TempDir() + "selaras_read_test_" + std::to_string(::getpid())) {}
  ~FileText() override { std::filesystem::remove_all(path_); }

  std::errc fault() const {
    try {
      std::ignore = file_text(path_);
    } catch (const std::system_error& error) {
      EXPECT_NE(std::string(error.what()).find(path_), std::string::npos);
      return static_cast<std::errc>(error.code().value());
    }
    return {};
  }

  std::string path_;
};

TEST_F(FileText, IsTheBytesOfTheFile) {
  const std::string bytes("a\r\n\0\xFF", 5);
  std::ofstream(path_, std::ios::binary) << bytes;
  EXPECT_EQ(file_text(path_), bytes);
}

TEST_F(FileText, AFileThatIsNotThereIsAFaultOfTheWorld) {
  EXPECT_EQ(fault(), std::errc::no_such_file_or_directory);
}

TEST_F(FileText, AFolderIsNoFile) {
  std::filesystem::create_directory(path_);
  EXPECT_EQ(fault(), std::errc::is_a_directory);
}

TEST_F(FileText, AnOverlongFileIsRefused) {
  std::ofstream(path_) << "x";
  std::filesystem::resize_file(path_, json::size_limit + 1);
  EXPECT_EQ(fault(), std::errc::file_too_large);
  std::filesystem::resize_file(path_, json::size_limit);
  EXPECT_EQ(file_text(path_).size(), json::size_limit);
}

}  // namespace
}  // namespace selaras::model
