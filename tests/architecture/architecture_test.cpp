#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/architecture/house_rules.h"

namespace selaras::architecture {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

// The checks themselves, on houses that are wrong.

std::vector<std::string> complaints_of(const std::string& path, const std::string& text) {
  return complaints({{path, text}});
}

TEST(HouseRules, DownwardIncludesAreFine) {
  EXPECT_THAT(complaints_of("checker/rule.cpp",
                            "#include \"checker/rule.h\"\n#include <vector>\n"
                            "#include \"behaviour/net.h\"\n#include \"model/procedure.h\"\n"),
              IsEmpty());
}

TEST(HouseRules, UpwardIncludeIsReportedWithFileLineAndText) {
  EXPECT_THAT(complaints_of("model/procedure.cpp", "// why\n#include \"checker/rule.h\"\n"),
              ElementsAre("model/procedure.cpp:2: `model` must not see `checker` "
                          "(#include \"checker/rule.h\")"));
}

TEST(HouseRules, NeighboursDoNotSeeEachOther) {
  EXPECT_THAT(complaints_of("checker/time.cpp", "#include \"simulator/clock.h\""),
              ElementsAre(HasSubstr("`checker` must not see `simulator`")));
  EXPECT_THAT(complaints_of("simulator/clock.cpp", "#include \"checker/time.h\""),
              ElementsAre(HasSubstr("`simulator` must not see `checker`")));
  EXPECT_THAT(complaints_of("reports/text.cpp", "#include \"gate/baseline.h\""),
              ElementsAre(HasSubstr("`reports` must not see `gate`")));
}

TEST(HouseRules, OddSpellingsOfAnIncludeAreSeen) {
  for (const char* line : {"#  include \"cli/main.h\"", "\t#include\"cli/main.h\"",
                           "#include \"cli/main.h\"  // only here", "#include \"cli/main.h\"\r"}) {
    EXPECT_THAT(complaints_of("model/a.cpp", line), ElementsAre(HasSubstr("must not see `cli`")))
        << line;
  }
}

TEST(HouseRules, CommentedIncludesAreNot) {
  EXPECT_THAT(complaints_of("model/a.cpp", "// #include \"cli/main.h\"\n"), IsEmpty());
}

TEST(HouseRules, HouseHeadersAreInQuotesAndFromTheRoot) {
  EXPECT_THAT(complaints_of("checker/a.cpp", "#include <model/procedure.h>"),
              ElementsAre(HasSubstr("in quotes")));
  EXPECT_THAT(complaints_of("checker/a.cpp", "#include \"rule.h\""),
              ElementsAre(HasSubstr("from the root")));
  EXPECT_THAT(complaints_of("checker/a.cpp", "#include \"../model/procedure.h\""),
              ElementsAre(HasSubstr("from the root")));
}

TEST(HouseRules, NoRoomIncludesATest) {
  EXPECT_THAT(complaints_of("model/a.cpp", "#include \"tests/model/sample.h\""),
              ElementsAre(HasSubstr("from the root")));
}

TEST(HouseRules, ThirdPartiesKeepToTheirPlaces) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"model/procedure.cpp", "nlohmann/json.hpp"},
      {"checker/check.cpp", "nlohmann/json_fwd.hpp"},
      {"reports/text.cpp", "CLI/CLI.hpp"},
      {"cli/main.cpp", "gvc.h"},
      {"reports/html.cpp", "cgraph.h"},
      {"reports/html.cpp", "graphviz/cgraph.h"},
      {"checker/order.cpp", "boost/graph/adjacency_list.hpp"},
      {"model/calendar.cpp", "boost/random/mersenne_twister.hpp"},
      {"checker/check.cpp", "fmt/format.h"},
      {"model/graph.cpp", "range/v3/all.hpp"},
  };
  for (const auto& [path, header] : wrong) {
    EXPECT_THAT(complaints_of(path, "#include <" + header + ">"),
                ElementsAre(AllOf(StartsWith(path + ":1: "), HasSubstr(header))));
  }
}

TEST(HouseRules, ThirdPartiesAreWelcomeInTheirPlaces) {
  const std::vector<std::pair<std::string, std::string>> right{
      {"model/json_reader.cpp", "nlohmann/json.hpp"},
      {"cli/main.cpp", "CLI/CLI.hpp"},
      {"reports/diagram/render.cpp", "gvc.h"},
      {"reports/diagram.cpp", "cgraph.h"},
      {"model/graph_questions.cpp", "boost/graph/adjacency_list.hpp"},
      {"simulator/draw.cpp", "boost/random.hpp"},
      {"checker/check.cpp", "range/v3/view/zip.hpp"},
  };
  for (const auto& [path, header] : right) {
    EXPECT_THAT(complaints_of(path, "#include <" + header + ">"), IsEmpty()) << path;
  }
}

TEST(HouseRules, EveryHeaderHasPragmaOnce) {
  EXPECT_THAT(complaints_of("model/id.h", "struct Id {};\n"),
              ElementsAre(AllOf(StartsWith("model/id.h:1: "), HasSubstr("#pragma once"))));
  EXPECT_THAT(complaints_of("model/id.h", "#pragma once\nstruct Id {};\n"), IsEmpty());
  EXPECT_THAT(complaints_of("model/id.cpp", "struct Id {};\n"), IsEmpty());
}

TEST(HouseRules, NoHeaderOpensANamespaceForItsReaders) {
  EXPECT_THAT(complaints_of("model/id.h", "#pragma once\nusing namespace std;\n"),
              ElementsAre(StartsWith("model/id.h:2: no `using namespace`")));
  EXPECT_THAT(complaints_of("model/id.h", "#pragma once\n// no using namespace here\n"), IsEmpty());
  EXPECT_THAT(complaints_of("model/id.cpp", "using namespace std::literals;\n"), IsEmpty());
}

TEST(HouseRules, HeadersThatIncludeEachOtherAreReported) {
  EXPECT_THAT(complaints({{"model/a.h", "#pragma once\n#include \"model/b.h\"\n"},
                          {"model/b.h", "#pragma once\n#include \"model/c.h\"\n"},
                          {"model/c.h", "#pragma once\n#include \"model/a.h\"\n"}}),
              ElementsAre(HasSubstr("(model/a.h -> model/b.h -> model/c.h -> model/a.h)")));
}

TEST(HouseRules, RoomsThatSeeEachOtherAreReportedThoughNoFileDoes) {
  EXPECT_THAT(complaints({{"checker/a.cpp", "#include \"model/b.h\"\n"},
                          {"model/c.cpp", "#include \"checker/d.h\"\n"}}),
              ElementsAre(HasSubstr("`model` must not see `checker`"),
                          HasSubstr("(checker -> model -> checker)")));
}

TEST(HouseRules, FoldersThatSayNothingAreReportedOnce) {
  EXPECT_THAT(
      complaints_about_folders({"src/a.cpp", "model/utils/b.h", "model/utils/c.h",
                                "checker/include/d.h", "checker/rules/e.cpp", "src"}),
      ElementsAre(StartsWith("src:"), StartsWith("model/utils:"), StartsWith("checker/include:")));
}

TEST(HouseRules, BuildMustNotLinkAgainstTheArrows) {
  EXPECT_THAT(
      complaints_about_build({"checker/CMakeLists.txt",
                              "selaras_room(checker\n  SEES simulator model USES fmt::fmt)"}),
      ElementsAre(HasSubstr("`checker` must not be linked with `simulator`")));
  EXPECT_THAT(
      complaints_about_build({"model/CMakeLists.txt", "selaras_room(model USES Boost::headers)"}),
      IsEmpty());
}

TEST(HouseRules, ArrowsThemselvesMakeNoCycle) {
  EXPECT_EQ(cycle(rooms()), "");
  EXPECT_EQ(cycle({{"a", {"b"}}, {"b", {"c"}}, {"c", {"b"}}}), "b -> c -> b");
}

// The house as it stands.

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// All files below the folder, as paths from the root, sorted so that complaints come in the same
/// order everywhere.
std::vector<std::string> paths_below(const std::string& folder) {
  const fs::path root = SELARAS_ROOT;
  std::vector<std::string> paths;
  if (!fs::exists(root / folder)) return paths;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    if (entry.is_regular_file()) {
      paths.push_back(entry.path().lexically_relative(root).generic_string());
    }
  }
  std::ranges::sort(paths);
  return paths;
}

bool is_code(const std::string& path) { return path.ends_with(".cpp") || path.ends_with(".h"); }

std::string listed(const std::vector<std::string>& complaints) {
  std::string text;
  for (const auto& complaint : complaints) text += "\n" + complaint;
  return text;
}

TEST(House, EveryIncludeRunsAlongTheArrows) {
  std::vector<File> files;
  for (const Room& room : rooms()) {
    for (const auto& path : paths_below(room.name)) {
      if (is_code(path)) files.push_back({path, text_of(fs::path(SELARAS_ROOT) / path)});
    }
  }
  ASSERT_FALSE(files.empty()) << "nothing was read below " << SELARAS_ROOT;
  const auto found = complaints(files);
  EXPECT_TRUE(found.empty()) << listed(found);
}

TEST(House, FoldersAreNamedAfterWhatIsInThem) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(SELARAS_ROOT)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_directory() || name.starts_with('.') || name.starts_with("build")) continue;
    std::ranges::copy(paths_below(name), std::back_inserter(paths));
  }
  ASSERT_FALSE(paths.empty());
  const auto found = complaints_about_folders(paths);
  EXPECT_TRUE(found.empty()) << listed(found);
}

TEST(House, BuildLinksAlongTheArrows) {
  for (const Room& room : rooms()) {
    const std::string path = room.name + "/CMakeLists.txt";
    const auto found = complaints_about_build({path, text_of(fs::path(SELARAS_ROOT) / path)});
    EXPECT_TRUE(found.empty()) << listed(found);
  }
}

TEST(House, HeadersEndInH) {
  for (const Room& room : rooms()) {
    for (const auto& path : paths_below(room.name)) {
      EXPECT_FALSE(path.ends_with(".hpp") || path.ends_with(".cc") || path.ends_with(".hh"))
          << path;
    }
  }
}

}  // namespace
}  // namespace selaras::architecture
