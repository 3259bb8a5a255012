#include "reports/diagram_heat.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "model/read.h"

namespace selaras::reports {
namespace {

std::size_t level_of(double days, double longest) {
  if (days <= 0 || longest <= 0) return 0;
  const double parts = std::ceil(days / longest * static_cast<double>(Diagram::hottest));
  return std::clamp<std::size_t>(static_cast<std::size_t>(parts), 1, Diagram::hottest);
}

void read_step(const model::json::Node& node, const std::string& file,
               const model::Procedure& procedure, Waiting& waiting,
               model::Diagnostics& diagnostics) {
  model::ObjectReader step(node, file, diagnostics);
  const std::string id = step.string("id");
  const std::optional<double> days = step.optional_number("waiting");
  step.accept_all();
  if (!days) return step.report("missing-key", {{"key", "waiting"}});
  if (!id.empty() && procedure.step(id) == nullptr)
    return step.report("unknown-id", {{"kind", "step"}, {"id", id}, {"suggestion", ""}});
  if (*days < 0 || !std::isfinite(*days))
    return step.report("number-too-small", {{"key", "waiting"}, {"least", "0"}});
  waiting[id] = *days;
}

}  // namespace

std::optional<Waiting> read_waiting(const model::json::Node& node, const std::string& file,
                                    const model::Procedure& procedure,
                                    model::Diagnostics& diagnostics) {
  model::ObjectReader result(node, file, diagnostics);
  const std::string id = result.string("procedure");
  if (!id.empty() && id != procedure.id)
    result.report("heat-other-procedure", {{"expected", procedure.id}, {"value", id}});
  (void)result.required("steps");
  Waiting waiting;
  if (!model::has_errors(diagnostics))
    for (const model::json::Node* step : result.elements("steps"))
      read_step(*step, file, procedure, waiting, diagnostics);
  result.accept_all();
  if (model::has_errors(diagnostics)) return std::nullopt;
  return waiting;
}

void heat(Diagram& diagram, const Waiting& waiting, const Texts& texts) {
  double longest = 0;
  for (const auto& [step, days] : waiting) longest = std::max(longest, days);
  for (Diagram::Box& box : diagram.boxes) {
    const auto found = box.ghost ? waiting.end() : waiting.find(box.id);
    if (found == waiting.end()) continue;
    box.heat = Diagram::Heat{
        .level = level_of(found->second, longest),
        .text = found->second <= 0
                    ? texts("diagram.heat.none")
                    : texts.fill("diagram.heat.waiting", {{"days", texts.number(found->second)}})};
  }
  diagram.heat_scale = {texts("diagram.heat.none")};
  if (longest <= 0) return;
  for (std::size_t level = 1; level <= Diagram::hottest; ++level)
    diagram.heat_scale.push_back(texts.fill(
        "diagram.heat.up-to",
        {{"days", texts.number(longest * static_cast<double>(level) / Diagram::hottest)}}));
}

}  // namespace selaras::reports
