#include <algorithm>
#include <map>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::DocumentUse;
using model::Step;

bool has(const std::vector<DocumentUse>& uses, std::string_view document) {
  return std::ranges::find(uses, document, &DocumentUse::document) != uses.end();
}

bool takes_in(const Step& step, std::string_view document) { return has(step.inputs, document); }

bool is_taken_in(const std::string& document, const std::vector<Step>& steps) {
  return std::ranges::any_of(steps, [&](const Step& step) { return takes_in(step, document); });
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

/// The next to act is the one it was sent to: it need not be named again.
bool reaches_its_addressee(const Step& step, const Facts& facts) {
  if (!step.addressee) return false;
  return std::ranges::any_of(facts.graph().edges_out(facts.node(step)), [&](std::uint32_t edge) {
    const Step* next = facts.step_at(facts.procedure().flow.edges[edge].to);
    return next != nullptr && next->actor && facts.share_a_body(*next->actor, *step.addressee);
  });
}

/// A new state of a document that is still in use: the signed text of an agreement.
bool is_a_version(const Step& step, const Facts& facts) {
  return std::ranges::any_of(step.inputs, [&](const DocumentUse& input) {
    return std::ranges::any_of(facts.procedure().steps, [&](const Step& later) {
      return later.id != step.id && takes_in(later, input.document) &&
             facts.graph().leads_to(facts.node(step), facts.node(later));
    });
  });
}

/// The step gives the product of the service, or is a part of that.
bool gives_the_product(const Step& step, const Facts& facts) {
  if (facts.reference() == nullptr) return false;
  return std::ranges::any_of(facts.reference()->procedure.steps, [&](const Step& giving) {
    return has(giving.outputs, facts.reference()->product) &&
           (step.activity == giving.activity || facts.refines(step, giving.activity));
  });
}

/// Its use lies outside the procedure, or goes without saying.
bool leaves_the_flow(const Step& step, const Facts& facts) {
  return !step.recurs.empty() || (step.addressee && facts.is_applicant(*step.addressee)) ||
         may_be_last(step, facts) || reaches_its_addressee(step, facts) ||
         is_a_version(step, facts) || gives_the_product(step, facts);
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
