#include "reports/size.h"

#include <utility>

#include "model/json_writer.h"
#include "model/text.h"
#include "reports/supplements.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

using model::json::Writer;
using simulator::SizingEnd;

constexpr std::size_t name_columns = 40;
constexpr std::size_t value_columns = 12;

const char* verdict_key(SizingEnd end) {
  switch (end) {
    case SizingEnd::unattainable:
      return "size.unattainable";
    case SizingEnd::undecided:
      return "size.undecided";
    case SizingEnd::too_many:
      return "size.too-many";
    case SizingEnd::interrupted:
      return "size.interrupted";
    case SizingEnd::found:
      break;
  }
  return "size.found";
}

std::string value(const simulator::Judgement& judgement, const Texts& texts) {
  const auto shown = [&](double number) {
    return judgement.assertion.limit ? texts.percent(number, 1) : texts.number(number, 2);
  };
  if (!judgement.half_width95) return shown(judgement.value);
  return shown(judgement.value) + " [" + shown(judgement.low()) + " – " + shown(judgement.high()) +
         "]";
}

std::string people(const simulator::Sizing& sizing, const model::Scenario& scenario,
                   const Texts& texts) {
  std::string out = "\n" + padded(texts("simulation.people"), name_columns + 2) +
                    right_aligned(texts("size.least"), value_columns) +
                    right_aligned(texts("size.now"), value_columns) +
                    right_aligned(texts("size.needed"), value_columns) + "\n";
  for (std::size_t index = 0; index < sizing.resources.size(); ++index) {
    const model::Resource& resource = scenario.resources[index];
    const auto count = [&](double number) {
      return right_aligned(texts.number(number), value_columns);
    };
    out += "  " + padded(model::printable(texts.of(resource.title)), name_columns) +
           count(static_cast<double>(sizing.least[index])) + count(resource.staff.value) +
           count(static_cast<double>(sizing.staff[index])) + "\n";
  }
  return out;
}

/// Whose result is told, where there are several.
std::string of_member(const std::string& member) {
  return member.empty() ? "" : " (" + model::printable(member) + ")";
}

std::string trial(const simulator::Trial& trial, const Texts& texts) {
  std::string staff;
  for (const std::int64_t count : trial.staff) {
    staff += (staff.empty() ? "" : " + ") + std::to_string(count);
  }
  return "  " + padded(staff, name_columns) + " " + value(trial.target, texts) + ", " +
         texts(key(trial.target.standing)) + of_member(trial.member) + "\n";
}

/// `verdict`: key of the sentence; `notes`: lines of their own between it and the people.
std::string found_text(const simulator::Sizing& sizing, const std::string& about,
                       const char* verdict, const std::string& notes,
                       const model::Scenario& scenario, const Texts& texts) {
  const std::string reached = value(sizing.target, texts) + of_member(sizing.member);
  std::string out =
      about + "\n" + wrapped(texts("simulation.no-evidence"), 0) + "\n\n" +
      wrapped(texts.fill(verdict, {{"target", sizing.target.assertion.text}, {"value", reached}}),
              0) +
      "\n" + notes;
  if (!sizing.staff.empty()) out += people(sizing, scenario, texts);
  if (sizing.trials.empty()) return out;
  out += "\n" + texts("size.steps") + "\n";
  for (const simulator::Trial& each : sizing.trials) out += trial(each, texts);
  return out;
}

void judgement(const simulator::Judgement& each, const std::string& member, Writer& json) {
  json.member("standing", word(each.standing)).member("value", each.value);
  json.member("low95", each.low()).member("high95", each.high());
  if (!member.empty()) json.member("member", member);
}

/// Behind what it is about.
std::string found_json(const simulator::Sizing& sizing, Writer json) {
  json.member("target", sizing.target.assertion.text);
  json.member("end", std::string_view(verdict_key(sizing.end)).substr(5));
  judgement(sizing.target, sizing.member, json);
  json.key("resources").begin_array();
  for (std::size_t index = 0; index < sizing.staff.size(); ++index) {
    json.begin_object().member("id", sizing.resources[index]);
    json.member("least", sizing.least[index]).member("needed", sizing.staff[index]).end_object();
  }
  json.end_array().key("trials").begin_array();
  for (const simulator::Trial& each : sizing.trials) {
    json.begin_object().member("staff", each.staff);
    judgement(each.target, each.member, json);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace

std::string size_text(const simulator::Sizing& sizing, const model::Procedure& procedure,
                      const model::Scenario& scenario, const Texts& texts) {
  const std::string about =
      model::printable(procedure.region) + " – " + model::printable(texts.of(scenario.title));
  return found_text(sizing, about, verdict_key(sizing.end), "", scenario, texts);
}

std::string size_text(const simulator::Sizing& sizing, const model::JointScenario& joint,
                      const Texts& texts) {
  const bool unattainable = sizing.end == SizingEnd::unattainable;
  return found_text(sizing, model::printable(texts.of(joint.common.title)),
                    unattainable ? "size.unattainable-shared" : verdict_key(sizing.end),
                    wrapped(texts("size.shared-only"), 0) + "\n", joint.common, texts);
}

std::string size_json(const simulator::Sizing& sizing, const model::Procedure& procedure,
                      const model::Scenario& scenario) {
  Writer json;
  json.begin_object().member("schemaVersion", 1).member("procedure", procedure.id);
  json.member("scenario", scenario.id);
  return found_json(sizing, std::move(json));
}

std::string size_json(const simulator::Sizing& sizing, const model::JointScenario& joint) {
  Writer json;
  json.begin_object().member("schemaVersion", 1).member("scenario", joint.common.id);
  return found_json(sizing, std::move(json));
}

}  // namespace selaras::reports
