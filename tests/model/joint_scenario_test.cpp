#include "model/joint_scenario.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/flow_text.h"

namespace selaras::model {
namespace {

/// A small joint scenario; a test changes one place of it.
constexpr std::string_view sound = R"({
  "kind": "joint-scenario", "formatVersion": 1, "id": "nation",
  "calendar": "indonesia", "title": {"id": "n", "en": "n"},
  "start": "2025-01-01", "timeZone": "WIB",
  "window": {"value": 1, "unit": "calendar-year"},
  "shared": [{"id": "pool", "staff": 3, "share": 0.5}],
  "steps": [{"step": "decide", "delay": {"distribution": "constant", "value": 2,
                                         "unit": "working-day"}}],
  "members": [{"id": "north", "title": {"id": "u", "en": "n"}, "procedure": "example",
               "offices": {"value": 38, "provenance": "assumed"}},
              {"id": "south", "title": {"id": "s", "en": "s"}, "procedure": "example",
               "scenario": "other", "offices": 2,
               "arrivals": [{"rate": 3, "per": "working-day"}]}],
  "loads": [2, 0.5]
})";

JointScenario read(const std::string& text, Diagnostics& diagnostics) {
  const auto document = json::parse(text, "n.json", diagnostics);
  return document ? read_joint_scenario(*document, "n.json", diagnostics) : JointScenario{};
}

using Codes = std::vector<std::string>;

Codes faults(std::string_view from, std::string_view to) {
  std::string text(sound);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  Diagnostics diagnostics;
  static_cast<void>(read(text.replace(at, from.size(), to), diagnostics));
  Codes all;
  for (const Diagnostic& diagnostic : diagnostics) all.push_back(diagnostic.code);
  return all;
}

TEST(ReadJointScenario, takes_members_shared_people_and_loads) {
  Diagnostics diagnostics;
  const JointScenario joint = read(std::string(sound), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(joint.common.id, "nation");
  EXPECT_EQ(joint.common.resources.at(0).staff.value, 3);
  ASSERT_EQ(joint.members.size(), 2u);
  EXPECT_EQ(joint.members[0].offices.value, 38);
  EXPECT_TRUE(joint.members[0].arrivals.empty());
  EXPECT_EQ(joint.members[1].scenario, "other");
  EXPECT_EQ(joint.members[1].arrivals.at(0).rate.value, 3);
  EXPECT_EQ(joint.loads, (std::vector<double>{0.5, 1, 2}));
}

TEST(ReadJointScenario, says_what_is_wrong) {
  EXPECT_EQ(faults("\"value\": 38", "\"value\": 0"), Codes{"number-range"});
  EXPECT_EQ(faults("\"value\": 38", "\"value\": 2.5"), Codes{"offices-not-whole"});
  EXPECT_EQ(faults("[2, 0.5]", "[0]"), Codes{"number-range"});
  EXPECT_EQ(faults("[2, 0.5]", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21]"),
            Codes{"too-many"});
  EXPECT_EQ(faults("\"id\": \"south\"", "\"id\": \"north\""), Codes{"duplicate-id"});
  EXPECT_EQ(faults("\"procedure\": \"example\",\n               \"offices\"", "\"offices\""),
            Codes{"missing-key"});
  EXPECT_EQ(faults("[{\"id\": \"pool\", \"staff\": 3, \"share\": 0.5}]", "[]"),
            Codes{"empty-value"});
  EXPECT_EQ(faults("\"staff\": 3", "\"staff\": 0"), Codes{"number-range"});
  EXPECT_EQ(faults("\"loads\"", "\"laods\""), Codes{"unknown-key"});
  EXPECT_EQ(faults("\"joint-scenario\"", "\"scenario\""), Codes{"wrong-kind"});
}

TEST(JointScenario, puts_the_shared_people_in_the_place_of_the_members_own) {
  Diagnostics diagnostics;
  const JointScenario joint = read(std::string(sound), diagnostics);
  const Procedure procedure = tests::flow_of("check -> decide, decide -> =granted");
  Scenario own;
  own.procedure = procedure.id;
  own.resources = {
      {.id = "desk", .staff = {.value = 1}, .share = {.value = 1}},
      {.id = "pool", .roles = {"chief"}, .staff = {.value = 1}, .share = {.value = 1}}};
  own.arrivals = {{.rate = {.value = 9}}};
  const Scenario north = scenario_of(joint.members[0], joint, own, procedure, 2);
  EXPECT_EQ(north.resource("pool")->staff.value, 3);
  EXPECT_EQ(north.resource("pool")->roles, Codes{"chief"});
  EXPECT_EQ(north.resource("pool")->share.value, 0.25);
  EXPECT_EQ(north.resource("desk")->share.value, 1);
  EXPECT_EQ(north.arrivals[0].rate.value, 9);
  EXPECT_EQ(north.start, joint.common.start);
  const Scenario south = scenario_of(joint.members[1], joint, own, procedure, 1);
  EXPECT_EQ(south.arrivals[0].rate.value, 3);
}

TEST(JointScenario, replaces_of_a_members_step_what_it_states_and_nothing_else) {
  Diagnostics diagnostics;
  const JointScenario joint = read(std::string(sound), diagnostics);
  const Procedure procedure = tests::flow_of("check -> decide, decide -> =granted");
  Scenario own;
  own.procedure = procedure.id;
  own.steps = {{.step = "decide",
                .resource = "desk",
                .effort = Distribution{.mean = 4},
                .delay = Distribution{.mean = 9}}};
  const Scenario member = scenario_of(joint.members[0], joint, own, procedure, 1);
  ASSERT_EQ(member.steps.size(), 1u);
  EXPECT_EQ(member.steps[0].effort->mean, 4);
  EXPECT_EQ(member.steps[0].delay->mean, 2);
  EXPECT_EQ(member.steps[0].resource, "desk");
  own.steps.clear();
  const Scenario silent = scenario_of(joint.members[0], joint, own, procedure, 1);
  ASSERT_EQ(silent.steps.size(), 1u);
  EXPECT_EQ(silent.steps[0].step, "decide");
}

}  // namespace
}  // namespace selaras::model
