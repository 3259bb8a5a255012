#include "gate/difference_report.h"
#include "reports/escape.h"
#include "reports/finding_state.h"
#include "reports/rule_text.h"
#include "reports/text_paint.h"

namespace selaras::gate {
namespace {

using reports::markdown_code;
using reports::markdown_text;
using reports::Texts;

/// A comment holds some 65,000 letters: a list beyond this says how many more there are.
constexpr std::size_t longest_list = 100;

std::string_view sign(Kind kind) {
  return kind == Kind::added ? "➕" : kind == Kind::removed ? "➖" : "✏️";
}

class List {
 public:
  explicit List(const Texts& texts) : texts_(texts) {}
  void add(std::string_view sign, const std::string& markdown) {
    if (++count_ <= longest_list) lines_ += "- " + std::string(sign) + " " + markdown + "\n";
  }
  [[nodiscard]] std::string under(const std::string& heading) const {
    if (count_ == 0) return {};
    std::string more;
    if (count_ > longest_list)
      more = "- " + texts_.count("diff.more", count_ - longest_list) + "\n";
    return "\n#### " + heading + "\n\n" + lines_ + more;
  }

 private:
  const Texts& texts_;
  std::string lines_;
  std::size_t count_ = 0;
};

std::string words_of(const Change& change, const Texts& texts) {
  const std::string subject =
      what_of(change, texts) + " " + markdown_text(texts.quote(change.title));
  if (change.field.empty()) return subject;
  return subject + ": " + markdown_text(field_of(change, texts)) + ": " +
         markdown_text(values_of(change.before, texts)) + " → **" +
         markdown_text(values_of(change.after, texts)) + "**";
}

std::string words_of(const checker::Finding& finding, const checker::ProcedureResult& result,
                     const Texts& texts) {
  const reports::Names names(*result.procedure, result.reference, texts);
  return "**" + reports::level_name(finding.level, texts) + "** " +
         markdown_text(reports::message_of(finding, names) + reports::state_note(finding, texts)) +
         " (" + markdown_code(finding.rule) + ", " + markdown_code(reports::location(finding.at)) +
         ")";
}

std::string markdown_of(const Difference& difference, const Texts& texts) {
  List stated(texts);
  for (const Change& change : difference.changes) {
    stated.add(sign(change.kind), words_of(change, texts));
  }
  List findings(texts);
  for (const checker::Finding* finding : difference.appeared) {
    findings.add("❌", words_of(*finding, *difference.versions.newer, texts));
  }
  for (const checker::Finding* finding : difference.vanished) {
    findings.add("✅", words_of(*finding, *difference.versions.older, texts));
  }
  List runs(texts);
  const std::string now = runs_sentence(difference.newly_possible, "diff.newly-possible", texts);
  const std::string no_more =
      runs_sentence(difference.no_longer_possible, "diff.no-longer-possible", texts);
  if (!now.empty()) runs.add("➕", markdown_text(now));
  if (!no_more.empty() && no_more != now) runs.add("➖", markdown_text(no_more));
  List times(texts);
  if (const std::string words = times_sentence(difference, texts); !words.empty()) {
    times.add("⏱️", markdown_text(words));
  }
  return "\n### " + markdown_text(title_of(difference.versions)) + "\n" +
         stated.under(texts("diff.stated")) + findings.under(texts("diff.findings")) +
         runs.under(texts("diff.runs")) + times.under(texts("diff.times.title"));
}

}  // namespace

std::string difference_markdown(std::span<const Difference> differences, const Texts& texts) {
  std::string out = "## Selaras\n\n" + markdown_text(counting_line(differences, texts)) + "\n";
  for (const Difference& difference : differences) {
    if (!difference.empty()) out += markdown_of(difference, texts);
  }
  return out;
}

}  // namespace selaras::gate
