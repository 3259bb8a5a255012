#include <algorithm>
#include <map>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::DocumentUse;
using model::Step;

bool is_taken_in(const std::string& document, const std::vector<Step>& steps) {
  return std::ranges::any_of(steps, [&](const Step& step) {
    return std::ranges::find(step.inputs, document, &DocumentUse::document) != step.inputs.end();
  });
}

bool is_product(const std::string& document, const Facts& facts) {
  const auto& products = facts.procedure().products;
  return std::ranges::find(products, document, &model::Product::document) != products.end() ||
         (facts.reference() != nullptr && facts.reference()->product == document);
}

/// The step may be the last one: the flow can end right behind it, or nothing is stated there.
bool may_be_last(const Step& step, const Facts& facts) {
  const auto out = facts.graph().edges_out(facts.node(step));
  return out.empty() || std::ranges::any_of(out, [&](std::uint32_t edge) {
           const model::NodeId to = facts.procedure().flow.edges[edge].to;
           return facts.procedure().flow.nodes[to.value()].kind == model::NodeKind::end;
         });
}

/// Its use lies outside the procedure: it goes to the applicant, or is made again and again.
bool leaves_the_flow(const Step& step, const Facts& facts) {
  return !step.recurs.empty() || (step.addressee && facts.is_applicant(*step.addressee)) ||
         may_be_last(step, facts);
}

void check(const Facts& facts, Findings& findings) {
  const model::Procedure& procedure = facts.procedure();
  if (!procedure.text_complete) return;
  std::map<std::string, const Step*> unused;
  for (const Step& step : procedure.steps) {
    for (const DocumentUse& use : step.outputs) {
      if (is_product(use.document, facts) || is_taken_in(use.document, procedure.steps) ||
          is_taken_in(use.document, procedure.statements)) {
        continue;
      }
      const auto makers = facts.producers(use.document);
      if (std::ranges::any_of(makers, [&](const Step* s) { return leaves_the_flow(*s, facts); })) {
        continue;
      }
      unused.try_emplace(use.document, &step);
    }
  }
  for (const auto& [document, step] : unused) {
    findings.report(step->at, {"document", document})
        .with("document", ArgumentKind::document, document)
        .with("step", ArgumentKind::step, step->id)
        .cite(step->evidence);
  }
}

}  // namespace

extern const Rule document_never_used{
    .id = "document-never-used", .level = Level::note, .check = check};

}  // namespace selaras::checker
