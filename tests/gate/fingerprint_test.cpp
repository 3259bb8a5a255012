#include <set>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "checker/check.h"
#include "model/load.h"
#include "tests/disguise.h"
#include "tests/generate_procedure.h"

/// A fingerprint says which defect it is: how the file is laid out does not matter to it, what the
/// defect is about does.
namespace selaras::gate {
namespace {

using checker::Finding;
using Fingerprints = std::multiset<std::string>;

Fingerprints of(const model::Procedure& procedure) {
  Fingerprints all;
  for (const Finding& finding : checker::check(procedure, nullptr).findings) {
    all.insert(finding.fingerprint);
  }
  return all;
}

/// What is found, in words for whoever reads the failure.
std::string told(const model::Procedure& procedure) {
  std::set<std::string> lines;
  for (const Finding& finding : checker::check(procedure, nullptr).findings) {
    std::string line = finding.fingerprint + " " + finding.rule + " " + finding.element.kind + ":" +
                       finding.element.id;
    for (const checker::Argument& argument : finding.arguments) {
      line += " " + argument.name + "=";
      for (const std::string& value : argument.values) line += value + ",";
    }
    lines.insert(std::move(line));
  }
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

model::Procedure read(const std::string& text) {
  model::Diagnostics diagnostics;
  return model::read_procedure(*model::json::parse(text, "p.json", diagnostics), "p.json",
                               diagnostics);
}

/// A check of larger ones takes long without optimisation.
bool is_small(const model::Procedure& procedure) { return procedure.steps.size() <= 10; }

RC_GTEST_PROP(Fingerprint, SurvivesAnotherLayoutAndShiftedLines, ()) {
  const model::Procedure given = *tests::any_procedure();
  if (!is_small(given)) return;
  const std::string text = model::write_procedure(given);
  std::string spread;  // every line a few lines further down, indented otherwise
  for (const char letter : text)
    spread += letter == '\n' ? std::string("\n\n   ") : std::string(1, letter);
  RC_ASSERT(of(read(text)) == of(read(spread)));
}

RC_GTEST_PROP(Fingerprint, SurvivesAnotherOrder, ()) {
  const model::Procedure given = *tests::any_procedure();
  if (!is_small(given)) return;
  const auto seed = *rc::gen::inRange<std::uint32_t>(0, 1000);
  const model::Procedure other = tests::in_other_order(given, seed);
  if (of(given) != of(other)) RC_FAIL(told(given) + "\nin another order:\n" + told(other));
}

RC_GTEST_PROP(Fingerprint, IsUniqueInARun, ()) {
  const model::Procedure given = *tests::any_procedure();
  if (!is_small(given)) return;
  const Fingerprints all = of(given);
  RC_ASSERT(std::set<std::string>(all.begin(), all.end()).size() == all.size());
}

RC_GTEST_PROP(Fingerprint, DiffersWhereTheDefectDoes, ()) {
  Finding finding;
  finding.rule = "missing-step";
  finding.procedure = "p";
  finding.element = {"step", "a"};
  finding.with("step", checker::ArgumentKind::step, "a");
  Finding other = finding;
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      other.rule = "no-end";
      break;
    case 1:
      other.procedure = "q";
      break;
    case 2:
      other.element.id = "b";
      break;
    case 3:
      other.element.kind = "item";
      break;
    default:
      other.arguments[0].values = {"b"};
  }
  RC_ASSERT(checker::fingerprint(finding) != checker::fingerprint(other));
  other = finding;
  other.level = model::Level::note;
  other.at.begin = {9, 9};
  other.evidence = {{3, "other words", {}}};
  other.with("words", checker::ArgumentKind::quote, "other words");
  RC_ASSERT(checker::fingerprint(finding) == checker::fingerprint(other));
}

}  // namespace
}  // namespace selaras::gate
