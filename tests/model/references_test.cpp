#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "model/load.h"
#include "model/read.h"
#include "model/rule_page.h"
#include "tests/json_schema.h"

/// The shipped references: what they must hold, beside what the reader already demands of any.
namespace selaras::model {
namespace {

const std::string folder = std::string(SELARAS_ROOT) + "/procedures/";
constexpr std::array ids{"regional-2019", "regional-2019-2023", "central-2023", "legacy-2015"};

std::string path_of(std::string_view id) {
  return folder + "reference/" + std::string(id) + ".json";
}

json::Node document_of(std::string_view id) {
  const std::string path = path_of(id);
  Diagnostics diagnostics;
  auto document = json::parse(file_text(path), path, diagnostics);
  EXPECT_TRUE(document && diagnostics.empty()) << path;
  return document.value_or(json::Node{});
}

const Reference& reference(std::string_view id) {
  const auto& all = shipped_references();
  return *std::ranges::find(all, id, &Reference::id);
}

template <class Elements>
std::set<std::string> ids_of(const Elements& elements) {
  std::set<std::string> found;
  for (const auto& element : elements) found.insert(element.id);
  return found;
}

class EachReference : public testing::TestWithParam<const char*> {
 protected:
  const Reference& own() const { return reference(GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(All, EachReference, testing::ValuesIn(ids), [](const auto& one) {
  std::string name = one.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(References, AreShippedAndNoOthers) {
  EXPECT_EQ(ids_of(shipped_references()), std::set<std::string>(ids.begin(), ids.end()));
}

TEST_P(EachReference, IsReadWithoutADiagnostic) {
  Diagnostics diagnostics;
  std::vector<Reference> bases;
  for (const Reference& one : shipped_references()) {
    if (one.id != GetParam()) bases.push_back(one);
  }
  const Reference read =
      read_reference(document_of(GetParam()), path_of(GetParam()), bases, diagnostics);
  for (const Diagnostic& fault : diagnostics) ADD_FAILURE() << fault.at.begin.line << fault.code;
  EXPECT_EQ(read.id, GetParam());
}

/// The schema of references with the definitions that it takes from the schema of procedures.
std::string whole_schema() {
  const std::string other = "procedure.schema.json#";
  std::string text = file_text(folder + "schema/reference.schema.json");
  for (auto at = text.find(other); at != std::string::npos; at = text.find(other, at)) {
    text.replace(at, other.size(), "#");
  }
  const std::string key = "\"definitions\": {";
  const std::string procedures = file_text(folder + "schema/procedure.schema.json");
  const std::size_t begin = procedures.find(key) + key.size();
  const std::size_t end = procedures.rfind('}', procedures.rfind('}') - 1);
  return text.insert(text.find(key) + key.size(), procedures.substr(begin, end - begin) + ",");
}

TEST_P(EachReference, IsAsTheSchemaSays) {
  static const JsonSchema schema(whole_schema());
  json::Node document = document_of(GetParam());
  EXPECT_EQ(departures(schema, document), std::vector<std::string>{});
  document.members.push_back({"surprise", {}, {}, json::Node{}});
  EXPECT_EQ(departures(schema, document), std::vector<std::string>{": with surprise"});
}

/// A row of the table of obligations: the letters that it cites and how far they are verified.
struct Row {
  std::string_view obligation;
  std::set<std::string> articles;
  char regency;
  char province;
  std::string_view rule;
};

const std::vector<Row> table{
    {"apply.present", {"letter-a"}, 'T', 'P', "missing-step"},
    {"apply.by-head", {"letter-a"}, 'T', 'P', "wrong-actor"},
    {"apply.to-regional-head", {"letter-a"}, 'T', 'P', "wrong-addressee"},
    {"apply.through-office", {"letter-a"}, 'T', 'P', "wrong-channel"},
    {"apply.in-writing", {"letter-a"}, 'T', 'P', "not-in-writing"},
    {"apply.bhi-documents", {"entity-documents"}, 'P', 'I', "missing-applicant-document"},
    {"forward.present", {"letter-b"}, 'T', 'P', "missing-step"},
    {"forward.after-application", {"letter-b"}, 'T', 'P', "out-of-order"},
    {"forward.by-regional-head", {"letter-b"}, 'T', 'P', "wrong-actor"},
    {"forward.six-items", {"letter-b"}, 'T', 'I', "missing-content"},
    {"decide.present", {"letter-c"}, 'T', 'P', "missing-step"},
    {"decide.after-forwarding", {"letter-c"}, 'T', 'P', "out-of-order"},
    {"decide.by-dirjen", {"letter-c"}, 'T', 'P', "wrong-approver"},
    {"decide.within-deadline", {"administration-53"}, 'S', 'S', "statutory-deadline"},
    {"duties.separated",
     {"letter-a", "letter-c", "letter-i", "letter-j"},
     'I',
     'I',
     "conflicting-duties"},
    {"decide.on-behalf-of-minister", {"letter-c"}, 'T', 'P', "missing-delegation"},
    {"decide.in-writing", {"letter-c", "letter-f"}, 'T', 'P', "not-in-writing"},
    {"decide.rejection", {"letter-c", "letter-f"}, 'P', 'P', "missing-branch"},
    {"pks.concluded", {"letter-d"}, 'T', 'P', "missing-step"},
    {"pks.after-approval", {"letter-d"}, 'T', 'P', "out-of-order"},
    {"pks.parties", {"letter-d"}, 'T', 'I', "missing-party"},
    {"pks.eligibility", {"letter-d", "letter-h"}, 'T', 'I', "missing-eligibility"},
    {"pks.content", {"letter-g"}, 'T', 'I', "missing-content"},
    {"pks.signed", {"letter-h"}, 'T', 'I', "missing-step"},
    {"pks.signatories", {"letter-h"}, 'T', 'I', "missing-signatory"},
    {"pks.signed-before-submission", {"order"}, 'I', 'I', "out-of-order"},
    {"access.requested", {"letter-e"}, 'P', 'P', "missing-step"},
    {"guidelines.produced", {"data-flow"}, 'I', 'I', "document-not-produced"},
    {"guidelines.implemented", {"letter-i"}, 'P', 'I', "missing-step"},
    {"conformity.checked", {"letter-j"}, 'P', 'I', "missing-step"},
    {"conformity.recommendation", {"letter-k"}, 'P', 'I', "missing-branch"},
    {"access.granted", {"letter-e", "letter-j"}, 'P', 'P', "missing-step"},
    {"access.by-dirjen", {"letter-e", "letter-j"}, 'P', 'P', "wrong-approver"},
    {"access.guarded",
     {"letter-c", "letter-d", "letter-e", "letter-j"},
     'P',
     'I',
     "unguarded-access"},
    {"feedback.given", {"article-38"}, 'V', 'V', "missing-data-balikan"},
    {"report.semester", {"pks-reporting"}, 'S', 'S', "missing-report"},
    {"revoke.path", {"article-45"}, 'S', 'S', "missing-sanction"},
};

void expect_mark(const Obligation& obligation, Administration level, char mark) {
  for (const Basis& basis : obligation.basis) EXPECT_EQ(letter(basis.mark(level)), mark);
}

TEST(RegionalReference, HoldsEachObligationWithItsArticlesMarksAndRule) {
  for (const Row& row : table) {
    SCOPED_TRACE(row.obligation);
    const Obligation* obligation = reference("regional-2019-2023").obligation(row.obligation);
    ASSERT_NE(obligation, nullptr);
    std::set<std::string> articles;
    for (const Basis& basis : obligation->basis) articles.insert(basis.article);
    EXPECT_EQ(articles, row.articles);
    expect_mark(*obligation, Administration::regency, row.regency);
    expect_mark(*obligation, Administration::city, row.regency);
    expect_mark(*obligation, Administration::province, row.province);
    EXPECT_EQ(obligation->clauses.front().rule, row.rule);
  }
  EXPECT_EQ(reference("regional-2019-2023").obligations.size(), table.size());
}

TEST(RegionalReference, DemandsFeedbackDataOnlyAsAmendedIn2023) {
  EXPECT_EQ(reference("regional-2019").obligation("feedback.given"), nullptr);
  EXPECT_EQ(reference("regional-2019").obligations.size(), table.size() - 1);
}

/// The weakest mark may not rest on a clause more surely than on its obligation.
TEST_P(EachReference, GivesNoClauseAStrongerBasisThanItsObligation) {
  for (const Obligation& obligation : own().obligations) {
    for (const Clause& clause : obligation.clauses) {
      for (const Basis& basis : clause.basis) {
        for (const Administration level : own().levels) {
          EXPECT_GE(basis.mark(level), obligation.basis.front().mark(level)) << obligation.id;
        }
      }
    }
  }
}

TEST_P(EachReference, SaysThatTheArticleNumbersOfTheRegionalFlowAreInferred) {
  for (const Article& article : own().articles) {
    for (const auto& [level, citation] : article.citation) {
      const bool regional = citation.starts_with("Permendagri 102/2019 Pasal 8 ") ||
                            citation.starts_with("Permendagri 102/2019 Pasal 9 ");
      EXPECT_EQ(article.number_inferred, regional) << citation;
      EXPECT_FALSE(regional && article.read) << citation;
    }
  }
}

TEST_P(EachReference, HasAPageForEveryRuleOfItsClauses) {
  for (const Obligation& obligation : own().obligations) {
    for (const Clause& clause : obligation.clauses) {
      EXPECT_NE(shipped_rule_page(clause.rule), nullptr) << clause.rule;
      if (!clause.silent.empty()) {
        EXPECT_NE(shipped_rule_page(clause.silent), nullptr) << clause.silent;
      }
    }
  }
}

bool is_told(const Text& text) { return !text.id.empty() && !text.en.empty(); }

TEST_P(EachReference, NamesEverythingInBothLanguages) {
  EXPECT_TRUE(is_told(own().title));
  for (const Role& role : own().roles) EXPECT_TRUE(is_told(role.title)) << role.id;
  for (const Term& term : own().terms) EXPECT_TRUE(is_told(term.title)) << term.id;
  for (const Reading& reading : own().readings) EXPECT_TRUE(is_told(reading.title)) << reading.id;
  for (const Refinement& one : own().refinements) EXPECT_TRUE(is_told(one.title)) << one.activity;
  for (const Obligation& one : own().obligations) EXPECT_TRUE(is_told(one.title)) << one.id;
  for (const auto* texts : {&own().limits, &own().sources}) {
    EXPECT_FALSE(texts->empty());
    EXPECT_TRUE(std::ranges::all_of(*texts, is_told));
  }
}

/// The words that the reference's own steps and clauses use.
std::set<std::string> words_in_use(const Reference& reference) {
  std::set<std::string> words;
  const auto add = [&](const std::string& word) {
    if (!word.empty()) words.insert(word);
  };
  for (const Step& step : reference.procedure.steps) {
    for (const std::string& word : {step.activity, step.milestone, step.recurs}) add(word);
    for (const Outcome& outcome : step.outcomes) add(outcome.id);
  }
  for (const Document& document : reference.procedure.documents) add(document.id);
  for (const Node& node : reference.procedure.flow.nodes) add(node.outcome);
  for (const Obligation& obligation : reference.obligations) {
    for (const Clause& clause : obligation.clauses) add(clause.value);
  }
  return words;
}

TEST_P(EachReference, HasATermForEveryWordItUses) {
  for (const std::string& word : words_in_use(own())) {
    EXPECT_NE(own().term(word), nullptr) << word;
  }
}

/// What stands in braces.
std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    names.insert(std::string(text.substr(open + 1, text.find('}', open) - open - 1)));
  }
  return names;
}

TEST_P(EachReference, ProposesWordingsThatNameTheSameRolesInBothLanguages) {
  for (const Obligation& obligation : own().obligations) {
    const std::set<std::string> roles = placeholders(obligation.wording.id);
    EXPECT_EQ(roles, placeholders(obligation.wording.en)) << obligation.id;
    for (const std::string& role : roles) EXPECT_NE(own().role(role), nullptr) << role;
  }
}

TEST(RegionalReference, HasAWordingToProposeForEveryObligation) {
  for (const Obligation& obligation : reference("regional-2019-2023").obligations) {
    EXPECT_TRUE(is_told(obligation.wording)) << obligation.id;
  }
}

TEST(RegionalReference, HoldsAsAmendedEverythingThatItHeldBefore) {
  const Reference& amended = reference("regional-2019-2023");
  const Reference& base = reference(amended.extends);
  const auto holds = [](const auto& mine, const auto& inherited) {
    return std::ranges::includes(ids_of(mine), ids_of(inherited));
  };
  EXPECT_TRUE(holds(amended.roles, base.roles));
  EXPECT_TRUE(holds(amended.terms, base.terms));
  EXPECT_TRUE(holds(amended.articles, base.articles));
  EXPECT_TRUE(holds(amended.readings, base.readings));
  EXPECT_TRUE(holds(amended.obligations, base.obligations));
  EXPECT_EQ(amended.refinements.size(), base.refinements.size());
  EXPECT_EQ(amended.procedure.steps.size(), base.procedure.steps.size());
  EXPECT_EQ(amended.procedure.flow.edges.size(), base.procedure.flow.edges.size());
  EXPECT_EQ(amended.levels, base.levels);
  EXPECT_EQ(amended.product, base.product);
  EXPECT_EQ(amended.procedure.service, base.procedure.service);
}

TEST(References, OneIsTheDefaultForEachLevel) {
  for (const auto& [level, id] : {std::pair{Administration::province, "regional-2019"},
                                  std::pair{Administration::regency, "regional-2019"},
                                  std::pair{Administration::city, "regional-2019"},
                                  std::pair{Administration::centre, "central-2023"}}) {
    Procedure procedure;
    procedure.service = "population-data-access";
    procedure.level = level;
    const Reference* found = matching_reference(procedure, shipped_references());
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->id, id);
  }
  EXPECT_EQ(std::ranges::count(shipped_references(), true, &Reference::is_default), 2);
}

TEST(References, TheRepealedOneIsWhatTheRegionalOnesSupersede) {
  EXPECT_EQ(reference("regional-2019").supersedes, "legacy-2015");
  EXPECT_EQ(reference("regional-2019-2023").supersedes, "legacy-2015");
  EXPECT_FALSE(reference("legacy-2015").valid_until.empty());
  EXPECT_FALSE(reference("legacy-2015").is_default);
}

TEST(RegionalReference, TakesReadingBUnlessToldOtherwise) {
  const Reference& regional = reference("regional-2019");
  ASSERT_NE(regional.default_reading(), nullptr);
  EXPECT_EQ(regional.default_reading()->id, "opening-after-conformity");
  EXPECT_TRUE(regional.default_reading()->equations.empty());
  EXPECT_EQ(regional.readings.size(), 2u);
}

/// A name means one role only; a department that two tasks were merged into is no alias.
TEST_P(EachReference, HasNoAliasForTwoRoles) {
  std::set<std::string> names;
  for (const Role& role : own().roles) {
    for (const std::string& alias : role.aliases) {
      EXPECT_TRUE(names.insert(folded(alias)).second) << alias;
    }
  }
}

}  // namespace
}  // namespace selaras::model
