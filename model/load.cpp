#include "model/load.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>

#include "model/reference_head.h"
#include "model/shipped.h"
#include "model/words.h"

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

/// Of every shipped reference: by path, those first that extend none.
const std::vector<ReferenceHead>& shipped_heads() {
  static const std::vector<ReferenceHead> heads = [] {
    std::vector<ReferenceHead> all;
    for (const ShippedFile& file : shipped_files()) {
      const bool candidate =
          file.path.starts_with("procedures/reference/") && file.path.ends_with(".json");
      if (!candidate) continue;
      ReferenceHead head = reference_head(file.path, file.text);
      if (head.kind == "reference") all.push_back(std::move(head));
    }
    // What others extend comes first.
    std::ranges::stable_partition(all, &std::string::empty, &ReferenceHead::extends);
    return all;
  }();
  return heads;
}

Reference read_shipped(const ReferenceHead& head) {
  const std::string path(head.path);
  Diagnostics diagnostics;
  const auto document = json::parse(shipped_file(head.path)->text, path, diagnostics);
  if (!document || !diagnostics.empty()) stop(diagnostics);
  std::vector<Reference> bases;
  if (const Reference* base = shipped_reference(head.extends)) bases.push_back(*base);
  Reference reference = read_reference(*document, path, bases, diagnostics);
  if (!diagnostics.empty()) stop(diagnostics);
  return reference;
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

/// The head with what it takes over from the one that it extends.
ReferenceHead whole(ReferenceHead head) {
  const auto base = std::ranges::find(shipped_heads(), head.extends, &ReferenceHead::id);
  if (head.extends.empty() || base == shipped_heads().end()) return head;
  if (head.service.empty()) head.service = base->service;
  if (head.levels.empty()) head.levels = base->levels;
  return head;
}

bool matches(const ReferenceHead& head, const Procedure& procedure) {
  const std::string_view level = words::word_for(words::administrations(), procedure.level);
  const ReferenceHead all = whole(head);
  return all.service == procedure.service && std::ranges::count(all.levels, level) > 0;
}

/// Of those that match: the one that the procedure names, else the default one, else the only one.
template <class Candidate>
const Candidate* chosen(const Procedure& procedure, const std::vector<Candidate>& candidates) {
  std::vector<const Candidate*> matching;
  for (const Candidate& candidate : candidates) {
    if (matches(candidate, procedure)) matching.push_back(&candidate);
  }
  const auto wanted = std::ranges::find_if(matching, [&](const Candidate* candidate) {
    return procedure.reference.empty() ? candidate->is_default
                                       : candidate->id == procedure.reference;
  });
  if (wanted != matching.end()) return *wanted;
  // Someone who hands over one reference means that one, marked as the default or not.
  return procedure.reference.empty() && matching.size() == 1 ? matching.front() : nullptr;
}

}  // namespace

std::string kind_of(const json::Node& document) {
  const json::Node* kind = document.find("kind");
  return kind == nullptr ? std::string() : kind->string;
}

const Reference* shipped_reference(std::string_view id) {
  const auto& heads = shipped_heads();
  const auto head = std::ranges::find(heads, id, &ReferenceHead::id);
  if (head == heads.end()) return nullptr;
  // Read when asked for: a run pays for the references it uses. Recursive, for one that extends.
  static std::recursive_mutex guard;
  static std::map<std::string, Reference, std::less<>> read;
  const std::scoped_lock lock(guard);
  const auto known = read.find(id);
  if (known != read.end()) return &known->second;
  return &read.emplace(head->id, read_shipped(*head)).first->second;
}

const std::vector<Reference>& shipped_references() {
  static const std::vector<Reference> references = [] {
    std::vector<Reference> all;
    for (const ReferenceHead& head : shipped_heads()) all.push_back(*shipped_reference(head.id));
    return all;
  }();
  return references;
}

const Reference* matching_reference(const Procedure& procedure,
                                    const std::vector<Reference>& references) {
  return chosen(procedure, references);
}

const Reference* matching_shipped_reference(const Procedure& procedure) {
  // Only of a reference's own flow the level is not stated; heads do not know whose flow it is.
  if (procedure.level == Administration::unstated) return chosen(procedure, shipped_references());
  const ReferenceHead* head = chosen(procedure, shipped_heads());
  return head == nullptr ? nullptr : shipped_reference(head->id);
}

}  // namespace selaras::model
