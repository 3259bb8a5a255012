#include "cli/participants.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "cli/inputs.h"
#include "model/load.h"
#include "model/read_ids.h"
#include "model/shipped_procedures.h"

namespace selaras::cli {
namespace {

/// The one of that id: of the user's, else shipped.
template <class Own, class Shipped>
auto with_id(const Own& own, const Shipped& shipped, const std::string& id)
    -> decltype(&*shipped.begin()) {
  for (const auto& each : own) {
    if (each.id == id) return &each;
  }
  for (const auto& each : shipped) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

template <class Own, class Shipped>
void report_unknown(const char* kind, const std::string& id, const model::Place& at, const Own& own,
                    const Shipped& shipped, model::Diagnostics& diagnostics) {
  model::DeclaredIds declared(kind);
  for (const auto& each : own) declared.add(each.id);
  for (const auto& each : shipped) declared.add(each.id);
  model::add_unknown(diagnostics, at, id, declared);
}

}  // namespace

Participants::Participants(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) read(path);
}

void Participants::take(const std::deque<model::Procedure>& procedures) {
  procedures_.insert(procedures_.end(), procedures.begin(), procedures.end());
}

void Participants::read(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    model::Diagnostics diagnostics;
    const auto document = parsed(path, files_, diagnostics);
    if (document && model::kind_of(*document) == "scenario") {
      scenarios_.push_back(model::read_scenario(*document, path, diagnostics));
      if (model::has_errors(diagnostics)) unread_.push_back(std::move(diagnostics));
      return;
    }
  }
  Inputs inputs = read_procedures({path});
  std::ranges::move(inputs.procedures, std::back_inserter(procedures_));
  std::ranges::move(inputs.unread, std::back_inserter(unread_));
  files_.merge(inputs.files);
}

const model::Procedure* Participants::procedure(const model::Member& member,
                                                model::Diagnostics& diagnostics) const {
  const auto& shipped = model::shipped_procedures();
  const model::Procedure* found = with_id(procedures_, shipped, member.procedure);
  if (found == nullptr) {
    report_unknown("procedure", member.procedure, member.at, procedures_, shipped, diagnostics);
  }
  return found;
}

const model::Scenario* Participants::scenario(const model::Member& member,
                                              const model::Procedure& procedure,
                                              model::Diagnostics& diagnostics) const {
  const auto& shipped = model::shipped_scenarios();
  if (!member.scenario.empty()) {
    const model::Scenario* named = with_id(scenarios_, shipped, member.scenario);
    if (named != nullptr) return named;
    report_unknown("scenario", member.scenario, member.at, scenarios_, shipped, diagnostics);
    return nullptr;
  }
  const model::Scenario* own = model::matching_scenario(procedure, scenarios_);
  if (own != nullptr) return own;
  own = model::matching_scenario(procedure, shipped);
  if (own == nullptr) {
    diagnostics.push_back({.code = "procedure-without-scenario",
                           .at = member.at,
                           .arguments = {{"procedure", procedure.id}}});
  }
  return own;
}

std::vector<simulator::Participant> Participants::of(const model::JointScenario& joint,
                                                     model::Diagnostics& diagnostics) const {
  std::vector<simulator::Participant> all;
  for (const model::Member& member : joint.members) {
    const model::Procedure* named = procedure(member, diagnostics);
    if (named == nullptr) continue;
    all.push_back({&member, named, scenario(member, *named, diagnostics)});
  }
  return all;
}

}  // namespace selaras::cli
