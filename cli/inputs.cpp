#include "cli/inputs.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <system_error>

#include "behaviour/run.h"
#include "behaviour/soundness.h"
#include "cli/listing.h"
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
    diagnostics.push_back(
        file_fault("wrong-kind", path, {{"value", kind}, {"expected", "procedure"}}));
  } else if (kind.empty() && !is_schema(document)) {
    diagnostics.push_back(file_fault("no-kind", path, {}));
  }
  return std::nullopt;
}

void take(const Listed& found, const importer::Lexicon& lexicon, Inputs& inputs) {
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

}  // namespace

std::optional<model::json::Node> parsed(const std::string& path, reports::Files& files,
                                        Diagnostics& diagnostics) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (!error && size > model::json::size_limit) {
    diagnostics.push_back(file_fault("json-too-large", path,
                                     {{"limit", std::to_string(model::json::size_limit >> 20)}}));
    return std::nullopt;
  }
  try {
    const auto kept = files.insert_or_assign(path, model::file_text(path)).first;
    return model::json::parse(kept->second, path, diagnostics);
  } catch (const std::runtime_error& reason) {
    diagnostics.push_back(file_fault("unreadable", path, {{"reason", reason.what()}}));
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
      diagnostics.push_back(file_fault("json-invalid-utf8", path, {}));
      return;
    }
    model::prove_evidence(procedure, page->second, diagnostics);
  } catch (const std::runtime_error& reason) {
    diagnostics.push_back(file_fault("unreadable", path, {{"reason", reason.what()}}));
  }
}

ProcedureReader::ProcedureReader(const std::vector<std::string>& paths,
                                 const importer::Lexicon& lexicon)
    : lexicon_(lexicon) {
  files_ = listed(paths, unread_);
}

std::optional<Inputs> ProcedureReader::next(std::size_t most) {
  if (next_ == files_.size() && unread_.empty()) return std::nullopt;
  Inputs inputs;
  inputs.unread = std::exchange(unread_, {});
  std::vector<Inputs> read(std::min(most, files_.size() - next_));
  model::in_parallel(read.size(), 0,
                     [&](std::size_t i) { take(files_[next_ + i], lexicon_, read[i]); });
  for (Inputs& one : read) append(inputs, std::move(one));
  next_ += read.size();
  refuse_doubles(inputs);
  return inputs;
}

/// Two procedures of one id could not be told apart in a report: the later one is refused.
void ProcedureReader::refuse_doubles(Inputs& inputs) {
  std::deque<model::Procedure> kept;
  for (model::Procedure& procedure : inputs.procedures) {
    const auto [first, fresh] = file_of_.emplace(procedure.id, procedure.file);
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

Inputs read_procedures(const std::vector<std::string>& paths, const importer::Lexicon& lexicon) {
  ProcedureReader reader(paths, lexicon);
  return reader.next(std::numeric_limits<std::size_t>::max()).value_or(Inputs{});
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
  Diagnostic refusal =
      file_fault("reference-unsound", file,
                 {{"id", reference.id}, {"step", run.empty() ? "start" : run.back()}});
  if (reference.procedure.flow.at.begin.line > 0) refusal.at = reference.procedure.flow.at;
  diagnostics.push_back(std::move(refusal));
}

}  // namespace

References read_references(const std::string& path) {
  References references;
  if (path.empty()) return references;
  if (const model::Reference* shipped = model::shipped_reference(path)) {
    references.list.push_back(*shipped);
  }
  if (!references.list.empty()) return references;
  for (const Listed& found : listed({path}, references.unread)) {
    Diagnostics diagnostics;
    const auto document = parsed(found.path, references.files, diagnostics);
    if (document && model::kind_of(*document) == "reference") {
      std::vector<model::Reference> bases = model::shipped_references();
      bases.insert(bases.end(), references.list.begin(), references.list.end());
      references.list.push_back(model::read_reference(*document, found.path, bases, diagnostics));
      refuse_unsound(references.list.back(), found.path, diagnostics);
    } else if (document && found.named) {
      diagnostics.push_back(
          file_fault("wrong-kind", found.path,
                     {{"value", model::kind_of(*document)}, {"expected", "reference"}}));
    }
    if (has_errors(diagnostics)) references.unread.push_back(std::move(diagnostics));
  }
  if (references.list.empty() && references.unread.empty()) {
    references.unread.push_back({file_fault("no-reference", path, {})});
  }
  return references;
}

const model::Reference* reference_for(const model::Procedure& procedure,
                                      const std::vector<model::Reference>& given) {
  return given.empty() ? model::matching_shipped_reference(procedure)
                       : model::matching_reference(procedure, given);
}

}  // namespace selaras::cli
