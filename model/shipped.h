#pragma once

#include <span>
#include <string_view>

namespace selaras::model {

/// A file that was compiled into the program: a reference, a shipped procedure, a rule's page, a
/// text, a template.
struct ShippedFile {
  std::string_view path;  ///< from the project's root, with `/`
  std::string_view text;  ///< the file's bytes, exactly
};

/// All of them, sorted by path (bytes). Live as long as the program.
std::span<const ShippedFile> shipped_files();

/// Null where nothing of that path was shipped.
const ShippedFile* shipped_file(std::string_view path);

}  // namespace selaras::model
