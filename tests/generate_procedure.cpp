#include "tests/generate_procedure.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace selaras::tests {
namespace {

using namespace model;

/// The row of choices, read from the front.
class Choices {
 public:
  explicit Choices(std::span<const std::uint32_t> row) : row_(row) {}

  /// One of 0 … count - 1.
  std::uint32_t below(std::uint32_t count) {
    if (next_ == row_.size()) return 0;
    return row_[next_++] % count;
  }
  bool maybe(std::uint32_t one_in = 2) { return below(one_in) == one_in - 1; }
  template <class List>
  const auto& from(const List& list) {
    return list[below(static_cast<std::uint32_t>(std::size(list)))];
  }

 private:
  std::span<const std::uint32_t> row_;
  std::size_t next_ = 0;
};

constexpr std::array<std::string_view, 8> texts{"surat permohonan",
                                                "a",
                                                "kesesuaian \"juknis\"",
                                                "C:\\berkas",
                                                "baris\nbaru",
                                                "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80",
                                                "/* bukan */ // komentar",
                                                "\tx\x01"};
constexpr std::array<std::string_view, 6> words{"user",  "dirjen",        "office_head",
                                                "a.2-b", "regional_head", "letter"};
constexpr std::array<double, 6> amounts{0, 1, 14, 2.5, 1e15, 0.1};

/// Grows the flow block by block. Loose ends are edges that still lead nowhere.
class FlowGrowth {
 public:
  FlowGrowth(Choices& choices, Procedure& procedure) : choices_(choices), procedure_(procedure) {}

  void grow() {
    LooseEnds loose = sequence({{"start", ""}}, 3, true);
    if (!loose.empty()) connect(loose, end("granted"));
    finish();
  }

 private:
  struct LooseEnd {
    std::string from;
    std::string outcome;
  };
  using LooseEnds = std::vector<LooseEnd>;

  LooseEnds sequence(LooseEnds loose, int depth, bool may_end) {
    const std::uint32_t blocks = 1 + choices_.below(4);
    for (std::uint32_t i = 0; i < blocks && !loose.empty(); ++i) {
      loose = block(std::move(loose), depth, may_end);
    }
    return loose;
  }

  LooseEnds block(LooseEnds loose, int depth, bool may_end) {
    switch (depth == 0 ? 0 : choices_.below(7)) {
      case 2:
        return decision(loose, depth, may_end);
      case 3:
        return branches(loose, NodeKind::exclusive, depth, may_end);
      case 4:
        return branches(loose, NodeKind::parallel, depth, may_end);
      case 5:
        return branches(loose, NodeKind::inclusive, depth, may_end);
      case 6:
        return loop(loose, depth);
      default:
        return {{single(loose), ""}};
    }
  }

  std::string single(const LooseEnds& loose) {
    std::string id = step();
    connect(loose, id);
    return id;
  }

  LooseEnds decision(const LooseEnds& loose, int depth, bool may_end) {
    const std::string id = single(loose);
    LooseEnds result;
    for (std::uint32_t i = 0; i < 2 + choices_.below(2); ++i) {
      Outcome outcome;
      outcome.id = "o" + std::to_string(i);
      procedure_.steps.back().outcomes.push_back(outcome);
    }
    const std::vector<Outcome> outcomes = procedure_.steps.back().outcomes;
    for (const Outcome& outcome : outcomes) {
      LooseEnds branch{{id, outcome.id}};
      if (may_end && &outcome != &outcomes.front() && choices_.maybe()) {
        connect(branch, end("rejected"));
        continue;
      }
      if (choices_.maybe()) branch = sequence(std::move(branch), depth - 1, may_end);
      std::ranges::move(branch, std::back_inserter(result));
    }
    return result;
  }

  /// Each branch begins with a step. Exclusive ones leave by as many ways as they have; of the
  /// others each comes to the join by one edge.
  LooseEnds branches(const LooseEnds& loose, NodeKind kind, int depth, bool may_end) {
    const std::string split = gateway(kind);
    connect(loose, split);
    const bool exclusive = kind == NodeKind::exclusive;
    const std::string join = exclusive ? "" : gateway(kind);
    LooseEnds result;
    for (std::uint32_t i = 0; i < 2 + choices_.below(2); ++i) {
      LooseEnds branch{{single({{split, ""}}), ""}};
      if (choices_.maybe()) branch = sequence(std::move(branch), depth - 1, may_end && exclusive);
      if (exclusive) {
        std::ranges::move(branch, std::back_inserter(result));
      } else {
        connect({merged(branch)}, join);
      }
    }
    return exclusive ? result : LooseEnds{{join, ""}};
  }

  LooseEnd merged(const LooseEnds& loose) {
    if (loose.size() == 1) return loose.front();
    const std::string merge = gateway(NodeKind::exclusive);
    connect(loose, merge);
    return {merge, ""};
  }

  LooseEnds loop(const LooseEnds& loose, int depth) {
    const std::string first = single(loose);
    LooseEnds body{{first, ""}};
    if (choices_.maybe()) body = sequence(std::move(body), depth - 1, false);
    const std::string decision = single(body);
    for (const char* id : {"done", "again"}) {
      Outcome outcome;
      outcome.id = id;
      procedure_.steps.back().outcomes.push_back(outcome);
    }
    connect({{decision, "again"}}, first);
    return {{decision, "done"}};
  }

  std::string step() {
    Step& made = procedure_.steps.emplace_back();
    made.id = "s" + std::to_string(procedure_.steps.size());
    made.label = made.id;
    if (choices_.maybe()) made.activity = choices_.from(words);
    return made.id;
  }
  std::string gateway(NodeKind kind) {
    Node& made = gateways_.emplace_back();
    made.kind = kind;
    made.id = "g" + std::to_string(gateways_.size());
    return made.id;
  }
  std::string end(std::string_view outcome) {
    Node& made = ends_.emplace_back();
    made.kind = NodeKind::end;
    made.id = "e" + std::to_string(ends_.size());
    made.outcome = outcome;
    return made.id;
  }
  void connect(const LooseEnds& loose, const std::string& to) {
    for (const LooseEnd& from : loose) edges_.push_back({from, to});
  }

  /// Puts the nodes in their order and the edges between them.
  void finish() {
    Flow& flow = procedure_.flow;
    Node& start = flow.nodes.emplace_back();
    start.kind = NodeKind::start;
    start.id = "start";
    for (std::uint32_t i = 0; i < procedure_.steps.size(); ++i) {
      Node& node = flow.nodes.emplace_back();
      node.id = procedure_.steps[i].id;
      node.step = i;
    }
    std::ranges::move(gateways_, std::back_inserter(flow.nodes));
    std::ranges::move(ends_, std::back_inserter(flow.nodes));
    for (const auto& [from, to] : edges_) {
      Edge& edge = flow.edges.emplace_back();
      edge.from = node_of(from.from);
      edge.to = node_of(to);
      edge.outcome = from.outcome;
    }
  }
  NodeId node_of(std::string_view id) const {
    const auto found = std::ranges::find(procedure_.flow.nodes, id, &Node::id);
    return NodeId{static_cast<std::uint32_t>(found - procedure_.flow.nodes.begin())};
  }

  Choices& choices_;
  Procedure& procedure_;
  std::vector<Node> gateways_;
  std::vector<Node> ends_;
  std::vector<std::pair<LooseEnd, std::string>> edges_;
};

/// Gives a procedure all else that a file may say.
class Decoration {
 public:
  Decoration(Choices& choices, Procedure& procedure) : choices_(choices), procedure_(procedure) {}

  void decorate() {
    identity();
    sections();
    documents();
    for (Step& step : procedure_.steps) fill(step);
    for (std::uint32_t i = choices_.below(3); i > 0; --i) {
      Step& statement = procedure_.statements.emplace_back();
      statement.id = "r" + std::to_string(i);
      statement.label = text();
      fill(statement);
    }
    flow();
    claims();
    lists();
  }

 private:
  std::string text() { return std::string(choices_.from(texts)); }
  std::string word() { return std::string(choices_.from(words)); }
  std::string maybe_text() { return choices_.maybe() ? text() : ""; }
  std::string maybe_word() { return choices_.maybe() ? word() : ""; }

  /// Sorted, each once.
  std::vector<std::string> word_set(std::uint32_t most) {
    std::set<std::string> chosen;
    for (std::uint32_t i = choices_.below(most + 1); i > 0; --i) chosen.insert(word());
    return {chosen.begin(), chosen.end()};
  }
  template <class List>
  std::vector<std::string> some_ids(const List& list) {
    std::vector<std::string> ids;
    for (const auto& element : list) {
      if (choices_.maybe(3)) ids.push_back(element.id);
    }
    return ids;
  }
  template <class List>
  std::string maybe_id(const List& list) {
    return list.empty() || !choices_.maybe() ? "" : choices_.from(list).id;
  }

  EvidenceList evidence() {
    EvidenceList list;
    for (std::uint32_t i = choices_.below(3); i > 0; --i) {
      Evidence& cited = list.emplace_back();
      cited.line = 1 + choices_.below(40);
      cited.quote = text();
    }
    return list;
  }
  Suppressions suppressions() {
    Suppressions list;
    for (std::uint32_t i = choices_.maybe(4) ? 1 + choices_.below(2) : 0; i > 0; --i) {
      Suppression& made = list.emplace_back();
      made.rule = "rule-" + std::to_string(i);
      made.reason = maybe_text();
      made.by = maybe_text();
      made.until = choices_.maybe() ? "2028-02-29" : "";
    }
    return list;
  }
  Condition when() { return choices_.maybe(4) ? Condition{{word()}} : Condition{}; }
  Text reason() { return {text(), text()}; }

  Actor actor() {
    Actor made;
    made.name = text();
    made.roles = word_set(2);
    made.evidence = evidence();
    return made;
  }
  std::optional<Actor> maybe_actor() {
    return choices_.maybe() ? std::optional(actor()) : std::nullopt;
  }

  Statement statement() {
    Statement made;
    made.text = text();
    made.evidence = evidence();
    return made;
  }

  void identity() {
    static constexpr std::array levels{Administration::unstated, Administration::province,
                                       Administration::regency, Administration::city,
                                       Administration::centre};
    static constexpr std::array<std::string_view, 4> zones{"", "WIB", "WITA", "WIT"};
    procedure_.region = maybe_text();
    procedure_.level = choices_.from(levels);
    procedure_.time_zone = choices_.from(zones);
    procedure_.applicant_kinds = word_set(2);
    procedure_.reference = maybe_word();
    procedure_.text_complete = !choices_.maybe(4);
    if (choices_.maybe()) procedure_.title = statement();
    if (choices_.maybe()) procedure_.title_repeated = statement();
    if (choices_.maybe()) {
      Decree& decree = procedure_.decree.emplace();
      decree.number = maybe_text();
      decree.date = choices_.maybe() ? "2024-02-29" : "";
      decree.evidence = evidence();
    }
    if (choices_.maybe()) {
      Source& source = procedure_.source.emplace();
      source.file = "source.txt";
      source.sha256 = choices_.maybe() ? std::string(64, 'a') : "";
      source.address = choices_.maybe() ? "https://example.go.id/x?y=1" : "";
      source.retrieved = choices_.maybe() ? "2025-01-31" : "";
    }
  }

  void sections() {
    static constexpr std::array kinds{
        SectionKind::identity, SectionKind::requirements, SectionKind::procedure, SectionKind::time,
        SectionKind::cost,     SectionKind::product,      SectionKind::complaints};
    static constexpr std::array items{ItemKind::step,    ItemKind::clause,
                                      ItemKind::content, ItemKind::condition,
                                      ItemKind::heading, ItemKind::requirement};
    for (std::uint32_t i = choices_.below(4); i > 0; --i) {
      Section& section = procedure_.sections.emplace_back();
      section.id = "c" + std::to_string(i);
      section.kind = choices_.from(kinds);
      section.heading = maybe_text();
      section.first_line = 1 + choices_.below(9);
      section.last_line = section.first_line + choices_.below(9);
      section.suppress = suppressions();
    }
    if (procedure_.sections.empty()) return;
    for (std::uint32_t i = choices_.below(5); i > 0; --i) {
      Item item;
      item.id = "i" + std::to_string(i);
      item.section = choices_.from(procedure_.sections).id;
      item.marker = maybe_text();
      item.parent = maybe_id(procedure_.items);  // one made before: no circle
      item.kind = choices_.from(items);
      item.evidence = evidence();
      item.suppress = suppressions();
      procedure_.items.push_back(item);
    }
    references();
  }

  void references() {
    static constexpr std::array units{MarkerUnit::number, MarkerUnit::letter, MarkerUnit::paragraph,
                                      MarkerUnit::article};
    for (const Item& item : procedure_.items) {
      if (!choices_.maybe(3)) continue;
      CrossReference& reference = procedure_.references.emplace_back();
      reference.item = item.id;
      for (std::uint32_t i = choices_.below(3); i > 0; --i) {
        reference.path.push_back({choices_.from(units), text()});
      }
      reference.external = choices_.maybe();
      reference.evidence = evidence();
    }
  }

  void documents() {
    for (std::uint32_t i = choices_.below(4); i > 0; --i) {
      Document& document = procedure_.documents.emplace_back();
      document.id = "d" + std::to_string(i);
      document.name = maybe_text();
      for (std::uint32_t j = choices_.below(3); j > 0; --j) {
        Document::Content& content = document.contents.emplace_back();
        content.content = "content_" + std::to_string(j);
        content.items = some_ids(procedure_.items);
        content.evidence = evidence();
      }
      document.when = when();
      document.evidence = evidence();
      document.suppress = suppressions();
    }
  }

  std::vector<DocumentUse> document_uses() {
    std::vector<DocumentUse> uses;
    for (const std::string& id : some_ids(procedure_.documents)) {
      DocumentUse& use = uses.emplace_back();
      use.document = id;
      use.evidence = evidence();
    }
    return uses;
  }

  std::vector<Participants> participants() {
    std::vector<Participants> list;
    for (std::uint32_t i = choices_.below(3); i > 0; --i) {
      Participants& made = list.emplace_back();
      for (int side = 0; side < 2; ++side) made.sides.push_back({actor(), word_set(2)});
      made.evidence = evidence();
    }
    return list;
  }

  void fill(Step& step) {
    step.refines = maybe_word();
    step.items = some_ids(procedure_.items);
    step.actor = maybe_actor();
    step.addressee = maybe_actor();
    step.channel = maybe_actor();
    step.on_behalf_of = maybe_actor();
    for (Outcome& outcome : step.outcomes) {
      outcome.label = maybe_text();
      outcome.actor = maybe_actor();
      outcome.evidence = evidence();
    }
    if (choices_.maybe()) {
      Form& form = step.form.emplace();
      form.value = word();
      form.outcomes = some_ids(step.outcomes);
      form.evidence = evidence();
    }
    step.inputs = document_uses();
    step.outputs = document_uses();
    step.parties = participants();
    step.signatories = participants();
    step.milestone = maybe_word();
    step.recurs = maybe_word();
    step.when = when();
    step.evidence = evidence();
    step.suppress = suppressions();
  }

  void flow() {
    static constexpr std::array origins{Origin::listed, Origin::stated, Origin::inferred};
    for (Edge& edge : std::span(procedure_.flow.edges).subspan(1)) {
      edge.origin = choices_.from(origins);
      if (edge.origin == Origin::inferred || choices_.maybe(4)) edge.reason = reason();
      edge.when = when();
      edge.evidence = evidence();
    }
    for (Node& node : procedure_.flow.nodes) {
      if (node.kind == NodeKind::start || node.kind == NodeKind::step) continue;
      node.evidence = evidence();
      if (node.kind == NodeKind::end && choices_.maybe()) node.reason = reason();
    }
  }

  Quantity quantity() {
    Quantity made;
    const std::uint32_t kind = choices_.below(3);
    if (kind > 0) made.minimum = made.maximum = choices_.from(amounts);
    if (kind > 1) *made.maximum += choices_.from(amounts);
    made.unit = maybe_text();
    for (std::uint32_t i = choices_.below(3); i > 0; --i) {
      made.readings.push_back(
          {static_cast<TimeUnit>(choices_.below(6)), static_cast<TimeBase>(choices_.below(2))});
    }
    return made;
  }

  std::optional<Milestone> milestone() {
    if (!choices_.maybe()) return std::nullopt;
    Milestone made;
    made.text = text();
    made.step = maybe_id(procedure_.steps);
    made.at_end = choices_.maybe();
    made.evidence = evidence();
    return made;
  }

  void claims() {
    for (std::uint32_t i = choices_.below(3); i > 0; --i) {
      TimeClaim& claim = procedure_.time_claims.emplace_back();
      claim.id = "t" + std::to_string(i);
      claim.quantity = quantity();
      claim.bound = static_cast<Bound>(choices_.below(4));
      claim.from = milestone();
      claim.to = milestone();
      claim.condition = maybe_text();
      claim.scope = maybe_text();
      if (!claim.scope.empty()) claim.scope_roles = word_set(2);
      for (std::uint32_t j = choices_.below(3); j > 0; --j) {
        TimePart& part = claim.parts.emplace_back();
        part.label = text();
        part.quantity = quantity();
        part.steps = some_ids(procedure_.steps);
        part.evidence = evidence();
      }
      claim.evidence = evidence();
      claim.suppress = suppressions();
    }
  }

  void lists() {
    static constexpr std::array<std::string_view, 9> kinds{
        "phone", "email", "web", "app", "social", "post", "office", "box", "survey"};
    for (const Item& item : procedure_.items) {
      if (!choices_.maybe(3)) continue;
      Requirement& requirement = procedure_.requirements.emplace_back();
      requirement.id = "q-" + item.id;
      requirement.item = item.id;
      requirement.document = maybe_id(procedure_.documents);
      requirement.text = text();
      requirement.when = when();
      requirement.evidence = evidence();
    }
    if (choices_.maybe()) procedure_.cost = statement();
    for (std::uint32_t i = choices_.below(3); i > 0; --i) {
      Product& product = procedure_.products.emplace_back();
      product.text = text();
      product.document = maybe_id(procedure_.documents);
      product.evidence = evidence();
    }
    for (std::uint32_t i = choices_.below(3); i > 0; --i) {
      Contact& contact = procedure_.contacts.emplace_back();
      contact.kind = choices_.from(kinds);
      contact.value = text();
      contact.complaints = choices_.maybe();
      contact.evidence = evidence();
    }
    procedure_.suppress = suppressions();
    for (Suppression& made : procedure_.suppress) made.element = maybe_text();
  }

  Choices& choices_;
  Procedure& procedure_;
};

/// A flow from the choices; the rest of them are left for the decoration.
Procedure grown(Choices& choices) {
  Procedure procedure;
  procedure.id = "generated";
  procedure.service = "any-service";
  FlowGrowth(choices, procedure).grow();
  return procedure;
}

rc::Gen<std::vector<std::uint32_t>> any_choices() {
  return rc::gen::scale(
      10, rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange(0u, 1000u)));
}

}  // namespace

Procedure bare_procedure_from(std::span<const std::uint32_t> row) {
  Choices choices(row);
  return grown(choices);
}

Procedure procedure_from(std::span<const std::uint32_t> row) {
  Choices choices(row);
  Procedure procedure = grown(choices);
  Decoration(choices, procedure).decorate();
  return procedure;
}

rc::Gen<Procedure> any_procedure() {
  return rc::gen::map(any_choices(),
                      [](const std::vector<std::uint32_t>& row) { return procedure_from(row); });
}

rc::Gen<Procedure> any_bare_procedure() {
  return rc::gen::map(any_choices(), [](const std::vector<std::uint32_t>& row) {
    return bare_procedure_from(row);
  });
}

}  // namespace selaras::tests
