#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/audit.h"
#include "reports/html_view.h"
#include "reports/names.h"
#include "reports/numbering.h"

namespace selaras::reports {

/// A finding with the place in the page that a link to it leads to.
struct AnchoredFinding : NumberedFinding {
  std::string anchor;
};

/// One region's part of the report: what it is about, and where in the page its parts stand.
class Sheet {
 public:
  /// The first three must outlive this; `audited` is one of the audit's. `anchor` is the sheet's
  /// own place in the page.
  Sheet(const Audit& audit, const AuditedProcedure& audited, const Texts& texts,
        std::string anchor);

  [[nodiscard]] const Audit& audit() const { return audit_; }
  [[nodiscard]] const AuditedProcedure& audited() const { return audited_; }
  [[nodiscard]] const checker::ProcedureResult& result() const { return *audited_.result; }
  [[nodiscard]] const model::Procedure& procedure() const { return *audited_.result->procedure; }
  [[nodiscard]] const Names& names() const { return names_; }
  [[nodiscard]] const Texts& texts() const { return names_.texts(); }
  /// By theme, the gravest first, then by place.
  [[nodiscard]] const std::vector<AnchoredFinding>& findings() const { return findings_; }

  /// What people wrote about it; null: nothing.
  [[nodiscard]] const model::FindingNote* note(const checker::Finding& finding) const;
  [[nodiscard]] const model::Judgement* judgement(std::string_view obligation) const;
  /// An earlier audit to compare with held this page too.
  [[nodiscard]] bool compared() const;

  [[nodiscard]] const std::string& anchor() const { return anchor_; }
  [[nodiscard]] std::string group_anchor(std::string_view group) const;
  [[nodiscard]] std::string obligation_anchor(std::string_view id) const;
  [[nodiscard]] std::string line_anchor(std::uint32_t line) const;

 private:
  const Audit& audit_;
  const AuditedProcedure& audited_;
  Names names_;
  std::string anchor_;
  std::vector<AnchoredFinding> findings_;
};

/// The references that the sheets were measured against, each once, in order of first use.
[[nodiscard]] std::vector<const model::Reference*> references_of(std::span<const Sheet> sheets);

/// Quotes with their line and a link to it; one that is part of another on its line is left out.
[[nodiscard]] View quotes_view(const model::EvidenceList& evidence, const Sheet& sheet);

/// Symbol, word and reason of an outcome.
[[nodiscard]] View verdict_view(const checker::ObligationResult& result, const Texts& texts);
[[nodiscard]] std::string_view symbol(checker::Verdict verdict);

/// An auditor's own outcome, shown as such: symbol, word, reason, who and when; an empty list where
/// there is none.
[[nodiscard]] View judgement_view(const Sheet& sheet, std::string_view obligation);

}  // namespace selaras::reports
