#pragma once

#include <algorithm>
#include <cassert>
#include <string_view>
#include <utility>
#include <vector>

#include "model/procedure.h"
#include "model/reference.h"

/// The words that stand in files for the choices of the model: one table for reading and writing.
namespace selaras::model::words {

template <class Value>
using Table = std::vector<std::pair<std::string_view, Value>>;

[[nodiscard]] const Table<Administration>& administrations();  // without `unstated`
[[nodiscard]] const Table<SectionKind>& section_kinds();
[[nodiscard]] const Table<ItemKind>& item_kinds();
[[nodiscard]] const Table<MarkerUnit>& marker_units();
[[nodiscard]] const Table<NodeKind>& gateway_kinds();
[[nodiscard]] const Table<Origin>& origins();
[[nodiscard]] const Table<Bound>& bounds();  // without `none`
[[nodiscard]] const Table<UnitReading>& unit_readings();
[[nodiscard]] const Table<Level>& levels();
[[nodiscard]] const Table<Mark>& marks();
[[nodiscard]] const Table<ClauseKind>& clause_kinds();
[[nodiscard]] const Table<RoleField>& role_fields();

/// The word for a value that has one.
template <class Value>
[[nodiscard]] std::string_view word_for(const Table<Value>& table, const Value& value) {
  const auto found = std::ranges::find(table, value, &std::pair<std::string_view, Value>::second);
  assert(found != table.end());
  return found->first;
}

}  // namespace selaras::model::words
