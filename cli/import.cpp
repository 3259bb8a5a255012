#include "importer/import.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/pages.h"
#include "model/load.h"
#include "model/words.h"
#include "reports/text.h"

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;
using reports::Texts;

struct ImportOptions {
  std::vector<std::string> pages;
  std::string output;
  std::string region;
  std::string level;
  std::string service;
};

importer::Given given_of(const ImportOptions& options) {
  importer::Given given{.region = options.region, .service = options.service};
  for (const auto& [word, level] : model::words::administrations()) {
    if (word == options.level) given.level = level;
  }
  return given;
}

/// Two pages of one region get folders of their own.
std::string unused_id(const std::string& id, std::set<std::string>& used) {
  std::string name = id;
  for (int again = 2; !used.insert(name).second; ++again) name = id + "-" + std::to_string(again);
  return name;
}

std::string numbered(std::size_t number) { return std::to_string(number); }

std::string decimal(double confidence, const Texts& texts) {
  const int hundredths = static_cast<int>(confidence * 100 + 0.5);
  const std::string mark = texts("import.decimal-mark");
  return std::to_string(hundredths / 100) + mark + std::to_string(hundredths % 100 / 10) +
         std::to_string(hundredths % 10);
}

/// What was read, in figures, and what each step was taken for.
std::string account(const importer::Imported& imported, const std::string& folder,
                    const Texts& texts) {
  const model::Procedure& procedure = *imported.procedure;
  std::string out = texts.fill("import.written", {{"folder", folder}}) + "\n";
  out += texts.fill("import.read", {{"steps", numbered(procedure.steps.size())},
                                    {"items", numbered(procedure.items.size())},
                                    {"documents", numbered(procedure.documents.size())},
                                    {"requirements", numbered(procedure.requirements.size())},
                                    {"claims", numbered(procedure.time_claims.size())},
                                    {"references", numbered(procedure.references.size())}}) +
         "\n";
  for (const importer::Mapping& mapping : imported.mappings) {
    const std::string key = mapping.activity.empty() ? "import.step-unmapped" : "import.step";
    out += "  " +
           texts.fill(key, {{"line", numbered(mapping.line)},
                            {"step", mapping.step},
                            {"activity", mapping.activity},
                            {"confidence", decimal(mapping.confidence, texts)}}) +
           "\n";
  }
  return out;
}

void write_folder(importer::Imported& imported, const std::string& folder, const Texts& texts) {
  make_folder(folder, texts);
  write_file((fs::path(folder) / "source.txt").generic_string(), imported.source, texts);
  write_file((fs::path(folder) / "procedure.json").generic_string(),
             model::write_procedure(*imported.procedure), texts);
}

/// Lines of a web page are told as its source has them.
reports::Files shown(const std::string& path, const importer::Imported& imported) {
  return {{path, imported.source}};
}

class Import final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "import"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  ImportOptions options_;
};

std::vector<Option> Import::options() {
  return {
      {.names = "PAGE", .help = "cli.import.pages", .target = &options_.pages, .required = true},
      {.names = "-o,--output",
       .help = "cli.import.output",
       .target = &options_.output,
       .required = true},
      {.names = "--region", .help = "cli.import.region", .target = &options_.region},
      {.names = "--level",
       .help = "cli.import.level",
       .target = &options_.level,
       .words = {"province", "regency", "city", "centre"}},
      {.names = "--service", .help = "cli.import.service", .target = &options_.service}};
}

int Import::run(const Voice& voice) {
  std::set<std::string> used;
  std::size_t refused = 0;
  for (const std::string& path : options_.pages) {
    model::Diagnostics diagnostics;
    const std::optional<std::string> page = page_bytes(path, diagnostics);
    if (!page) {
      complain({diagnostics}, {}, voice);
      ++refused;
      continue;
    }
    importer::Imported imported = importer::import_page(*page, path, given_of(options_));
    if (!imported.procedure) {
      complain({imported.notes}, {}, voice);
      ++refused;
      continue;
    }
    imported.procedure->id = unused_id(imported.procedure->id, used);
    const std::string folder =
        (fs::path(options_.output) / imported.procedure->id).generic_string();
    write_folder(imported, folder, voice.texts);
    write_stdout(account(imported, folder, voice.texts) +
                     reports::diagnostics_text(imported.notes, shown(path, imported), voice.texts,
                                               voice.out),
                 voice.texts);
  }
  return refused > 0 ? unusable : nothing_found;
}

}  // namespace

std::unique_ptr<Command> import_command() { return std::make_unique<Import>(); }

}  // namespace selaras::cli
