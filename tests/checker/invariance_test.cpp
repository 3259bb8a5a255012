#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "checker/check.h"
#include "checker/edit.h"
#include "model/load.h"
#include "model/read.h"
#include "tests/checker/breakage.h"
#include "tests/disguise.h"
#include "tests/generate_procedure.h"

/// What a procedure says decides what is found, and nothing else does: not the order of the lists
/// in its file, not the ids it gives out, not which of several names of the same office it uses.
namespace selaras::checker {
namespace {

using model::Procedure;
using model::Reference;

/// All of a finding that is no place: rule, level, obligation, fingerprint, length of the witness.
using Found = std::tuple<std::string, model::Level, std::string, std::string, std::size_t>;
using Judged = std::tuple<std::string, Verdict, Reason, std::set<std::string>>;

struct Outcome {
  std::multiset<Found> findings;
  std::vector<Judged> obligations;
  std::optional<double> fitness;

  bool operator==(const Outcome&) const = default;
};

/// The ids as they were before `with_other_ids`.
std::string plain(const std::string& id) {
  std::string text;
  for (std::size_t at = 0; at < id.size(); ++at) {
    const bool begins = at == 0 || !(std::isalnum(static_cast<unsigned char>(id[at - 1])) != 0);
    if (begins && id.compare(at, 2, "x.") == 0) {
      ++at;
    } else {
      text += id[at];
    }
  }
  return text;
}

Finding undisguised(Finding finding) {
  finding.element.id = plain(finding.element.id);
  for (Argument& argument : finding.arguments) {
    for (std::string& value : argument.values) value = plain(value);
    std::ranges::sort(argument.values);
  }
  return finding;
}

Outcome outcome(const Procedure& procedure, const Reference* reference) {
  const ProcedureResult result = check(procedure, reference);
  Outcome all{.fitness = result.fitness};
  for (const Finding& one : result.findings) {
    const Finding finding = undisguised(one);
    // Of several deadlocks of one cause that are equally near, the first one met is shown.
    const bool one_of_equals = finding.rule == "deadlock";
    all.findings.insert({finding.rule, finding.level, finding.obligation,
                         one_of_equals ? "" : fingerprint(finding), finding.witness.size()});
  }
  for (const ObligationResult& one : result.obligations) {
    std::set<std::string> missing;
    for (const std::string& id : one.missing) missing.insert(plain(id));
    all.obligations.emplace_back(one.id, one.verdict, one.reason, std::move(missing));
  }
  return all;
}

void expect_same(const Outcome& before, const Outcome& after) {
  const auto told = [](const Found& one, const char* how) {
    ADD_FAILURE() << how << ' ' << std::get<0>(one) << ' ' << std::get<2>(one) << ' '
                  << std::get<3>(one) << " run of " << std::get<4>(one);
  };
  for (const Found& one : before.findings) {
    if (!after.findings.contains(one)) told(one, "gone:");
  }
  for (const Found& one : after.findings) {
    if (!before.findings.contains(one)) told(one, "new:");
  }
  EXPECT_EQ(before.findings.size(), after.findings.size());
  EXPECT_TRUE(before.obligations == after.obligations);
  EXPECT_EQ(before.fitness, after.fitness);
}

struct Example {
  std::string name;
  Procedure procedure;
  const Reference* reference = nullptr;
};

const Reference& regional() {
  const auto& all = model::shipped_references();
  return *std::ranges::find(all, "regional-2019", &Reference::id);
}

void add_regions(std::vector<Example>& examples) {
  for (const char* region : {"kota-madiun", "kota-pasuruan", "majalengka", "oki", "riau"}) {
    const auto file =
        std::filesystem::path(SELARAS_ROOT) / "procedures" / region / "procedure.json";
    model::Diagnostics diagnostics;
    const std::string text = model::file_text(file.string());
    const auto document = model::json::parse(text, file.string(), diagnostics);
    examples.push_back({.name = region,
                        .procedure = model::read_procedure(*document, file.string(), diagnostics)});
    examples.back().reference = model::matching_shipped_reference(examples.back().procedure);
  }
}

void add_broken(std::vector<Example>& examples) {
  const Procedure whole = breakage::conforming(regional(), model::Administration::regency);
  for (const model::Obligation& obligation : regional().obligations) {
    for (const model::Clause& clause : obligation.clauses) {
      for (const breakage::Broken& broken : breakage::broken(whole, regional(), clause)) {
        if (broken.way.starts_with("named:")) continue;  // as many as there are roles
        examples.push_back({.name = obligation.id + ": " + broken.way,
                            .procedure = applied(broken.procedure, {}),  // nodes in their order
                            .reference = &regional()});
      }
    }
  }
}

/// Of the clauses about outcomes, which no shipped reference has.
void add_broken_outcomes(std::vector<Example>& examples) {
  const Reference& reference = breakage::by_outcome();
  const Procedure whole = breakage::conforming(reference, model::Administration::regency);
  for (const model::Obligation& obligation : reference.obligations) {
    for (const model::Clause& clause : obligation.clauses) {
      const bool of_an_outcome = clause.kind == model::ClauseKind::role && !clause.outcome.empty();
      if (!of_an_outcome) continue;
      for (const breakage::Broken& broken : breakage::broken(whole, reference, clause)) {
        if (broken.way.starts_with("named:")) continue;
        examples.push_back({.name = obligation.id + ": " + broken.way,
                            .procedure = applied(broken.procedure, {}),
                            .reference = &reference});
      }
    }
  }
}

/// Flows of any form whose steps do activities of the reference.
void add_generated(std::vector<Example>& examples, std::size_t count) {
  std::mt19937 random(5);
  const auto below = [&](std::size_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
  };
  for (std::size_t number = 0; number < count; ++number) {
    std::vector<std::uint32_t> row(below(16));
    for (std::uint32_t& choice : row) choice = below(1u << 30u);
    Procedure procedure = tests::bare_procedure_from(row);
    procedure.level = model::Administration::regency;
    if (procedure.steps.size() > 14) continue;
    for (model::Step& step : procedure.steps) {
      const auto& laws = regional().procedure.steps;
      const model::Step& law = laws[below(laws.size())];
      step.activity = law.activity;
      if (below(2) == 0) step.actor = law.actor;
      if (below(2) == 0) step.addressee = law.addressee;
      for (model::Outcome& outcome : step.outcomes) {
        if (below(3) == 0) outcome.actor = laws[below(laws.size())].actor;
      }
    }
    examples.push_back({.name = "generated " + std::to_string(number),
                        .procedure = std::move(procedure),
                        .reference = &regional()});
  }
}

const std::vector<Example>& examples() {
  static const std::vector<Example> all = [] {
    std::vector<Example> made;
    add_regions(made);
    add_broken(made);
    add_broken_outcomes(made);
    add_generated(made, 120);
    return made;
  }();
  return all;
}

TEST(Invariance, TheOrderOfTheListsInAFileChangesNothingButPlaces) {
  std::uint32_t seed = 0;
  for (const Example& one : examples()) {
    SCOPED_TRACE(one.name);
    expect_same(outcome(one.procedure, one.reference),
                outcome(tests::in_other_order(one.procedure, ++seed), one.reference));
  }
}

/// Documents that the reference speaks of are words of its vocabulary, and keep their ids.
Procedure with_other_ids(const Procedure& procedure, const Reference* reference) {
  Procedure other = tests::with_other_ids(procedure);
  const auto restore = [&](std::string& id) {
    if (reference != nullptr && reference->term(plain(id)) != nullptr) id = plain(id);
  };
  for (model::Document& document : other.documents) restore(document.id);
  for (auto* steps : {&other.steps, &other.statements}) {
    for (model::Step& step : *steps) {
      for (auto* uses : {&step.inputs, &step.outputs}) {
        for (model::DocumentUse& use : *uses) restore(use.document);
      }
    }
  }
  for (model::Requirement& requirement : other.requirements) restore(requirement.document);
  for (model::Product& product : other.products) restore(product.document);
  return other;
}

TEST(Invariance, OtherIdsChangeNothingButTheIds) {
  for (const Example& one : examples()) {
    SCOPED_TRACE(one.name);
    expect_same(outcome(one.procedure, one.reference),
                outcome(with_other_ids(one.procedure, one.reference), one.reference));
  }
}

TEST(Invariance, AnAliasMoreInTheReferenceChangesNothing) {
  for (const Example& one : examples()) {
    if (one.reference == nullptr) continue;
    SCOPED_TRACE(one.name);
    Reference wider = *one.reference;
    for (model::Role& role : wider.roles) role.aliases.push_back("Dinas Contoh " + role.id);
    expect_same(outcome(one.procedure, one.reference), outcome(one.procedure, &wider));
  }
}

/// Every office and person goes by the alias.
TEST(Invariance, AnAliasInsteadOfTheNameChangesNothing) {
  for (const Example& one : examples()) {
    if (one.reference == nullptr || one.procedure.source.has_value()) continue;  // quoted words
    SCOPED_TRACE(one.name);
    Reference wider = *one.reference;
    for (model::Role& role : wider.roles) role.aliases.push_back("Dinas Contoh " + role.id);
    Procedure renamed = one.procedure;
    for (model::Step& step : renamed.steps) {
      for (auto* actor : {&step.actor, &step.addressee, &step.channel, &step.on_behalf_of}) {
        if (!actor->has_value() || (*actor)->roles.size() != 1) continue;
        (*actor)->name = "Dinas Contoh " + (*actor)->roles.front();
      }
      for (model::Outcome& outcome : step.outcomes) {
        if (!outcome.actor || outcome.actor->roles.size() != 1) continue;
        outcome.actor->name = "Dinas Contoh " + outcome.actor->roles.front();
      }
    }
    expect_same(outcome(one.procedure, one.reference), outcome(renamed, &wider));
  }
}

}  // namespace
}  // namespace selaras::checker
