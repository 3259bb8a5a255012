#include <memory>

#include "cli/command.h"
#include "cli/errors.h"
#include "cli/output.h"
#include "reports/explain_text.h"
#include "reports/rules_list.h"

namespace selaras::cli {
namespace {

std::vector<std::string_view> formats() { return {"text", "json", "markdown"}; }

class Rules final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "rules"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "--output",
             .help = "cli.rules.output",
             .target = &outputs_,
             .formats = formats()}};
  }
  int run(const Voice& voice) override {
    for (const Output& output : outputs(outputs_, formats(), name(), voice.texts)) {
      write(output, rendered(output.format, voice.texts), voice.texts);
    }
    return nothing_found;
  }

 private:
  static std::string rendered(const std::string& format, const reports::Texts& texts) {
    return format == "json"       ? reports::rules_json(SELARAS_VERSION)
           : format == "markdown" ? reports::rules_markdown(texts)
                                  : reports::rules_text(texts);
  }

  std::vector<std::string> outputs_;
};

}  // namespace

std::unique_ptr<Command> rules_command() { return std::make_unique<Rules>(); }

}  // namespace selaras::cli
