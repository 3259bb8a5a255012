#include "model/reference.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "model/load.h"

namespace selaras::model {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view permits = R"({
  "kind": "reference", "formatVersion": 1, "id": "permits", "service": "building-permits",
  "version": "2024", "levels": ["regency", "city"], "default": true,
  "valid": {"from": "2024-01-01", "until": "2024-12-31"},
  "title": {"id": "Izin", "en": "Permits"}, "product": "permit",
  "roles": [
    {"id": "applicant", "title": {"id": "pemohon", "en": "applicant"}, "aliases": ["Pemohon"]},
    {"id": "owner", "title": {"id": "pemilik", "en": "owner"}, "kindOf": "applicant"},
    {"id": "head", "title": {"id": "kepala", "en": "head"}, "headOf": "office", "central": true},
    {"id": "office", "title": {"id": "dinas", "en": "office"}}
  ],
  "terms": [
    {"id": "letter", "title": {"id": "surat", "en": "letter"}},
    {"id": "plan", "title": {"id": "denah", "en": "plan"}},
    {"id": "local", "title": {"id": "setempat", "en": "local"}}
  ],
  "refinements": [{"activity": "inspect", "of": "decide", "title": {"id": "a", "en": "b"}, "countsAsWhenMissing": true}],
  "weights": [{"activity": "decide", "missing": 3}],
  "calendar": "holidays",
  "leastTimes": [{"activity": "decide", "value": 14, "unit": "calendar-day", "basis": [{"article": "a1", "mark": "V"}]}],
  "articles": [
    {"id": "a1", "law": "UU 1", "citation": {"regency": "ps. 1", "city": "ps. 2"}, "numberInferred": true, "status": "in force", "read": true},
    {"id": "a2", "law": "UU 2", "citation": "ps. 3"}
  ],
  "readings": [
    {"id": "strict", "title": {"id": "a", "en": "b"}, "equations": [{"activity": "decide", "by": "apply", "actorFrom": "addressee"}]},
    {"id": "mild", "title": {"id": "a", "en": "b"}, "default": true}
  ],
  "obligations": [
    {
      "id": "apply.present", "title": {"id": "a", "en": "b"}, "group": "completeness",
      "basis": [{"article": "a1", "mark": {"regency": "T", "city": "P"}}],
      "clauses": [{"kind": "occurs", "step": "apply", "rule": "missing-step"}]
    },
    {
      "id": "decide.all", "title": {"id": "a", "en": "b"}, "group": "authority", "needs": ["apply.present"],
      "countsIn": ["requirements", "procedure"], "appliesTo": "owner", "wording": {"id": "x {head}", "en": "y {head}"},
      "basis": [{"article": "a2", "mark": "V"}],
      "clauses": [
        {"kind": "role", "step": "decide", "field": "onBehalfOf", "allow": ["head"], "orFields": ["actor"], "rule": "r", "silent": "s", "level": "note"},
        {"kind": "participants", "step": ["decide"], "field": "signatories", "sides": [["head", "owner"], ["office", "owner"]], "rule": "r"},
        {"kind": "form", "step": "decide", "value": "letter", "outcomes": ["yes", "no"], "rule": "r", "basis": [{"article": "a1", "mark": "I"}]},
        {"kind": "includes", "document": "request", "items": ["plan"], "rule": "r"},
        {"kind": "includes", "party": "owner", "step": "decide", "anyOf": [["local"], ["local", "plan"]], "rule": "r"},
        {"kind": "precedes", "step": "apply", "then": "decide", "rule": "r", "readings": ["strict"]},
        {"kind": "leads", "from": "decide[no]", "end": true, "rule": "r"},
        {"kind": "excludes", "from": "decide[no]", "never": ["build", "apply"], "rule": "r"},
        {"kind": "branches", "step": "decide", "outcomes": ["yes", "no"], "rule": "r"},
        {"kind": "returns", "from": "decide[no]", "to": "apply", "rule": "r", "advisory": true},
        {"kind": "produced", "document": "request", "before": "decide", "rule": "r"},
        {"kind": "recurs", "step": "build", "every": "semester", "rule": "r"},
        {"kind": "within", "step": "apply", "then": "decide", "limit": 5, "rule": "r"},
        {"kind": "distinct", "step": ["apply", "inspect"], "rule": "r"},
        {"kind": "precedes", "from": "decide[yes]", "then": "build", "rule": "r"},
        {"kind": "role", "step": "decide[no]", "field": "actor", "allow": ["office"], "rule": "r"}
      ]
    }
  ],
  "rules": [{"id": "r", "level": "note", "group": "g", "title": {"id": "a", "en": "b"}, "message": {"id": "a", "en": "b"}, "help": {"id": "a", "en": "b"}}],
  "limits": [{"id": "batas", "en": "limit"}], "sources": [{"id": "sumber", "en": "source"}],
  "documents": [{"id": "request", "contents": [{"content": "plan"}]}, {"id": "permit"}],
  "steps": [
    {"id": "apply", "actor": {"name": "pemohon", "roles": ["applicant"]}, "outputs": ["request"]},
    {"id": "decide", "activity": "decide", "outcomes": [{"id": "yes"}, {"id": "no"}]},
    {"id": "build"}
  ],
  "flow": {
    "start": "apply",
    "edges": [{"from": "apply", "to": "decide"}, {"from": "decide", "outcome": "yes", "to": "build"},
              {"from": "decide", "outcome": "no", "to": "rejected"}, {"from": "build", "to": "granted"}],
    "ends": [{"id": "granted", "outcome": "granted"}, {"id": "rejected", "outcome": "rejected"}]
  }
})";

struct Read {
  Reference reference;
  Diagnostics diagnostics;
};

Read read(const std::string& text, const std::vector<Reference>& bases = {}) {
  Read result;
  const auto document = json::parse(text, "r.json", result.diagnostics);
  if (document) result.reference = read_reference(*document, "r.json", bases, result.diagnostics);
  return result;
}

Reference base() {
  Read result = read(std::string(permits));
  EXPECT_TRUE(result.diagnostics.empty());
  return std::move(result.reference);
}

/// Codes of the faults, each with its first argument beside the kind of an id.
std::string told(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& fault : diagnostics) {
    if (!text.empty()) text += ", ";
    text += fault.code;
    for (const auto& [name, value] : fault.arguments) {
      if (name == "kind" || name == "id" || name == "key") text += " " + value;
    }
  }
  return text;
}

/// The faults after one stretch of the text was replaced by another.
std::string fault_of(std::string_view from, std::string_view to) {
  std::string text(permits);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return "no such text";
  return told(read(text.replace(at, from.size(), to)).diagnostics);
}

TEST(ReadReference, IdentityAndWordsAreRead) {
  const Reference reference = base();
  EXPECT_EQ(reference.id, "permits");
  EXPECT_EQ(reference.procedure.service, "building-permits");
  EXPECT_EQ(reference.levels,
            (std::vector<Administration>{Administration::regency, Administration::city}));
  EXPECT_TRUE(reference.is_default);
  EXPECT_EQ(reference.valid_until, "2024-12-31");
  EXPECT_EQ(reference.product, "permit");
  EXPECT_EQ(reference.role("head")->head_of, "office");
  EXPECT_TRUE(reference.role("head")->central);
  EXPECT_EQ(reference.role("applicant")->aliases, std::vector<std::string>{"Pemohon"});
  EXPECT_EQ(reference.term("plan")->en, "plan");
  EXPECT_EQ(reference.term("nothing"), nullptr);
  EXPECT_TRUE(reference.refinements.at(0).counts_as_when_missing);
  EXPECT_EQ(reference.weights.at(0).missing, 3u);
  EXPECT_EQ(reference.weights.at(0).extra, 1u);
  EXPECT_EQ(reference.calendar, "holidays");
  EXPECT_EQ(reference.least_times.at(0).activity, "decide");
  EXPECT_EQ(reference.least_times.at(0).value, 14);
  EXPECT_EQ(reference.least_times.at(0).unit, (UnitReading{TimeUnit::day, TimeBase::calendar}));
  EXPECT_EQ(reference.article("a1")->citation.at(Administration::city), "ps. 2");
  EXPECT_EQ(reference.article("a2")->citation.at(Administration::unstated), "ps. 3");
  EXPECT_EQ(reference.default_reading()->id, "mild");
  EXPECT_EQ(reference.readings.at(0).equations.at(0).actor_from, RoleField::addressee);
  EXPECT_EQ(reference.rules.at(0).level, Level::note);
  EXPECT_EQ(reference.limits.at(0).en, "limit");
  EXPECT_EQ(reference.sources.at(0).id, "sumber");
}

TEST(ReadReference, AStepsActivityIsItsIdUnlessStated) {
  const Procedure procedure = base().procedure;
  EXPECT_EQ(procedure.step("apply")->activity, "apply");
  EXPECT_EQ(procedure.level, Administration::unstated);
  EXPECT_EQ(procedure.flow.edges.size(), 5u);
  EXPECT_EQ(procedure.flow.edges.at(1).origin, Origin::stated);
}

TEST(ReadReference, EachKindOfClauseKeepsWhatItDemands) {
  const Reference reference = base();
  const Obligation& obligation = *reference.obligation("decide.all");
  EXPECT_EQ(obligation.needs, std::vector<std::string>{"apply.present"});
  EXPECT_EQ(obligation.counts_in,
            (std::vector<SectionKind>{SectionKind::requirements, SectionKind::procedure}));
  EXPECT_EQ(obligation.applies_to, "owner");
  EXPECT_EQ(obligation.wording.en, "y {head}");
  const std::vector<Clause>& clauses = obligation.clauses;
  ASSERT_EQ(clauses.size(), 16u);
  using Ids = std::vector<std::string>;
  EXPECT_EQ(clauses[0].field, RoleField::on_behalf_of);
  EXPECT_EQ(clauses[0].or_fields, std::vector<RoleField>{RoleField::actor});
  EXPECT_EQ(clauses[0].allow, Ids{"head"});
  EXPECT_EQ(clauses[0].silent, "s");
  EXPECT_EQ(clauses[0].level, Level::note);
  EXPECT_TRUE(clauses[1].signatories);
  EXPECT_EQ(clauses[1].sides, (std::vector<Ids>{{"head", "owner"}, {"office", "owner"}}));
  EXPECT_EQ(clauses[2].value, "letter");
  EXPECT_EQ(clauses[2].outcomes, (Ids{"yes", "no"}));
  EXPECT_EQ(clauses[2].basis.at(0).mark(Administration::city), Mark::inferred);
  EXPECT_EQ(clauses[3].document, "request");
  EXPECT_EQ(clauses[3].items, Ids{"plan"});
  EXPECT_EQ(clauses[4].party, "owner");
  EXPECT_EQ(clauses[4].steps, Ids{"decide"});
  EXPECT_EQ(clauses[4].any_of, (std::vector<Ids>{{"local"}, {"local", "plan"}}));
  EXPECT_EQ(clauses[5].then, Ids{"decide"});
  EXPECT_EQ(clauses[5].readings, Ids{"strict"});
  EXPECT_EQ(clauses[6].steps, Ids{"decide"});
  EXPECT_EQ(clauses[6].outcome, "no");
  EXPECT_TRUE(clauses[6].to_end);
  EXPECT_EQ(clauses[7].then, (Ids{"build", "apply"}));
  EXPECT_EQ(clauses[8].outcomes, (Ids{"yes", "no"}));
  EXPECT_EQ(clauses[9].then, Ids{"apply"});
  EXPECT_TRUE(clauses[9].advisory);
  EXPECT_EQ(clauses[10].then, Ids{"decide"});
  EXPECT_EQ(clauses[11].value, "semester");
  EXPECT_EQ(clauses[12].limit, 5.0);
  EXPECT_EQ(clauses[13].kind, ClauseKind::distinct);
  EXPECT_EQ(clauses[13].steps, (Ids{"apply", "inspect"}));
  EXPECT_EQ(clauses[14].steps, Ids{"decide"});
  EXPECT_EQ(clauses[14].outcome, "yes");
  EXPECT_EQ(clauses[14].then, Ids{"build"});
  EXPECT_EQ(clauses[15].steps, Ids{"decide"});
  EXPECT_EQ(clauses[15].outcome, "no");
}

TEST(ReadReference, OfAnOutcomeAClauseMayAskOnlyWhoActs) {
  EXPECT_EQ(fault_of(R"("step": "decide[no]", "field": "actor")",
                     R"("step": "decide[no]", "field": "channel")"),
            "unknown-word field");
  EXPECT_EQ(fault_of(R"("step": "decide[no]")", R"("step": "decide[x]")"), "unknown-id outcome x");
  EXPECT_EQ(fault_of(R"("step": "decide[no]")", R"("step": ["decide[no]"])"),
            "unknown-id activity decide[no]");
}

TEST(ReadReference, WhomAnOutcomeOfItsStepsNamesIsARoleOfIts) {
  EXPECT_EQ(fault_of(R"({"id": "no"}]})", R"({"id": "no", "actor": {"roles": ["ofice"]}}]})"),
            "unknown-id role ofice");
}

TEST(Reference, AMarkGoesByLevelOrHoldsForAll) {
  const Reference reference = base();
  const Basis by_level = reference.obligation("apply.present")->basis.at(0);
  EXPECT_EQ(by_level.mark(Administration::regency), Mark::transcribed);
  EXPECT_EQ(by_level.mark(Administration::city), Mark::page);
  EXPECT_EQ(by_level.mark(Administration::province), Mark::inferred);  // the weakest: not said
  EXPECT_EQ(reference.obligation("decide.all")->basis.at(0).mark(Administration::province),
            Mark::verified);
}

TEST(Reference, WhatWasNotReadInALawIsAtMostAWarning) {
  EXPECT_EQ(cap(Mark::verified), Level::error);
  EXPECT_EQ(cap(Mark::transcribed), Level::error);
  EXPECT_EQ(cap(Mark::page), Level::warning);
  EXPECT_EQ(cap(Mark::secondary), Level::warning);
  EXPECT_EQ(cap(Mark::inferred), Level::warning);
  EXPECT_EQ(letter(Mark::transcribed), 'T');
}

TEST(Reference, ARoleIsAKindOfItselfAndOfAllThatIsWider) {
  const Reference reference = base();
  EXPECT_TRUE(reference.is_kind_of("owner", "owner"));
  EXPECT_TRUE(reference.is_kind_of("owner", "applicant"));
  EXPECT_FALSE(reference.is_kind_of("applicant", "owner"));
  EXPECT_FALSE(reference.is_kind_of("nobody", "owner"));
}

TEST(ReadReference, EveryIdThatAClauseUsesExists) {
  EXPECT_EQ(fault_of(R"("step": "apply", "rule")", R"("step": "aply", "rule")"),
            "unknown-id activity aply");
  EXPECT_EQ(fault_of(R"("allow": ["head"])", R"("allow": ["haed"])"), "unknown-id role haed");
  EXPECT_EQ(fault_of(R"(["office", "owner"]])", R"(["office", "x"]])"), "unknown-id role x");
  EXPECT_EQ(fault_of(R"("value": "letter")", R"("value": "leter")"), "unknown-id term leter");
  EXPECT_EQ(fault_of(R"("outcomes": ["yes", "no"], "rule": "r", "basis")",
                     R"("outcomes": ["yes", "x"], "rule": "r", "basis")"),
            "unknown-id outcome x");
  EXPECT_EQ(fault_of(R"("document": "request", "items")", R"("document": "x", "items")"),
            "unknown-id document x");
  EXPECT_EQ(fault_of(R"("items": ["plan"])", R"("items": ["x"])"), "unknown-id term x");
  EXPECT_EQ(fault_of(R"([["local"])", R"([["x"])"), "unknown-id term x");
  EXPECT_EQ(fault_of(R"("party": "owner")", R"("party": "x")"), "unknown-id role x");
  EXPECT_EQ(fault_of(R"("then": "decide")", R"("then": "x")"), "unknown-id activity x");
  EXPECT_EQ(fault_of(R"(["strict"])", R"(["x"])"), "unknown-id reading x");
  EXPECT_EQ(fault_of("decide[no]", "x[no]"), "unknown-id activity x, unknown-id outcome no");
  EXPECT_EQ(fault_of("decide[no]", "decide[x]"), "unknown-id outcome x");
  EXPECT_EQ(fault_of("decide[no]", "apply[no]"), "unknown-id outcome no");
  EXPECT_EQ(fault_of("decide[no]", "decide[no"), "invalid-id decide[no");
  EXPECT_EQ(fault_of(R"("never": ["build")", R"("never": ["x")"), "unknown-id activity x");
  EXPECT_EQ(fault_of(R"("to": "apply", "rule")", R"("to": "x", "rule")"), "unknown-id activity x");
  EXPECT_EQ(fault_of(R"("before": "decide")", R"("before": "x")"), "unknown-id activity x");
}

TEST(ReadReference, EveryOtherIdExistsToo) {
  EXPECT_EQ(fault_of(R"("needs": ["apply.present"])", R"("needs": ["x"])"),
            "unknown-id obligation x");
  EXPECT_EQ(fault_of(R"("appliesTo": "owner")", R"("appliesTo": "x")"), "unknown-id role x");
  EXPECT_EQ(fault_of(R"("article": "a2")", R"("article": "x")"), "unknown-id article x");
  EXPECT_EQ(fault_of(R"("kindOf": "applicant")", R"("kindOf": "x")"), "unknown-id role x");
  EXPECT_EQ(fault_of(R"("headOf": "office")", R"("headOf": "x")"), "unknown-id role x");
  EXPECT_EQ(fault_of(R"("of": "decide")", R"("of": "x")"), "unknown-id step x");
  EXPECT_EQ(fault_of(R"("by": "apply")", R"("by": "x")"), "unknown-id activity x");
  EXPECT_EQ(fault_of(R"("product": "permit")", R"("product": "x")"), "unknown-id document x");
  EXPECT_EQ(fault_of(R"("roles": ["applicant"])", R"("roles": ["x"])"), "unknown-id role x");
  EXPECT_EQ(fault_of(R"({"content": "plan"})", R"({"content": "x"})"), "unknown-id term x");
  EXPECT_EQ(fault_of(R"("version": "2024",)", R"("version": "2024", "extends": "x",)"),
            "unknown-id reference x");
}

TEST(ReadReference, AClauseHasWhatItsKindDemandsAndNothingElse) {
  EXPECT_EQ(fault_of(R"("step": "apply", "rule")", R"("rule")"), "missing-key step");
  EXPECT_EQ(fault_of(R"("step": "apply", "rule")", R"("step": [], "rule")"), "empty-value step");
  EXPECT_EQ(fault_of(R"("step": "apply", "rule")", R"("step": "apply", "then": "decide", "rule")"),
            "unknown-key then");
  EXPECT_EQ(fault_of(R"(, "rule": "missing-step")", ""), "missing-key rule");
  EXPECT_EQ(fault_of(R"("kind": "occurs")", R"("kind": "occur")"), "unknown-word kind");
  EXPECT_EQ(fault_of(R"(["head", "owner"])", R"(["head"])"), "wrong-pair sides");
  EXPECT_EQ(fault_of(R"([["local"], ["local", "plan"]])", R"(["local", "plan"])"),
            "wrong-type anyOf, wrong-type anyOf");
  EXPECT_EQ(fault_of(R"("document": "request", "items")", R"("items")"), "missing-key document");
  EXPECT_EQ(fault_of(R"("document": "request", "items")",
                     R"("document": "request", "party": "owner", "step": "apply", "items")"),
            "conflicting-keys document");
  EXPECT_EQ(fault_of(R"("items": ["plan"])", R"("items": ["plan"], "anyOf": [["plan"]])"),
            "conflicting-keys items");
  EXPECT_EQ(fault_of(R"("end": true, )", ""), "missing-key to");
  EXPECT_EQ(fault_of(R"("limit": 5)", R"("limit": -5)"), "number-too-small limit");
}

TEST(ReadReference, EachLevelThatIsServedHasItsMarkAndCitation) {
  EXPECT_EQ(fault_of(R"({"regency": "T", "city": "P"})", R"({"regency": "T"})"),
            "missing-key city");
  EXPECT_EQ(fault_of(R"({"regency": "T", "city": "P"})",
                     R"({"regency": "T", "city": "P", "province": "I"})"),
            "unknown-key province");
  EXPECT_EQ(fault_of(R"({"regency": "ps. 1", "city": "ps. 2"})", R"({"city": "ps. 2"})"),
            "missing-key regency");
  EXPECT_EQ(fault_of(R"("mark": "V")", R"("mark": "W")"), "unknown-word mark");
}

TEST(ReadReference, ObligationsDoNotNeedEachOtherInACircle) {
  EXPECT_EQ(
      fault_of(R"("group": "completeness",)", R"("group": "completeness", "needs": "decide.all",)"),
      "needs-cycle apply.present");
  EXPECT_EQ(fault_of(R"("needs": ["apply.present"])", R"("needs": ["decide.all"])"),
            "needs-cycle decide.all");
}

TEST(ReadReference, RolesAreNoKindOfThemselves) {
  EXPECT_EQ(fault_of(R"("en": "applicant"})", R"("en": "applicant"}, "kindOf": "owner")"),
            "parent-cycle role applicant");
}

TEST(ReadReference, IdsAreUniqueInEachList) {
  EXPECT_EQ(fault_of(R"({"id": "office")", R"({"id": "head")"),
            "unknown-id role office, duplicate-id role head, unknown-id role office, "
            "unknown-id role office");
  EXPECT_EQ(fault_of(R"({"id": "plan", "title")", R"({"id": "local", "title")"),
            "duplicate-id term local, unknown-id term plan, unknown-id term plan, unknown-id term "
            "plan");
  EXPECT_EQ(fault_of(R"("activity": "inspect")", R"("activity": "apply")"),
            "duplicate-id activity apply, unknown-id activity inspect");
}

TEST(ReadReference, TheValidityDoesNotEndBeforeItBegins) {
  EXPECT_EQ(fault_of("2024-12-31", "2023-12-31"), "range-reversed valid");
}

TEST(ReadReference, OneThatStandsAloneNamesServiceLevelsAndProduct) {
  EXPECT_EQ(fault_of(R"("service": "building-permits",)", ""), "missing-key service");
  EXPECT_EQ(fault_of(R"(, "product": "permit")", ""), "missing-key product");
}

// A reference that extends another.

Read extending(const std::string& members) {
  return read(R"({"kind": "reference", "formatVersion": 1, "id": "permits-2025", "version": "2025",
                  "extends": "permits", "title": {"id": "a", "en": "b"})" +
                  members + "}",
              {base()});
}

TEST(ExtendedReference, TakesOverWhatItDoesNotSay) {
  const Read result = extending("");
  EXPECT_EQ(told(result.diagnostics), "");
  const Reference& reference = result.reference;
  EXPECT_EQ(reference.id, "permits-2025");
  EXPECT_EQ(reference.extends, "permits");
  EXPECT_EQ(reference.procedure.id, "permits-2025");
  EXPECT_EQ(reference.procedure.service, "building-permits");
  EXPECT_EQ(reference.levels.size(), 2u);
  EXPECT_EQ(reference.obligations.size(), 2u);
  EXPECT_EQ(reference.procedure.steps.size(), 3u);
  EXPECT_EQ(reference.procedure.flow.edges.size(), 5u);
  EXPECT_FALSE(reference.is_default);
}

TEST(ExtendedReference, PutsItsOwnPartInThePlaceOfTheSameId) {
  const Read result = extending(R"(, "roles": [
      {"id": "head", "title": {"id": "baru", "en": "new"}},
      {"id": "clerk", "title": {"id": "petugas", "en": "clerk"}}],
    "obligations": [
      {"id": "apply.present", "title": {"id": "baru", "en": "new"}, "group": "g",
       "basis": [{"article": "a1", "mark": "S"}],
       "clauses": [{"kind": "role", "step": "apply", "field": "actor", "allow": ["clerk"], "rule": "r"}]},
      {"id": "more", "title": {"id": "a", "en": "b"}, "group": "g", "needs": ["decide.all"],
       "basis": [{"article": "a2", "mark": "S"}], "clauses": []}],
    "limits": [{"id": "x", "en": "y"}])");
  EXPECT_EQ(told(result.diagnostics), "");
  const Reference& reference = result.reference;
  ASSERT_EQ(reference.roles.size(), 5u);
  EXPECT_EQ(reference.roles[2].title.en, "new");
  EXPECT_EQ(reference.roles[4].id, "clerk");
  ASSERT_EQ(reference.obligations.size(), 3u);
  EXPECT_EQ(reference.obligations[0].title.en, "new");
  EXPECT_EQ(reference.obligations[1].id, "decide.all");
  EXPECT_EQ(reference.obligations[2].id, "more");
  EXPECT_EQ(reference.limits.size(), 2u);
}

TEST(ExtendedReference, SaysItselfHowItsStepsFollowEachOther) {
  EXPECT_EQ(told(extending(R"(, "steps": [{"id": "report"}])").diagnostics), "missing-key flow");
  const Read result = extending(R"(, "steps": [{"id": "report"}, {"id": "build", "label": "new"}],
    "flow": {"start": "apply", "edges": [{"from": "apply", "to": "build"}, {"from": "build", "to": "report"}],
             "ends": []})");
  EXPECT_EQ(told(result.diagnostics), "");
  const Procedure& procedure = result.reference.procedure;
  ASSERT_EQ(procedure.steps.size(), 4u);
  EXPECT_EQ(procedure.steps[2].label, "new");
  EXPECT_EQ(procedure.steps[3].id, "report");
  ASSERT_EQ(procedure.flow.nodes.size(), 5u);
  EXPECT_EQ(procedure.step_of(procedure.flow.nodes[3]).id, "build");
}

TEST(ExtendedReference, ItsOwnNodesMayNotTakeTheNameOfAStepTakenOver) {
  EXPECT_EQ(told(extending(R"(, "flow": {"start": "apply", "edges": [],
                                         "ends": [{"id": "build", "outcome": "granted"}]})")
                     .diagnostics),
            "duplicate-id node build");
}

// Which reference a procedure is measured against.

Reference serving(const std::string& id, Administration level, bool is_default) {
  Reference reference;
  reference.id = id;
  reference.procedure.service = "s";
  reference.levels = {level};
  reference.is_default = is_default;
  return reference;
}

std::string matched(const std::vector<Reference>& references, const std::string& named = "") {
  Procedure procedure;
  procedure.service = "s";
  procedure.level = Administration::city;
  procedure.reference = named;
  const Reference* found = matching_reference(procedure, references);
  return found == nullptr ? "none" : found->id;
}

TEST(MatchingReference, IsTheDefaultOfServiceAndLevel) {
  EXPECT_EQ(matched({serving("a", Administration::province, true),
                     serving("b", Administration::city, false),
                     serving("c", Administration::city, true)}),
            "c");
  EXPECT_EQ(matched({serving("a", Administration::province, true)}), "none");
  Reference other = serving("a", Administration::city, true);
  other.procedure.service = "t";
  EXPECT_EQ(matched({other}), "none");
}

TEST(MatchingReference, IsTheOneThatTheProcedureNames) {
  const std::vector<Reference> references{serving("a", Administration::city, true),
                                          serving("b", Administration::city, false)};
  EXPECT_EQ(matched(references, "b"), "b");
  EXPECT_EQ(matched(references, "zzz"), "none");  // not another in its stead
}

TEST(MatchingReference, TheOnlyOneNeedNotBeTheDefault) {
  EXPECT_EQ(matched({serving("a", Administration::city, false)}), "a");
  EXPECT_EQ(matched({serving("a", Administration::city, false),
                     serving("b", Administration::city, false)}),
            "none");
}

TEST(ShippedReferences, AreReadWithoutAFaultAndHaveOneDefaultForEachLevel) {
  const std::vector<Reference>& references = shipped_references();
  ASSERT_FALSE(references.empty());
  for (const Administration level :
       {Administration::province, Administration::regency, Administration::city}) {
    const auto serves = [&](const Reference& reference) {
      return reference.is_default &&
             std::ranges::find(reference.levels, level) != reference.levels.end();
    };
    EXPECT_EQ(std::ranges::count_if(references, serves), 1);
  }
}

TEST(ShippedReferences, ABaseComesBeforeThoseThatExtendIt) {
  std::vector<std::string> seen;
  for (const Reference& reference : shipped_references()) {
    if (!reference.extends.empty()) {
      EXPECT_NE(std::ranges::find(seen, reference.extends), seen.end()) << reference.id;
    }
    seen.push_back(reference.id);
  }
}

}  // namespace
}  // namespace selaras::model
