#include "behaviour/concurrency.h"
#include "checker/document_runs.h"
#include "checker/rule.h"
#include "model/page_order.h"

namespace selaras::checker {
namespace {

using model::Step;

void report(const std::string& document, const behaviour::Concurrent& pair, const Facts& facts,
            Findings& findings) {
  const auto writers = model::in_page_order(
      std::vector<const Step*>{facts.step_at(pair.one), facts.step_at(pair.other)});
  const Step& first = *writers.front();
  const Step& second = *writers.back();
  Finding& finding = findings.report(second.at, {"document", document})
                         .with("document", ArgumentKind::document, document)
                         .with("first", ArgumentKind::step, first.id)
                         .with("second", ArgumentKind::step, second.id)
                         .cite(first.evidence)
                         .cite(second.evidence);
  // One of the two orders in which they may come.
  finding.witness = behaviour::steps_of(facts.net(), pair.run);
  finding.witness.push_back(first.id);
  finding.witness.push_back(second.id);
}

void check(const Facts& facts, Findings& findings) {
  std::vector<std::string> documents;
  std::vector<std::vector<model::NodeId>> writers;
  for (std::string& document : documents_of(facts.procedure())) {
    std::vector<model::NodeId> nodes;
    for (const Step* maker : facts.producers(document)) nodes.push_back(facts.node(*maker));
    if (nodes.size() < 2) continue;
    documents.push_back(std::move(document));
    writers.push_back(std::move(nodes));
  }
  const auto pairs = behaviour::concurrent_steps(facts.net(), writers);
  for (std::size_t index = 0; index < pairs.size(); ++index) {
    if (pairs[index]) report(documents[index], *pairs[index], facts, findings);
  }
}

}  // namespace

extern const Rule concurrent_write{.id = "concurrent-write", .level = Level::note, .check = check};

}  // namespace selaras::checker
