#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

/// What the documents show is what the program does: every command in them is run, and the pages
/// that the program writes are what it would write today.
namespace selaras::tests {
namespace {

namespace fs = std::filesystem;

const fs::path root = SELARAS_ROOT;

std::vector<fs::path> documents() {
  std::vector<fs::path> found{root / "README.md"};
  for (const auto& entry : fs::recursive_directory_iterator(root / "docs")) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

/// A command of a ```console block, with the output that stands under it, if any. A line "…" in
/// it stands for lines left out.
struct Shown {
  std::string command;
  std::string output;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The command that a line of a pipeline's ```yaml block runs; empty where it runs none of ours.
std::string pipeline_command(const std::string& line) {
  const std::size_t item = line.find_first_not_of(' ');
  const bool ours = item != std::string::npos && line.substr(item).starts_with("- selaras ");
  return ours ? line.substr(item + 2) : "";
}

std::vector<Shown> commands_in(const std::string& document) {
  std::vector<Shown> all;
  bool inside = false;
  bool pipeline = false;
  for (const std::string& line : lines_of(document)) {
    if (line.starts_with("```")) {
      inside = line == "```console";
      pipeline = line == "```yaml";
    } else if (pipeline && !pipeline_command(line).empty()) {
      all.push_back({.command = pipeline_command(line)});
    } else if (inside && line.starts_with("$ ")) {
      all.push_back({.command = line.substr(2)});
    } else if (inside && !all.empty()) {
      all.back().output += line + "\n";
    }
  }
  return all;
}

/// The folder in which a reader of the documents would stand: the procedures, nothing else.
void furnish(const Scratch& scratch) {
  fs::copy(root / "procedures", scratch.path() / "procedures", fs::copy_options::recursive);
}

/// True where the shown lines are the output's, "…" matching any number of them.
bool shows(const std::vector<std::string>& shown, std::size_t at,
           const std::vector<std::string>& output, std::size_t from) {
  for (; at < shown.size() && shown[at] != "…"; ++at, ++from) {
    if (from >= output.size() || shown[at] != output[from]) return false;
  }
  if (at == shown.size()) return from == output.size();
  for (; from <= output.size(); ++from) {
    if (shows(shown, at + 1, output, from)) return true;
  }
  return false;
}

class Document : public testing::TestWithParam<fs::path> {};

TEST_P(Document, ShowsWhatItsCommandsDo) {
  const Scratch scratch;
  furnish(scratch);
  for (const Shown& shown : commands_in(text_of(GetParam()))) {
    const Ran ran = run_shell(shown.command, scratch.path());
    EXPECT_TRUE(ran.code == 0 || ran.code == 1) << shown.command << "\n" << ran.err;
    if (shown.output.empty()) continue;
    EXPECT_TRUE(shows(lines_of(shown.output), 0, lines_of(ran.out), 0))
        << "$ " << shown.command << "\n"
        << ran.out;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Document, testing::ValuesIn(documents()), [](const auto& document) {
  std::string name = fs::relative(document.param, root).replace_extension().string();
  std::ranges::replace_if(
      name, [](char letter) { return std::isalnum(letter) == 0; }, '_');
  return name;
});

/// The lines below one that ends with `head`, as long as they are indented further than it.
std::vector<std::string> block_below(const std::vector<std::string>& lines,
                                     const std::string& head) {
  std::vector<std::string> block;
  const auto indent = [](const std::string& line) { return line.find_first_not_of(' '); };
  const auto at = std::find_if(lines.rbegin(), lines.rend(),
                               [&](const std::string& line) { return line.ends_with(head); });
  if (at == lines.rend()) return block;
  for (auto line = at.base(); line != lines.end() && indent(*line) > indent(*at); ++line) {
    block.push_back(*line);
  }
  return block;
}

/// "  paths: procedures" is about "paths".
std::set<std::string> keys_of(const std::vector<std::string>& block) {
  std::set<std::string> keys;
  const std::size_t indent = block.empty() ? 0 : block.front().find_first_not_of(' ');
  for (const std::string& line : block) {
    if (line.find_first_not_of(' ') != indent) continue;
    keys.insert(line.substr(indent, line.find(':') - indent));
  }
  return keys;
}

/// As GitHub runs the last step of the action, with the program where the steps before put it.
Ran run_action(const Scratch& scratch, const std::string& inputs) {
  std::string script;
  for (const std::string& line : block_below(lines_of(text_of(root / "action.yml")), "run: |")) {
    script += line + "\n";
  }
  scratch.write("check.sh", script);
  return run_shell(
      "mkdir -p temp/selaras/bin && ln -sf \"$(command -v selaras)\" temp/selaras/bin/selaras && "
      "export RUNNER_TEMP=temp INPUT_AGAINST= INPUT_BASELINE= INPUT_SARIF= INPUT_FAIL_ON=warning " +
          inputs + " && bash -eo pipefail check.sh",
      scratch.path());
}

TEST(Action, ChecksThePathsThatItIsGiven) {
  const Scratch scratch;
  furnish(scratch);
  const Ran failing = run_action(scratch, "INPUT_PATHS='procedures/oki procedures/riau'");
  EXPECT_EQ(failing.code, 1) << failing.err;
  EXPECT_TRUE(contains(failing.out, "::warning file=procedures/")) << failing.out;
  const Ran passing =
      run_action(scratch, "INPUT_PATHS=procedures/oki INPUT_FAIL_ON=never INPUT_SARIF=found.sarif");
  EXPECT_EQ(passing.code, 0) << passing.err;
  EXPECT_TRUE(contains(text_of(scratch.path() / "found.sarif"), "\"version\": \"2.1.0\""));
  const Ran none = run_action(scratch, "INPUT_PATHS='--help'");
  EXPECT_EQ(none.code, 2) << "an input is a path, whatever it looks like";
}

TEST(Action, HasTheInputsThatTheTutorialsName) {
  const auto inputs = keys_of(block_below(lines_of(text_of(root / "action.yml")), "inputs:"));
  EXPECT_TRUE(inputs.contains("paths"));
  for (const char* page : {"docs/en/ci.md", "docs/id/ci.md"}) {
    const std::string text = text_of(root / page);
    const std::string job = text.substr(0, text.find("github/codeql-action"));
    const auto named = keys_of(block_below(lines_of(job), "with:"));
    EXPECT_GE(named.size(), 3u) << page;
    EXPECT_TRUE(std::ranges::includes(inputs, named)) << page;
  }
}

TEST(PreCommitHook, RunsOnTheFilesThatItIsGiven) {
  const Scratch scratch;
  furnish(scratch);
  const std::string hooks = text_of(root / ".pre-commit-hooks.yaml");
  const std::string mark = "entry: ";
  const std::size_t at = hooks.find(mark) + mark.size();
  const std::string entry = hooks.substr(at, hooks.find('\n', at) - at);
  const Ran ran = run_shell(entry + " procedures/oki/procedure.json", scratch.path());
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_TRUE(contains(ran.out, "procedures/oki/procedure.json:")) << ran.out;
}

struct Generated {
  const char* file;
  std::vector<std::string> arguments;
};

void PrintTo(const Generated& generated, std::ostream* stream) { *stream << generated.file; }

class GeneratedPage : public testing::TestWithParam<Generated> {};

TEST_P(GeneratedPage, IsWhatTheProgramWritesToday) {
  const fs::path page = root / "docs/reference" / GetParam().file;
  const Ran ran = run_program(GetParam().arguments, root);
  ASSERT_EQ(ran.code, 0) << ran.err;
  if (updates_expected()) write_text(page, ran.out);
  EXPECT_EQ(ran.out, text_of(page))
      << "UPDATE_EXPECTED=1 in the environment of this test rewrites it";
}

INSTANTIATE_TEST_SUITE_P(
    All, GeneratedPage,
    testing::Values(Generated{"perintah.md", {"manual", "--lang", "id"}},
                    Generated{"commands.md", {"manual", "--lang", "en"}},
                    Generated{"format.md", {"manual", "--about", "formats", "--lang", "id"}},
                    Generated{"formats.md", {"manual", "--about", "formats", "--lang", "en"}},
                    Generated{"aturan.md", {"rules", "--output", "markdown", "--lang", "id"}},
                    Generated{"rules.md", {"rules", "--output", "markdown", "--lang", "en"}}));

/// What a picture says; where its lines run is Graphviz's business, which differs by version.
std::vector<std::string> words_of(const std::string& picture) {
  static const std::regex piece(">([^<\\s][^<]*)<");
  std::vector<std::string> words;
  for (auto match = std::sregex_iterator(picture.begin(), picture.end(), piece);
       match != std::sregex_iterator(); ++match) {
    words.push_back(match->str(1));
  }
  return words;
}

TEST(PictureInTheReadme, SaysWhatTheProgramDrawsToday) {
  const fs::path picture = root / "docs/pictures/oki.svg";
  const Scratch scratch;
  const fs::path drawn = scratch.path() / "oki.svg";
  const Ran ran = run_program({"draw", (root / "procedures/oki").string(), "--against",
                               "regional-2019", "--lang", "en", "-o", drawn.string()},
                              root);
  ASSERT_EQ(ran.code, 0) << ran.err;
  if (updates_expected()) write_text(picture, text_of(drawn));
  EXPECT_GT(words_of(text_of(picture)).size(), 50u);
  EXPECT_EQ(words_of(text_of(drawn)), words_of(text_of(picture)))
      << "UPDATE_EXPECTED=1 in the environment of this test rewrites it";
}

}  // namespace
}  // namespace selaras::tests
