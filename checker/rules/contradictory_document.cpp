#include "checker/document_runs.h"
#include "checker/rule.h"

namespace selaras::checker {
namespace {

void check(const Facts& facts, Findings& findings) {
  for (const std::string& document : documents_of(facts.procedure())) {
    const auto made = made_in_two_forms(facts, document);
    if (!made) continue;
    findings.report(made->second->at, {"document", document})
        .with("document", ArgumentKind::document, document)
        .with("first", ArgumentKind::step, made->first->id)
        .with("second", ArgumentKind::step, made->second->id)
        .with("first_form", ArgumentKind::content, made->first->form->value)
        .with("second_form", ArgumentKind::content, made->second->form->value)
        .cite(made->first->evidence)
        .cite(made->second->evidence)
        .witness = behaviour::steps_of(facts.net(), made->run);
  }
}

}  // namespace

extern const Rule contradictory_document{
    .id = "contradictory-document", .level = Level::note, .check = check};

}  // namespace selaras::checker
