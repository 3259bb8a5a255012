#include "gate/configuration.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "model/file_head.h"
#include "model/read.h"
#include "model/read_ids.h"
#include "model/read_suppression.h"
#include "model/rule_page.h"

namespace selaras::gate {
namespace {

namespace fs = std::filesystem;
using model::Diagnostics;
using model::ObjectReader;
using model::json::Node;

using Words = std::vector<std::pair<std::string_view, std::string>>;
const Words languages{{"id", "id"}, {"en", "en"}};
const Words fail_levels{
    {"error", "error"}, {"warning", "warning"}, {"note", "note"}, {"never", "never"}};
const std::vector<std::pair<std::string_view, model::Level>> levels{
    {"error", model::Level::error},
    {"warning", model::Level::warning},
    {"note", model::Level::note}};

/// Says so where no rule of that name comes with the program.
void doubt_rule(ObjectReader& reader, const std::string& rule, const model::Place& at) {
  static const std::vector<std::string> shipped = model::shipped_rules();
  if (std::ranges::binary_search(shipped, rule)) return;
  const std::vector<std::string_view> candidates(shipped.begin(), shipped.end());
  model::add_fault(reader.diagnostics(),
                   {.code = "unknown-id",
                    .at = at,
                    .arguments = {{"kind", "rule"},
                                  {"id", model::shortened(rule)},
                                  {"suggestion", std::string(model::nearest(rule, candidates))}},
                    .severity = model::Diagnostic::Severity::warning});
}

/// Remembers where a key is set.
void note(ObjectReader& reader, std::string_view key, Configuration& configuration) {
  if (const Node* node = reader.member(key)) {
    configuration.places.emplace(key, reader.place(*node));
  }
}

std::optional<std::vector<std::string>> read_rules(ObjectReader& reader, std::string_view key) {
  if (reader.member(key) == nullptr) return std::nullopt;
  for (const Node* node : reader.elements(key)) {
    if (node->kind == Node::Kind::string) doubt_rule(reader, node->string, reader.place(*node));
  }
  return model::read_words(reader, key);
}

void read_severity(ObjectReader& file, Configuration& configuration) {
  const Node* node = file.member("severity");
  if (node == nullptr) return;
  ObjectReader reader(*node, file.file(), file.diagnostics());
  if (!reader.is_object()) return;
  for (const model::json::Member& member : node->members) {
    const model::Place at = reader.place(member.value);
    if (member.key.starts_with('$')) continue;
    doubt_rule(reader, member.key, at);
    if (const auto level = reader.optional_word(member.key, levels)) {
      configuration.severity[member.key] = *level;
      configuration.places.emplace("severity." + member.key, at);
    }
  }
  reader.finish();
}

std::vector<ReferenceChoice> read_references(ObjectReader& file) {
  return model::read_each(file, "references", [](ObjectReader& reader) {
    return ReferenceChoice{.path = reader.string("path"),
                           .reference = reader.string("reference"),
                           .at = reader.place()};
  });
}

model::Suppressions read_accepted(ObjectReader& file) {
  return model::read_each(file, "suppress", [](ObjectReader& reader) {
    model::Suppression suppression = model::read_wide_suppression(reader);
    suppression.procedure = model::read_id(reader, "procedure");
    doubt_rule(reader, suppression.rule, suppression.at);
    return suppression;
  });
}

/// "procedures/riau/../oki/" as "procedures/oki".
std::string plain(const fs::path& path) {
  std::string text = path.lexically_normal().generic_string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

bool lies_below(const std::string& file, const std::string& folder) {
  return folder == "." || file == folder || file.starts_with(folder + '/');
}

}  // namespace

std::string find_configuration(const std::string& folder) {
  std::error_code error;
  fs::path start = fs::absolute(folder, error).lexically_normal();
  if (!start.has_filename()) start = start.parent_path();  // "/a/b/" is "/a/b"
  fs::path shown;  // relative to the folder: "", "..", "../.."
  for (fs::path at = start; !error; at = at.parent_path(), shown /= "..") {
    if (fs::is_regular_file(at / configuration_name, error)) {
      return (shown / configuration_name).generic_string();
    }
    if (at == at.parent_path()) break;
    error.clear();
  }
  return {};
}

Configuration read_configuration(const Node& document, const std::string& file,
                                 Diagnostics& diagnostics) {
  Configuration configuration{.file = file};
  ObjectReader reader(document, file, diagnostics);
  if (!reader.is_object() ||
      !model::read_head(reader, "configuration", configuration_format_version)) {
    return configuration;
  }
  configuration.language = reader.optional_word("language", languages);
  configuration.fail_on = reader.optional_word("failOn", fail_levels);
  configuration.select = read_rules(reader, "select");
  configuration.ignore = read_rules(reader, "ignore");
  configuration.baseline = reader.optional_string("baseline");
  read_severity(reader, configuration);
  configuration.references = read_references(reader);
  configuration.suppress = read_accepted(reader);
  for (const char* key : {"language", "failOn", "select", "ignore", "baseline"}) {
    note(reader, key, configuration);
  }
  reader.finish();
  return configuration;
}

std::string from_configuration(const Configuration& configuration, const std::string& path) {
  if (path.empty() || fs::path(path).is_absolute()) return path;
  return plain(fs::path(configuration.file).parent_path() / path);
}

const ReferenceChoice* reference_for(const Configuration& configuration,
                                     const std::string& procedure_file) {
  std::error_code error;
  const std::string file = plain(fs::absolute(procedure_file, error));
  const ReferenceChoice* best = nullptr;
  std::size_t longest = 0;
  for (const ReferenceChoice& choice : configuration.references) {
    const std::string folder =
        plain(fs::absolute(from_configuration(configuration, choice.path), error));
    if (!lies_below(file, folder) || (best != nullptr && folder.size() <= longest)) continue;
    best = &choice;
    longest = folder.size();
  }
  return best;
}

std::string first_configuration() {
  return R"({
  "$schema": ".selaras/configuration.schema.json",
  "kind": "configuration",
  "formatVersion": 1,
  "language": "id",
  "failOn": "warning",
  "select": [],
  "ignore": [],
  "severity": {},
  "references": [],
  "suppress": []
}
)";
}

}  // namespace selaras::gate
