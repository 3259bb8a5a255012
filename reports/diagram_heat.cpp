#include "reports/diagram_heat.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "model/read.h"

namespace selaras::reports {
namespace {

/// Shorter waits would be shown as none, and no colour speaks of them.
constexpr double least_shown = 0.005;
/// So that the parts of the scale are told apart by what is shown of them.
constexpr double shortest_scale = 0.05;

std::size_t level_of(double days, double longest) {
  if (days < least_shown) return 0;
  const double parts = std::ceil(days / longest * static_cast<double>(Diagram::hottest));
  return std::clamp<std::size_t>(static_cast<std::size_t>(parts), 1, Diagram::hottest);
}

std::string in_words(double days, const Texts& texts) {
  if (days <= 0) return texts("diagram.heat.none");
  if (days < least_shown) return texts("diagram.heat.little");
  return texts.fill("diagram.heat.waiting", {{"days", texts.number(days)}});
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
  const double end = std::max(longest, shortest_scale);
  for (Diagram::Box& box : diagram.boxes) {
    const auto found = box.ghost ? waiting.end() : waiting.find(box.id);
    if (found == waiting.end()) continue;
    box.heat = Diagram::Heat{.level = level_of(found->second, end),
                             .text = in_words(found->second, texts)};
  }
  diagram.heat_scale = {texts("diagram.heat.none")};
  if (longest < least_shown) return;
  for (std::size_t level = 1; level <= Diagram::hottest; ++level)
    diagram.heat_scale.push_back(
        texts.fill("diagram.heat.up-to",
                   {{"days", texts.number(end * static_cast<double>(level) / Diagram::hottest)}}));
}

}  // namespace selaras::reports
