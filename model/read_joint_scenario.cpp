#include <algorithm>
#include <cmath>

#include "model/file_head.h"
#include "model/joint_scenario.h"
#include "model/read.h"
#include "model/read_ids.h"
#include "model/read_quantities.h"
#include "model/read_resources.h"
#include "model/read_scenario.h"

namespace selaras::model {
namespace {

constexpr int joint_format_version = 1;
constexpr Range load_range{least_load, most_load};

Member read_member(ObjectReader& reader) {
  Member member;
  member.at = reader.place();
  member.id = read_id(reader);
  member.title = reader.text("title");
  reader.required("procedure");
  member.procedure = read_word(reader, "procedure");
  member.scenario = read_word(reader, "scenario");
  if (const json::Node* offices = reader.required("offices")) {
    member.offices = read_input(reader, *offices, "offices", {1, most_offices}, {});
    if (member.offices.value != std::floor(member.offices.value)) {
      reader.report("offices-not-whole", *offices);
    }
  }
  const DeclaredIds no_shifts("shift");
  member.arrivals = read_each(
      reader, "arrivals", [&](ObjectReader& element) { return read_arrivals(element, no_shifts); });
  return member;
}

void check_size(ObjectReader& reader, std::string_view key, std::size_t size, std::size_t limit) {
  if (size <= limit) return;
  reader.report("too-many", *reader.member(key),
                {{"key", std::string(key)}, {"limit", std::to_string(limit)}});
}

void read_members(ObjectReader& reader, JointScenario& joint) {
  DeclaredIds ids("member");
  declare(reader, "members", ids);
  const json::Node* members = reader.required("members");
  joint.members = read_each(reader, "members", read_member);
  if (members != nullptr && joint.members.empty()) {
    reader.report("empty-value", *members, {{"key", "members"}});
  }
  check_size(reader, "members", joint.members.size(), most_members);
}

void read_shared(ObjectReader& reader, Scenario& common) {
  DeclaredIds shared("resource");
  declare(reader, "shared", shared);
  const json::Node* resources = reader.required("shared");
  const DeclaredIds no_shifts("shift");
  common.resources = read_each(
      reader, "shared", [&](ObjectReader& element) { return read_resource(element, no_shifts); });
  if (resources != nullptr && common.resources.empty()) {
    reader.report("empty-value", *resources, {{"key", "shared"}});
  }
  common.steps = read_each(reader, "steps",
                           [&](ObjectReader& element) { return read_step_times(element, shared); });
}

void read_loads(ObjectReader& reader, JointScenario& joint) {
  for (const json::Node* node : reader.elements("loads")) {
    joint.loads.push_back(read_input(reader, *node, "loads", load_range, {}).value);
  }
  check_size(reader, "loads", joint.loads.size(), most_loads);
  joint.loads.push_back(1);
  std::ranges::sort(joint.loads);
  const auto doubles = std::ranges::unique(joint.loads);
  joint.loads.erase(doubles.begin(), doubles.end());
}

}  // namespace

JointScenario read_joint_scenario(const json::Node& document, const std::string& file,
                                  Diagnostics& diagnostics) {
  const std::size_t first = diagnostics.size();
  ObjectReader reader(document, file, diagnostics);
  JointScenario joint;
  joint.common.file = file;
  if (!reader.is_object()) return joint;
  read_head(reader, "joint-scenario", joint_format_version);
  read_title(reader, joint.common);
  read_run(reader, joint.common);
  read_shared(reader, joint.common);
  read_members(reader, joint);
  read_loads(reader, joint);
  check_steps_once(reader, joint.common);
  check_roles(reader, joint.common);
  reader.finish();
  sort_by_place(diagnostics, first);
  return joint;
}

}  // namespace selaras::model
