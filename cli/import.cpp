#include "importer/import.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/lexicon.h"
#include "cli/page_account.h"
#include "cli/pages.h"
#include "importer/places.h"
#include "model/load.h"
#include "model/text.h"
#include "model/words.h"

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
  std::vector<std::string> phrases;
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

/// Where the procedure went, and how much there is of it.
std::string heading(const std::string& page, const model::Procedure& procedure,
                    const std::string& folder, const Texts& texts) {
  return texts.fill("import.written", {{"page", model::printable(page)}, {"folder", folder}}) +
         "\n" +
         texts.fill("import.figures", {{"steps", numbered(procedure.steps.size())},
                                       {"items", numbered(procedure.items.size())},
                                       {"documents", numbered(procedure.documents.size())},
                                       {"requirements", numbered(procedure.requirements.size())},
                                       {"claims", numbered(procedure.time_claims.size())},
                                       {"references", numbered(procedure.references.size())}}) +
         "\n";
}

/// Both files or none.
void write_folder(const importer::Imported& imported, const std::string& folder,
                  const Texts& texts) {
  const std::string procedure = model::write_procedure(*imported.procedure);
  const std::string source = (fs::path(folder) / "source.txt").generic_string();
  make_folder(folder, texts);
  write_file(source, imported.source, texts);
  try {
    write_file((fs::path(folder) / "procedure.json").generic_string(), procedure, texts);
  } catch (const WorldError&) {
    std::error_code ignored;
    fs::remove(source, ignored);
    throw;
  }
}

class Import final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "import"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  /// False where the page is refused, after saying why.
  bool import_one(const std::string& path, const importer::Lexicon& lexicon, const Voice& voice);

  ImportOptions options_;
  std::set<std::string> used_;  // ids of procedures
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
      {.names = "--service", .help = "cli.import.service", .target = &options_.service},
      phrases_option(options_.phrases)};
}

int Import::run(const Voice& voice) {
  const auto lexicon = lexicon_with(options_.phrases, voice);
  if (!lexicon) return unusable;
  bool all = true;
  for (const std::string& path : options_.pages) all = import_one(path, *lexicon, voice) && all;
  return all ? nothing_found : unusable;
}

bool Import::import_one(const std::string& path, const importer::Lexicon& lexicon,
                        const Voice& voice) {
  model::Diagnostics diagnostics;
  const std::optional<std::string> page = page_bytes(path, diagnostics);
  importer::Imported imported;
  if (page) imported = importer::import_page(*page, path, given_of(options_), lexicon);
  if (!imported.procedure) {
    complain({page ? imported.notes : diagnostics}, {}, voice);
    return false;
  }
  imported.procedure->id = unused_id(imported.procedure->id, used_);
  const std::string folder = (fs::path(options_.output) / imported.procedure->id).generic_string();
  write_folder(imported, folder, voice.texts);
  std::string account = heading(path, *imported.procedure, folder, voice.texts);
  importer::stand_on_page(imported, path);
  account += whole_account({path, imported.mappings, imported.notes}, voice.texts);
  write_stdout(account, voice.texts);
  return true;
}

}  // namespace

std::unique_ptr<Command> import_command() { return std::make_unique<Import>(); }

}  // namespace selaras::cli
