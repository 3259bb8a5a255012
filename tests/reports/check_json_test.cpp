#include "reports/check_json.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/json.h"
#include "tests/reports/json_reader.h"
#include "tests/reports/sample.h"

namespace selaras::reports {
namespace {

using model::json::Node;
using sample::at;
using sample::english;
using sample::keys;
using sample::parsed;

Node result_of(const sample::World& world) {
  return parsed(whole(json_report("0.1.0", english()), world.results));
}

using Keys = std::vector<std::string>;

TEST(CheckJson, TheTopHasExactlyTheFieldsPromised) {
  const Node top = result_of(sample::World());
  EXPECT_EQ(keys(top), (Keys{"schemaVersion", "tool", "reference", "procedures", "findings"}));
  EXPECT_EQ(at(top, "schemaVersion").integer, 1);
  EXPECT_EQ(at(at(top, "tool"), "name").string, "selaras");
  EXPECT_EQ(at(at(top, "tool"), "version").string, "0.1.0");
  EXPECT_EQ(keys(at(top, "reference")), (Keys{"id", "version"}));
  EXPECT_EQ(at(at(top, "reference"), "id").string, "contoh-2019");
}

TEST(CheckJson, TheReferenceIsNullWhereThereAreSeveral) {
  sample::World world;
  const model::Reference other;
  world.results[1].reference = &other;
  EXPECT_EQ(at(result_of(world), "reference").kind, Node::Kind::null);
}

TEST(CheckJson, AProcedureHasExactlyTheFieldsPromised) {
  const Node top = result_of(sample::World());
  ASSERT_EQ(at(top, "procedures").elements.size(), 2u);
  const Node& first = at(top, "procedures").elements[0];
  EXPECT_EQ(keys(first),
            (Keys{"id", "region", "level", "file", "reference", "fitness", "fitnessByOutcome",
                  "errors", "warnings", "notes", "obligations", "alignment", "time"}));
  EXPECT_EQ(at(first, "id").string, "kota-contoh");
  EXPECT_EQ(at(first, "level").string, "city");
  EXPECT_EQ(at(first, "fitness").number, 0.5);
  EXPECT_EQ(at(first, "errors").integer, 1);
  EXPECT_EQ(at(first, "warnings").integer, 1);
  EXPECT_EQ(at(first, "notes").integer, 1);
  EXPECT_EQ(at(at(top, "procedures").elements[1], "fitness").kind, Node::Kind::null);
}

TEST(CheckJson, AnObligationHasExactlyTheFieldsPromised) {
  const Node top = result_of(sample::World());
  const auto& obligations = at(at(top, "procedures").elements[0], "obligations").elements;
  ASSERT_EQ(obligations.size(), 4u);
  EXPECT_EQ(keys(obligations[1]),
            (Keys{"id", "outcome", "reason", "missing", "steps", "evidence"}));
  EXPECT_EQ(at(obligations[0], "outcome").string, "met");
  EXPECT_EQ(at(obligations[0], "reason").kind, Node::Kind::null);
  EXPECT_EQ(at(obligations[1], "outcome").string, "not-met");
  EXPECT_EQ(at(obligations[1], "reason").string, "contrary");
  EXPECT_EQ(at(obligations[3], "outcome").string, "not-applicable");
  EXPECT_EQ(at(obligations[3], "missing").elements[0].string, "duration");
  const Node& evidence = at(obligations[1], "evidence").elements[0];
  EXPECT_EQ(keys(evidence), (Keys{"file", "line", "quote"}));
  EXPECT_EQ(at(evidence, "file").string, "procedures/kota-contoh/source.txt");
  EXPECT_EQ(at(evidence, "line").integer, 5);
}

TEST(CheckJson, AFindingHasTheFieldsPromised) {
  const Node top = result_of(sample::World());
  ASSERT_EQ(at(top, "findings").elements.size(), 3u);
  const Node& finding = at(top, "findings").elements[2];
  EXPECT_EQ(keys(finding),
            (Keys{"rule", "level", "procedure", "element", "obligation", "message", "help", "file",
                  "line", "column", "endLine", "endColumn", "evidence", "basis", "witness", "run",
                  "fingerprint", "state", "suppression"}));
  EXPECT_EQ(at(finding, "rule").string, "sample-addressee");
  EXPECT_EQ(at(finding, "level").string, "error");
  EXPECT_EQ(at(finding, "procedure").string, "kota-contoh");
  EXPECT_EQ(at(finding, "element").string, "step:submit_application");
  EXPECT_EQ(at(finding, "obligation").string, "apply.to-regional-head");
  EXPECT_EQ(at(finding, "message").string,
            "“Pengajuan permohonan” is addressed to “Kepala Dinas”, not to mayor");
  EXPECT_EQ(at(finding, "line").integer, 4);
  EXPECT_EQ(at(finding, "column").integer, 53);
  EXPECT_EQ(at(finding, "endColumn").integer, 75);
  EXPECT_EQ(at(finding, "witness").elements[1].string, "grant_access");
  EXPECT_EQ(at(finding, "fingerprint").string, "0123456789abcdef");
  EXPECT_EQ(at(finding, "state").string, "new");
  const Node& basis = at(finding, "basis").elements[0];
  EXPECT_EQ(keys(basis), (Keys{"article", "mark", "citation"}));
  EXPECT_EQ(at(basis, "article").string, "9a");
  EXPECT_EQ(at(basis, "mark").string, "T");
}

TEST(CheckJson, AFindingWithoutObligationHasNull) {
  const Node top = result_of(sample::World());
  EXPECT_EQ(at(at(top, "findings").elements[0], "obligation").kind, Node::Kind::null);
}

TEST(CheckJson, HostileTextIsOnlyText) {
  sample::World world;
  sample::make_hostile(world);
  const Node top = result_of(world);
  EXPECT_EQ(at(at(top, "procedures").elements[0], "region").string, sample::hostile);
}

TEST(CheckJson, NothingCheckedIsStillJson) {
  const Node top = parsed(whole(json_report("0.1.0", english()), {}));
  EXPECT_EQ(at(top, "procedures").kind, Node::Kind::array);
  EXPECT_EQ(at(top, "reference").kind, Node::Kind::null);
}

}  // namespace
}  // namespace selaras::reports
