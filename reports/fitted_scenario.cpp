#include "reports/fitted_scenario.h"

#include <cmath>

#include "model/calendar.h"
#include "model/json_writer.h"
#include "model/words.h"

namespace selaras::reports {
namespace {

using model::json::Writer;

std::string_view unit_word(model::UnitReading unit) {
  return model::words::word_for(model::words::unit_readings(), unit);
}

/// Six digits say all that a sample can.
double rounded(double value) {
  if (value == 0) return 0;
  constexpr int digits = 6;
  const double scale = std::pow(10.0, digits - 1 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

class FittedScenario {
 public:
  FittedScenario(const simulator::Fitted& fitted, const model::Procedure& procedure,
                 const FittedFrame& frame)
      : fitted_(fitted), procedure_(procedure), frame_(frame) {}

  std::string text() {
    json_.begin_object().member("kind", "scenario").member("formatVersion", 1);
    json_.member("id", procedure_.id + "-fitted").member("procedure", procedure_.id);
    if (!procedure_.service.empty()) json_.member("service", procedure_.service);
    both("title", "fit.title", {{"log", frame_.log}});
    write_notes();
    json_.member("calendar", frame_.calendar).member("timeZone", frame_.time_zone);
    json_.member("start", model::written(fitted_.start));
    json_.key("window").begin_object().member("value", fitted_.days);
    json_.member("unit", "calendar-day").end_object();
    json_.member("replications", 100).member("seed", 1);
    write_arrivals();
    write_resources();
    write_otherwise();
    write_steps();
    write_decisions();
    json_.end_object();
    return json_.take();
  }

 private:
  using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

  void both(const char* key, const char* text, Values values) {
    json_.key(key).begin_object();
    json_.member("id", id_.fill(text, values)).member("en", en_.fill(text, values)).end_object();
  }

  void source(const char* text, std::int64_t observed) {
    json_.member("provenance", "derived");
    both("source", text, {{"log", frame_.log}, {"n", std::to_string(observed)}});
  }

  void write_notes() {
    json_.key("notes").begin_array().begin_object();
    json_.member("id", id_("fit.note")).member("en", en_("fit.note"));
    json_.end_object().end_array();
  }

  void write_arrivals() {
    json_.key("arrivals").begin_array().begin_object();
    json_.member("rate", rounded(fitted_.arrivals_a_day)).member("per", unit_word(fitted_.per));
    source("fit.source.arrivals", fitted_.cases);
    json_.end_object().end_array();
  }

  void write_resources() {
    json_.key("resources").begin_array();
    for (const simulator::FittedResource& resource : fitted_.resources) {
      json_.begin_object().member("id", resource.id);
      if (!resource.names.empty()) {
        const std::string names = listed(resource.names);
        json_.key("title").begin_object().member("id", names).member("en", names).end_object();
      }
      json_.member("staff", resource.at_once);
      source("fit.source.staff", resource.observed);
      json_.end_object();
    }
    json_.end_array();
  }

  static std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 5;
    std::string text;
    for (std::size_t index = 0; index < names.size() && index < most; ++index) {
      text += (index == 0 ? "" : ", ") + names[index];
    }
    return names.size() > most ? text + ", …" : text;
  }

  /// Steps and decisions that the log never shows.
  void write_otherwise() {
    json_.key("default").begin_object().key("delay").begin_object();
    json_.member("distribution", "constant").member("value", 0).member("unit", "working-minute");
    both("source", "fit.source.unseen", {{"log", frame_.log}});
    json_.end_object().member("shares", "equal").end_object();
  }

  void write_steps() {
    json_.key("steps").begin_array();
    for (const simulator::FittedStep& step : fitted_.steps) {
      json_.begin_object().member("step", step.step);
      if (!step.resource.empty()) json_.member("resource", step.resource);
      if (step.effort) write_times("effort", *step.effort);
      if (step.delay) write_times("delay", *step.delay);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_times(const char* key, const simulator::FittedTimes& times) {
    const model::Distribution& distribution = times.distribution;
    json_.key(key).begin_object();
    switch (distribution.kind) {
      case model::DistributionKind::triangular:
        json_.member("distribution", "triangular").member("minimum", distribution.minimum);
        json_.member("mode", distribution.mode).member("maximum", distribution.maximum);
        break;
      case model::DistributionKind::exponential:
        json_.member("distribution", "exponential").member("mean", rounded(distribution.mean));
        break;
      case model::DistributionKind::gamma:
      case model::DistributionKind::lognormal:
        json_.member("distribution",
                     distribution.kind == model::DistributionKind::gamma ? "gamma" : "lognormal");
        json_.member("mean", rounded(distribution.mean)).member("cv", rounded(distribution.cv));
        break;
      default:
        json_.member("distribution", "constant").member("value", rounded(distribution.mean));
    }
    json_.member("unit", unit_word(distribution.unit));
    source("fit.source.times", times.observed);
    json_.end_object();
  }

  void write_decisions() {
    json_.key("decisions").begin_array();
    for (const simulator::FittedDecision& decision : fitted_.decisions) {
      const std::int64_t all = decision.observed();
      if (all == 0) continue;
      json_.begin_object().member("at", decision.node).key("shares").begin_object();
      for (const simulator::FittedWay& way : decision.ways) {
        json_.member(way.way, static_cast<double>(way.observed) / static_cast<double>(all));
      }
      json_.end_object();
      source("fit.source.shares", all);
      json_.end_object();
    }
    json_.end_array();
  }

  const simulator::Fitted& fitted_;
  const model::Procedure& procedure_;
  const FittedFrame& frame_;
  const Texts id_{Language::id};
  const Texts en_{Language::en};
  Writer json_;
};

}  // namespace

std::string fitted_scenario(const simulator::Fitted& fitted, const model::Procedure& procedure,
                            const FittedFrame& frame) {
  return FittedScenario(fitted, procedure, frame).text();
}

}  // namespace selaras::reports
