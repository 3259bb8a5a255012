#include "cli/inputs.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

#include "behaviour/run.h"
#include "behaviour/soundness.h"
#include "cli/pages.h"
#include "model/json.h"
#include "model/load.h"
#include "model/parallel.h"
#include "model/read.h"

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;
using model::Diagnostic;
using model::Diagnostics;

struct Found {
  std::string path;
  bool named = false;  // on the command line itself, not met in a folder
};

Diagnostic fault(std::string code, const std::string& file,
                 std::vector<std::pair<std::string, std::string>> arguments) {
  return {.code = std::move(code), .at = {.file = file}, .arguments = std::move(arguments)};
}

Diagnostic unreadable(const std::string& path, const std::error_code& error) {
  return fault("unreadable", path, {{"reason", error.message()}});
}

/// Every JSON file below the folder, by path; symbolic links to folders are not followed.
void list_folder(const std::string& folder, std::vector<Found>& found,
                 std::vector<Diagnostics>& unread) {
  std::error_code error;
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".json" && entry->is_regular_file(error)) {
      paths.push_back(entry->path().generic_string());
    }
  }
  if (error) unread.push_back({unreadable(folder, error)});
  std::ranges::sort(paths);
  for (std::string& path : paths) found.push_back({.path = std::move(path)});
}

std::vector<Found> list(const std::vector<std::string>& paths, std::vector<Diagnostics>& unread) {
  std::vector<Found> found;
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (path == "-") {
      found.push_back({.path = path, .named = true});
    } else if (!fs::exists(status)) {
      unread.push_back({unreadable(
          path, error ? error : std::make_error_code(std::errc::no_such_file_or_directory))});
    } else if (fs::is_directory(status)) {
      list_folder(path, found, unread);
    } else {
      found.push_back({.path = path, .named = true});
    }
  }
  return found;
}

bool is_schema(const model::json::Node& document) {
  const model::json::Node* schema = document.find("$schema");
  return schema != nullptr && schema->string.find("json-schema.org") != std::string::npos;
}

/// A procedure by itself, or the flow of a reference, which can be checked like one.
std::optional<model::Procedure> procedure_of(const model::json::Node& document,
                                             const std::string& path, bool named,
                                             Diagnostics& diagnostics) {
  const std::string kind = model::kind_of(document);
  if (kind == "procedure") return model::read_procedure(document, path, diagnostics);
  if (kind == "reference" && named) {
    return model::read_reference(document, path, model::shipped_references(), diagnostics)
        .procedure;
  }
  if (named) {
    diagnostics.push_back(fault("wrong-kind", path, {{"value", kind}, {"expected", "procedure"}}));
  } else if (kind.empty() && !is_schema(document)) {
    diagnostics.push_back(fault("no-kind", path, {}));
  }
  return std::nullopt;
}

void take(const Found& found, const importer::Lexicon& lexicon, Inputs& inputs) {
  Diagnostics diagnostics;
  std::optional<model::Procedure> procedure;
  if (found.named && is_page(found.path)) {
    procedure = procedure_on_page(found.path, lexicon, inputs, diagnostics);
  } else if (const auto document = parsed(found.path, inputs.files, diagnostics)) {
    procedure = procedure_of(*document, found.path, found.named, diagnostics);
    if (procedure && !has_errors(diagnostics)) prove(*procedure, {}, inputs.files, diagnostics);
  }
  if (has_errors(diagnostics)) {
    inputs.unread.push_back(std::move(diagnostics));
    return;
  }
  inputs.warnings.insert(inputs.warnings.end(), diagnostics.begin(), diagnostics.end());
  if (procedure) inputs.procedures.push_back(std::move(*procedure));
}

template <class List>
void move_to(List& list, List&& more) {
  std::ranges::move(more, std::back_inserter(list));
}

void append(Inputs& inputs, Inputs&& more) {
  move_to(inputs.procedures, std::move(more.procedures));
  inputs.files.merge(more.files);
  move_to(inputs.unread, std::move(more.unread));
  move_to(inputs.warnings, std::move(more.warnings));
  move_to(inputs.pages, std::move(more.pages));
}

/// Two procedures of one id could not be told apart in a report: the later one is refused.
void refuse_doubles(Inputs& inputs) {
  std::map<std::string, std::string> known;
  std::deque<model::Procedure> kept;
  for (model::Procedure& procedure : inputs.procedures) {
    const auto [first, fresh] = known.emplace(procedure.id, procedure.file);
    if (fresh) {
      kept.push_back(std::move(procedure));
    } else if (first->second != procedure.file) {
      inputs.unread.push_back({{.code = "procedure-twice",
                                .at = procedure.at,
                                .arguments = {{"id", procedure.id}, {"other", first->second}}}});
    }
  }
  inputs.procedures = std::move(kept);
}

}  // namespace

std::optional<model::json::Node> parsed(const std::string& path, reports::Files& files,
                                        Diagnostics& diagnostics) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (!error && size > model::json::size_limit) {
    diagnostics.push_back(
        fault("json-too-large", path, {{"limit", std::to_string(model::json::size_limit >> 20)}}));
    return std::nullopt;
  }
  try {
    const auto kept = files.insert_or_assign(path, model::file_text(path)).first;
    return model::json::parse(kept->second, path, diagnostics);
  } catch (const std::runtime_error& reason) {
    diagnostics.push_back(fault("unreadable", path, {{"reason", reason.what()}}));
    return std::nullopt;
  }
}

void prove(const model::Procedure& procedure, const reports::Files& open, reports::Files& files,
           Diagnostics& diagnostics) {
  const std::string path = reports::source_path(procedure);
  if (path.empty()) return;
  const auto at_hand = open.find(path);
  try {
    const auto page = files
                          .insert_or_assign(path, at_hand == open.end() ? model::file_text(path)
                                                                        : at_hand->second)
                          .first;
    if (const auto broken = model::invalid_utf8(page->second)) {
      diagnostics.push_back(fault("json-invalid-utf8", path, {}));
      return;
    }
    model::prove_evidence(procedure, page->second, diagnostics);
  } catch (const std::runtime_error& reason) {
    diagnostics.push_back(fault("unreadable", path, {{"reason", reason.what()}}));
  }
}

Inputs read_procedures(const std::vector<std::string>& paths, const reports::Texts&,
                       const importer::Lexicon& lexicon) {
  Inputs inputs;
  const std::vector<Found> all = list(paths, inputs.unread);
  std::vector<Inputs> read(all.size());
  model::in_parallel(all.size(), 0, [&](std::size_t i) { take(all[i], lexicon, read[i]); });
  for (Inputs& one : read) append(inputs, std::move(one));
  refuse_doubles(inputs);
  return inputs;
}

namespace {

/// What a reference that can get stuck demands, nobody could keep. It is refused with the last step
/// of the run that shows it.
void refuse_unsound(const model::Reference& reference, const std::string& file,
                    Diagnostics& diagnostics) {
  if (has_errors(diagnostics)) return;
  const behaviour::Net net(reference.procedure);
  const behaviour::Soundness found = behaviour::soundness(net);
  if (found.faults.empty()) return;
  const std::vector<std::string> run = behaviour::steps_of(net, found.faults.front().run);
  Diagnostic refusal = fault("reference-unsound", file,
                             {{"id", reference.id}, {"step", run.empty() ? "start" : run.back()}});
  if (reference.procedure.flow.at.begin.line > 0) refusal.at = reference.procedure.flow.at;
  diagnostics.push_back(std::move(refusal));
}

}  // namespace

References read_references(const std::string& path, const reports::Texts&) {
  References references;
  if (path.empty()) return references;
  if (const model::Reference* shipped = model::shipped_reference(path)) {
    references.list.push_back(*shipped);
  }
  if (!references.list.empty()) return references;
  for (const Found& found : list({path}, references.unread)) {
    Diagnostics diagnostics;
    const auto document = parsed(found.path, references.files, diagnostics);
    if (document && model::kind_of(*document) == "reference") {
      std::vector<model::Reference> bases = model::shipped_references();
      bases.insert(bases.end(), references.list.begin(), references.list.end());
      references.list.push_back(model::read_reference(*document, found.path, bases, diagnostics));
      refuse_unsound(references.list.back(), found.path, diagnostics);
    } else if (document && found.named) {
      diagnostics.push_back(
          fault("wrong-kind", found.path,
                {{"value", model::kind_of(*document)}, {"expected", "reference"}}));
    }
    if (has_errors(diagnostics)) references.unread.push_back(std::move(diagnostics));
  }
  if (references.list.empty() && references.unread.empty()) {
    references.unread.push_back({fault("no-reference", path, {})});
  }
  return references;
}

const model::Reference* reference_for(const model::Procedure& procedure,
                                      const std::vector<model::Reference>& given) {
  return given.empty() ? model::matching_shipped_reference(procedure)
                       : model::matching_reference(procedure, given);
}

}  // namespace selaras::cli
