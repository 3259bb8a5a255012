#include "cli/project_examiner.h"

#include <filesystem>
#include <functional>

#include "cli/fix.h"
#include "cli/inputs.h"
#include "gate/baseline.h"
#include "gate/configuration.h"
#include "model/calendar.h"
#include "model/load.h"
#include "model/scenario.h"
#include "model/text.h"

namespace selaras::cli {
namespace {

using model::Diagnostics;
using model::json::Node;

using Reading = std::function<void(const Node&, const std::string&, Diagnostics&)>;

/// What says what is wrong with a file, by the file's kind; procedures are examined besides.
const std::map<std::string, Reading, std::less<>>& readings() {
  static const std::map<std::string, Reading, std::less<>> all{
      {"reference",
       [](const Node& node, const std::string& file, Diagnostics& faults) {
         static_cast<void>(model::read_reference(node, file, model::shipped_references(), faults));
       }},
      {"scenario",
       [](const Node& node, const std::string& file, Diagnostics& faults) {
         static_cast<void>(model::read_scenario(node, file, faults));
       }},
      {"calendar",
       [](const Node& node, const std::string& file, Diagnostics& faults) {
         static_cast<void>(model::read_calendar(node, file, faults));
       }},
      {"configuration",
       [](const Node& node, const std::string& file, Diagnostics& faults) {
         static_cast<void>(gate::read_configuration(node, file, faults));
       }},
      {"baseline", [](const Node& node, const std::string& file, Diagnostics& faults) {
         static_cast<void>(gate::read_baseline(node, file, faults));
       }}};
  return all;
}

/// An editor shows us every JSON file. One that cannot be read says no kind; this much it says.
bool seems_ours(std::string_view text) {
  return text.find("\"formatVersion\"") != std::string_view::npos;
}

/// Of a text that no file holds, where the program was started.
std::string folder_of(const std::string& path) {
  return path.starts_with('/') ? std::filesystem::path(path).parent_path().generic_string() : ".";
}

}  // namespace

const Project& ProjectExaminer::project_of(const std::string& folder) {
  const auto known = projects_.find(folder);
  if (known != projects_.end()) return known->second;
  const Project& project =
      projects_.try_emplace(folder, typed_, "lsp", voice_, folder).first->second;
  if (!project.usable()) {
    complaints_.push_back(voice_.texts.fill(
        "lsp.unusable", {{"file", model::printable(project.configuration().file)}}));
  }
  return project;
}

void ProjectExaminer::examine_procedure(const Node& document, const std::string& path,
                                        const reports::Files& open,
                                        gate::Examination& examination) {
  model::Procedure procedure = model::read_procedure(document, path, examination.diagnostics);
  if (model::has_errors(examination.diagnostics)) return;
  prove(procedure, open, examination.files, examination.diagnostics);
  if (model::has_errors(examination.diagnostics)) return;
  const Project& project = project_of(folder_of(path));
  examination.schema = schema_for(path, open.at(path), folder_of(path));
  examination.procedures.push_back(std::move(procedure));
  examination.result = project.examine(examination.procedures).front();
}

gate::Examination ProjectExaminer::examine(const std::string& path, const reports::Files& open) {
  gate::Examination examination;
  const std::string& text = open.at(path);
  examination.files.emplace(path, text);
  const auto document = model::json::parse(text, path, examination.diagnostics);
  if (!document) {
    if (!seems_ours(text)) examination.diagnostics.clear();
    return examination;
  }
  const std::string kind = model::kind_of(*document);
  if (kind == "procedure") {
    examine_procedure(*document, path, open, examination);
  } else if (const auto reading = readings().find(kind); reading != readings().end()) {
    reading->second(*document, path, examination.diagnostics);
  } else {
    examination.diagnostics.clear();
  }
  return examination;
}

}  // namespace selaras::cli
