#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "checker/check.h"
#include "model/diagnostic.h"
#include "model/procedure.h"
#include "reports/files.h"
#include "reports/texts.h"

/// Procedures while somebody writes them: what an editor asks about a text, and what it is told.
namespace selaras::gate {

/// What is known of one text.
struct Examination {
  model::Diagnostics diagnostics;
  std::deque<model::Procedure> procedures;  // one, or none where the text is none or not usable
  checker::ProcedureResult result;          // of that one
  std::string schema;                       // what its normal form names for editors
  reports::Files files;                     // everything that was read for it, itself included

  [[nodiscard]] const model::Procedure* procedure() const {
    return procedures.empty() ? nullptr : &procedures.front();
  }
};

/// Reads and checks texts: the world outside a session with an editor.
class Examiner {
 public:
  Examiner() = default;
  Examiner(const Examiner&) = delete;
  Examiner& operator=(const Examiner&) = delete;
  virtual ~Examiner() = default;

  /// `open` holds the text, and others that count in place of the files of their names. What comes
  /// back holds until the next `forget`.
  virtual Examination examine(const std::string& path, const reports::Files& open) = 0;
  /// Configuration, references or baseline may have changed.
  virtual void forget() = 0;
  /// Sentences about what cannot be used and belongs to no text that is open; each is told once.
  virtual std::vector<std::string> complaints() = 0;
};

/// A text that an editor has open.
struct OpenText {
  std::string address;  // as the editor calls it
  std::string path;
  std::int64_t version = 0;
  bool examined = false;
  Examination found;
  Examination usable;  // the last one that gave a procedure, while `found` has none

  /// Of what stands there, or stood there last; null: never any.
  [[nodiscard]] const Examination* known() const {
    if (found.procedure() != nullptr) return &found;
    return usable.procedure() == nullptr ? nullptr : &usable;
  }
};

/// All that an answer about a text needs.
struct View {
  const OpenText& file;
  const std::string& text;
  const reports::Texts& texts;
};

}  // namespace selaras::gate
