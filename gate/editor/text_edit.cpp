#include "gate/editor/text_edit.h"

#include <algorithm>

#include "model/json.h"
#include "model/json_writer.h"

namespace selaras::gate {
namespace {

using model::json::Node;

template <class Part>
const model::Place* place_in(const std::vector<Part>& parts, std::string_view id) {
  const auto found = std::ranges::find(parts, id, &Part::id);
  return found == parts.end() ? nullptr : &found->at;
}

/// Of an element that has a list of suppressions of its own; null for any other.
const model::Place* place_of(const checker::Element& element, const model::Procedure& procedure) {
  if (element.kind == "section") return place_in(procedure.sections, element.id);
  if (element.kind == "item") return place_in(procedure.items, element.id);
  if (element.kind == "document") return place_in(procedure.documents, element.id);
  if (element.kind == "claim") return place_in(procedure.time_claims, element.id);
  if (element.kind != "step") return nullptr;
  const model::Place* step = place_in(procedure.steps, element.id);
  return step != nullptr ? step : place_in(procedure.statements, element.id);
}

const Node* object_at(const Node& node, const model::Position& begin) {
  if (node.kind == Node::Kind::object && node.begin == begin) return &node;
  for (const Node& element : node.elements) {
    if (const Node* found = object_at(element, begin)) return found;
  }
  for (const model::json::Member& member : node.members) {
    if (const Node* found = object_at(member.value, begin)) return found;
  }
  return nullptr;
}

std::string entry(const checker::Finding& finding, bool apart) {
  const auto member = [](std::string_view key, const std::string& value) {
    return "\"" + std::string(key) + "\": " + model::json::escaped(value);
  };
  const std::string element =
      apart ? ", " + member("element", finding.element.kind + ":" + finding.element.id) : "";
  return "{" + member("rule", finding.rule) + element + ", " + member("reason", "") + "}";
}

/// At the head of the list, if there is one, else a list at the end of the object.
std::optional<TextEdit> inserted(const Node& object, const std::string& entry,
                                 std::string_view before_list, const Positions& positions) {
  const auto at = [&](const model::Position& position, std::size_t behind, std::string text) {
    const std::size_t offset = positions.offset(position) + behind;
    return TextEdit{.at = {offset, offset}, .text = std::move(text)};
  };
  if (const Node* list = object.find("suppress")) {
    if (list->kind != Node::Kind::array) return std::nullopt;
    return at(list->begin, 1, entry + (list->elements.empty() ? "" : ", "));
  }
  if (object.members.empty()) return std::nullopt;
  return at(object.members.back().value.end, 0,
            "," + std::string(before_list) + "\"suppress\": [" + entry + "]");
}

/// Behind the last line end that both begin with.
std::size_t common_lines(std::string_view one, std::string_view other) {
  const std::size_t shorter = std::min(one.size(), other.size());
  std::size_t lines = 0;
  for (std::size_t i = 0; i < shorter && one[i] == other[i]; ++i) {
    if (one[i] == '\n') lines = i + 1;
  }
  return lines;
}

std::size_t common_lines_at_end(std::string_view one, std::string_view other) {
  const std::size_t shorter = std::min(one.size(), other.size());
  std::size_t lines = 0;
  for (std::size_t i = 0; i < shorter && one[one.size() - 1 - i] == other[other.size() - 1 - i];
       ++i) {
    if (i > 0 && one[one.size() - 1 - i] == '\n') lines = i;
  }
  return lines;
}

}  // namespace

std::string edited(std::string_view text, const TextEdit& edit) {
  return std::string(text.substr(0, edit.at.begin)) + edit.text +
         std::string(text.substr(edit.at.end));
}

TextEdit difference_of(std::string_view before, std::string_view after) {
  const std::size_t head = common_lines(before, after);
  const std::size_t tail = common_lines_at_end(before.substr(head), after.substr(head));
  return {.at = {head, before.size() - tail},
          .text = std::string(after.substr(head, after.size() - tail - head))};
}

std::optional<TextEdit> suppression_entry(std::string_view json, const model::Procedure& procedure,
                                          const checker::Finding& finding) {
  model::Diagnostics ignored;
  const std::optional<Node> document = model::json::parse(json, "", ignored);
  if (!document) return std::nullopt;
  const Positions positions(json);
  if (const model::Place* own = place_of(finding.element, procedure)) {
    const Node* object = object_at(*document, own->begin);
    if (object != nullptr) return inserted(*object, entry(finding, false), " ", positions);
  }
  return inserted(*document, entry(finding, true), "\n  ", positions);
}

}  // namespace selaras::gate
