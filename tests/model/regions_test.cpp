#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "model/graph.h"
#include "model/load.h"
#include "model/shipped.h"
#include "model/text.h"

/// The regions as they are shipped: read without a fault, and nothing in them that the page does
/// not say.
namespace selaras::model {
namespace {

const std::vector<std::string> regions{"riau", "kota-pasuruan", "majalengka", "kota-madiun", "oki"};

std::string path_of(const std::string& region, const std::string& file) {
  return std::string(SELARAS_ROOT) + "/procedures/" + region + "/" + file;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string told(const Diagnostics& diagnostics) {
  std::ostringstream text;
  for (const Diagnostic& diagnostic : diagnostics) {
    text << diagnostic.at.begin.line << ":" << diagnostic.at.begin.column << " " << diagnostic.code;
    for (const auto& [name, value] : diagnostic.arguments) text << " " << name << "=" << value;
    text << "\n";
  }
  return text.str();
}

class Region : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const std::string path = path_of(GetParam(), "procedure.json");
    const auto document = json::parse(bytes_of(path), path, diagnostics_);
    ASSERT_TRUE(document);
    procedure_ = read_procedure(*document, path, diagnostics_);
    page_ = bytes_of(path_of(GetParam(), "source.txt"));
    ASSERT_FALSE(page_.empty());
  }

  Procedure procedure_;
  std::string page_;
  Diagnostics diagnostics_;
};

std::string test_name(const testing::TestParamInfo<std::string>& region) {
  std::string name = region.param;
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Shipped, Region, testing::ValuesIn(regions), test_name);

TEST_P(Region, IsReadWithoutADiagnostic) { EXPECT_EQ(told(diagnostics_), ""); }

TEST_P(Region, LiesInAFolderOfItsOwnName) { EXPECT_EQ(procedure_.id, GetParam()); }

TEST_P(Region, EveryQuoteStandsOnItsLine) {
  Diagnostics diagnostics;
  prove_evidence(procedure_, page_, diagnostics);
  EXPECT_EQ(told(diagnostics), "");
}

TEST_P(Region, ThePageIsTheOneWhoseHashIsStated) {
  ASSERT_TRUE(procedure_.source);
  EXPECT_EQ(procedure_.source->file, "source.txt");
  EXPECT_EQ(sha256(page_), procedure_.source->sha256);
}

TEST_P(Region, AnotherPageProvesNothing) {
  Diagnostics diagnostics;
  const auto count = static_cast<std::ptrdiff_t>(lines(page_).size());
  prove_evidence(procedure_, std::string(static_cast<std::size_t>(count), '\n'), diagnostics);
  EXPECT_GT(diagnostics.size(), procedure_.items.size());
}

TEST_P(Region, TravelsWithTheProgram) {
  const ShippedFile* shipped = shipped_file("procedures/" + GetParam() + "/procedure.json");
  ASSERT_NE(shipped, nullptr);
  EXPECT_TRUE(shipped->text == bytes_of(path_of(GetParam(), "procedure.json")));
}

/// Names of the elements that cite no words of the page.
class Uncited {
 public:
  explicit Uncited(const Procedure& procedure) {
    if (procedure.title) look("title", procedure.title->evidence);
    if (procedure.title_repeated) look("titleRepeated", procedure.title_repeated->evidence);
    if (procedure.decree) look("decree", procedure.decree->evidence);
    if (procedure.cost) look("cost", procedure.cost->evidence);
    for (const Item& item : procedure.items) look("item " + item.id, item.evidence);
    for (const CrossReference& r : procedure.references) look("reference " + r.item, r.evidence);
    for (const Requirement& r : procedure.requirements) look("requirement " + r.id, r.evidence);
    for (const Product& product : procedure.products) look(product.text, product.evidence);
    for (const Contact& contact : procedure.contacts) look(contact.value, contact.evidence);
    for (const Document& document : procedure.documents) look_into(document);
    for (const Step& step : procedure.steps) look_into(step);
    for (const Step& statement : procedure.statements) look_into(statement);
    for (const TimeClaim& claim : procedure.time_claims) look_into(claim);
    look_into(procedure.flow);
  }

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  void look(const std::string& name, const EvidenceList& evidence) {
    if (evidence.empty()) names_.push_back(name);
  }

  void look_into(const Document& document) {
    look("document " + document.id, document.evidence);
    for (const auto& content : document.contents) {
      look(document.id + ": " + content.content, content.evidence);
    }
  }

  void look_into(const Step& step) {
    look("step " + step.id, step.evidence);
    for (const Actor* actor : step.everybody()) {
      look(step.id + ": " + actor->name, actor->evidence);
    }
    if (step.form) look(step.id + ": form", step.form->evidence);
    for (const Outcome& outcome : step.outcomes)
      look(step.id + ": " + outcome.id, outcome.evidence);
    for (const DocumentUse& use : step.inputs) look(step.id + " < " + use.document, use.evidence);
    for (const DocumentUse& use : step.outputs) look(step.id + " > " + use.document, use.evidence);
    for (const Participants& group : step.parties) look_into(step.id + ": parties", group);
    for (const Participants& group : step.signatories) look_into(step.id + ": signatories", group);
  }

  void look_into(const std::string& name, const Participants& group) {
    look(name, group.evidence);
    for (const Side& side : group.sides) look(name + " " + side.actor.name, side.actor.evidence);
  }

  void look_into(const TimeClaim& claim) {
    look("claim " + claim.id, claim.evidence);
    if (claim.from) look("claim " + claim.id + ": from", claim.from->evidence);
    if (claim.to) look("claim " + claim.id + ": to", claim.to->evidence);
    for (const TimePart& part : claim.parts) look("part " + part.label, part.evidence);
  }

  /// A listed edge rests on numbers, an inferred one on its reason; a stated one on words.
  void look_into(const Flow& flow) {
    for (const Node& node : flow.nodes) {
      if (node.kind == NodeKind::end) look("end " + node.id, node.evidence);
    }
    for (const Edge& edge : flow.edges) {
      if (edge.origin != Origin::stated) continue;
      look("edge from " + flow.nodes[edge.from.value()].id, edge.evidence);
    }
  }

  std::vector<std::string> names_;
};

TEST_P(Region, EveryElementCitesWordsOfThePage) {
  EXPECT_EQ(Uncited(procedure_).names(), std::vector<std::string>{});
}

bool quoted(const std::string& text, const EvidenceList& evidence) {
  return std::ranges::any_of(
      evidence, [&](const Evidence& quote) { return quote.quote.find(text) != std::string::npos; });
}

TEST_P(Region, WhatIsCopiedFromThePageStandsInItsQuote) {
  const Procedure& page = procedure_;
  ASSERT_TRUE(page.title && page.cost);
  EXPECT_TRUE(quoted(page.title->text, page.title->evidence));
  EXPECT_TRUE(quoted(page.cost->text, page.cost->evidence));
  EXPECT_TRUE(!page.decree || quoted(page.decree->number, page.decree->evidence));
  for (const Requirement& r : page.requirements) EXPECT_TRUE(quoted(r.text, r.evidence)) << r.text;
  for (const Product& p : page.products) EXPECT_TRUE(quoted(p.text, p.evidence)) << p.text;
  for (const Contact& c : page.contacts) EXPECT_TRUE(quoted(c.value, c.evidence)) << c.value;
  for (const Document& d : page.documents) EXPECT_TRUE(quoted(d.name, d.evidence)) << d.name;
  for (const TimeClaim& claim : page.time_claims) {
    EXPECT_TRUE(quoted(claim.quantity.unit, claim.evidence)) << claim.id;
  }
}

/// A word with what it is made of: letters, digits, and marks within ("Persetujuan/Penolakan").
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) {
    while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.back()))) word.pop_back();
    while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.front())))
      word.erase(0, 1);
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

/// The label is its step's own words in their order, some left out.
bool shortens(const std::string& label, const EvidenceList& evidence) {
  std::string quoted;
  for (const Evidence& quote : evidence) quoted += quote.quote + " ";
  const std::vector<std::string> page = words_of(quoted);
  auto at = page.begin();
  for (const std::string& word : words_of(label)) {
    at = std::find(at, page.end(), word);
    if (at++ == page.end()) return false;
  }
  return true;
}

TEST_P(Region, EveryLabelIsAShortenedQuote) {
  for (const auto* steps : {&procedure_.steps, &procedure_.statements}) {
    for (const Step& step : *steps) {
      EXPECT_FALSE(step.label.empty()) << step.id;
      EXPECT_LE(code_points(step.label), 60u) << step.label;
      EXPECT_TRUE(shortens(step.label, step.evidence)) << step.id << ": " << step.label;
    }
  }
}

TEST_P(Region, EveryNameIsAsThePageWritesIt) {
  for (const auto* steps : {&procedure_.steps, &procedure_.statements}) {
    for (const Step& step : *steps) {
      for (const Actor* actor : step.everybody()) {
        EXPECT_TRUE(quoted(actor->name, actor->evidence)) << step.id << actor->name;
        EXPECT_FALSE(actor->roles.empty()) << step.id << ": " << actor->name;
      }
    }
  }
}

TEST_P(Region, SectionsFollowEachOtherAndCoverThePage) {
  std::vector<bool> covered(lines(page_).size());
  std::uint32_t last = 0;
  for (const Section& section : procedure_.sections) {
    EXPECT_GT(section.first_line, last) << section.id;
    last = section.last_line;
    ASSERT_LE(last, covered.size()) << section.id;
    for (std::uint32_t line = section.first_line; line <= last; ++line) covered[line - 1] = true;
  }
  for (std::size_t line = 0; line < covered.size(); ++line) {
    const bool blank = folded(lines(page_)[line]).empty();
    EXPECT_TRUE(blank || covered[line]) << "line " << line + 1;
  }
}

TEST_P(Region, EveryItemStandsInItsSection) {
  for (const Item& item : procedure_.items) {
    const Section* section = procedure_.section(item.section);
    for (const Evidence& quote : item.evidence) {
      EXPECT_GE(quote.line, section->first_line) << item.id;
      EXPECT_LE(quote.line, section->last_line) << item.id;
    }
  }
}

/// The marker that a line begins with: "1. 1. Surat" has "1.", "- a. Email" has "a.".
std::string marker_of(std::string_view line) {
  std::istringstream stream{std::string(line)};
  std::string word;
  stream >> word;
  if (word == "-") stream >> word;
  // Non-breaking spaces stand behind the letters of one page.
  if (const auto blank = word.find('\xC2'); blank != std::string::npos) word.resize(blank);
  if (word.size() < 2 || word.back() != '.') return {};
  const std::string_view head = std::string_view(word).substr(0, word.size() - 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool letter = head.size() == 1 && head.front() >= 'a' && head.front() <= 'z';
  return letter || std::ranges::all_of(head, is_digit) ? word : std::string();
}

TEST_P(Region, EveryListEntryOfThePageIsAnItem) {
  std::set<std::pair<std::uint32_t, std::string>> items;
  for (const Item& item : procedure_.items) {
    items.emplace(item.evidence.front().line, item.marker);
  }
  const std::vector<std::string_view> page = lines(page_);
  for (std::uint32_t line = 1; line <= page.size(); ++line) {
    const std::string marker = marker_of(page[line - 1]);
    if (marker.empty()) continue;
    EXPECT_TRUE(items.contains({line, marker})) << "line " << line << ": " << marker;
  }
}

TEST_P(Region, EveryItemThatStatesAStepIsTakenUp) {
  std::set<std::string> taken_up;
  for (const auto* steps : {&procedure_.steps, &procedure_.statements}) {
    for (const Step& step : *steps) taken_up.insert(step.items.begin(), step.items.end());
  }
  for (const Item& item : procedure_.items) {
    EXPECT_TRUE(item.kind != ItemKind::step || taken_up.contains(item.id)) << item.id;
  }
}

TEST_P(Region, StepsStandInTheProcedureAndStatementsOutsideIt) {
  const auto in_procedure = [&](const std::string& item) {
    return procedure_.section_of_item(item)->kind == SectionKind::procedure;
  };
  for (const Step& step : procedure_.steps) {
    EXPECT_TRUE(std::ranges::all_of(step.items, in_procedure)) << step.id;
  }
  for (const Step& statement : procedure_.statements) {
    EXPECT_TRUE(std::ranges::none_of(statement.items, in_procedure)) << statement.id;
  }
}

TEST_P(Region, EveryStepAndEveryEndIsReached) {
  const FlowGraph graph(procedure_.flow);
  for (std::uint32_t node = 0; node < procedure_.flow.nodes.size(); ++node) {
    EXPECT_TRUE(graph.reachable(NodeId{node})) << procedure_.flow.nodes[node].id;
  }
}

TEST_P(Region, EveryDocumentIsNamedByAnotherElement) {
  std::set<std::string> named;
  for (const auto* steps : {&procedure_.steps, &procedure_.statements}) {
    for (const Step& step : *steps) {
      for (const DocumentUse& use : step.inputs) named.insert(use.document);
      for (const DocumentUse& use : step.outputs) named.insert(use.document);
    }
  }
  for (const Requirement& requirement : procedure_.requirements) named.insert(requirement.document);
  for (const Product& product : procedure_.products) named.insert(product.document);
  for (const Document& document : procedure_.documents) {
    EXPECT_TRUE(named.contains(document.id)) << document.id;
  }
}

/// Every word of the procedure that belongs to a reference's vocabulary.
std::set<std::string> vocabulary_of(const Procedure& procedure) {
  std::set<std::string> words;
  for (const Document& document : procedure.documents) {
    words.insert(document.id);
    for (const auto& content : document.contents) words.insert(content.content);
  }
  for (const auto* steps : {&procedure.steps, &procedure.statements}) {
    for (const Step& step : *steps) {
      words.insert({step.activity, step.refines, step.milestone});
      if (step.form) words.insert(step.form->value);
      for (const Outcome& outcome : step.outcomes) words.insert(outcome.id);
      for (const auto* groups : {&step.parties, &step.signatories}) {
        for (const Participants& group : *groups) {
          for (const Side& side : group.sides) {
            words.insert(side.attributes.begin(), side.attributes.end());
          }
        }
      }
    }
  }
  words.erase("");
  return words;
}

bool knows(const Reference& reference, const std::string& word) {
  return reference.term(word) != nullptr ||
         std::ranges::find(reference.refinements, word, &Refinement::activity) !=
             reference.refinements.end();
}

TEST_P(Region, EveryWordIsOneOfItsReference) {
  const Reference* reference = matching_reference(procedure_, shipped_references());
  ASSERT_NE(reference, nullptr);
  for (const std::string& word : vocabulary_of(procedure_)) {
    EXPECT_TRUE(knows(*reference, word)) << word;
  }
}

TEST_P(Region, EveryRoleIsOneOfItsReference) {
  const Reference* reference = matching_reference(procedure_, shipped_references());
  ASSERT_NE(reference, nullptr);
  for (const auto* steps : {&procedure_.steps, &procedure_.statements}) {
    for (const Step& step : *steps) {
      for (const Actor* actor : step.everybody()) {
        for (const std::string& role : actor->roles) {
          EXPECT_NE(reference->role(role), nullptr) << step.id << ": " << role;
        }
      }
    }
  }
}

}  // namespace
}  // namespace selaras::model
