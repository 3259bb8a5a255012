#include "gate/difference_report.h"
#include "reports/finding_state.h"
#include "reports/rule_text.h"
#include "reports/text_paint.h"

namespace selaras::gate {
namespace {

using reports::Ink;
using reports::painted;
using reports::Texts;

char sign(Kind kind) { return kind == Kind::added ? '+' : kind == Kind::removed ? '-' : '~'; }

Ink ink(char sign) { return sign == '+' ? Ink::caret : sign == '-' ? Ink::error : Ink::warning; }

std::string line(char sign, const std::string& words, bool colour) {
  return painted(std::string("  ") + sign + " " + words, ink(sign), colour) + "\n";
}

std::string words_of(const Change& change, const Texts& texts) {
  const std::string subject = what_of(change, texts) + " " + texts.quote(change.title);
  if (change.field.empty()) return subject;
  return subject + ": " + field_of(change, texts) + ": " + values_of(change.before, texts) + " → " +
         values_of(change.after, texts);
}

std::string finding_line(char sign, const checker::Finding& finding,
                         const checker::ProcedureResult& result, const Texts& texts, bool colour) {
  const reports::Names names(*result.procedure, result.reference, texts);
  return line(sign,
              reports::location(finding.at) + ": " + reports::level_name(finding.level, texts) +
                  ": " + reports::message_of(finding, names) + " [" + finding.rule + "]" +
                  reports::state_note(finding, texts),
              colour);
}

std::string block(const std::string& title, const std::string& lines, bool colour) {
  return lines.empty() ? lines : painted(title, Ink::strong, colour) + "\n" + lines;
}

std::string findings_of(const Difference& difference, const Texts& texts, bool colour) {
  std::string lines;
  for (const checker::Finding* finding : difference.appeared) {
    lines += finding_line('+', *finding, *difference.versions.newer, texts, colour);
  }
  for (const checker::Finding* finding : difference.vanished) {
    lines += finding_line('-', *finding, *difference.versions.older, texts, colour);
  }
  return block(texts("diff.findings"), lines, colour);
}

std::string runs_of(const Difference& difference, const Texts& texts, bool colour) {
  const std::string now = runs_sentence(difference.newly_possible, "diff.newly-possible", texts);
  const std::string no_more =
      runs_sentence(difference.no_longer_possible, "diff.no-longer-possible", texts);
  std::string lines;
  if (!now.empty()) lines += line('+', now, colour);
  if (!no_more.empty() && no_more != now) lines += line('-', no_more, colour);
  return block(texts("diff.runs"), lines, colour);
}

std::string text_of(const Difference& difference, const Texts& texts, bool colour) {
  std::string changes;
  for (const Change& change : difference.changes) {
    changes += line(sign(change.kind), words_of(change, texts), colour);
  }
  std::string out = painted(title_of(difference.versions), Ink::strong, colour) + "\n" +
                    block(texts("diff.stated"), changes, colour) +
                    findings_of(difference, texts, colour) + runs_of(difference, texts, colour);
  if (const std::string times = times_sentence(difference, texts); !times.empty()) {
    out += block(texts("diff.times.title"), line('~', times, colour), colour);
  }
  return out + "\n";
}

}  // namespace

std::string difference_text(std::span<const Difference> differences, const Texts& texts,
                            reports::TextStyle style) {
  std::string out;
  for (const Difference& difference : differences) {
    if (!difference.empty()) out += text_of(difference, texts, style.colour);
  }
  return out + counting_line(differences, texts) + "\n";
}

}  // namespace selaras::gate
