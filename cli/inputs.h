#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/listing.h"
#include "cli/page_account.h"
#include "importer/lexicon.h"
#include "model/diagnostic.h"
#include "model/json.h"
#include "model/procedure.h"
#include "model/reference.h"
#include "reports/files.h"

namespace selaras::cli {

/// What was read from the paths of a command line. A file that is unusable leaves its diagnostics
/// and nothing else; the others are used all the same.
struct Inputs {
  std::deque<model::Procedure> procedures;  // by path
  reports::Files files;                     // procedure files and pages, for quoting lines
  std::vector<model::Diagnostics> unread;   // of each unusable file
  model::Diagnostics warnings;              // of usable ones
  std::vector<PageAccount> pages;           // of those that were read as pages
};

/// The parsed file, its text kept in `files`; none with a diagnostic.
[[nodiscard]] std::optional<model::json::Node> parsed(const std::string& path,
                                                      reports::Files& files,
                                                      model::Diagnostics& diagnostics);

/// Reads the page beside the procedure, into `files`, and proves its quotes; what is `open` counts
/// in place of the file of its name.
void prove(const model::Procedure& procedure, const reports::Files& open, reports::Files& files,
           model::Diagnostics& diagnostics);

/// Reads procedures some at a time, so that not all of them need be held at once. Files are taken
/// as named; of folders, every `*.json` in them (however deep) that is a procedure: references,
/// calendars, scenarios and schemas are passed over. Evidence is proved against the page beside
/// each procedure. A path that does not exist is a diagnostic like any other fault.
class ProcedureReader {
 public:
  ProcedureReader(const std::vector<std::string>& paths, const importer::Lexicon& lexicon);

  /// What the next files hold, `most` files at most, read on all threads; none where all were read.
  [[nodiscard]] std::optional<Inputs> next(std::size_t most);

 private:
  void refuse_doubles(Inputs& inputs);

  const importer::Lexicon& lexicon_;
  std::vector<Listed> files_;
  std::size_t next_ = 0;
  std::vector<model::Diagnostics> unread_;      // paths that lead to no file, until told
  std::map<std::string, std::string> file_of_;  // by id of procedure
};

/// All of them at once.
[[nodiscard]] Inputs read_procedures(
    const std::vector<std::string>& paths,
    const importer::Lexicon& lexicon = importer::shipped_lexicon());

/// References of a file or a folder, or the shipped one of that id; with any fault they are all
/// refused and `unread` says why.
struct References {
  std::vector<model::Reference> list;
  std::vector<model::Diagnostics> unread;
  reports::Files files;
};
[[nodiscard]] References read_references(const std::string& path);

/// The reference to measure a procedure against: of `given` where there are any, else shipped.
[[nodiscard]] const model::Reference* reference_for(const model::Procedure& procedure,
                                                    const std::vector<model::Reference>& given);

}  // namespace selaras::cli
