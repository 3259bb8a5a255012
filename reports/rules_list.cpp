#include "reports/rules_list.h"

#include "model/json_writer.h"
#include "model/rule_page.h"
#include "model/words.h"
#include "reports/escape.h"
#include "reports/rule_text.h"

namespace selaras::reports {
namespace {

std::string_view word(model::Level level) {
  for (const auto& [name, value] : model::words::levels()) {
    if (value == level) return name;
  }
  return {};
}

void write_text(model::json::Writer& json, std::string_view name, const model::Text& text) {
  json.key(name).begin_object().member("id", text.id).member("en", text.en).end_object();
}

}  // namespace

std::string rules_markdown(const Texts& texts) {
  std::string out = "# " + texts("rules.heading") + "\n";
  for (const std::string& group : groups()) {
    std::string rows;
    for (const std::string& id : model::shipped_rules()) {
      const model::DeclaredRule& rule = model::shipped_rule_page(id)->rule;
      if (rule.group != group) continue;
      rows += "| `" + id + "` | " + level_name(rule.level, texts) + " | " +
              table_cell(texts.of(rule.title)) + " |\n";
    }
    if (rows.empty()) continue;
    out += "\n## " + texts("group." + group) + "\n\n| " + texts("rules.rule") + " | " +
           texts("rules.level") + " | " + texts("rules.title") + " |\n|---|---|---|\n" + rows;
  }
  return out;
}

std::string rules_json(std::string_view tool_version) {
  model::json::Writer json;
  json.begin_object().member("schemaVersion", 1).key("tool").begin_object();
  json.member("name", "selaras").member("version", tool_version).end_object();
  json.key("rules").begin_array();
  for (const std::string& id : model::shipped_rules()) {
    const model::DeclaredRule& rule = model::shipped_rule_page(id)->rule;
    json.begin_object().member("id", id).member("level", word(rule.level));
    json.member("group", rule.group);
    write_text(json, "title", rule.title);
    write_text(json, "help", rule.help);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace selaras::reports
