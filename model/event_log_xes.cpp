#include <algorithm>
#include <cstring>

#include <pugixml.hpp>

#include "model/event_log_reading.h"
#include "model/text.h"

namespace selaras::model {
namespace {

/// Without its prefix: pugixml knows no namespaces, and some tools write `xes:log`.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.rfind(':') + 1);
}

/// Byte offsets to lines and columns.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\n') starts_.push_back(at + 1);
    }
  }

  [[nodiscard]] Position of(std::ptrdiff_t offset) const {
    const auto at =
        std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), text_.size());
    const auto line = std::ranges::upper_bound(starts_, at) - 1;
    const std::size_t column = code_points(text_.substr(*line, at - *line)) + 1;
    return {static_cast<std::uint32_t>(line - starts_.begin() + 1),
            static_cast<std::uint32_t>(column)};
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

class XesLog {
 public:
  XesLog(std::string_view text, int zone, const std::string& file, EventLogBuilder& builder,
         Diagnostics& diagnostics)
      : text_(text),
        lines_(text),
        zone_(zone),
        file_(file),
        builder_(builder),
        diagnostics_(diagnostics) {}

  void read() {
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(
        text_.data(), text_.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    for (const pugi::xml_node& node : document) {
      if (node.type() == pugi::node_doctype) return report("log-doctype", node.offset_debug(), {});
    }
    if (!parsed) return report("log-xml-syntax", parsed.offset, {});
    const pugi::xml_node log = document.document_element();
    if (local_name(log) != "log") return report("log-without-log", log.offset_debug(), {});
    for (const pugi::xml_node& trace : log) {
      if (local_name(trace) == "trace") read_trace(trace);
    }
  }

 private:
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  void report(const char* code, std::ptrdiff_t offset, Arguments arguments) {
    const Position at = lines_.of(offset);
    add_fault(diagnostics_, {.code = code,
                             .at = {.file = file_, .begin = at, .end = at},
                             .arguments = std::move(arguments)});
  }

  /// The value of an attribute of the log's, empty where there is none.
  static std::string_view value(const pugi::xml_node& owner, const char* key) {
    for (const pugi::xml_node& attribute : owner) {
      if (std::strcmp(attribute.attribute("key").value(), key) == 0) {
        return attribute.attribute("value").value();
      }
    }
    return {};
  }

  std::string_view demanded(const pugi::xml_node& owner, const char* key) {
    const std::string_view found = value(owner, key);
    if (found.empty()) {
      report("log-attribute-missing", owner.offset_debug(),
             {{"key", key}, {"element", std::string(local_name(owner))}});
    }
    return found;
  }

  void read_trace(const pugi::xml_node& trace) {
    const std::string_view id = demanded(trace, "concept:name");
    if (id.empty()) return;
    for (const pugi::xml_node& event : trace) {
      if (local_name(event) == "event") read_event(id, event);
    }
  }

  void read_event(std::string_view case_id, const pugi::xml_node& node) {
    LogEvent event{.line = lines_.of(node.offset_debug()).line};
    if (const std::string_view word = value(node, "lifecycle:transition"); !word.empty()) {
      const std::optional<Transition> transition = transition_of(word);
      if (!transition) return;
      event.transition = *transition;
    }
    const std::string_view activity = demanded(node, "concept:name");
    const std::string_view time = demanded(node, "time:timestamp");
    if (activity.empty() || time.empty()) return;
    const std::optional<UtcInstant> moment = moment_from(time, zone_);
    if (!moment) {
      return report("log-wrong-time", node.offset_debug(), {{"value", shortened(time)}});
    }
    event.at = *moment;
    event.activity = builder_.number(activity);
    event.resource = builder_.number(value(node, "org:resource"));
    event.outcome = builder_.number(value(node, "outcome"));
    event.closes = builder_.number(value(node, "closes"));
    builder_.add(case_id, event);
  }

  std::string_view text_;
  Lines lines_;
  int zone_;
  const std::string& file_;
  EventLogBuilder& builder_;
  Diagnostics& diagnostics_;
};

}  // namespace

void read_xes_log(std::string_view text, int zone, const std::string& file,
                  EventLogBuilder& builder, Diagnostics& diagnostics) {
  XesLog(text, zone, file, builder, diagnostics).read();
}

}  // namespace selaras::model
