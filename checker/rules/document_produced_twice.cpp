#include "checker/document_runs.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

void check(const Facts& facts, Findings& findings) {
  for (const std::string& document : documents_of(facts.procedure())) {
    const auto made = made_twice_unused(facts, document);
    if (!made) continue;
    findings.report(made->second->at, {"document", document})
        .with("document", ArgumentKind::document, document)
        .with("first", ArgumentKind::step, made->first->id)
        .with("second", ArgumentKind::step, made->second->id)
        .cite(made->first->evidence)
        .cite(made->second->evidence)
        .witness = behaviour::steps_of(facts.net(), made->run);
  }
}

}  // namespace

extern const Rule document_produced_twice{
    .id = "document-produced-twice", .level = Level::note, .check = check};

}  // namespace selaras::checker
