#include "gate/baseline.h"

#include <algorithm>

#include "model/file_head.h"
#include "model/json_writer.h"
#include "model/read.h"

namespace selaras::gate {
namespace {

using checker::Finding;
using checker::ProcedureResult;
using Entry = Baseline::Entry;

Entry entry_of(const Finding& finding) {
  return {.procedure = finding.procedure,
          .rule = finding.rule,
          .element = finding.element.kind + ':' + finding.element.id,
          .fingerprint = finding.fingerprint};
}

void tidy(std::vector<Entry>& entries) {
  std::ranges::sort(entries);
  entries.erase(std::ranges::unique(entries).begin(), entries.end());
}

Entry read_entry(model::ObjectReader& reader) {
  return {.procedure = reader.string("procedure"),
          .rule = reader.string("rule"),
          .element = reader.string("element"),
          .fingerprint = reader.string("fingerprint")};
}

}  // namespace

Baseline read_baseline(const model::json::Node& document, const std::string& file,
                       model::Diagnostics& diagnostics) {
  Baseline baseline;
  model::ObjectReader reader(document, file, diagnostics);
  if (!reader.is_object() || !model::read_head(reader, "baseline", baseline_format_version)) {
    return baseline;
  }
  baseline.entries = model::read_each(reader, "findings", read_entry);
  reader.finish();
  tidy(baseline.entries);
  return baseline;
}

std::string write_baseline(const Baseline& baseline) {
  std::string out = "{\n  \"kind\": \"baseline\",\n  \"formatVersion\": " +
                    std::to_string(baseline_format_version) + ",\n  \"findings\": [";
  bool first = true;
  for (const Entry& entry : baseline.entries) {
    using model::json::escaped;
    out += std::string(first ? "\n" : ",\n") + "    {\"procedure\": " + escaped(entry.procedure) +
           ", \"rule\": " + escaped(entry.rule) + ", \"element\": " + escaped(entry.element) +
           ", \"fingerprint\": " + escaped(entry.fingerprint) + "}";
    first = false;
  }
  return out + (first ? "]\n}\n" : "\n  ]\n}\n");
}

void mark_known(ProcedureResult& result, const Baseline& baseline) {
  for (Finding& finding : result.findings) {
    const bool fresh = finding.state == checker::State::fresh;
    if (fresh && std::ranges::binary_search(baseline.entries, entry_of(finding))) {
      finding.state = checker::State::baseline;
    }
  }
}

void Examined::add(std::span<const ProcedureResult> results) {
  for (const ProcedureResult& result : results) {
    procedures_.insert(result.procedure->id);
    for (const Finding& finding : result.findings) {
      if (finding.state != checker::State::suppressed) found_.push_back(entry_of(finding));
    }
  }
}

bool Examined::includes(const Entry& entry) const {
  return selection_.includes(entry.rule) && procedures_.contains(entry.procedure);
}

std::vector<Entry> Examined::found() const {
  std::vector<Entry> sorted = found_;
  tidy(sorted);
  return sorted;
}

Baseline updated(const Baseline& baseline, const Examined& examined) {
  Baseline result{.entries = examined.found()};
  std::ranges::copy_if(baseline.entries, std::back_inserter(result.entries),
                       [&](const Entry& entry) { return !examined.includes(entry); });
  tidy(result.entries);
  return result;
}

Baseline pruned(const Baseline& baseline, const Examined& examined) {
  const std::vector<Entry> found = examined.found();
  Baseline result = baseline;
  std::erase_if(result.entries, [&](const Entry& entry) {
    return examined.includes(entry) && !std::ranges::binary_search(found, entry);
  });
  return result;
}

std::size_t outdated(const Baseline& baseline, const Examined& examined) {
  return baseline.entries.size() - pruned(baseline, examined).entries.size();
}

}  // namespace selaras::gate
