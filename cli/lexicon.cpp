#include "cli/lexicon.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/complain.h"
#include "cli/inputs.h"
#include "model/load.h"

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;

struct File {
  std::string path;
  bool named = false;  // on the command line itself
};

std::vector<File> files_of(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {{path, true}};
  std::vector<File> files;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".json") files.push_back({entry->path().generic_string()});
  }
  std::ranges::sort(files, {}, &File::path);
  return files;
}

class LexiconReader {
 public:
  importer::Lexicon lexicon = importer::shipped_lexicon();
  reports::Files files;
  std::vector<model::Diagnostics> unread;

  /// Phrases are spelt as a language says: of one folder, languages come first.
  void take(const std::string& path) {
    std::vector<std::pair<std::string, model::json::Node>> phrases;
    bool any = false;
    for (const File& file : files_of(path)) {
      model::Diagnostics diagnostics;
      auto document = parsed(file.path, files, diagnostics);
      const std::string kind = document ? model::kind_of(*document) : "";
      any = any || kind == "phrases" || kind == "language";
      if (kind == "phrases") {
        phrases.emplace_back(file.path, std::move(*document));
      } else if (kind == "language") {
        extend(file.path, *document);
      } else if (document && file.named) {
        diagnostics.push_back({.code = "wrong-kind",
                               .at = {.file = file.path},
                               .arguments = {{"value", kind}, {"expected", "phrases"}}});
      }
      if (!diagnostics.empty()) unread.push_back(std::move(diagnostics));
    }
    for (const auto& [file, document] : phrases) extend(file, document);
    if (!any && unread.empty())
      unread.push_back({{.code = "no-phrases", .at = {.file = path}, .arguments = {}}});
  }

 private:
  void extend(const std::string& file, const model::json::Node& document) {
    model::Diagnostics diagnostics;
    importer::extend(lexicon, document, file, diagnostics);
    if (!diagnostics.empty()) unread.push_back(std::move(diagnostics));
  }
};

}  // namespace

Option phrases_option(std::vector<std::string>& paths) {
  return {.names = "--phrases", .help = "cli.import.phrases", .target = &paths};
}

std::optional<importer::Lexicon> lexicon_with(const std::vector<std::string>& paths,
                                              const Voice& voice) {
  LexiconReader reader;
  for (const std::string& path : paths) reader.take(path);
  complain(reader.unread, reader.files, voice);
  if (!reader.unread.empty()) return std::nullopt;
  return std::move(reader.lexicon);
}

}  // namespace selaras::cli
