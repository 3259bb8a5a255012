#include <algorithm>
#include <memory>
#include <numeric>

#include "cli/command.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/project.h"
#include "reports/rule_text.h"
#include "reports/text_paint.h"

namespace selaras::cli {
namespace {

using gate::Source;

constexpr std::size_t name_columns = 30;
constexpr std::size_t value_columns = 30;

/// A line of the answer: what, which value, who decided it.
struct Row {
  std::string name;
  std::string value;
  std::string source;
};

std::string source_of(Source source, const model::Place& at, const reports::Texts& texts) {
  switch (source) {
    case Source::file:
      return reports::location(at);
    case Source::environment:
      return texts("cli.config.environment");
    case Source::command_line:
      return texts("cli.config.command-line");
    case Source::shipped:
      break;
  }
  return texts("cli.config.default");
}

std::string shown(const std::string& value) { return value.empty() ? "–" : value; }

std::string shown(const std::vector<std::string>& values) {
  std::string joined;
  for (const std::string& value : values) joined += (joined.empty() ? "" : ",") + value;
  return shown(joined);
}

template <class Value>
Row row(std::string name, const gate::Decided<Value>& setting, const reports::Texts& texts) {
  return {std::move(name), shown(setting.value), source_of(setting.source, setting.at, texts)};
}

std::vector<Row> rows_of(const Project& project, const reports::Texts& texts) {
  const gate::Settings& settings = project.settings();
  const gate::Configuration& file = project.configuration();
  std::vector<Row> rows{
      row("language", settings.language, texts), row("failOn", settings.fail_on, texts),
      row("select", settings.select, texts),     row("ignore", settings.ignore, texts),
      row("baseline", settings.baseline, texts), row("against", settings.against, texts)};
  for (const auto& [rule, level] : file.severity) {
    const std::string name = "severity." + rule;
    rows.push_back(
        {name, std::string(reports::level_word(level)), reports::location(file.places.at(name))});
  }
  for (const gate::ReferenceChoice& choice : file.references) {
    rows.push_back({"references " + choice.path, choice.reference, reports::location(choice.at)});
  }
  for (const model::Suppression& each : file.suppress) {
    rows.push_back({"suppress " + each.procedure, each.rule, reports::location(each.at)});
  }
  return rows;
}

class ConfigShow final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "config show"; }
  [[nodiscard]] std::vector<Option> options() override { return findings_.options(); }
  int run(const Voice& voice) override {
    const Project project(findings_, name(), voice);
    const std::string& file = project.configuration().file;
    std::string text = voice.texts.fill(
        "cli.config.file", {{"file", file.empty() ? voice.texts("cli.config.none") : file}});
    text += "\n";
    for (const Row& row : rows_of(project, voice.texts)) {
      text += reports::padded(row.name, std::max(name_columns, row.name.size() + 1)) +
              reports::padded(row.value, std::max(value_columns, row.value.size() + 1)) +
              model::printable(row.source) + "\n";
    }
    write_stdout(text, voice.texts);
    return project.usable() ? nothing_found : unusable;
  }

 private:
  FindingOptions findings_;
};

}  // namespace

std::unique_ptr<Command> config_show_command() { return std::make_unique<ConfigShow>(); }

}  // namespace selaras::cli
