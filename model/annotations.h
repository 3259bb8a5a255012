#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/json.h"
#include "model/place.h"

/// What people add to an audit, in a file of their own, so that making the report again keeps it.
/// All texts are the authors' own, in whatever language they write.
namespace selaras::model {

struct Signature {
  std::string name;
  std::string position;  // may be empty, as may the date
  std::string date;      // ISO 8601
};

struct AuditIdentity {
  std::string letter;  // of assignment: its number
  std::string date;    // of the letter, ISO 8601
  std::optional<Signature> prepared;
  std::optional<Signature> reviewed;
  std::optional<Signature> approved;
};

enum class FollowUp { unstated, open, in_progress, done };

/// About one finding, known by its fingerprint.
struct FindingNote {
  std::string fingerprint;
  std::string cause;
  std::string effect;
  std::string response;     // of the audited office
  std::string action;       // what is to be done
  std::string responsible;  // who does it
  std::string due;          // ISO 8601
  FollowUp status = FollowUp::unstated;
  Place at;
};

/// An auditor's own view of one obligation, beside the program's, never instead of it.
struct Judgement {
  std::string procedure;   // id
  std::string obligation;  // id
  std::string outcome;     // met, not-met, not-applicable, cannot-tell, not-examined
  std::string reason;
  std::string by;
  std::string date;  // ISO 8601
  Place at;
};

struct Annotations {
  AuditIdentity identity;
  std::vector<FindingNote> findings;
  std::vector<Judgement> judgements;

  /// Null where nobody wrote about it.
  [[nodiscard]] const FindingNote* note(std::string_view fingerprint) const;
  [[nodiscard]] const Judgement* judgement(std::string_view procedure,
                                           std::string_view obligation) const;
};

// Codes of diagnostics beside those of any file (model/diagnostic.h), with their arguments:
//   wrong-fingerprint        value                   (not 16 hexadecimal digits)
// and, where an audit takes them in, as warnings:
//   note-without-finding     fingerprint             (no procedure of the audit has this finding)
//   judgement-without-cell   procedure, obligation

/// Every fault found is in `diagnostics`; with an error among them the result must not be used.
[[nodiscard]] Annotations read_annotations(const json::Node& document, const std::string& file,
                                           Diagnostics& diagnostics);

}  // namespace selaras::model
