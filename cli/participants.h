#pragma once

#include <deque>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/joint_scenario.h"
#include "reports/files.h"
#include "simulator/joint_process.h"

namespace selaras::cli {

/// What the members of a joint scenario name, found among the files of a command line, else among
/// the shipped ones. Not to be copied: participants point into it.
class Participants {
 public:
  /// Reads procedures and scenarios of these files and folders.
  explicit Participants(const std::vector<std::string>& paths);
  Participants(const Participants&) = delete;
  Participants& operator=(const Participants&) = delete;

  /// These too, behind those of the command line.
  void take(const std::deque<model::Procedure>& procedures);

  /// Of the members, in their order. A name that nothing has is among `diagnostics`.
  [[nodiscard]] std::vector<simulator::Participant> of(const model::JointScenario& joint,
                                                       model::Diagnostics& diagnostics) const;

  /// Of each file that cannot be used.
  [[nodiscard]] const std::vector<model::Diagnostics>& unread() const { return unread_; }
  [[nodiscard]] const reports::Files& files() const { return files_; }

 private:
  void read(const std::string& path);
  [[nodiscard]] const model::Procedure* procedure(const model::Member& member,
                                                  model::Diagnostics& diagnostics) const;
  [[nodiscard]] const model::Scenario* scenario(const model::Member& member,
                                                const model::Procedure& procedure,
                                                model::Diagnostics& diagnostics) const;

  std::deque<model::Procedure> procedures_;
  std::vector<model::Scenario> scenarios_;
  std::vector<model::Diagnostics> unread_;
  reports::Files files_;
};

}  // namespace selaras::cli
