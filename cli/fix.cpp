#include "cli/fix.h"

#include <filesystem>

#include <unistd.h>

#include "cli/complain.h"
#include "cli/project.h"
#include "gate/configuration.h"
#include "gate/normal_form.h"
#include "gate/unified_diff.h"
#include "model/load.h"
#include "model/text.h"

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;

/// The flow of a reference can be checked like a procedure, but its file is no procedure's.
bool is_procedure_file(const std::string& text) {
  model::Diagnostics ignored;
  const auto document = model::json::parse(text, "", ignored);
  return document && model::kind_of(*document) == "procedure";
}

}  // namespace

std::string schema_for(const std::string& file, const std::string& text,
                       const std::string& folder) {
  std::string named = gate::schema_of(text);
  const std::string configuration = configuration_of(folder);
  if (!named.empty() || configuration.empty()) return named;
  const fs::path schema =
      fs::path(configuration).parent_path() / gate::schema_folder / "procedure.schema.json";
  std::error_code error;
  if (!fs::exists(schema, error)) return {};
  return fs::proximate(schema,
                       fs::path(file).parent_path().empty() ? "." : fs::path(file).parent_path(),
                       error)
      .generic_string();
}

std::vector<Fix> fixes(const Inputs& inputs, const Voice& voice) {
  std::vector<Fix> all;
  for (const model::Procedure& procedure : inputs.procedures) {
    const auto text = inputs.files.find(procedure.file);
    if (text == inputs.files.end() || !is_procedure_file(text->second)) continue;
    if (gate::has_comments(text->second)) {
      complain(voice.texts.fill("cli.fix.comments", {{"file", procedure.file}}), voice.texts);
      continue;
    }
    std::string after = gate::normal_form(procedure, schema_for(procedure.file, text->second));
    if (after != text->second) all.push_back({procedure.file, text->second, std::move(after)});
  }
  return all;
}

std::string shown(const std::vector<Fix>& fixes) {
  std::string diff;
  for (const Fix& fix : fixes) diff += gate::unified_diff(fix.before, fix.after, fix.file);
  if (isatty(STDOUT_FILENO) == 0) return diff;
  std::string safe;  // a terminal obeys what a file or `patch` only keeps
  for (const std::string_view line : model::lines(diff)) safe += model::printable(line) + "\n";
  return safe;
}

}  // namespace selaras::cli
