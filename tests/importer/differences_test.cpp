#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "importer/import.h"
#include "model/json.h"
#include "model/load.h"
#include "model/read.h"
#include "tests/importer/facts.h"

/// The pages that were also encoded by hand: where the two differ stands in differences.txt, each
/// line followed by its reason.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view reason_mark = "    because ";

const fs::path& golden() {
  static const fs::path path = fs::path(SELARAS_ROOT) / "tests/importer/differences.txt";
  return path;
}

std::vector<fs::path> regions() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(SELARAS_ROOT) / "procedures")) {
    if (fs::exists(entry.path() / "source.txt")) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

importer::Imported imported(const fs::path& region) {
  const std::string file = (region / "source.txt").string();
  return importer::import_page(model::file_text(file), file);
}

model::Procedure by_hand(const fs::path& region) {
  const std::string file = (region / "procedure.json").string();
  model::Diagnostics diagnostics;
  const auto document = model::json::parse(model::file_text(file), file, diagnostics);
  return model::read_procedure(*document, file, diagnostics);
}

/// The golden file: every difference with its reason.
std::map<std::string, std::string> reasons() {
  std::map<std::string, std::string> all;
  std::ifstream file(golden());
  std::string region;
  std::string difference;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(reason_mark))
      all[difference] = line.substr(reason_mark.size());
    else if (line.starts_with("- ") || line.starts_with("+ "))
      all[difference = region + " " + line];
    else
      region = line;
  }
  return all;
}

std::vector<std::string> found_differences() {
  std::vector<std::string> all;
  for (const fs::path& region : regions()) {
    const importer::Imported page = imported(region);
    EXPECT_TRUE(page.procedure) << region;
    if (!page.procedure) continue;
    for (const std::string& line : differences(by_hand(region), *page.procedure)) {
      all.push_back(region.filename().string() + " " + line);
    }
  }
  return all;
}

void rewrite(const std::vector<std::string>& found,
             const std::map<std::string, std::string>& known) {
  std::ofstream file(golden());
  std::string region;
  for (const std::string& difference : found) {
    const std::string name = difference.substr(0, difference.find(' '));
    if (name != region) file << name << "\n";
    region = name;
    const auto reason = known.find(difference);
    file << difference.substr(name.size() + 1) << "\n"
         << reason_mark << (reason == known.end() ? "" : reason->second) << "\n";
  }
}

TEST(SeedPages, DifferFromWhatWasEncodedByHandOnlyWhereAReasonIsGiven) {
  const std::map<std::string, std::string> known = reasons();
  const std::vector<std::string> found = found_differences();
  if (const char* update = std::getenv("UPDATE_EXPECTED"); update != nullptr && *update == '1')
    rewrite(found, known);
  for (const std::string& difference : found) {
    const auto reason = known.find(difference);
    EXPECT_TRUE(reason != known.end() && !reason->second.empty()) << difference;
  }
  EXPECT_EQ(found.size(), known.size()) << "a difference that is no more stands in differences.txt";
}

class SeedPage : public testing::TestWithParam<fs::path> {};

TEST_P(SeedPage, IsQuotedToTheLetter) {
  const importer::Imported page = imported(GetParam());
  ASSERT_TRUE(page.procedure);
  model::Diagnostics diagnostics;
  model::prove_evidence(*page.procedure, page.source, diagnostics);
  EXPECT_TRUE(diagnostics.empty())
      << diagnostics.front().code << " " << diagnostics.front().arguments.back().second;
}

TEST_P(SeedPage, IsWrittenAsAFileThatReadsWithoutFault) {
  const importer::Imported page = imported(GetParam());
  ASSERT_TRUE(page.procedure);
  model::Diagnostics diagnostics;
  const auto document =
      model::json::parse(model::write_procedure(*page.procedure), "page", diagnostics);
  ASSERT_TRUE(document);
  const model::Procedure again = model::read_procedure(*document, "page", diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << diagnostics.front().code;
  EXPECT_EQ(differences(*page.procedure, again), std::vector<std::string>{});
}

TEST_P(SeedPage, ProvesEveryStepItemAndEdgeThatItStates) {
  const importer::Imported page = imported(GetParam());
  ASSERT_TRUE(page.procedure);
  for (const model::Step& step : page.procedure->steps)
    EXPECT_FALSE(step.evidence.empty()) << step.id;
  for (const model::Item& item : page.procedure->items)
    EXPECT_FALSE(item.evidence.empty()) << item.id;
  for (const model::Document& document : page.procedure->documents)
    EXPECT_FALSE(document.evidence.empty()) << document.id;
  for (const model::Edge& edge : page.procedure->flow.edges) {
    const bool stated = edge.from.value() != 0 && edge.origin == model::Origin::stated;
    EXPECT_FALSE(stated && edge.evidence.empty());
    const bool inferred = edge.origin == model::Origin::inferred;
    EXPECT_FALSE(inferred && (edge.reason.id.empty() || edge.reason.en.empty()));
  }
}

INSTANTIATE_TEST_SUITE_P(All, SeedPage, testing::ValuesIn(regions()), [](const auto& region) {
  std::string name = region.param.filename().string();
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace selaras::tests
