#include "gate/difference.h"

#include <algorithm>
#include <map>
#include <set>

namespace selaras::gate {
namespace {

using behaviour::Answer;
using checker::ArgumentKind;
using checker::Finding;
using checker::ProcedureResult;

/// Kinds of parts that an argument's values may be ids of.
std::vector<std::string> part_kinds(ArgumentKind kind) {
  switch (kind) {
    case ArgumentKind::step:
      return {"step", "statement"};
    case ArgumentKind::document:
    case ArgumentKind::item:
    case ArgumentKind::section:
    case ArgumentKind::claim:
      break;
    case ArgumentKind::end:
      return {"node"};
    default:
      return {};
  }
  if (kind == ArgumentKind::document) return {"document"};
  if (kind == ArgumentKind::item) return {"item"};
  return {kind == ArgumentKind::section ? "section" : "claim"};
}

std::string renamed(const std::vector<std::string>& kinds, const std::string& id,
                    const Match& match) {
  for (const std::string& kind : kinds) {
    if (const auto older = match.older_id(kind, id)) return *older;
  }
  return id;
}

std::vector<std::string> element_kinds(const std::string& kind) {
  if (kind == "step") return {"step", "statement"};
  return {kind};
}

/// The newer version's finding in the words of the older one.
Finding in_older_ids(Finding finding, const Match& match, const std::string& procedure) {
  if (finding.element.kind == "procedure" && finding.element.id == finding.procedure) {
    finding.element.id = renamed(element_kinds(finding.element.kind), finding.element.id, match);
  } else {
    finding.element.id =
        renamed({finding.element.kind, "statement", "node"}, finding.element.id, match);
  }
  finding.procedure = procedure;
  for (checker::Argument& argument : finding.arguments) {
    const std::vector<std::string> kinds = part_kinds(argument.kind);
    for (std::string& value : argument.values) value = renamed(kinds, value, match);
  }
  return finding;
}

/// Findings that look alike come as often as they are found.
using Fingerprints = std::multiset<std::string>;

/// Of the findings, those whose fingerprint the others lack.
std::vector<const Finding*> without_counterpart(const std::vector<Finding>& findings,
                                                const std::vector<std::string>& fingerprints,
                                                Fingerprints others) {
  std::vector<const Finding*> rest;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto other = others.find(fingerprints[i]);
    if (other == others.end()) {
      rest.push_back(&findings[i]);
    } else {
      others.erase(other);
    }
  }
  return rest;
}

void compare_findings(const Match& match, Difference& difference) {
  const auto& older = difference.versions.older->findings;
  const auto& newer = difference.versions.newer->findings;
  std::vector<std::string> before;
  std::vector<std::string> after;
  for (const Finding& finding : older) before.push_back(checker::fingerprint(finding));
  const std::string& procedure = difference.versions.older->procedure->id;
  for (const Finding& finding : newer) {
    after.push_back(checker::fingerprint(in_older_ids(finding, match, procedure)));
  }
  difference.appeared = without_counterpart(newer, after, {before.begin(), before.end()});
  difference.vanished = without_counterpart(older, before, {after.begin(), after.end()});
}

void take_all(const ProcedureResult& result, std::vector<const Finding*>& findings) {
  for (const Finding& finding : result.findings) findings.push_back(&finding);
}

Difference of_one_side(const Versions& versions) {
  Difference result{.versions = versions};
  const bool came = versions.older == nullptr;
  const ProcedureResult& there = came ? *versions.newer : *versions.older;
  Change change{
      .kind = came ? Kind::added : Kind::removed,
      .what = "procedure",
      .title = there.procedure->region.empty() ? there.procedure->id : there.procedure->region};
  (came ? change.newer_at : change.older_at) = there.procedure->at;
  result.changes.push_back(std::move(change));
  take_all(there, came ? result.appeared : result.vanished);
  result.newly_possible.answer = result.no_longer_possible.answer = Answer::impossible;
  return result;
}

}  // namespace

bool Difference::empty() const {
  return changes.empty() && appeared.empty() && vanished.empty() &&
         newly_possible.answer != Answer::possible && no_longer_possible.answer != Answer::possible;
}

Difference difference(const Versions& versions) {
  if (versions.older == nullptr || versions.newer == nullptr) return of_one_side(versions);
  const model::Procedure& older = *versions.older->procedure;
  const model::Procedure& newer = *versions.newer->procedure;
  const std::vector<Part> older_parts = parts_of(older);
  const std::vector<Part> newer_parts = parts_of(newer);
  const Match match(older_parts, newer_parts);
  Difference result{.versions = versions,
                    .changes = changes(older, newer, older_parts, newer_parts, match)};
  compare_findings(match, result);
  compare_runs(older, newer, match, result);
  return result;
}

std::vector<Versions> paired(const std::vector<ProcedureResult>& older,
                             const std::vector<ProcedureResult>& newer) {
  std::map<std::string, Versions> by_id;
  for (const ProcedureResult& result : older) by_id[result.procedure->id].older = &result;
  for (const ProcedureResult& result : newer) by_id[result.procedure->id].newer = &result;
  std::vector<Versions> pairs;
  for (const auto& [id, versions] : by_id) pairs.push_back(versions);
  const auto gone = [](const Versions& each) { return each.newer == nullptr; };
  const auto came = [](const Versions& each) { return each.older == nullptr; };
  if (std::ranges::count_if(pairs, gone) != 1 || std::ranges::count_if(pairs, came) != 1) {
    return pairs;
  }
  const auto added = std::ranges::find_if(pairs, came);
  std::ranges::find_if(pairs, gone)->newer = added->newer;
  pairs.erase(added);
  return pairs;
}

}  // namespace selaras::gate
