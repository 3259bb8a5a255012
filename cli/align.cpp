#include <memory>

#include "checker/conformance.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/recorded_log.h"
#include "cli/study.h"
#include "model/calendar.h"
#include "reports/conformance_json.h"
#include "reports/conformance_text.h"

namespace selaras::cli {
namespace {

std::vector<std::string_view> formats() { return {"text", "json"}; }

class Align final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "align"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "LOG", .help = "cli.align.log", .target = &log_, .required = true},
            {.names = "--procedure",
             .help = "cli.align.procedure",
             .target = &procedure_,
             .required = true},
            {.names = "--against", .help = "cli.align.against", .target = &against_},
            {.names = "--output",
             .help = "cli.align.output",
             .target = &outputs_,
             .formats = formats()}};
  }
  int run(const Voice& voice) override;

 private:
  std::string log_;
  std::string procedure_;
  std::string against_;
  std::vector<std::string> outputs_;
};

int zone_of(const model::Procedure& procedure) {
  constexpr int minutes_per_hour = 60;
  constexpr int western_indonesia = 7;
  return model::zone_offset(procedure.time_zone).value_or(western_indonesia) * minutes_per_hour;
}

int Align::run(const Voice& voice) {
  const std::vector<Output> asked = outputs(outputs_, formats(), name(), voice.texts);
  const Inputs inputs = read_procedures({procedure_});
  const model::Procedure* procedure = only_procedure(inputs, name(), voice);
  if (procedure == nullptr) return unusable;
  const References references = read_references(against_);
  complain(references.unread, references.files, voice);
  if (!references.unread.empty()) return unusable;
  // Also without --against the reference's words are those that readers know steps by.
  const model::Reference* reference = reference_for(*procedure, references.list);
  const model::Reference* against = against_.empty() ? nullptr : reference;
  if (!against_.empty() && against == nullptr) {
    complain(voice.texts("cli.align.no-reference"), voice.texts);
    return unusable;
  }

  model::Diagnostics diagnostics;
  const auto log = recorded_log(log_, zone_of(*procedure), diagnostics);
  complain({diagnostics}, {}, voice);
  if (!log) return unusable;
  const checker::Conformance found = checker::conformance(*log, *procedure, against);
  const reports::Names names(*procedure, reference, voice.texts);
  for (const Output& output : asked) {
    write(output,
          output.format == "json"
              ? reports::conformance_json(found, *log, *procedure, against)
              : reports::conformance_text(found, *log, names, against != nullptr),
          voice.texts);
  }
  if (found.fitness) return nothing_found;
  complain(voice.texts("cli.align.not-decided"), voice.texts);
  return unusable;
}

}  // namespace

std::unique_ptr<Command> align_command() { return std::make_unique<Align>(); }

}  // namespace selaras::cli
