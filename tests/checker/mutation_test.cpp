#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "model/load.h"
#include "tests/checker/breakage.h"

/// Every clause of every obligation is broken in every way its kind can be broken: its rule speaks,
/// and nothing else does above a note.
namespace selaras::checker {
namespace {

using breakage::Broken;
using model::Administration;
using model::Clause;
using model::Obligation;
using model::Reference;

struct Case {
  std::string reference;
  Administration level;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.reference << " at level " << static_cast<int>(one.level);
}

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const Reference& reference : model::shipped_references()) {
    for (const Administration level : reference.levels) all.push_back({reference.id, level});
  }
  all.push_back({breakage::by_outcome().id, Administration::regency});
  return all;
}

bool says(const Finding& finding, const std::string& rule) {
  return finding.rule == rule || std::ranges::count(finding.carries, rule) > 0;
}

/// The rules that may speak of the clause: silence has its own where the clause names one.
std::string rule_of(const Clause& clause, Reason reason) {
  return reason == Reason::silent && !clause.silent.empty() ? clause.silent : clause.rule;
}

class Mutation : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    reference_ = &breakage::reference(GetParam().reference);
    conforming_ = breakage::conforming(*reference_, GetParam().level);
    for (const Finding& finding : check(conforming_, reference_).findings) {
      before_.insert(finding.fingerprint);
    }
  }

  void look(const Obligation& obligation, const Clause& clause, const Broken& broken) {
    SCOPED_TRACE(obligation.id + ", " + clause.rule + ": " + broken.way);
    const ProcedureResult result = check(broken.procedure, reference_);
    const std::string rule = rule_of(clause, broken.reason);
    std::size_t spoken = 0;
    for (const Finding& finding : result.findings) {
      if (before_.contains(finding.fingerprint)) continue;
      if (says(finding, rule)) {
        ++spoken;
      } else {
        EXPECT_EQ(finding.level, Level::note)
            << finding.rule << " on " << finding.element.kind << ':' << finding.element.id;
      }
    }
    EXPECT_EQ(spoken, 1u) << "findings of " << rule;
    if (clause.advisory) return;
    EXPECT_EQ(result.obligation(obligation.id)->verdict, Verdict::not_met);
  }

  const Reference* reference_ = nullptr;
  model::Procedure conforming_;
  std::set<std::string> before_;
};

TEST_P(Mutation, OfEachClauseIsFoundByItsRuleAndByNothingElse) {
  for (const Obligation& obligation : reference_->obligations) {
    for (const Clause& clause : obligation.clauses) {
      const auto all = breakage::broken(conforming_, *reference_, clause);
      EXPECT_FALSE(all.empty()) << obligation.id;
      for (const Broken& broken : all) look(obligation, clause, broken);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, Mutation, testing::ValuesIn(cases()), [](const auto& one) {
  std::string name = one.param.reference + "_" + std::to_string(static_cast<int>(one.param.level));
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace selaras::checker
