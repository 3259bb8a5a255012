#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/inputs.h"
#include "gate/policy.h"
#include "gate/settings.h"

namespace selaras::cli {

/// The options of every command that shows findings.
struct FindingOptions {
  std::string against;
  std::string fail_on;
  std::string baseline;
  std::string date;
  checker::Selection selection;
  std::int64_t threads = 0;

  [[nodiscard]] std::vector<Option> options();
  [[nodiscard]] gate::Wishes wishes() const;
};

/// What a run goes by: the project's configuration, the options typed, and what both name. Reads
/// all of it and says on standard error what is wrong with it. Throws UsageError for a rule or a
/// date that is none.
class Project {
 public:
  /// The configuration is the one of `folder`.
  Project(const FindingOptions& typed, std::string_view command, const Voice& voice,
          const std::string& folder = ".");

  /// False where the configuration, a reference or the baseline cannot be used.
  [[nodiscard]] bool usable() const { return usable_; }
  [[nodiscard]] const gate::Settings& settings() const { return settings_; }
  [[nodiscard]] const gate::Configuration& configuration() const { return configuration_; }
  [[nodiscard]] const gate::Policy& policy() const { return policy_; }
  /// Null where none was named.
  [[nodiscard]] const gate::Baseline* baseline() const { return baseline_ ? &*baseline_ : nullptr; }
  /// 0: as many as the machine has.
  [[nodiscard]] unsigned threads() const { return threads_; }
  /// None: nothing fails.
  [[nodiscard]] std::optional<model::Level> fails_at() const;
  /// The configuration's own text, so that what is found in it can be shown.
  [[nodiscard]] const reports::Files& files() const { return files_; }

  [[nodiscard]] const model::Reference* reference_for(const model::Procedure& procedure) const;
  [[nodiscard]] std::vector<checker::ProcedureResult> examine(
      const std::deque<model::Procedure>& procedures) const;

 private:
  void read_configuration(const std::string& folder, const Voice& voice);
  void read_references(const Voice& voice);
  void read_baseline(const Voice& voice);
  void add_reference(const std::string& name, const Voice& voice);
  void set_policy(const FindingOptions& typed, std::string_view command, const Voice& voice);
  void require_rules(const std::vector<std::string>& rules, std::string_view command,
                     const Voice& voice) const;

  gate::Configuration configuration_;
  gate::Settings settings_;
  gate::Policy policy_;
  std::optional<gate::Baseline> baseline_;
  std::map<std::string, References, std::less<>> references_;  // by name, as configured or typed
  reports::Files files_;
  unsigned threads_ = 0;
  bool usable_ = true;
};

/// The nearest `selaras.json` in the folder or above it, as it is to be opened; empty: there is
/// none.
[[nodiscard]] std::string configuration_of(const std::string& folder);

/// The language that the project's configuration asks for, as far as it can be read.
[[nodiscard]] std::optional<std::string> configured_language();

}  // namespace selaras::cli
