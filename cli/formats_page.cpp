#include "cli/formats_page.h"

#include <algorithm>
#include <map>
#include <vector>

#include "cli/schemas.h"
#include "model/diagnostic.h"
#include "model/json.h"

namespace selaras::cli {
namespace {

using model::json::Node;
using reports::Texts;

std::string code(std::string_view word) { return "`" + std::string(word) + "`"; }

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

std::string row(const std::vector<std::string>& cells) {
  return "| " + joined(cells, " | ") + " |\n";
}

/// Head and rule of a table; the texts' keys name the columns.
std::string head(const std::vector<std::string_view>& keys, const Texts& texts) {
  std::vector<std::string> cells;
  std::string rule = "|";
  for (const std::string_view key : keys) {
    cells.push_back(texts(key));
    rule += "---|";
  }
  return row(cells) + rule + "\n";
}

std::string written(const DescribedProgram& program, const Texts& texts) {
  std::map<std::string, std::vector<std::string>> commands;  // by format
  for (const DescribedCommand& command : program.commands) {
    for (const DescribedOption& option : command.options) {
      for (const std::string& format : option.formats)
        commands[format].push_back(code(command.name));
    }
  }
  std::string out =
      "## " + texts("format.written") + "\n\n" + texts("format.written.intro") + "\n\n";
  out += head({"format.format", "format.what", "format.commands"}, texts);
  for (const auto& [format, names] : commands) {
    out += row({code(format), texts("format.written." + format), joined(names, ", ")});
  }
  return out;
}

/// Of "procedure.schema.json#/definitions/id" the last word.
std::string name_of(const std::string& reference) {
  return reference.substr(reference.rfind('/') + 1);
}

std::string type_of(const Node& schema, const Texts& texts);

std::string choices(const Node& list, const Texts& texts) {
  std::vector<std::string> parts;
  for (const Node& each : list.elements) parts.push_back(type_of(each, texts));
  return joined(parts, " " + texts("format.or") + " ");
}

std::string words(const Node& list) {
  std::vector<std::string> parts;
  for (const Node& each : list.elements) parts.push_back(code(each.string));
  return joined(parts, ", ");
}

/// Its words, its type, or what it points at.
std::string type_of(const Node& schema, const Texts& texts) {
  if (schema.kind == Node::Kind::string) return schema.string;
  if (const Node* list = schema.find("enum")) return words(*list);
  if (const Node* value = schema.find("const")) {
    return code(value->kind == Node::Kind::string ? value->string : std::to_string(value->integer));
  }
  if (const Node* reference = schema.find("$ref")) return name_of(reference->string);
  if (const Node* one = schema.find("oneOf")) return choices(*one, texts);
  if (const Node* items = schema.find("items")) {
    return texts.fill("format.list", {{"what", type_of(*items, texts)}});
  }
  const Node* type = schema.find("type");
  if (type == nullptr) return "";
  return type->kind == Node::Kind::array ? choices(*type, texts) : type->string;
}

bool is_required(const Node& schema, const std::string& key) {
  const Node* required = schema.find("required");
  return required != nullptr &&
         std::ranges::find(required->elements, key, &Node::string) != required->elements.end();
}

/// Descriptions stand in English in the schemas; a bar would end the cell.
std::string description_of(const Node& property) {
  const Node* description = property.find("description");
  std::string text = description == nullptr ? "" : description->string;
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) {
    text.insert(at, 1, '\\');
  }
  return text;
}

std::string keys_of(const Node& schema, const Texts& texts) {
  const bool english = texts.language() == reports::Language::en;
  std::vector<std::string_view> columns{"format.key", "format.type", "format.required"};
  if (english) columns.push_back("format.description");
  std::string out = head(columns, texts);
  const Node* properties = schema.find("properties");
  if (properties == nullptr) return out;
  for (const model::json::Member& property : properties->members) {
    std::vector<std::string> cells{
        code(property.key), type_of(property.value, texts),
        texts(is_required(schema, property.key) ? "format.yes" : "format.no")};
    if (english) cells.push_back(description_of(property.value));
    out += row(cells);
  }
  return out;
}

std::string read(const Texts& texts) {
  std::string out = "## " + texts("format.read") + "\n\n" + texts("format.read.intro") + "\n\n" +
                    head({"format.kind", "format.what"}, texts);
  std::string details;
  for (const Schema& schema : schemas()) {
    out += row({code(schema.kind), texts("format.kind." + schema.kind)});
    model::Diagnostics faults;
    const auto document = model::json::parse(schema.text, schema.kind, faults);
    if (document) details += "\n### " + schema.kind + "\n\n" + keys_of(*document, texts);
  }
  return out + details;
}

}  // namespace

std::string formats_markdown(const DescribedProgram& program, const Texts& texts) {
  return "# " + texts("format.heading") + "\n\n" + written(program, texts) + "\n" + read(texts);
}

}  // namespace selaras::cli
