#include <algorithm>

#include "checker/document_runs.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Step;

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
    return next != nullptr && std::ranges::any_of(next->actors(), [&](const model::Actor* actor) {
             return facts.share_a_body(*actor, *step.addressee);
           });
  });
}

/// A new state of a document that is still in use: the signed text of an agreement.
bool is_a_version(const Step& step, const Facts& facts) {
  return std::ranges::any_of(step.inputs, [&](const model::DocumentUse& input) {
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
    return puts_out(giving, facts.reference()->product) &&
           (step.activity == giving.activity || facts.refines(step, giving.activity));
  });
}

/// Its use lies outside the procedure, or goes without saying.
bool leaves_the_flow(const Step& step, const Facts& facts) {
  return !step.recurs.empty() || (step.addressee && facts.is_applicant(*step.addressee)) ||
         may_be_last(step, facts) || reaches_its_addressee(step, facts) ||
         is_a_version(step, facts) || gives_the_product(step, facts);
}

bool is_used(const std::string& document, const Facts& facts) {
  const auto takes = [&](const Step& statement) { return takes_in(statement, document); };
  return std::ranges::any_of(facts.procedure().statements, takes) ||
         used_on_some_run(facts, document) != Use::never;
}

void check_document(const std::string& document, const Facts& facts, Findings& findings) {
  const std::vector<const Step*> makers = facts.producers(document);
  const auto leaves = [&](const Step* maker) { return leaves_the_flow(*maker, facts); };
  if (makers.empty() || is_product(document, facts) || std::ranges::any_of(makers, leaves) ||
      is_used(document, facts)) {
    return;
  }
  const auto run = run_to_maker(facts, document);
  if (!run) return;
  const Step& maker = facts.net().step(run->back());
  findings.report(maker.at, {"document", document})
      .with("document", ArgumentKind::document, document)
      .with("step", ArgumentKind::step, maker.id)
      .cite(maker.evidence)
      .witness = behaviour::steps_of(facts.net(), *run);
}

void check(const Facts& facts, Findings& findings) {
  if (!facts.procedure().text_complete) return;
  for (const std::string& document : documents_of(facts.procedure())) {
    check_document(document, facts, findings);
  }
}

}  // namespace

extern const Rule document_never_used{
    .id = "document-never-used", .level = Level::note, .check = check};

}  // namespace selaras::checker
