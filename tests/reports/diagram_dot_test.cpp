#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "reports/diagram.h"
#include "tests/flow_text.h"
#include "tests/reports/diagram_samples.h"
#include "tests/reports/sample.h"

namespace selaras::reports::tests {
namespace {

namespace fs = std::filesystem;

bool has_dot() { return std::system("dot -V >/dev/null 2>&1") == 0; }

/// What `dot -Tsvg` makes of it; empty where it fails or complains.
std::string drawn(const std::string& dot) {
  const fs::path folder = fs::temp_directory_path() / ("selaras-dot-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "in.dot", std::ios::binary) << dot;
  const std::string at = folder.string();
  const int status =
      std::system(("dot -Tsvg " + at + "/in.dot >" + at + "/out.svg 2>" + at + "/err").c_str());
  std::stringstream svg;
  svg << std::ifstream(folder / "out.svg", std::ios::binary).rdbuf();
  const bool silent = fs::file_size(folder / "err") == 0;
  fs::remove_all(folder);
  return status == 0 && silent ? svg.str() : "";
}

TEST(DiagramDot, LanesAreClustersAndArrowsShowTheirOrigin) {
  const DiagramOptions how = options();
  const std::string dot =
      swimlane_dot(make_diagram(selaras::tests::flow_of("a ~> =granted"), nullptr, {}, how), how);
  EXPECT_NE(dot.find("subgraph cluster_0 {\n    label=\"Pelaku tidak disebut\";"),
            std::string::npos);
  EXPECT_NE(dot.find("-> n2 [style=dashed]"), std::string::npos) << dot;
}

TEST(DiagramDot, TheDotProgramTakesEveryRegion) {
  if (!has_dot()) GTEST_SKIP() << "there is no dot here";
  for (const Region& region : regions())
    EXPECT_NE(drawn(swimlane_dot(
                  make_diagram(region.procedure, region.reference, region.findings, options()),
                  options())),
              "")
        << region.id;
}

TEST(DiagramDot, HostileTextIsShownAsItIs) {
  if (!has_dot()) GTEST_SKIP() << "there is no dot here";
  for (const std::string& text :
       std::vector<std::string>{"\\N\\G\\l", "\"; x -> y; \"", "&lt;b&gt;", "<b>bold</b>", "\\",
                                "a\nb", sample::hostile}) {
    DiagramOptions wild = options();
    wild.id_prefix = text;
    const std::string svg =
        drawn(swimlane_dot(make_diagram(filled_with(text), nullptr, {}, wild), wild));
    EXPECT_NE(svg, "") << text;
    if (text == "\\N\\G\\l") {
      EXPECT_NE(svg.find("\\N\\G\\l"), std::string::npos);
    }
    if (text == "&lt;b&gt;") {
      EXPECT_NE(svg.find("&amp;lt;b&amp;gt;"), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace selaras::reports::tests
