#include <algorithm>
#include <set>

#include "checker/rule.h"

namespace selaras::checker {
namespace {

using model::Product;
using model::Step;
using Documents = std::set<std::string>;

Documents outputs_of(const std::vector<const Step*>& steps) {
  Documents documents;
  for (const Step* step : steps) {
    for (const model::DocumentUse& use : step->outputs) documents.insert(use.document);
  }
  return documents;
}

Documents outputs_of(const model::Procedure& procedure) {
  std::vector<const Step*> steps;
  for (const Step& step : procedure.steps) steps.push_back(&step);
  return outputs_of(steps);
}

/// What the flow gives in the end: the outputs of the steps right before an end.
Documents last_outputs(const Facts& facts) {
  const model::Flow& flow = facts.procedure().flow;
  std::vector<const Step*> last;
  for (const model::Edge& edge : flow.edges) {
    const Step* step = facts.step_at(edge.from);
    if (step != nullptr && flow.nodes[edge.to.value()].kind == model::NodeKind::end) {
      last.push_back(step);
    }
  }
  return outputs_of(last);
}

Documents expected(const Facts& facts) {
  if (facts.reference() == nullptr) return last_outputs(facts);
  return facts.reference()->product.empty() ? Documents{} : Documents{facts.reference()->product};
}

/// What comes into being on the way: named as the product it is a lesser departure.
Documents intermediate(const Facts& facts) {
  return outputs_of(facts.reference() == nullptr ? facts.procedure()
                                                 : facts.reference()->procedure);
}

void check(const Facts& facts, Findings& findings) {
  const std::vector<Product>& products = facts.procedure().products;
  const Documents wanted = expected(facts);
  const Documents known = intermediate(facts);
  const auto names_one_of = [&](const Documents& documents) {
    return std::ranges::any_of(products,
                               [&](const Product& p) { return documents.contains(p.document); });
  };
  if (products.empty() || wanted.empty() || names_one_of(wanted)) return;
  Finding& finding = findings.report(products.front().at, {"product", facts.procedure().id});
  std::vector<std::string> quotes;
  std::vector<std::string> documents;
  for (const Product& product : products) {
    quotes.push_back(product.text);
    if (!product.document.empty()) documents.push_back(product.document);
    finding.cite(product.evidence);
  }
  finding.with("products", ArgumentKind::quote, quotes)
      .with("documents", ArgumentKind::document, documents)
      .with("expected", ArgumentKind::document, std::vector(wanted.begin(), wanted.end()));
  if (names_one_of(known)) finding.at_most(Level::note);
  if (facts.reference() == nullptr) finding.message_variant = "last-outputs";
  if (facts.procedure().title) finding.cite(facts.procedure().title->evidence);
}

}  // namespace

extern const Rule product_mismatch{
    .id = "product-mismatch", .level = Level::warning, .check = check};

}  // namespace selaras::checker
