#pragma once

#include <optional>

#include "importer/steps.h"

namespace selaras::importer {

/// The case of a decision that some words speak of.
struct LeadFound {
  const Phrases::Lead* lead = nullptr;
  Pattern::Match match;
};
[[nodiscard]] std::optional<LeadFound> lead_in(const Phrases& phrases, const Words& words);

/// Decisions that a page tells by their cases: "persetujuan ditindaklanjuti dengan …", "penolakan
/// dituangkan …".
class Decisions {
 public:
  Decisions(const Reading& reading, std::vector<Draft>& drafts, model::Procedure& procedure)
      : reading_(reading), drafts_(drafts), procedure_(procedure) {}

  /// The deciding step of that case, made where the page tells it by its cases alone.
  void decide(const LeadFound& found, const Noted& item, const Words& words);
  /// The case joins the outcomes of its decision; what is told of its form too.
  void add_case(const LeadFound& found, const Words& words, const Draft& draft);

 private:
  Draft* find(const std::string& activity);
  Draft& made(const Phrases::Lead& lead, const Noted& item, const Words& words, Span clause);
  void put_input(const std::string& id, const Words& words, Draft& draft);
  [[nodiscard]] Span clause(const Words& words, Pattern::Match match) const;

  const Reading& reading_;
  std::vector<Draft>& drafts_;
  model::Procedure& procedure_;
};

}  // namespace selaras::importer
