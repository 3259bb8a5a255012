#include "cli/joint_setting.h"

#include <filesystem>

#include "cli/complain.h"
#include "cli/inputs.h"
#include "model/load.h"
#include "model/shipped.h"

namespace selaras::cli {

JointSetting::JointSetting(const std::string& file, const std::vector<std::string>& with,
                           const std::deque<model::Procedure>& read)
    : members_(with) {
  members_.take(read);
  if (const auto document = parsed(file, files_, diagnostics_)) {
    joint_ = model::read_joint_scenario(*document, file, diagnostics_);
  }
  files_.insert(members_.files().begin(), members_.files().end());
  if (!joint_ || !usable()) return;
  participants_ = members_.of(*joint_, diagnostics_);
  calendar_ = calendar_of(joint_->common, diagnostics_);
}

bool JointSetting::usable() const {
  return joint_ && !model::has_errors(diagnostics_) && members_.unread().empty();
}

void JointSetting::complain_of_files(const Voice& voice) const {
  complain({diagnostics_}, files_, voice);
  complain(members_.unread(), members_.files(), voice);
}

std::string JointSetting::scenario_text(const simulator::Participant& member) const {
  const auto own = files_.find(member.scenario->file);
  if (own != files_.end()) return own->second;
  return std::string(model::shipped_file(member.scenario->file)->text);
}

bool is_joint_scenario(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  reports::Files files;
  model::Diagnostics diagnostics;
  const auto document = parsed(path, files, diagnostics);
  return document && model::kind_of(*document) == "joint-scenario";
}

const model::Calendar* calendar_of(const model::Scenario& common, model::Diagnostics& diagnostics) {
  const model::Calendar* calendar = model::shipped_calendar(common.calendar);
  if (calendar == nullptr) {
    diagnostics.push_back(
        {.code = "no-calendar", .at = common.at, .arguments = {{"id", common.calendar}}});
  }
  return calendar;
}

}  // namespace selaras::cli
