#include "reports/sop_form.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "reports/diagram_boxes.h"
#include "reports/diagram_words.h"
#include "reports/texts.h"

namespace selaras::reports {
namespace {

using BoxKind = Diagram::BoxKind;

/// A gateway where branches only come together says nothing that the arrows do not.
bool only_joins(const Diagram& diagram, std::size_t box) {
  if (diagram.boxes[box].kind != BoxKind::exclusive) return false;
  std::size_t out = 0;
  for (const Diagram::Arrow& arrow : diagram.arrows)
    if (arrow.from == box) out += arrow.to == box ? 2 : 1;
  return out == 1;
}

/// Arrows into such a gateway go on to where it leads.
void lead_through(std::size_t box, std::vector<Diagram::Arrow>& arrows) {
  const auto onward = std::ranges::find(arrows, box, &Diagram::Arrow::from);
  const Diagram::Arrow next = *onward;
  arrows.erase(onward);
  for (Diagram::Arrow& arrow : arrows)
    if (arrow.to == box) {
      arrow.to = next.to;
      arrow.kind = std::max(arrow.kind, next.kind);  // the weaker ground
      if (arrow.label.empty()) arrow.label = next.label;
    }
}

/// Boxes in the order of the table: the start and the steps as on the page, gateways and ends right
/// behind what leads to them.
class Order {
 public:
  explicit Order(const Diagram& diagram, const std::vector<Diagram::Arrow>& arrows,
                 const std::set<std::size_t>& left_out)
      : diagram_(diagram), arrows_(arrows) {
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
      if (left_out.contains(i)) continue;
      (is_placed_by_page(i) ? list_ : waiting).push_back(i);
    }
    while (!waiting.empty()) {
      const auto next =
          std::ranges::find_if(waiting, [&](std::size_t i) { return place_of(i).has_value(); });
      const std::size_t box = next == waiting.end() ? waiting.front() : *next;
      const std::size_t at = place_of(box).value_or(list_.size());
      list_.insert(list_.begin() + static_cast<std::ptrdiff_t>(at), box);
      std::erase(waiting, box);
    }
  }

  [[nodiscard]] std::vector<std::size_t> take() && { return std::move(list_); }

 private:
  bool is_placed_by_page(std::size_t box) const {
    const BoxKind kind = diagram_.boxes[box].kind;
    return kind == BoxKind::start || kind == BoxKind::step || kind == BoxKind::decision;
  }

  /// Behind the last that leads to it; none where nothing placed does. Where it opens branches, its
  /// loops come later.
  std::optional<std::size_t> place_of(std::size_t box) const {
    std::optional<std::size_t> place;
    const bool opens = std::ranges::count(arrows_, box, &Diagram::Arrow::from) > 1;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (place && opens) break;
      for (const Diagram::Arrow& arrow : arrows_)
        if (arrow.from == list_[i] && arrow.to == box) place = i + 1;
    }
    return place;
  }

  const Diagram& diagram_;
  const std::vector<Diagram::Arrow>& arrows_;
  std::vector<std::size_t> list_;
};

class Maker {
 public:
  Maker(const model::Procedure& procedure, const model::Reference* reference,
        const DiagramOptions& options)
      : procedure_(procedure),
        reference_(reference),
        options_(options),
        diagram_(make_diagram(procedure, reference, {}, options)) {}

  SopForm make() && {
    form_.title = text("sop.title") + ": " + diagram_.title;
    form_.performers = diagram_.lanes;
    std::vector<Diagram::Arrow> arrows = diagram_.arrows;
    std::set<std::size_t> joins;
    for (std::size_t i = 0; i < diagram_.boxes.size(); ++i)
      if (only_joins(diagram_, i) && !closes_circle(i, arrows)) {
        joins.insert(i);
        lead_through(i, arrows);
      }
    add_rows(Order(diagram_, arrows, joins).take());
    add_arrows(arrows);
    identify();
    remark();
    form_.description = described();
    return std::move(form_);
  }

 private:
  std::string text(std::string_view key) const { return options_.text(key); }

  /// Leading through a gateway that leads to itself by now would leave an arrow without an end.
  static bool closes_circle(std::size_t box, const std::vector<Diagram::Arrow>& arrows) {
    const auto onward = std::ranges::find(arrows, box, &Diagram::Arrow::from);
    return onward == arrows.end() || onward->to == box;
  }

  void add_rows(const std::vector<std::size_t>& order) {
    std::size_t number = 0;
    row_of_.assign(diagram_.boxes.size(), 0);
    for (const std::size_t box : order) {
      row_of_[box] = form_.rows.size();
      form_.rows.push_back(row(diagram_.boxes[box], number));
    }
  }

  SopForm::Row row(const Diagram::Box& box, std::size_t& number) const {
    SopForm::Row row{.id = box.id,
                     .activity = diagram::capitalised(box.label),
                     .performer = box.lane,
                     .symbol = symbol_of(box.kind)};
    if (box.kind == BoxKind::start || box.kind == BoxKind::end) row.notes = box.details;
    const model::Step* step = procedure_.step(box.id);
    if (!step || (box.kind != BoxKind::step && box.kind != BoxKind::decision)) return row;
    row.number = ++number;
    row.inputs = documents(step->inputs);
    row.outputs = documents(step->outputs);
    row.time = time_of(*step);
    row.notes = box.details;
    if (!box.marker.empty()) row.notes.insert(row.notes.begin(), stated_at(box.marker));
    return row;
  }

  static SopForm::Symbol symbol_of(BoxKind kind) {
    if (kind == BoxKind::start || kind == BoxKind::end) return SopForm::Symbol::capsule;
    const bool acts = kind == BoxKind::step || kind == BoxKind::parallel;
    return acts ? SopForm::Symbol::box : SopForm::Symbol::diamond;
  }

  std::string stated_at(const std::string& marker) const {
    return filled(text("sop.note.marker"), [&](std::string_view) { return marker; });
  }

  std::string documents(const std::vector<model::DocumentUse>& uses) const {
    std::string all;
    for (const model::DocumentUse& use : uses) {
      const model::Document* document = procedure_.document(use.document);
      all.append(all.empty() ? "" : "; ")
          .append(document && !document->name.empty()
                      ? document->name
                      : diagram::term_title(use.document, reference_, options_));
    }
    return all;
  }

  /// In the page's own words: a unit may have several readings.
  static std::string words_of(const model::EvidenceList& evidence) {
    std::string all;
    for (const model::Evidence& each : evidence)
      all.append(all.empty() ? "" : "; ").append(each.quote);
    return all;
  }

  std::string time_of(const model::Step& step) const {
    for (const model::TimeClaim& claim : procedure_.time_claims)
      for (const model::TimePart& part : claim.parts)
        if (std::ranges::find(part.steps, step.id) != part.steps.end())
          return words_of(part.evidence);
    return {};
  }

  /// A decision's outcomes stand among the notes too: an arrow between narrow columns has little
  /// room for words.
  void add_arrows(const std::vector<Diagram::Arrow>& arrows) {
    for (Diagram::Arrow arrow : arrows) {
      arrow.from = row_of_[arrow.from];
      arrow.to = row_of_[arrow.to];
      if (!arrow.label.empty()) form_.rows[arrow.from].notes.push_back(leads_to(arrow));
      form_.arrows.push_back(std::move(arrow));
    }
  }

  std::string leads_to(const Diagram::Arrow& arrow) const {
    const SopForm::Row& target = form_.rows[arrow.to];
    const std::string_view key = target.number > 0 ? "sop.note.leads" : "sop.note.leads-to";
    return filled(text(key), [&](std::string_view name) -> std::optional<std::string> {
      if (name == "outcome") return arrow.label;
      return target.number > 0 ? std::to_string(target.number) : target.activity;
    });
  }

  std::vector<SopForm::Field> unstated(std::initializer_list<std::string_view> keys) const {
    std::vector<SopForm::Field> fields;
    for (const std::string_view key : keys) fields.push_back({text(key), {}});
    return fields;
  }

  /// A page that publishes a service standard states little of what an SOP's identity asks for.
  void identify() {
    form_.unit = unstated({"sop.field.logo", "sop.field.unit"});
    form_.unit[1].value = procedure_.region;
    form_.document = unstated({"sop.field.number", "sop.field.made", "sop.field.revised",
                               "sop.field.effective", "sop.field.approved", "sop.field.title"});
    if (procedure_.title) form_.document[5].value = procedure_.title->text;
    form_.grounds = unstated({"sop.field.basis", "sop.field.related", "sop.field.warning"});
    if (procedure_.decree && !procedure_.decree->number.empty())
      form_.grounds[0].value = words_of(procedure_.decree->evidence);
    form_.means = unstated({"sop.field.qualification", "sop.field.equipment", "sop.field.records"});
  }

  void remark() {
    for (const model::TimeClaim& claim : procedure_.time_claims) {
      const std::string words = words_of(claim.evidence);
      if (words.empty()) continue;
      form_.remarks.push_back(
          filled(text("sop.remark.time"), [&](std::string_view) { return words; }));
    }
  }

  std::string described() const {
    std::string list;
    std::size_t steps = 0;
    for (const SopForm::Row& row : form_.rows) {
      if (row.number == 0) continue;
      ++steps;
      list.append(list.empty() ? "" : "; ").append(std::to_string(row.number)).append(". ");
      list.append(row.activity).append(" (");
      list.append(form_.performers[row.performer].title).append(")");
    }
    return filled(text("sop.description"), [&](std::string_view key) -> std::optional<std::string> {
      if (key == "steps") return std::to_string(steps);
      if (key == "performers") return std::to_string(form_.performers.size());
      return list;
    });
  }

  const model::Procedure& procedure_;
  const model::Reference* reference_;
  const DiagramOptions& options_;
  const Diagram diagram_;
  SopForm form_;
  std::vector<std::size_t> row_of_;  // of each box
};

}  // namespace

SopForm make_sop(const model::Procedure& procedure, const model::Reference* reference,
                 const DiagramOptions& options) {
  return Maker(procedure, reference, options).make();
}

}  // namespace selaras::reports
