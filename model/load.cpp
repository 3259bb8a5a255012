#include "model/load.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "model/shipped.h"

namespace selaras::model {
namespace {

/// A fault in what the program itself carries: says where, and stops.
[[noreturn]] void stop(const Diagnostics& diagnostics) {
  for (const Diagnostic& fault : diagnostics) {
    std::fprintf(stderr, "%s:%u:%u: %s", fault.at.file.c_str(), fault.at.begin.line,
                 fault.at.begin.column, fault.code.c_str());
    for (const auto& [name, value] : fault.arguments) {
      std::fprintf(stderr, " %s=%s", name.c_str(), value.c_str());
    }
    std::fputc('\n', stderr);
  }
  std::abort();
}

struct ShippedReference {
  std::string path;
  json::Node document;
  std::string extends;
};

std::vector<ShippedReference> shipped_documents() {
  std::vector<ShippedReference> result;
  for (const ShippedFile& file : shipped_files()) {
    const bool candidate =
        file.path.starts_with("procedures/reference/") && file.path.ends_with(".json");
    if (!candidate) continue;
    std::string path(file.path);
    Diagnostics diagnostics;
    std::optional<json::Node> document = json::parse(file.text, path, diagnostics);
    if (!document || !diagnostics.empty()) stop(diagnostics);
    if (kind_of(*document) != "reference") continue;
    const json::Node* base = document->find("extends");
    std::string extends = base == nullptr ? "" : base->string;
    result.push_back({std::move(path), std::move(*document), std::move(extends)});
  }
  return result;
}

/// A reference can be read once the one it extends has been.
bool is_ready(const ShippedReference& file, const std::vector<Reference>& read) {
  return file.extends.empty() ||
         std::ranges::find(read, file.extends, &Reference::id) != read.end();
}

std::vector<Reference> read_shipped() {
  std::vector<ShippedReference> waiting = shipped_documents();
  std::vector<Reference> read;
  while (!waiting.empty()) {
    auto next = std::ranges::find_if(
        waiting, [&](const ShippedReference& file) { return is_ready(file, read); });
    if (next == waiting.end()) next = waiting.begin();  // its base is missing: reported on reading
    Diagnostics diagnostics;
    Reference reference = read_reference(next->document, next->path, read, diagnostics);
    if (!diagnostics.empty()) stop(diagnostics);
    read.push_back(std::move(reference));
    waiting.erase(next);
  }
  return read;
}

/// A reference's own flow, checked against that reference, is of no level in particular.
bool is_own_flow(const Reference& reference, const Procedure& procedure) {
  return procedure.level == Administration::unstated && procedure.id == reference.procedure.id;
}

bool matches(const Reference& reference, const Procedure& procedure) {
  if (reference.procedure.service != procedure.service) return false;
  return is_own_flow(reference, procedure) ||
         std::ranges::find(reference.levels, procedure.level) != reference.levels.end();
}

}  // namespace

std::string kind_of(const json::Node& document) {
  const json::Node* kind = document.find("kind");
  return kind == nullptr ? std::string() : kind->string;
}

const std::vector<Reference>& shipped_references() {
  static const std::vector<Reference> references = read_shipped();
  return references;
}

const Reference* matching_reference(const Procedure& procedure,
                                    const std::vector<Reference>& references) {
  std::vector<const Reference*> matching;
  for (const Reference& reference : references) {
    if (matches(reference, procedure)) matching.push_back(&reference);
  }
  const auto wanted = std::ranges::find_if(matching, [&](const Reference* reference) {
    return procedure.reference.empty() ? reference->is_default
                                       : reference->id == procedure.reference;
  });
  if (wanted != matching.end()) return *wanted;
  // Someone who hands over one reference means that one, marked as the default or not.
  return procedure.reference.empty() && matching.size() == 1 ? matching.front() : nullptr;
}

}  // namespace selaras::model
