#include <memory>
#include <span>
#include <string>
#include <vector>

#include "checker/check.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/pictures.h"
#include "model/text.h"
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
            {.names = "-o,--output", .help = "cli.draw.output", .target = &output_}};
  }
  int run(const Voice& voice) override;

 private:
  Drawing drawn(const checker::ProcedureResult& result, const reports::Texts& texts) const;

  std::string file_;
  std::string against_;
  std::string style_ = "lanes";
  std::string output_;
};

Drawing Draw::drawn(const checker::ProcedureResult& result, const reports::Texts& texts) const {
  const reports::DiagramOptions options = diagram_options(result, texts);
  if (style_ == "sop-ap") {
    const reports::SopForm form = reports::make_sop(*result.procedure, result.reference, options);
    return {.title = form.title,
            .whole = reports::sop_svg(form, options),
            .pages = reports::sop_pages(form, options)};
  }
  const reports::Diagram diagram = diagram_of(result, !against_.empty(), options);
  return {.title = diagram.title,
          .whole = reports::swimlane_svg(diagram, options) + "\n",
          .dot = reports::swimlane_dot(diagram, options)};
}

int Draw::run(const Voice& voice) {
  const std::string format = format_of(output_, voice.texts);
  if (style_ == "sop-ap" && !against_.empty()) {
    throw UsageError(voice.texts.fill("cli.error.draw-sop-against", {{"option", "--against"}}),
                     "draw");
  }
  const References references = read_references(against_, voice.texts);
  complain(references.unread, references.files, voice);
  const Inputs inputs = read_procedures({file_}, voice.texts);
  complain(inputs.unread, inputs.files, voice);
  if (!references.unread.empty() || inputs.procedures.empty()) return unusable;
  if (inputs.procedures.size() > 1) {
    throw UsageError(voice.texts("cli.error.one-procedure"), "draw");
  }
  const model::Procedure& procedure = inputs.procedures.front();
  const checker::ProcedureResult result =
      checker::check(procedure, reference_for(procedure, references.list));
  const Drawing drawing = drawn(result, voice.texts);
  const std::string picture = written(drawing, format, voice.texts);
  output_.empty() ? write_stdout(picture, voice.texts) : write_file(output_, picture, voice.texts);
  return nothing_found;
}

}  // namespace

std::unique_ptr<Command> draw_command() { return std::make_unique<Draw>(); }

}  // namespace selaras::cli
