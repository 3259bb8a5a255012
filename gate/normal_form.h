#pragma once

#include <string>
#include <string_view>

#include "model/procedure.h"

namespace selaras::gate {

/// True where comments stand in the JSON text: a rewritten file would lose them.
[[nodiscard]] bool has_comments(std::string_view json);

/// The procedure's file in the order and layout of the format: keys in their order, sets of words
/// sorted, each part on as few lines as it takes. `schema` is for editors; empty: the file names
/// none. The normal form of a normal form is itself.
[[nodiscard]] std::string normal_form(const model::Procedure& procedure, std::string_view schema);

/// The `$schema` that the text names; empty where it names none.
[[nodiscard]] std::string schema_of(std::string_view json);

}  // namespace selaras::gate
