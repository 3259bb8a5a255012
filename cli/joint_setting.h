#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/participants.h"
#include "model/calendar.h"
#include "model/diagnostic.h"
#include "model/joint_scenario.h"
#include "reports/files.h"

namespace selaras::cli {

/// A joint scenario with all that it names, found. Not to be copied: participants point into it.
class JointSetting {
 public:
  /// `with`: files and folders of procedures and scenarios, looked at before those that were `read`
  /// already, and these before the shipped ones.
  JointSetting(const std::string& file, const std::vector<std::string>& with,
               const std::deque<model::Procedure>& read = {});

  /// False where a fault was found.
  [[nodiscard]] bool usable() const;
  /// Says what is wrong with the files.
  void complain_of_files(const Voice& voice) const;

  [[nodiscard]] const model::JointScenario& scenario() const { return *joint_; }
  [[nodiscard]] const std::vector<simulator::Participant>& participants() const {
    return participants_;
  }
  [[nodiscard]] const model::Calendar& calendar() const { return *calendar_; }
  [[nodiscard]] const reports::Files& files() const { return files_; }
  /// The bytes of its own file.
  [[nodiscard]] const std::string& text() const { return files_.at(joint_->common.file); }
  /// The bytes of the file of a member's own scenario.
  [[nodiscard]] std::string scenario_text(const simulator::Participant& member) const;

 private:
  reports::Files files_;
  model::Diagnostics diagnostics_;
  std::optional<model::JointScenario> joint_;
  Participants members_;
  std::vector<simulator::Participant> participants_;
  const model::Calendar* calendar_ = nullptr;
};

/// Whether the file is a joint scenario, as far as one can tell; what is wrong with it is said when
/// it is read.
[[nodiscard]] bool is_joint_scenario(const std::string& path);

/// The calendar it names; null with a diagnostic.
[[nodiscard]] const model::Calendar* calendar_of(const model::Scenario& common,
                                                 model::Diagnostics& diagnostics);

}  // namespace selaras::cli
