#include "cli/joint_audit.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "cli/complain.h"
#include "cli/files.h"
#include "reports/joint.h"
#include "simulator/joint_simulate.h"

namespace selaras::cli {

JointAudit::JointAudit(const std::string& file, const std::deque<model::Procedure>& audited,
                       const Voice& voice) {
  if (file.empty()) return;
  setting_.emplace(file, std::vector<std::string>(), audited);
  setting_->complain_of_files(voice);
}

bool JointAudit::simulate(std::int64_t most_replications, unsigned threads, const Voice& voice) {
  if (!setting_) return true;
  const std::int64_t stated = setting_->scenario().common.replications;
  result_ = simulator::simulate(
      setting_->scenario(), setting_->participants(), setting_->calendar(),
      {.replications = std::min(stated, most_replications), .threads = threads});
  complain({result_.diagnostics}, setting_->files(), voice);
  return !model::has_errors(result_.diagnostics);
}

reports::AuditedJoint JointAudit::audited() const {
  if (!setting_) return {};
  return {&result_, &setting_->scenario(), &setting_->participants()};
}

void JointAudit::write(const std::string& folder, const Voice& voice) const {
  if (!setting_) return;
  const std::filesystem::path path = std::filesystem::path(folder) / "simulations";
  make_folder(path.string(), voice.texts);
  const reports::JointSubject subject{setting_->scenario(), setting_->participants(), true};
  write_file((path / (result_.scenario + ".joint.json")).string(),
             reports::joint_json(result_, subject, voice.texts), voice.texts);
}

}  // namespace selaras::cli
