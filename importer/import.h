#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importer/lexicon.h"
#include "model/diagnostic.h"
#include "model/procedure.h"

namespace selaras::importer {

// The codes of what the import has to say, and their arguments:
//   page-layout-sop-table, page-layout-unnumbered, page-layout-prose, page-without-procedure,
//   page-too-long                       errors: the page is not read
//   page-invalid-utf8                   error
//   page-unread                         from that line on a section is longer than any, and left
//   out page-incomplete                     the text ends before its end page-region-unstated,
//   page-level-unstated page-service-unknown                no phrases are known for what the title
//   names page-step-unknown      words        no activity of the vocabulary fits page-step-unsure
//   words, activity page-clause-unknown    words        a clause whose content no word of the
//   vocabulary names page-condition-alone   words        "jika …" without a step that decides it
//   page-jump-alone        words        a return of which no case is said

/// What a person says of a page that does not say it itself.
struct Given {
  std::string region;
  model::Administration level = model::Administration::unstated;
  std::string service;
};

/// A step, and how sure its phrases are of the activity.
struct Mapping {
  std::string step;      // id
  std::string label;     // in the page's words
  std::string activity;  // empty: none fits
  double confidence = 0;
  std::uint32_t line = 0;  // of `source`
};

struct Imported {
  std::optional<model::Procedure> procedure;  // none where the page is refused
  std::string source;                         // the text that the evidence quotes
  std::vector<std::uint32_t> html_lines;  // of a web page: line of `source` from 0 → line of it
  std::vector<Mapping> mappings;          // in the order of the steps
  model::Diagnostics notes;               // errors: why it is refused; warnings: for a person
};

/// Reads a published page: plain text, Markdown, or a saved web page. What it does not state is
/// absent. `file` is what diagnostics name.
[[nodiscard]] Imported import_page(std::string_view page, const std::string& file,
                                   const Given& given = {},
                                   const Lexicon& lexicon = shipped_lexicon());

}  // namespace selaras::importer
