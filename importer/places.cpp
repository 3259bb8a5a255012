#include "importer/places.h"

#include <vector>

#include "model/text.h"

namespace selaras::importer {
namespace {

class PlaceWriter {
 public:
  PlaceWriter(const Imported& imported, const std::string& file)
      : lines_(model::lines(imported.source)), html_lines_(imported.html_lines), file_(file) {}

  /// Of a web page, notes are told at its own lines.
  void write(model::Diagnostics& notes) const {
    for (model::Diagnostic& note : notes) {
      if (note.at.begin.line == 0 || html_lines_.empty()) continue;
      note.at = place(note.at.begin.line, "");
    }
  }

  void write(model::Procedure& procedure) {
    procedure.at = place(1, "");
    all(procedure.title);
    all(procedure.title_repeated);
    all(procedure.decree);
    all(procedure.items);
    all(procedure.references);
    all(procedure.documents);
    for (model::Document& document : procedure.documents) all(document.contents);
    all(procedure.steps);
    all(procedure.statements);
    for (model::Step& step : procedure.steps) inside(step);
    for (model::Step& step : procedure.statements) inside(step);
    all(procedure.flow.edges);
    all(procedure.flow.nodes);
    stand_nodes(procedure);
    all(procedure.time_claims);
    for (model::TimeClaim& claim : procedure.time_claims) inside(claim);
    all(procedure.requirements);
    all(procedure.cost);
    all(procedure.products);
    all(procedure.contacts);
    procedure.flow.at = procedure.steps.empty() ? procedure.at : procedure.steps.front().at;
    for (model::Section& section : procedure.sections) section.at = place(section.first_line, "");
  }

 private:
  /// A part stands where its first words do.
  template <class Part>
  void one(Part& part) {
    for (model::Evidence& evidence : part.evidence) {
      evidence.at = place(evidence.line, evidence.quote);
      evidence.line = evidence.at.begin.line;
    }
    if (!part.evidence.empty()) part.at = part.evidence.front().at;
  }
  template <class Part>
  void all(std::vector<Part>& parts) {
    for (Part& part : parts) one(part);
  }
  template <class Part>
  void all(std::optional<Part>& part) {
    if (part) one(*part);
  }

  void inside(model::Step& step) {
    all(step.actor);
    all(step.addressee);
    all(step.channel);
    all(step.on_behalf_of);
    all(step.form);
    all(step.outcomes);
    for (model::Outcome& outcome : step.outcomes) all(outcome.actor);
    all(step.inputs);
    all(step.outputs);
    for (auto* participants : {&step.parties, &step.signatories}) {
      all(*participants);
      for (model::Participants& pair : *participants) {
        for (model::Side& side : pair.sides) one(side.actor);
      }
    }
  }

  void inside(model::TimeClaim& claim) {
    all(claim.from);
    all(claim.to);
    all(claim.parts);
  }

  /// Edges and ends that nothing states stand at the step that they leave.
  static void stand_nodes(model::Procedure& procedure) {
    for (model::Node& node : procedure.flow.nodes) {
      if (node.kind == model::NodeKind::step) node.at = procedure.steps[node.step].at;
    }
    for (model::Edge& edge : procedure.flow.edges) {
      if (edge.evidence.empty()) edge.at = procedure.flow.nodes[edge.from.value()].at;
      model::Node& to = procedure.flow.nodes[edge.to.value()];
      if (to.kind == model::NodeKind::end && to.evidence.empty()) to.at = edge.at;
    }
  }

  model::Place place(std::uint32_t line, const std::string& quote) const {
    model::Position begin{.line = line, .column = 1};
    model::Position end = begin;
    const std::string_view text = line >= 1 && line <= lines_.size() ? lines_[line - 1] : "";
    const std::size_t at = text.find(quote);
    if (!html_lines_.empty()) {
      begin.line = end.line = line >= 1 && line <= html_lines_.size() ? html_lines_[line - 1] : 1;
    } else if (!quote.empty() && at != std::string_view::npos) {
      begin.column += static_cast<std::uint32_t>(model::code_points(text.substr(0, at)));
      end.column = begin.column + static_cast<std::uint32_t>(model::code_points(quote));
    }
    return {.file = file_, .begin = begin, .end = end};
  }

  std::vector<std::string_view> lines_;
  const std::vector<std::uint32_t>& html_lines_;
  const std::string& file_;
};

}  // namespace

void stand_on_page(Imported& imported, const std::string& file) {
  if (!imported.procedure) return;
  PlaceWriter writer(imported, file);
  writer.write(*imported.procedure);
  writer.write(imported.notes);
  for (Mapping& mapping : imported.mappings) {
    const model::Step* step = imported.procedure->step(mapping.step);
    if (step != nullptr && !step->evidence.empty()) mapping.line = step->evidence.front().line;
  }
}

}  // namespace selaras::importer
