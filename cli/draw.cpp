#include <memory>

#include "checker/check.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/pictures.h"
#include "model/text.h"

namespace selaras::cli {
namespace {

/// The picture's form goes by the ending of its file; on standard output it is SVG.
std::string format_of(const std::string& path, const reports::Texts& texts) {
  if (path.empty() || path.ends_with(".svg")) return "svg";
  if (path.ends_with(".dot") || path.ends_with(".gv")) return "dot";
  throw UsageError(texts.fill("cli.error.choice", {{"option", "--output"},
                                                   {"value", model::printable(path)},
                                                   {"choices", "*.svg, *.dot"}}),
                   "draw");
}

class Draw final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "draw"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "FILE", .help = "cli.draw.file", .target = &file_, .required = true},
            {.names = "--against", .help = "cli.draw.against", .target = &against_},
            {.names = "-o,--output", .help = "cli.draw.output", .target = &output_}};
  }
  int run(const Voice& voice) override;

 private:
  std::string file_;
  std::string against_;
  std::string output_;
};

int Draw::run(const Voice& voice) {
  const std::string format = format_of(output_, voice.texts);
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
  const reports::DiagramOptions style = diagram_options(result, voice.texts);
  const reports::Diagram diagram = diagram_of(result, !against_.empty(), style);
  const std::string picture = format == "svg" ? reports::swimlane_svg(diagram, style) + "\n"
                                              : reports::swimlane_dot(diagram, style);
  output_.empty() ? write_stdout(picture, voice.texts) : write_file(output_, picture, voice.texts);
  return nothing_found;
}

}  // namespace

std::unique_ptr<Command> draw_command() { return std::make_unique<Draw>(); }

}  // namespace selaras::cli
