#pragma once

#include <string>
#include <vector>

#include "importer/import.h"
#include "reports/texts.h"

namespace selaras::cli {

/// What reading a page came to, for the person who has to stand by it.
struct PageAccount {
  std::string page;                         // as named
  std::vector<importer::Mapping> mappings;  // what each step was taken for
  model::Diagnostics notes;                 // what was not read, what is not sure
};

/// What was read, not read, and is to be confirmed, each at its line of the page.
[[nodiscard]] std::string whole_account(const PageAccount& account, const reports::Texts& texts);
/// The last two alone; empty where there is nothing of them.
[[nodiscard]] std::string open_questions(const PageAccount& account, const reports::Texts& texts);

}  // namespace selaras::cli
