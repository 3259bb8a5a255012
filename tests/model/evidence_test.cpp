#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/load.h"
#include "tests/generate_procedure.h"

namespace selaras::model {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

Procedure citing(std::uint32_t line, const std::string& quote) {
  Procedure procedure;
  Evidence evidence;
  evidence.line = line;
  evidence.quote = quote;
  evidence.at = {"f.json", {3, 4}, {3, 9}};
  procedure.title.emplace().evidence.push_back(evidence);
  return procedure;
}

Diagnostics proved(const Procedure& procedure, std::string_view page) {
  Diagnostics diagnostics;
  prove_evidence(procedure, page, diagnostics);
  return diagnostics;
}

TEST(Evidence, AQuoteThatStandsOnItsLineIsProved) {
  EXPECT_TRUE(proved(citing(2, "surat permohonan"), "1. a\r\n2. surat permohonan.\r\n").empty());
}

TEST(Evidence, ToTheLetter) {
  const Diagnostics faults = proved(citing(1, "Surat"), "surat\nSurat\n");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].code, "quote-not-found");
  EXPECT_EQ(faults[0].at, (Place{"f.json", {3, 4}, {3, 9}}));
  EXPECT_EQ(faults[0].arguments,
            (Arguments{{"line", "1"}, {"quote", "Surat"}, {"suggestion", "2"}}));
}

TEST(Evidence, AQuoteMayNotRunOverTheEndOfALine) {
  EXPECT_EQ(proved(citing(1, "a\nb"), "a\nb\n").at(0).code, "quote-not-found");
  EXPECT_EQ(proved(citing(1, "a\r"), "a\r\n").at(0).code, "quote-not-found");
}

TEST(Evidence, ALineBeyondThePageIsNamed) {
  const Diagnostics faults = proved(citing(3, "a"), "a\na\n");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].code, "quote-line-out-of-range");
  EXPECT_EQ(faults[0].arguments, (Arguments{{"line", "3"}, {"lines", "2"}}));
}

TEST(Evidence, TheHashOfTheSourceIsCompared) {
  Procedure procedure;
  procedure.source.emplace();
  EXPECT_TRUE(proved(procedure, "abc").empty());
  procedure.source->sha256 = sha256("abc");
  EXPECT_TRUE(proved(procedure, "abc").empty());
  EXPECT_EQ(proved(procedure, "abc\n").at(0).code, "source-hash-differs");
}

TEST(Sha256, IsThatOfTheStandard) {
  // FIPS 180-2, appendix B, and the empty text.
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/// As many as there are in the file: written by another way than they are walked.
RC_GTEST_PROP(Evidence, EveryPieceIsWalkedOnce, ()) {
  const Procedure written = *tests::any_procedure();
  const std::string text = write_procedure(written);
  Diagnostics diagnostics;
  const auto document = json::parse(text, "f.json", diagnostics);
  const Procedure procedure = read_procedure(*document, "f.json", diagnostics);
  std::size_t count = 0;
  for (std::size_t at = text.find("\"quote\": "); at != std::string::npos;
       at = text.find("\"quote\": ", at + 1)) {
    ++count;
  }
  std::set<Place> places;
  std::size_t walked = 0;
  for_each_evidence(procedure, [&](const Evidence& evidence) {
    places.insert(evidence.at);
    ++walked;
  });
  RC_ASSERT(walked == count);
  RC_ASSERT(places.size() == count);
}

}  // namespace
}  // namespace selaras::model
