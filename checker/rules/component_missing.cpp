#include <algorithm>
#include <array>
#include <string_view>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Procedure;
using model::SectionKind;

struct Component {
  SectionKind kind;
  std::string_view id;
  bool (*is_stated)(const Procedure& procedure);
};

/// The six of service delivery (UU 25/2009 ps. 21; PermenPAN-RB 15/2014).
constexpr std::array components{
    Component{SectionKind::requirements, "requirements",
              [](const Procedure& p) { return !p.requirements.empty(); }},
    Component{SectionKind::procedure, "procedure",
              [](const Procedure& p) { return !p.steps.empty(); }},
    Component{SectionKind::time, "time", [](const Procedure& p) { return !p.time_claims.empty(); }},
    Component{SectionKind::cost, "cost", [](const Procedure& p) { return p.cost.has_value(); }},
    Component{SectionKind::product, "product",
              [](const Procedure& p) { return !p.products.empty(); }},
    Component{SectionKind::complaints, "complaints",
              [](const Procedure& p) {
                return std::ranges::any_of(p.contacts, &model::Contact::complaints);
              }},
};

void check(const Facts& facts, Findings& findings) {
  const Procedure& procedure = facts.procedure();
  if (!procedure.text_complete) return;
  for (const Component& component : components) {
    const auto& sections = procedure.sections;
    const bool has_section =
        std::ranges::find(sections, component.kind, &model::Section::kind) != sections.end();
    if (has_section || component.is_stated(procedure)) continue;
    findings.report(procedure.at, {"section", std::string(component.id)})
        .with("component", ArgumentKind::section, std::string(component.id));
  }
}

}  // namespace

extern const Rule component_missing{
    .id = "component-missing", .level = Level::note, .check = check};

}  // namespace selaras::checker
