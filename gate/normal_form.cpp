#include "gate/normal_form.h"

#include "model/json.h"
#include "model/json_writer.h"
#include "model/load.h"

namespace selaras::gate {

bool has_comments(std::string_view json) {
  bool inside = false;  // a string
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (inside && json[i] == '\\') {
      ++i;
    } else if (json[i] == '"') {
      inside = !inside;
    } else if (!inside && json[i] == '/') {
      return true;  // outside a string nothing else begins with it
    }
  }
  return false;
}

std::string normal_form(const model::Procedure& procedure, std::string_view schema) {
  std::string text = model::write_procedure(procedure);
  // The writer's own line about the schema comes first; the file's takes its place.
  constexpr std::string_view key = "  \"$schema\": ";
  const std::size_t begin = text.find(key);
  const std::size_t end = text.find('\n', begin);
  const std::string line =
      schema.empty() ? "" : std::string(key) + model::json::escaped(schema) + ",\n";
  return text.replace(begin, end + 1 - begin, line);
}

std::string schema_of(std::string_view json) {
  model::Diagnostics ignored;
  const auto document = model::json::parse(json, "", ignored);
  const model::json::Node* schema = document ? document->find("$schema") : nullptr;
  return schema == nullptr ? "" : schema->string;
}

}  // namespace selaras::gate
