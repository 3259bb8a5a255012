#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "cli/command.h"
#include "cli/joint_setting.h"
#include "reports/audit.h"
#include "simulator/joint_result.h"

namespace selaras::cli {

/// The joint scenario whose people the audited procedures share, where one was asked for.
class JointAudit {
 public:
  /// No file: nothing to do. The audited procedures stand for members of their ids. Says what is
  /// wrong with the files.
  JointAudit(const std::string& file, const std::deque<model::Procedure>& audited,
             const Voice& voice);

  [[nodiscard]] bool usable() const { return !setting_ || setting_->usable(); }

  /// By as many replications as the scenario states, which holds many offices, and at most by
  /// these. False where it cannot be simulated, and then it is said why.
  bool simulate(std::int64_t most_replications, unsigned threads, const Voice& voice);

  [[nodiscard]] reports::AuditedJoint audited() const;
  /// Its figures, beside those of the procedures in the audit's folder.
  void write(const std::string& folder, const Voice& voice) const;

 private:
  std::optional<JointSetting> setting_;
  simulator::JointResult result_;
};

}  // namespace selaras::cli
