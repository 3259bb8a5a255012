#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "checker/check.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/pictures.h"
#include "cli/study.h"
#include "model/text.h"
#include "reports/diagram_heat.h"
#include "reports/diagram_run.h"
#include "reports/diagram_versions.h"
#include "reports/render.h"
#include "reports/sop_form.h"

namespace selaras::cli {
namespace {

/// The picture's form goes by the ending of its file; on standard output it is SVG.
std::string format_of(const std::string& path, const reports::Texts& texts) {
  if (path.empty()) return "svg";
  for (const char* ending : {"svg", "dot", "png", "pdf"})
    if (path.ends_with(std::string(".") + ending)) return ending;
  if (path.ends_with(".gv")) return "dot";
  throw UsageError(texts.fill("cli.error.choice", {{"option", "--output"},
                                                   {"value", model::printable(path)},
                                                   {"choices", "*.svg, *.png, *.pdf, *.dot"}}),
                   "draw");
}

/// A picture, before it takes the form of a file.
struct Drawing {
  std::string title;
  std::string whole;                    // as SVG
  std::vector<std::string> pages = {};  // of a form; empty: the whole is one
  std::string dot = {};                 // empty: it cannot be said in Graphviz's language
};

std::string rendered(const Drawing& drawing, const std::string& format,
                     const reports::Texts& texts) {
  try {
    if (format == "png") return reports::png_of(drawing.whole);
    return drawing.pages.empty() ? reports::pdf_of(std::span(&drawing.whole, 1), drawing.title)
                                 : reports::pdf_of(drawing.pages, drawing.title);
  } catch (const reports::RenderFault& fault) {
    const std::string reason = model::printable(fault.what());
    throw WorldError(texts.fill(
        "cli.error", {{"message", texts.fill("cli.error.no-render", {{"reason", reason}})}}));
  }
}

std::string written(const Drawing& drawing, const std::string& format,
                    const reports::Texts& texts) {
  if (format == "svg") return drawing.whole;
  if (format != "dot") return rendered(drawing, format, texts);
  if (drawing.dot.empty()) throw UsageError(texts("cli.error.draw-sop-dot"), "draw");
  return drawing.dot;
}

class Draw final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "draw"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "FILE", .help = "cli.draw.file", .target = &file_, .required = true},
            {.names = "--against", .help = "cli.draw.against", .target = &against_},
            {.names = "--style",
             .help = "cli.draw.style",
             .target = &style_,
             .words = {"lanes", "sop-ap"}},
            {.names = "--heat", .help = "cli.draw.heat", .target = &heat_},
            {.names = "--witness", .help = "cli.draw.witness", .target = &witness_},
            {.names = "--with", .help = "cli.draw.with", .target = &with_},
            {.names = "-o,--output", .help = "cli.draw.output", .target = &output_}};
  }
  int run(const Voice& voice) override;

 private:
  void refuse_together(const reports::Texts& texts) const;
  reports::Diagram lanes(const checker::ProcedureResult& result,
                         const reports::DiagramOptions& options, const Voice& voice) const;
  Drawing drawn(const checker::ProcedureResult& result, const Voice& voice) const;

  std::string file_;
  std::string against_;
  std::string style_ = "lanes";
  std::string heat_;
  std::string witness_;
  std::string with_;
  std::string output_;
};

/// Each of these asks for a picture of its own.
void Draw::refuse_together(const reports::Texts& texts) const {
  if (style_ == "sop-ap" && !against_.empty())
    throw UsageError(texts.fill("cli.error.draw-sop-against", {{"option", "--against"}}), "draw");
  std::vector<std::string> asked;
  if (style_ == "sop-ap") asked.push_back("--style sop-ap");
  if (!heat_.empty()) asked.push_back("--heat");
  if (!witness_.empty()) asked.push_back("--witness");
  if (!with_.empty()) asked.push_back("--with");
  if (asked.size() < 2) return;
  throw UsageError(
      texts.fill("cli.error.draw-together", {{"option", asked[0]}, {"other", asked[1]}}), "draw");
}

/// What stopped a picture has been said on standard error already.
struct Unusable {};

model::Procedure procedure_in(const std::string& path, const Voice& voice) {
  const Inputs inputs = read_procedures({path});
  const model::Procedure* procedure = only_procedure(inputs, "draw", voice);
  if (procedure == nullptr) throw Unusable();
  return *procedure;
}

reports::Waiting waiting_in(const std::string& path, const model::Procedure& procedure,
                            const Voice& voice) {
  reports::Files files;
  model::Diagnostics diagnostics;
  const std::optional<model::json::Node> node = parsed(path, files, diagnostics);
  const std::optional<reports::Waiting> waiting =
      node ? reports::read_waiting(*node, path, procedure, diagnostics) : std::nullopt;
  complain({diagnostics}, files, voice);
  if (!waiting) throw Unusable();
  return *waiting;
}

/// By fingerprint or rule; of several of one rule, the first with a run.
const checker::Finding& finding_with_run(const checker::ProcedureResult& result,
                                         const std::string& asked, const reports::Texts& texts) {
  std::vector<std::string> rules;
  for (const checker::Finding& finding : result.findings) {
    if (finding.witness.empty()) continue;
    if (finding.fingerprint == asked || finding.rule == asked) return finding;
    if (std::ranges::find(rules, finding.rule) == rules.end()) rules.push_back(finding.rule);
  }
  throw UsageError(texts.fill("cli.error.draw-witness",
                              {{"value", model::printable(asked)}, {"choices", texts.list(rules)}}),
                   "draw");
}

reports::Diagram Draw::lanes(const checker::ProcedureResult& result,
                             const reports::DiagramOptions& options, const Voice& voice) const {
  if (!with_.empty())
    return reports::version_diagram(*result.procedure, procedure_in(with_, voice), result.reference,
                                    options);
  reports::Diagram diagram = diagram_of(result, !against_.empty(), options);
  if (!heat_.empty())
    reports::heat(diagram, waiting_in(heat_, *result.procedure, voice), voice.texts);
  if (!witness_.empty()) {
    const checker::Finding& finding = finding_with_run(result, witness_, voice.texts);
    reports::draw_run(diagram, finding.witness, options);
    diagram.title += ": " + options.sentence(finding);
  }
  return diagram;
}

Drawing Draw::drawn(const checker::ProcedureResult& result, const Voice& voice) const {
  const reports::DiagramOptions options = diagram_options(result, voice.texts);
  if (style_ == "sop-ap") {
    const reports::SopForm form = reports::make_sop(*result.procedure, result.reference, options);
    return {.title = form.title,
            .whole = reports::sop_svg(form, options),
            .pages = reports::sop_pages(form, options)};
  }
  const reports::Diagram diagram = lanes(result, options, voice);
  return {.title = diagram.title,
          .whole = reports::swimlane_svg(diagram, options) + "\n",
          .dot = reports::swimlane_dot(diagram, options)};
}

int Draw::run(const Voice& voice) {
  const std::string format = format_of(output_, voice.texts);
  refuse_together(voice.texts);
  const References references = read_references(against_);
  complain(references.unread, references.files, voice);
  if (!references.unread.empty()) return unusable;
  try {
    const model::Procedure procedure = procedure_in(file_, voice);
    const checker::ProcedureResult result =
        checker::check(procedure, reference_for(procedure, references.list));
    const std::string picture = written(drawn(result, voice), format, voice.texts);
    output_.empty() ? write_stdout(picture, voice.texts)
                    : write_file(output_, picture, voice.texts);
  } catch (const Unusable&) {
    return unusable;
  }
  return nothing_found;
}

}  // namespace

std::unique_ptr<Command> draw_command() { return std::make_unique<Draw>(); }

}  // namespace selaras::cli
