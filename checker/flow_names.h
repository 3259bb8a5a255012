#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "checker/edit.h"

namespace selaras::checker {

/// An edge by the names of what it ties; the start has an empty name.
struct NamedEdge {
  std::string from;
  std::string outcome;
  std::string to;

  auto operator<=>(const NamedEdge&) const = default;
};
using NamedEdges = std::vector<NamedEdge>;

[[nodiscard]] NamedEdges named_edges(const model::Procedure& procedure);
/// What must be taken out and put in to make the one of the other.
[[nodiscard]] std::vector<Edit> edits_between(const NamedEdges& before, const NamedEdges& after);

/// Takes the node out: what led to it leads to what it led to.
void take_out(NamedEdges& edges, const std::string& node);
/// Puts the node on every edge that leads to the other.
void put_before(NamedEdges& edges, const std::string& node, const std::string& next);
/// Puts the node on every edge that leaves the other by the outcome (empty: by any).
void put_after(NamedEdges& edges, const std::string& node, const std::string& previous,
               const std::string& outcome);

}  // namespace selaras::checker
