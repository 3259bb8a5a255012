#include "reports/audit.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <memory>

#include "cli/audit_work.h"
#include "cli/browser.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/fail_on.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/joint_audit.h"
#include "cli/project.h"
#include "cli/study.h"
#include "reports/audit_summary.h"
#include "reports/check_json.h"
#include "reports/drawing.h"
#include "reports/html.h"
#include "reports/simulate_json.h"
#include "reports/spreadsheet.h"

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;

struct AuditOptions {
  std::string directory = "procedures";
  std::string output = "selaras-audit";
  std::string against;
  std::int64_t replications = 100;
  std::int64_t threads = 0;  // as many as the machine has
  std::string sensitivity;   // "20%"; empty: not asked
  bool suggest = false;
  std::string xlsx;  // file; empty: no spreadsheet
  std::string annotations;
  std::string previous;
  std::string joint;  // scenario; empty: none
  bool pdf = false;
  std::string fail_on;  // nothing typed: findings do not fail an audit
};

/// What people added, and what was said before; read before the work begins, so that a slip in them
/// costs no time.
struct Beside {
  std::optional<model::Annotations> annotations;
  std::optional<model::EarlierAudit> earlier;
  reports::Files files;
  std::vector<model::Diagnostics> unread;
};

template <class Read>
auto read_beside(const std::string& path, Beside& beside, Read read) {
  std::optional<decltype(read(model::json::Node(), path, beside.unread.front()))> result;
  if (path.empty()) return result;
  model::Diagnostics diagnostics;
  if (const auto document = parsed(path, beside.files, diagnostics)) {
    result = read(*document, path, diagnostics);
  }
  if (!diagnostics.empty()) beside.unread.push_back(std::move(diagnostics));
  return result;
}

Beside read_beside(const AuditOptions& options) {
  Beside beside;
  beside.annotations = read_beside(options.annotations, beside, model::read_annotations);
  beside.earlier = read_beside(options.previous, beside, model::read_earlier_audit);
  return beside;
}

/// What is to be typed to have the same report again.
std::string command_of(const AuditOptions& options) {
  std::string command = "selaras audit " + options.directory;
  const auto add = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) command += " " + name + " " + value;
  };
  add("--against", options.against);
  add("--annotations", options.annotations);
  add("--previous", options.previous);
  add("--joint", options.joint);
  if (options.replications != AuditOptions().replications) {
    add("--replications", std::to_string(options.replications));
  }
  add("--sensitivity", options.sensitivity);
  if (options.suggest) command += " --suggest";
  return command;
}

reports::Audit assembled(const std::deque<Worked>& all, const Inputs& inputs, const Beside& beside,
                         const JointAudit& joint, const AuditOptions& options) {
  reports::Audit audit{.files = inputs.files,
                       .unread = inputs.unread,
                       .annotations = beside.annotations ? &*beside.annotations : nullptr,
                       .earlier = beside.earlier ? &*beside.earlier : nullptr,
                       .joint = joint.audited(),
                       .tool_version = SELARAS_VERSION,
                       .command = command_of(options)};
  for (const Worked& worked : all) {
    audit.procedures.push_back(
        {.result = &worked.result,
         .diagrams = worked.pictures,
         .simulation = worked.simulation ? &*worked.simulation : nullptr,
         .story = worked.simulation ? &worked.story : nullptr,
         .sensitivity = worked.supplements.sensitivity ? &*worked.supplements.sensitivity : nullptr,
         .scenario = worked.simulation ? worked.setting.scenario() : nullptr});
  }
  return audit;
}

/// The report, and each region's sheet in a file of its own.
void write_pages(const reports::Audit& audit, const fs::path& folder, const Voice& voice) {
  const reports::AuditPages pages(audit, voice.texts.language());
  make_folder((folder / "sheets").string(), voice.texts);
  for (std::size_t i = 0; i < audit.procedures.size(); ++i) {
    const std::string name = audit.procedures[i].result->procedure->id + ".html";
    write_file((folder / "sheets" / name).string(), pages.sheet(i), voice.texts);
  }
  write_file((folder / "index.html").string(), pages.report(), voice.texts);
}

/// The report comes last: where it stands, everything it belongs with stands too.
void write(const std::deque<Worked>& all, const std::vector<checker::ProcedureResult>& results,
           const reports::Audit& audit, const AuditOptions& options, const Voice& voice) {
  const fs::path folder(options.output);
  make_folder((folder / "diagrams").string(), voice.texts);
  make_folder((folder / "simulations").string(), voice.texts);
  for (const Worked& worked : all) {
    const std::string& id = worked.result.procedure->id;
    write_file((folder / "diagrams" / (id + ".svg")).string(),
               worked.pictures.at(voice.texts.language()) + "\n", voice.texts);
    write_file((folder / "diagrams" / (id + ".dot")).string(), worked.dot, voice.texts);
    if (worked.simulation) {
      write_file((folder / "simulations" / (id + ".json")).string(),
                 reports::simulate_json(*worked.simulation, voice.texts, worked.supplements),
                 voice.texts);
    }
  }
  write_file((folder / "findings.json").string(),
             reports::whole(reports::json_report(SELARAS_VERSION, voice.texts), results),
             voice.texts);
  write_pages(audit, folder, voice);
}

void write_spreadsheet(const reports::Audit& audit, const std::string& file, const Voice& voice) {
  if (file.empty()) return;
  try {
    write_file(file, reports::audit_spreadsheet(audit, voice.texts), voice.texts);
  } catch (const reports::SpreadsheetFault& fault) {
    throw WorldError(voice.texts.fill(
        "cli.error",
        {{"message", voice.texts.fill("cli.error.no-spreadsheet",
                                      {{"reason", model::printable(fault.what())}})}}));
  }
}

class AuditCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "audit"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  AuditOptions options_;
};

std::vector<Option> AuditCommand::options() {
  return {
      {.names = "DIR", .help = "cli.audit.directory", .target = &options_.directory},
      {.names = "-o,--output", .help = "cli.audit.output", .target = &options_.output},
      {.names = "--against", .help = "cli.check.against", .target = &options_.against},
      {.names = "--replications",
       .help = "cli.simulate.replications",
       .target = &options_.replications,
       .least = 1,
       .most = 1'000'000},
      {.names = "--threads",
       .help = "cli.simulate.threads",
       .target = &options_.threads,
       .least = 0,
       .most = 1'024},
      {.names = "--joint", .help = "cli.audit.joint", .target = &options_.joint},
      {.names = "--sensitivity",
       .help = "cli.simulate.sensitivity",
       .target = &options_.sensitivity},
      {.names = "--suggest", .help = "cli.check.suggest", .target = &options_.suggest},
      {.names = "--annotations", .help = "cli.audit.annotations", .target = &options_.annotations},
      {.names = "--previous", .help = "cli.audit.previous", .target = &options_.previous},
      {.names = "--xlsx", .help = "cli.audit.xlsx", .target = &options_.xlsx},
      {.names = "--pdf", .help = "cli.audit.pdf", .target = &options_.pdf},
      fail_on_option(options_.fail_on)};
}

int AuditCommand::run(const Voice& voice) {
  reports::prepare_to_draw();
  const AuditWork work{.replications = options_.replications,
                       .threads = static_cast<unsigned>(options_.threads),
                       .sensitivity = sensitivity_range(options_.sensitivity, name(), voice),
                       .suggest = options_.suggest};
  const std::optional<std::string> printer = options_.pdf ? browser() : std::nullopt;
  if (options_.pdf && !printer) throw WorldError(voice.texts("cli.error.no-browser"));
  const Project project({.against = options_.against}, name(), voice);
  if (!project.usable()) return unusable;
  const Beside beside = read_beside(options_);
  complain(beside.unread, beside.files, voice);
  if (!beside.unread.empty()) return unusable;
  const Inputs inputs = read_procedures({options_.directory});
  complain(inputs.unread, inputs.files, voice);
  if (!inputs.warnings.empty()) complain({inputs.warnings}, inputs.files, voice);
  JointAudit joint(options_.joint, inputs.procedures, voice);
  if (!joint.usable()) return unusable;
  if (inputs.procedures.empty()) throw WorldError(voice.texts("cli.error.nothing-checked"));

  const std::deque<Worked> all = worked_on(inputs, project, work, voice);
  std::vector<checker::ProcedureResult> results;
  for (const Worked& worked : all) {
    complain({worked.said}, worked.setting.files, voice);
    results.push_back(worked.result);
  }
  if (!joint.simulate(options_.replications, static_cast<unsigned>(options_.threads), voice))
    return unusable;
  const reports::Audit audit = assembled(all, inputs, beside, joint, options_);
  if (!reports::orphans(audit).empty()) complain({reports::orphans(audit)}, beside.files, voice);
  joint.write(options_.output, voice);
  write(all, results, audit, options_, voice);
  write_spreadsheet(audit, options_.xlsx, voice);
  if (printer) {
    const fs::path folder(options_.output);
    print_pdf(*printer, folder / "index.html", folder / "report.pdf", voice.texts);
  }
  write_stdout(reports::audit_summary(audit, voice.texts, voice.out), voice.texts);
  write_stdout(voice.texts.fill("cli.audit.written",
                                {{"file", (fs::path(options_.output) / "index.html").string()}}) +
                   "\n",
               voice.texts);
  return std::max(inputs.unread.empty() ? static_cast<int>(nothing_found) : unusable,
                  exit_code(results, fail_on(options_.fail_on, std::nullopt)));
}

}  // namespace

std::unique_ptr<Command> audit_command() { return std::make_unique<AuditCommand>(); }

}  // namespace selaras::cli
