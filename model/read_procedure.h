#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/procedure.h"
#include "model/read.h"
#include "model/read_ids.h"

/// The parts that files of procedures and of references have in common.
namespace selaras::model {

inline constexpr std::size_t step_limit = 200'000;
inline constexpr std::size_t edge_limit = 2 * step_limit;
inline constexpr std::string_view start_id = "start";  // of the node every flow begins with

/// What a file declares and its parts may name.
struct DeclaredParts {
  DeclaredIds sections{"section"};
  DeclaredIds items{"item"};
  DeclaredIds documents{"document"};
  DeclaredIds steps{"step"};
  DeclaredIds nodes{"node"};  // steps, gateways and ends: one namespace
};

/// A reference cites no page, so that less is asked of its steps and edges.
enum class FileKind { procedure, reference };

/// Steps, documents, gateways and ends, before any of them is read, so that each may name any.
void declare_parts(ObjectReader& file, DeclaredParts& declared);

/// A date as ISO 8601 has it, YYYY-MM-DD; empty where absent.
[[nodiscard]] std::string read_date(ObjectReader& reader, std::string_view key);
/// The number of a line, from 1; 0 after a report.
[[nodiscard]] std::uint32_t read_line(ObjectReader& reader, const json::Node& node);
[[nodiscard]] EvidenceList read_evidence(ObjectReader& reader);
[[nodiscard]] Condition read_condition(ObjectReader& reader);
[[nodiscard]] Quantity read_quantity(ObjectReader& reader);

[[nodiscard]] std::vector<Step> read_steps(ObjectReader& file, std::string_view key,
                                           const DeclaredParts& declared, FileKind kind);
[[nodiscard]] std::vector<Document> read_documents(ObjectReader& file,
                                                   const DeclaredParts& declared);
/// Nodes and edges over `steps`; their rules are checked too.
[[nodiscard]] Flow read_flow(ObjectReader& file, const std::vector<Step>& steps,
                             const DeclaredParts& declared, FileKind kind);
[[nodiscard]] std::vector<TimeClaim> read_time_claims(ObjectReader& file,
                                                      const DeclaredParts& declared);

}  // namespace selaras::model
