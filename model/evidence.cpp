#include "model/load.h"

namespace selaras::model {
namespace {

/// Calls `visit` for every piece of evidence in the parts of a procedure.
class EvidenceWalk {
 public:
  explicit EvidenceWalk(const EvidenceVisitor& visit) : visit_(visit) {}

  void walk(const Procedure& procedure) {
    each(procedure.title);
    each(procedure.title_repeated);
    each(procedure.decree);
    each(procedure.items);
    each(procedure.references);
    each(procedure.documents);
    each(procedure.steps);
    each(procedure.statements);
    each(procedure.flow.edges);
    each(procedure.flow.nodes);
    each(procedure.time_claims);
    each(procedure.requirements);
    each(procedure.cost);
    each(procedure.products);
    each(procedure.contacts);
  }

 private:
  template <class Part>
  void each(const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      own(part);
      inner(part);
    }
  }
  template <class Part>
  void each(const std::optional<Part>& part) {
    if (!part) return;
    own(*part);
    inner(*part);
  }
  template <class Part>
  void own(const Part& part) {
    for (const Evidence& evidence : part.evidence) visit_(evidence);
  }

  template <class Part>
  void inner(const Part&) {}
  void inner(const Step& step) {
    each(step.actor);
    each(step.addressee);
    each(step.channel);
    each(step.on_behalf_of);
    each(step.form);
    each(step.outcomes);
    each(step.inputs);
    each(step.outputs);
    each(step.parties);
    each(step.signatories);
  }
  void inner(const Outcome& outcome) { each(outcome.actor); }
  void inner(const Participants& participants) {
    for (const Side& side : participants.sides) own(side.actor);
  }
  void inner(const Document& document) { each(document.contents); }
  void inner(const TimeClaim& claim) {
    each(claim.from);
    each(claim.to);
    each(claim.parts);
  }

  const EvidenceVisitor& visit_;
};

/// The line on which a quote stands, from 1; 0 where on none.
std::size_t line_with(const std::vector<std::string_view>& page, const std::string& quote) {
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (page[i].find(quote) != std::string_view::npos) return i + 1;
  }
  return 0;
}

void prove(const Evidence& evidence, const std::vector<std::string_view>& page,
           Diagnostics& diagnostics) {
  constexpr std::size_t most_suggestions = 20;  // each looks through the whole page
  if (evidence.line == 0 || evidence.line > page.size()) {
    add_fault(diagnostics,
              {"quote-line-out-of-range",
               evidence.at,
               {{"line", std::to_string(evidence.line)}, {"lines", std::to_string(page.size())}}});
    return;
  }
  if (page[evidence.line - 1].find(evidence.quote) != std::string_view::npos) return;
  const std::size_t other =
      diagnostics.size() < most_suggestions ? line_with(page, evidence.quote) : 0;
  add_fault(diagnostics, {"quote-not-found",
                          evidence.at,
                          {{"line", std::to_string(evidence.line)},
                           {"quote", shortened(evidence.quote)},
                           {"suggestion", other == 0 ? "" : std::to_string(other)}}});
}

void prove_hash(const Source& source, std::string_view text, Diagnostics& diagnostics) {
  if (source.sha256.empty()) return;
  const std::string actual = sha256(text);
  if (actual == source.sha256) return;
  add_fault(diagnostics,
            {"source-hash-differs", source.at, {{"stated", source.sha256}, {"actual", actual}}});
}

}  // namespace

void for_each_evidence(const Procedure& procedure, const EvidenceVisitor& visit) {
  EvidenceWalk(visit).walk(procedure);
}

void prove_evidence(const Procedure& procedure, std::string_view source_text,
                    Diagnostics& diagnostics) {
  if (procedure.source) prove_hash(*procedure.source, source_text, diagnostics);
  const std::vector<std::string_view> page = lines(source_text);
  for_each_evidence(procedure,
                    [&](const Evidence& evidence) { prove(evidence, page, diagnostics); });
}

}  // namespace selaras::model
