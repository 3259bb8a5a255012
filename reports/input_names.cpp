#include "reports/input_names.h"

#include <algorithm>

#include "reports/beyond_text.h"

namespace selaras::reports {
namespace {

/// "step.sign_pks.effort": what, whose, which. Ids may hold dots themselves, so that only the first
/// and the last one cut.
struct Parts {
  std::string what, whose, which;
};

Parts parts_of(std::string_view name) {
  const std::size_t first = std::min(name.find('.'), name.size());
  const std::size_t last = name.rfind('.');
  Parts parts{.what = std::string(name.substr(0, first))};
  if (last == name.npos || last == first) {
    parts.which = name.substr(std::min(first + 1, name.size()));
  } else {
    parts.whose = name.substr(first + 1, last - first - 1);
    parts.which = name.substr(last + 1);
  }
  return parts;
}

std::string resource_title(const std::string& id, const model::Scenario* scenario,
                           const Texts& texts) {
  const model::Resource* resource = scenario == nullptr ? nullptr : scenario->resource(id);
  return resource == nullptr ? id : texts.of(resource->title);
}

std::string kind_title(const std::string& id, const model::Scenario* scenario, const Texts& texts) {
  if (scenario == nullptr) return id;
  const auto kind = std::ranges::find(scenario->kinds, id, &model::CaseKind::id);
  return kind == scenario->kinds.end() ? id : texts.of(kind->title);
}

}  // namespace

std::string input_name(std::string_view name, const model::Scenario* scenario, const Names& names) {
  const Texts& texts = names.texts();
  const Parts parts = parts_of(name);
  if (parts.what == "decision") {
    return texts.fill("input.decision",
                      {{"step", names.step(parts.whose)}, {"way", names.thing(parts.which)}});
  }
  if (parts.what == "document") {
    const std::string kind = kind_title(parts.which, scenario, texts);
    if (parts.whose == "required") return texts.fill("input.document.required", {{"kind", kind}});
    return texts.fill("input.document",
                      {{"document", document_name(parts.whose, scenario, names)}, {"kind", kind}});
  }
  if (parts.what == "kind") {
    return texts.fill("input.kind", {{"kind", kind_title(parts.which, scenario, texts)}});
  }
  const std::string key = "input." + parts.what + "." + parts.which;
  if (!texts.has(key)) return std::string(name);
  const std::string whose =
      parts.what == "step" ? names.step(parts.whose) : resource_title(parts.whose, scenario, texts);
  return filled(texts(key), [&](std::string_view) { return whose; });
}

}  // namespace selaras::reports
