#include "reports/check_sarif.h"

#include <algorithm>
#include <map>

#include "model/json_writer.h"
#include "model/text.h"
#include "reports/escape.h"
#include "reports/files.h"
#include "reports/rule_text.h"

namespace selaras::reports {
namespace {

using checker::Finding;
using checker::ProcedureResult;
using checker::State;
using model::json::Writer;

constexpr std::size_t longest_text = 1024;  // of a rule's description; code scanning cuts there

/// The rules that were reported, in the order in which they first were.
class ReportedRules {
 public:
  struct Rule {
    std::string id;
    const model::Reference* reference = nullptr;  // whose declaration describes it
  };

  /// The index of the rule, which is added where it is new.
  std::size_t index(const std::string& rule, const model::Reference* reference) {
    const auto [known, fresh] = indexes_.try_emplace(rule, rules_.size());
    if (fresh) rules_.push_back({rule, reference});
    return known->second;
  }
  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }

 private:
  std::map<std::string, std::size_t, std::less<>> indexes_;
  std::vector<Rule> rules_;
};

/// "missing-step" as MissingStep, the form that SARIF asks of names.
std::string pascal_case(std::string_view rule) {
  std::string name;
  bool first = true;
  for (const char letter : rule) {
    if (letter == '-' || letter == '_' || letter == '.') {
      first = true;
      continue;
    }
    name +=
        first && letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    first = false;
  }
  return name;
}

void write_message(Writer& json, std::string_view key, std::string_view text) {
  const std::string words = model::printable(text);
  json.key(key).begin_object().member("text", words).end_object();
}

std::string sentence(std::string text) {
  return text.empty() || text.ends_with('.') ? text : text + ".";
}

/// The page's prose: what it finds, why it matters, on what it rests, its limits.
std::string description_of(const RuleText& text, const Texts& texts) {
  if (text.page == nullptr) return {};
  const auto& sections =
      texts.language() == Language::id ? text.page->indonesian : text.page->english;
  std::string out;
  for (const model::RulePage::Section& section : sections) {
    out += (out.empty() ? "" : " ") + without_markup(section.text);
  }
  return model::shortened(out, longest_text);
}

void write_rule(Writer& json, std::string_view rule, const model::Reference* reference,
                const Texts& texts) {
  const RuleText text = rule_text(rule, reference);
  const std::string title = sentence(title_of(rule, reference, texts));
  const std::string description = description_of(text, texts);
  json.begin_object().member("id", rule).member("name", pascal_case(rule));
  write_message(json, "shortDescription", model::shortened(title, longest_text));
  write_message(json, "fullDescription", description.empty() ? title : description);
  const std::string help = text.rule == nullptr ? "" : texts.of(text.rule->help);
  write_message(json, "help", help.empty() ? title : help);
  const model::Level level = text.rule == nullptr ? model::Level::warning : text.rule->level;
  json.key("defaultConfiguration").begin_object().member("level", level_word(level)).end_object();
  json.key("properties").begin_object().key("tags").begin_array();
  json.value(group_of(rule, reference)).end_array().end_object();
  json.end_object();
}

void write_tool(Writer& json, const ReportedRules& rules, std::string_view version,
                const Texts& texts) {
  json.key("tool").begin_object().key("driver").begin_object();
  json.member("name", "Selaras").member("version", version).member("semanticVersion", version);
  json.key("rules").begin_array();
  for (const ReportedRules::Rule& rule : rules.rules()) {
    write_rule(json, rule.id, rule.reference, texts);
  }
  json.end_array().end_object().end_object();
}

void write_region(Writer& json, const model::Place& at) {
  const std::uint32_t line = std::max(at.begin.line, 1u);
  const std::uint32_t column = std::max(at.begin.column, 1u);
  json.key("region").begin_object().member("startLine", line).member("startColumn", column);
  if (at.end.line >= line && at.end.column > 0) {
    json.member("endLine", at.end.line);
    json.member("endColumn", at.end.line == line ? std::max(at.end.column, column) : at.end.column);
  }
  json.end_object();
}

/// Relative paths are told from the repository's root.
void write_artifact(Writer& json, std::string_view path) {
  json.key("artifactLocation").begin_object().member("uri", path_uri(path));
  if (!path.starts_with('/')) json.member("uriBaseId", "%SRCROOT%");
  json.end_object();
}

void write_physical(Writer& json, const model::Place& at) {
  json.key("physicalLocation").begin_object();
  write_artifact(json, at.file);
  write_region(json, at);
  json.end_object();
}

void write_logical(Writer& json, const Finding& finding) {
  const std::string& name = finding.element.id;
  json.key("logicalLocations").begin_array().begin_object();
  json.member("name", name).member("kind", finding.element.kind);
  json.member("fullyQualifiedName", finding.procedure + "/" + finding.element.kind + ":" + name);
  json.end_object().end_array();
}

void write_quotes(Writer& json, const Finding& finding, const Names& names) {
  const std::string page = source_path(names.procedure());
  if (finding.evidence.empty() || page.empty()) return;
  json.key("relatedLocations").begin_array();
  std::size_t id = 0;
  for (const model::Evidence& each : finding.evidence) {
    json.begin_object().member("id", ++id);
    write_physical(json, {.file = page, .begin = {each.line, 1}});
    write_message(json, "message", names.texts().quote(each.quote));
    json.end_object();
  }
  json.end_array();
}

/// The witness, step by step.
void write_flow(Writer& json, const Finding& finding, const Names& names) {
  if (finding.witness.empty()) return;
  json.key("codeFlows").begin_array().begin_object();
  json.key("threadFlows").begin_array().begin_object().key("locations").begin_array();
  for (const std::string& id : finding.witness) {
    const model::Step* step = names.procedure().step(id);
    json.begin_object().key("location").begin_object();
    write_physical(json, step == nullptr ? finding.at : step->at);
    write_message(json, "message", names.step(id));
    json.end_object().end_object();
  }
  json.end_array().end_object().end_array().end_object().end_array();
}

void write_state(Writer& json, const Finding& finding, bool has_baseline) {
  if (has_baseline) {
    json.member("baselineState", finding.state == State::baseline ? "unchanged" : "new");
  }
  // An empty list says that the finding was looked at and is not suppressed.
  json.key("suppressions").begin_array();
  if (finding.state == State::suppressed) {
    const bool beside = finding.suppression && finding.suppression->at.file == finding.at.file;
    json.begin_object().member("kind", beside ? "inSource" : "external");
    json.member("status", "accepted");
    if (finding.suppression && !finding.suppression->reason.empty()) {
      json.member("justification", model::printable(finding.suppression->reason));
    }
    json.end_object();
  }
  json.end_array();
}

void write_properties(Writer& json, const Finding& finding, const Texts& texts) {
  json.key("properties").begin_object().member("procedure", finding.procedure);
  if (!finding.obligation.empty()) json.member("obligation", finding.obligation);
  json.key("basis").begin_array();
  for (const checker::CitedBasis& basis : finding.basis) {
    json.value(model::printable(citation_of(basis, texts)));
  }
  json.end_array().end_object();
}

/// The sentence, and the advice after it: code scanning shows nothing else beside the line.
std::string words_of(const Finding& finding, const Names& names) {
  const std::string help = help_of(finding, names);
  return sentence(message_of(finding, names)) + (help.empty() ? "" : " " + sentence(help));
}

void write_result(Writer& json, const Finding& finding, const Names& names, std::size_t rule,
                  bool has_baseline) {
  json.begin_object().member("ruleId", finding.rule).member("ruleIndex", rule);
  json.member("level", level_word(finding.level));
  write_message(json, "message", words_of(finding, names));
  json.key("locations").begin_array().begin_object();
  write_physical(json, finding.at);
  write_logical(json, finding);
  json.end_object().end_array();
  write_quotes(json, finding, names);
  write_flow(json, finding, names);
  json.key("partialFingerprints").begin_object();
  json.member("primaryLocationLineHash", finding.fingerprint + ":1");
  json.member("selarasFingerprint/v1", finding.fingerprint).end_object();
  write_state(json, finding, has_baseline);
  write_properties(json, finding, names.texts());
  json.end_object();
}

constexpr std::size_t depth = 4;  // of a result: in the results of a run of the log

class SarifReport final : public CheckReport {
 public:
  SarifReport(std::string_view version, bool has_baseline, const Texts& texts)
      : version_(version), has_baseline_(has_baseline), texts_(texts) {}

  void add(std::span<const ProcedureResult> results, const Files&) override {
    for (const ProcedureResult& result : results) {
      const Names names(*result.procedure, result.reference, texts_);
      for (const Finding& finding : result.findings) {
        const std::size_t rule = rules_.index(finding.rule, result.reference);
        write_result(results_, finding, names, rule, has_baseline_);
      }
    }
  }

  std::string take() override {
    Writer json;
    json.begin_object();
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.member("version", "2.1.0").key("runs").begin_array().begin_object();
    write_tool(json, rules_, version_, texts_);
    json.member("columnKind", "unicodeCodePoints").member("language", tag(texts_.language()));
    json.key("automationDetails").begin_object().member("id", "selaras/").end_object();
    json.key("results").begin_array().elements(std::move(results_)).end_array();
    json.end_object().end_array().end_object();
    return json.take();
  }

 private:
  std::string_view version_;
  bool has_baseline_;
  const Texts& texts_;
  ReportedRules rules_;
  Writer results_ = Writer::of_elements(depth);
};

}  // namespace

std::unique_ptr<CheckReport> sarif_report(std::string_view tool_version, bool has_baseline,
                                          const Texts& texts) {
  return std::make_unique<SarifReport>(tool_version, has_baseline, texts);
}

}  // namespace selaras::reports
