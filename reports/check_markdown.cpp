#include "reports/check_markdown.h"

#include <algorithm>
#include <vector>

#include "reports/counts.h"
#include "reports/escape.h"
#include "reports/finding_state.h"
#include "reports/rule_text.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

using checker::Finding;
using checker::ProcedureResult;

std::vector<const Finding*> worst_first(const ProcedureResult& result) {
  std::vector<const Finding*> all;
  for (const Finding& finding : result.findings) all.push_back(&finding);
  std::ranges::stable_sort(all, [](const Finding* a, const Finding* b) {
    const auto weight = [](const Finding& each) {
      return std::pair(each.state == checker::State::fresh, each.level);
    };
    return weight(*a) > weight(*b);
  });
  return all;
}

std::string quotes(const Finding& finding) {
  std::string out;
  for (const model::Evidence& each : finding.evidence) {
    out += "<br>" + markdown_code(each.quote);
  }
  return out;
}

std::string criteria(const Finding& finding, const Texts& texts) {
  std::string out;
  for (const checker::CitedBasis& basis : finding.basis) {
    out += (out.empty() ? "" : "<br>") + markdown_text(citation_of(basis, texts));
  }
  return out.empty() ? "–" : out;
}

std::string row(const Finding& finding, const Names& names) {
  const Texts& texts = names.texts();
  return "| " + level_name(finding.level, texts) + " | " + markdown_code(location(finding.at)) +
         " | " + markdown_text(message_of(finding, names) + state_note(finding, texts)) +
         quotes(finding) + " | " + criteria(finding, texts) + " | " + markdown_code(finding.rule) +
         " |\n";
}

std::string heading(const Texts& texts) {
  return "| " + texts("markdown.level") + " | " + texts("markdown.place") + " | " +
         texts("markdown.finding") + " | " + texts("finding.criterion") + " | " +
         texts("markdown.rule") + " |\n|---|---|---|---|---|\n";
}

std::string title(const ProcedureResult& result) {
  const model::Procedure& procedure = *result.procedure;
  return "### " + markdown_text(procedure.region.empty() ? procedure.id : procedure.region) +
         "\n\n";
}

class MarkdownReport final : public CheckReport {
 public:
  explicit MarkdownReport(const Texts& texts) : texts_(texts) {}

  void add(std::span<const ProcedureResult> results, const Files&) override {
    counts_.add(results);
    for (const ProcedureResult& result : results) {
      if (!result.findings.empty()) add(result);
    }
  }

  std::string take() override {
    std::string out = "## Selaras\n\n" + markdown_text(counts_.line(texts_)) + "\n" + tables_;
    if (beyond_ > 0) out += "\n" + texts_.count("markdown.more", beyond_) + "\n";
    return out;
  }

 private:
  void add(const ProcedureResult& result) {
    const Names names(*result.procedure, result.reference, texts_);
    if (rows_ < row_limit) tables_ += "\n" + title(result) + heading(texts_);
    for (const Finding* finding : worst_first(result)) {
      if (rows_ == row_limit) {
        ++beyond_;
        continue;
      }
      tables_ += row(*finding, names);
      ++rows_;
    }
  }

  const Texts& texts_;
  Counts counts_;
  std::string tables_;
  std::size_t rows_ = 0;
  std::size_t beyond_ = 0;
};

}  // namespace

std::unique_ptr<CheckReport> markdown_report(const Texts& texts) {
  return std::make_unique<MarkdownReport>(texts);
}

}  // namespace selaras::reports
