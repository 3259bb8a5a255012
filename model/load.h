#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/json.h"
#include "model/procedure.h"
#include "model/reference.h"

namespace selaras::model {

inline constexpr int procedure_format_version = 1;

/// The `kind` of a parsed file ("procedure", "reference", "calendar", "scenario"); empty where it
/// states none.
[[nodiscard]] std::string kind_of(const json::Node& document);

/// Reads a procedure. Every fault found is in `diagnostics`; with an error among them the result is
/// incomplete and must not be used. Ids are resolved: each item, step, document, gateway and end
/// that is named exists.
[[nodiscard]] Procedure read_procedure(const json::Node& document, const std::string& file,
                                       Diagnostics& diagnostics);

/// Reads a reference; `bases` are those it may extend.
[[nodiscard]] Reference read_reference(const json::Node& document, const std::string& file,
                                       const std::vector<Reference>& bases,
                                       Diagnostics& diagnostics);

/// The references compiled into the program. They are ours: a fault in them is a bug, not input.
[[nodiscard]] const std::vector<Reference>& shipped_references();
/// One of them, read when it is first asked for; null where none has the id.
[[nodiscard]] const Reference* shipped_reference(std::string_view id);

/// Of the references whose service and level match, the one the procedure names, else the default
/// one; null where none matches.
[[nodiscard]] const Reference* matching_reference(const Procedure& procedure,
                                                  const std::vector<Reference>& references);
/// The same among the shipped ones, of which only the one that matches is read.
[[nodiscard]] const Reference* matching_shipped_reference(const Procedure& procedure);

using EvidenceVisitor = std::function<void(const Evidence&)>;

/// Calls `visit` for every piece of evidence of every part, part by part in the order of the file
/// format; within a part its own comes first.
void for_each_evidence(const Procedure& procedure, const EvidenceVisitor& visit);

/// Proves every quote against the text of the source, and the source's SHA-256 where stated; each
/// that does not stand there is a diagnostic at the place that cites it.
void prove_evidence(const Procedure& procedure, std::string_view source_text,
                    Diagnostics& diagnostics);

/// Lower-case hex SHA-256.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// The procedure as its file: write then read gives the same procedure but for places.
[[nodiscard]] std::string write_procedure(const Procedure& procedure);

}  // namespace selaras::model
