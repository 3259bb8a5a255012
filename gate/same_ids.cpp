#include "gate/same_ids.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace selaras::gate {
namespace {

using Ids = std::map<std::string, std::string>;

/// Steps are parts of one kind, gateways and ends of another.
std::string kind_of(const model::Node& node) {
  return node.kind == model::NodeKind::step ? "step" : "node";
}

Ids new_ids(const model::Procedure& newer, const model::Procedure& older) {
  const std::vector<Part> before = parts_of(older);
  const std::vector<Part> after = parts_of(newer);
  const Match match(before, after);
  std::set<std::string> taken;
  for (const model::Node& node : older.flow.nodes) taken.insert(node.id);
  Ids ids;
  for (const model::Node& node : newer.flow.nodes) {
    if (node.kind == model::NodeKind::start) continue;
    if (const auto known = match.older_id(kind_of(node), node.id)) {
      ids[node.id] = *known;
      continue;
    }
    std::string own = node.id;
    while (!taken.insert(own).second) own += ".new";
    ids[node.id] = own;
  }
  return ids;
}

void rename(std::string& id, const Ids& ids) {
  const auto found = ids.find(id);
  if (found != ids.end()) id = found->second;
}

}  // namespace

model::Procedure with_older_ids(const model::Procedure& newer, const model::Procedure& older) {
  const Ids ids = new_ids(newer, older);
  model::Procedure renamed = newer;
  for (model::Step& step : renamed.steps) rename(step.id, ids);
  for (model::Node& node : renamed.flow.nodes) rename(node.id, ids);
  for (model::TimeClaim& claim : renamed.time_claims) {
    if (claim.from) rename(claim.from->step, ids);
    if (claim.to) rename(claim.to->step, ids);
    for (model::TimePart& part : claim.parts) {
      for (std::string& step : part.steps) rename(step, ids);
    }
  }
  return renamed;
}

}  // namespace selaras::gate
