#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/json.h"
#include "model/reference.h"
#include "model/suppression.h"

namespace selaras::gate {

inline constexpr int configuration_format_version = 1;
inline constexpr std::string_view configuration_name = "selaras.json";
inline constexpr std::string_view schema_folder = ".selaras";  // beside it, for editors

/// Procedures below a path are measured against a reference of their own.
struct ReferenceChoice {
  std::string path;       // of a file or a folder, from the configuration's folder
  std::string reference;  // a file, a folder or the id of a shipped one
  model::Place at;
};

/// What a project's `selaras.json` states; what it leaves out is absent here.
struct Configuration {
  std::string file;                     // as found; empty: there is none
  std::optional<std::string> language;  // id, en
  std::optional<std::string> fail_on;   // error, warning, note, never
  std::optional<std::vector<std::string>> select;
  std::optional<std::vector<std::string>> ignore;
  std::optional<std::string> baseline;  // path from the configuration's folder
  std::map<std::string, model::Level, std::less<>> severity;  // by rule
  std::vector<ReferenceChoice> references;
  model::Suppressions suppress;
  std::map<std::string, model::Place, std::less<>> places;  // of each key, "severity.<rule>" too
};

/// The path of the nearest `selaras.json`, in the folder or above it; empty where there is none.
[[nodiscard]] std::string find_configuration(const std::string& folder);

/// Every fault is a diagnostic; a rule that nobody knows is a warning, as it may be declared in a
/// reference that this run does not read.
[[nodiscard]] Configuration read_configuration(const model::json::Node& document,
                                               const std::string& file,
                                               model::Diagnostics& diagnostics);

/// A path of the configuration as seen from where the program was started.
[[nodiscard]] std::string from_configuration(const Configuration& configuration,
                                             const std::string& path);

/// The choice for a procedure file: of those whose path it lies below, the longest; null: none.
[[nodiscard]] const ReferenceChoice* reference_for(const Configuration& configuration,
                                                   const std::string& procedure_file);

/// A configuration to begin with: every key, as the program does without one.
[[nodiscard]] std::string first_configuration();

}  // namespace selaras::gate
