#include "cli/pages.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "importer/import.h"
#include "importer/places.h"
#include "model/json.h"
#include "model/read.h"

namespace selaras::cli {
namespace {

std::string standard_input() {
  std::string bytes;
  std::array<char, 1 << 16> part{};
  while (std::cin.read(part.data(), part.size()), std::cin.gcount() > 0) {
    bytes.append(part.data(), static_cast<std::size_t>(std::cin.gcount()));
    if (bytes.size() > model::json::size_limit) break;
  }
  return bytes;
}

}  // namespace

bool is_page(const std::string& path) {
  const std::string extension = std::filesystem::path(path).extension().string();
  return path == "-" || extension == ".txt" || extension == ".md" || extension == ".html" ||
         extension == ".htm";
}

std::optional<std::string> page_bytes(const std::string& path, model::Diagnostics& diagnostics) {
  try {
    return path == "-" ? standard_input() : model::file_text(path);
  } catch (const std::runtime_error& reason) {
    diagnostics.push_back(
        {.code = "unreadable", .at = {.file = path}, .arguments = {{"reason", reason.what()}}});
    return std::nullopt;
  }
}

std::optional<model::Procedure> procedure_on_page(const std::string& path,
                                                  const importer::Lexicon& lexicon, Inputs& inputs,
                                                  model::Diagnostics& diagnostics) {
  const std::optional<std::string> page = page_bytes(path, diagnostics);
  if (!page) return std::nullopt;
  importer::Imported imported = importer::import_page(*page, path, {}, lexicon);
  inputs.files.insert_or_assign(path, *page);
  if (!imported.procedure) {
    diagnostics.insert(diagnostics.end(), imported.notes.begin(), imported.notes.end());
    return std::nullopt;
  }
  importer::stand_on_page(imported, path);
  // Evidence is shown beside the procedure's file: here the two are one.
  if (imported.procedure->source) {
    imported.procedure->source->file = std::filesystem::path(path).filename().string();
  }
  inputs.pages.push_back({path, std::move(imported.mappings), std::move(imported.notes)});
  return std::move(imported.procedure);
}

}  // namespace selaras::cli
