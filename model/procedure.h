#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.h"
#include "model/place.h"
#include "model/suppression.h"
#include "model/text.h"

/// A published procedure as data: what the page says, where it says it, and nothing else. What a
/// page does not state is absent here. Ids of roles, activities, documents and contents are words
/// of a reference's vocabulary; the types here know none of them.
namespace selaras::model {

enum class Administration { unstated, province, regency, city, centre };

/// Words of the page that prove a statement: they stand on that line, to the letter.
struct Evidence {
  std::uint32_t line = 0;  // of the source file, from 1
  std::string quote;
  Place at;  // where the procedure file cites it

  auto operator<=>(const Evidence&) const = default;
};
using EvidenceList = std::vector<Evidence>;

enum class SectionKind { identity, requirements, procedure, time, cost, product, complaints };

struct Section {
  std::string id;
  SectionKind kind = SectionKind::procedure;
  std::string heading;  // as printed; empty where known only by its order
  std::uint32_t first_line = 0;
  std::uint32_t last_line = 0;
  Suppressions suppress;
  Place at;
};

enum class ItemKind { step, clause, content, condition, heading, requirement };

/// One entry of a list on the page, marker as printed.
struct Item {
  std::string id;
  std::string section;  // id
  std::string marker;   // "4.", "a.", "1)", "-"; empty where none is printed
  std::string parent;   // id of the enclosing item, or empty
  ItemKind kind = ItemKind::step;
  EvidenceList evidence;
  Suppressions suppress;
  Place at;
};

enum class MarkerUnit { number, letter, paragraph, article };  // angka, huruf, ayat, pasal

/// A cross-reference as the page words it ("angka 4 huruf a"); whether it leads anywhere is for a
/// rule to find out.
struct CrossReference {
  struct Part {
    MarkerUnit unit = MarkerUnit::number;
    std::string value;
    bool operator==(const Part&) const = default;
  };
  std::string item;        // id of the item in whose text it stands
  std::vector<Part> path;  // empty: "sebagaimana dimaksud" without a target
  bool external = false;   // points into another law
  EvidenceList evidence;
  Place at;
};

/// Someone as the page names them, and every role that name may mean.
struct Actor {
  std::string name;
  std::vector<std::string> roles;  // ids, sorted
  EvidenceList evidence;
  Place at;
};

/// One side of an agreement; `attributes` are content ids of the reference ("same_level").
struct Side {
  Actor actor;
  std::vector<std::string> attributes;
};

/// Who agrees or signs with whom.
struct Participants {
  std::vector<Side> sides;
  EvidenceList evidence;
  Place at;
};

/// The form in which something is done ("letter").
struct Form {
  std::string value;
  std::vector<std::string> outcomes;  // of a decision: those it is stated for
  EvidenceList evidence;
  Place at;
};

/// One way in which a decision comes out.
struct Outcome {
  std::string id;
  std::string label;           // as printed
  std::optional<Actor> actor;  // who decides so; absent: whoever does the step
  EvidenceList evidence;
  Place at;
};

/// A document that a step takes in or puts out.
struct DocumentUse {
  std::string document;  // id
  EvidenceList evidence;
  Place at;
};

/// Limits an element to some kinds of applicant; empty: it holds for all.
struct Condition {
  std::vector<std::string> applicants;
  auto operator<=>(const Condition&) const = default;
};

/// A step of the procedure; also a statement about one that stands outside the procedure section.
struct Step {
  std::string id;
  std::string activity;  // of the reference's vocabulary; empty where none fits
  std::string refines;   // activity that this step is a local refinement of; or empty
  std::string label;     // short, in the page's words
  std::vector<std::string> items;
  std::optional<Actor> actor;
  std::optional<Actor> addressee;
  std::optional<Actor> channel;
  std::optional<Actor> on_behalf_of;
  std::optional<Form> form;
  std::vector<Outcome> outcomes;  // a step with outcomes is a decision
  std::vector<DocumentUse> inputs;
  std::vector<DocumentUse> outputs;
  std::vector<Participants> parties;
  std::vector<Participants> signatories;
  std::string milestone;  // reached when the step is done; empty: none
  std::string recurs;     // "semester" …; empty: once
  Condition when;
  EvidenceList evidence;
  Suppressions suppress;
  Place at;

  /// Null where the step has no such outcome.
  [[nodiscard]] const Outcome* outcome(std::string_view id) const;
  /// Who acts where the step comes out so: whom the outcome names, else whom the step does; null
  /// where neither names anybody. Of an empty outcome, whom the step names.
  [[nodiscard]] const Actor* actor_of(std::string_view outcome) const;
  /// Everybody who may act: whom the step names, then whom its outcomes do.
  [[nodiscard]] std::vector<const Actor*> actors() const;
  /// Everybody the step names in whatever part, but for the sides of its agreements.
  [[nodiscard]] std::vector<const Actor*> everybody() const;
};

/// A document and what the page says must stand in it.
struct Document {
  struct Content {
    std::string content;             // id of the reference's vocabulary
    std::vector<std::string> items;  // where it is stated; their section decides whether it counts
    EvidenceList evidence;
    Place at;
  };
  std::string id;
  std::string name;  // as the page calls it
  std::vector<Content> contents;
  Condition when;
  EvidenceList evidence;
  Suppressions suppress;
  Place at;
};

enum class NodeKind { start, step, parallel, exclusive, inclusive, end };

struct NodeTag;
using NodeId = Id<NodeTag>;

/// A point of the flow. A step with several edges in is entered by any one of them; a parallel
/// gateway waits for all of them and opens all of its edges out.
struct Node {
  NodeKind kind = NodeKind::step;
  std::string id;
  std::uint32_t step = 0;  // index into `steps`, for kind step
  std::string outcome;     // for kind end: granted, rejected, abandoned …
  EvidenceList evidence;   // for ends and gateways
  Text reason;             // why an unstated end is assumed; empty where stated
  Place at;
};

/// stated: a word or a reference of the page ties the two; listed: only the numbering does;
/// inferred: ours, with a reason.
enum class Origin { stated, listed, inferred };

struct Edge {
  NodeId from;
  NodeId to;
  std::string outcome;  // of the decision it leaves; empty otherwise
  Origin origin = Origin::listed;
  Text reason;  // why, for an inferred edge
  Condition when;
  EvidenceList evidence;
  Place at;
};

/// Nodes: the start first, then the steps in file order, then gateways, then ends. Edges in file
/// order, the start's edge first.
struct Flow {
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  Place at;
};

enum class TimeUnit { minute, hour, day, week, month, year };
enum class TimeBase { working, calendar };

/// One way to understand a unit as written ("minggu kerja": working weeks, or calendar weeks).
struct UnitReading {
  TimeUnit unit = TimeUnit::day;
  TimeBase base = TimeBase::working;
  auto operator<=>(const UnitReading&) const = default;
};

struct Quantity {
  std::optional<double> minimum;  // absent with `maximum`: no number is stated
  std::optional<double> maximum;  // equal to minimum for a single value
  std::string unit;               // as written; empty where none is
  std::vector<UnitReading> readings;
};

enum class Bound { none, maximum, average, minimum };

struct Milestone {
  std::string text;    // as the page words it
  std::string step;    // id of the step it hangs on; empty: none of them
  bool at_end = true;  // the step's end, or its beginning
  EvidenceList evidence;
  Place at;
};

struct TimePart {
  std::string label;
  Quantity quantity;
  std::vector<std::string> steps;  // ids of the steps it covers; may be none
  EvidenceList evidence;
  Place at;
};

/// What the page promises about time.
struct TimeClaim {
  std::string id;
  Quantity quantity;
  Bound bound = Bound::none;
  std::optional<Milestone> from;  // clock start, where stated
  std::optional<Milestone> to;
  std::string condition;                 // "dalam kondisi tertentu"; empty: none
  std::string scope;                     // words that limit what the claim covers; empty: none
  std::vector<std::string> scope_roles;  // roles whose work alone is covered
  std::vector<TimePart> parts;
  EvidenceList evidence;
  Suppressions suppress;
  Place at;
};

struct Requirement {
  std::string id;
  std::string item;
  std::string document;  // id; empty where it names no document
  std::string text;
  Condition when;
  EvidenceList evidence;
  Place at;
};

struct Statement {  // a plain sentence of the page
  std::string text;
  EvidenceList evidence;
  Place at;
};

struct Decree {
  std::string number;  // empty: the label is printed without a number
  std::string date;    // ISO 8601, or empty
  EvidenceList evidence;
  Place at;
};

struct Product {
  std::string text;
  std::string document;  // id of what it is; empty where the vocabulary has no word for it
  EvidenceList evidence;
  Place at;
};

struct Contact {
  std::string kind;  // phone, email, web, app, social, post, office, box, survey
  std::string value;
  bool complaints = true;  // a channel for complaints, or only the office's letterhead
  EvidenceList evidence;
  Place at;
};

struct Source {
  std::string file;  // a plain name in the procedure's own folder
  std::string sha256;
  std::string address;    // where it was retrieved; empty where not known
  std::string retrieved;  // ISO 8601 date, or empty
  Place at;
};

struct Procedure {
  std::string file;  // as given on the command line
  std::string id;
  std::string service;
  std::string region;
  Administration level = Administration::unstated;
  std::string time_zone;                     // WIB, WITA, WIT; empty: unstated
  std::vector<std::string> applicant_kinds;  // roles; empty: unstated
  std::string reference;                     // id of a reference asked for; empty: the default
  std::optional<Statement> title;
  std::optional<Statement> title_repeated;  // the second copy in the page's own footer
  std::optional<Decree> decree;             // absent: the page has no such line
  std::optional<Source> source;
  bool text_complete = true;
  std::vector<Section> sections;
  std::vector<Item> items;
  std::vector<CrossReference> references;
  std::vector<Step> steps;
  std::vector<Step> statements;
  std::vector<Document> documents;
  Flow flow;
  std::vector<TimeClaim> time_claims;
  std::vector<Requirement> requirements;
  std::optional<Statement> cost;
  std::vector<Product> products;
  std::vector<Contact> contacts;
  Suppressions suppress;  // of findings about no part that has its own list
  Place at;

  [[nodiscard]] const Step* step(std::string_view id) const;
  [[nodiscard]] const Item* item(std::string_view id) const;
  [[nodiscard]] const Section* section(std::string_view id) const;
  [[nodiscard]] const Document* document(std::string_view id) const;
  /// The section an item stands in; null for an unknown id.
  [[nodiscard]] const Section* section_of_item(std::string_view item) const;
  [[nodiscard]] const Step& step_of(const Node& node) const { return steps[node.step]; }
};

}  // namespace selaras::model
