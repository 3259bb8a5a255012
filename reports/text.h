#pragma once

#include <span>
#include <string>

#include "checker/check.h"
#include "model/diagnostic.h"
#include "reports/check_report.h"
#include "reports/files.h"
#include "reports/texts.h"

/// Plain text for a terminal or a log. Nothing that a file contains reaches it as a control
/// character; colour is added only where asked.
namespace selaras::reports {

struct TextStyle {
  bool colour = false;
  bool show_passed = false;   // list the obligations that are met
  bool show_fitness = false;  // say how near each procedure comes to its reference
  bool show_time = false;     // say what the page's own times come to
};

/// The findings, `file:line:column: level: sentence [rule]` first, each with the line it stands on,
/// criterion, evidence and advice; the last line counts. Known and suppressed ones take a line
/// each. `files` holds the procedure files.
[[nodiscard]] std::unique_ptr<CheckReport> text_report(const Texts& texts, TextStyle style = {});

/// Each diagnostic with the line of the file below it.
[[nodiscard]] std::string diagnostics_text(const model::Diagnostics& diagnostics,
                                           const Files& files, const Texts& texts,
                                           TextStyle style = {});
/// The sentence alone.
[[nodiscard]] std::string sentence_of(const model::Diagnostic& diagnostic, const Texts& texts);

}  // namespace selaras::reports
