#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/project.h"
#include "gate/editor/examination.h"

namespace selaras::cli {

/// Examines the texts of an editor by the configuration that holds for each: the nearest
/// `selaras.json` above it. Of files other than procedures it says what their readers find wrong;
/// of what is no file of ours, nothing.
class ProjectExaminer final : public gate::Examiner {
 public:
  ProjectExaminer(const FindingOptions& typed, const Voice& voice) : typed_(typed), voice_(voice) {}

  gate::Examination examine(const std::string& path, const reports::Files& open) override;
  void forget() override { projects_.clear(); }
  std::vector<std::string> complaints() override { return std::exchange(complaints_, {}); }

 private:
  const Project& project_of(const std::string& folder);
  void examine_procedure(const model::json::Node& document, const std::string& path,
                         const reports::Files& open, gate::Examination& examination);

  const FindingOptions& typed_;
  const Voice& voice_;
  std::map<std::string, Project> projects_;  // by folder
  std::vector<std::string> complaints_;
};

}  // namespace selaras::cli
