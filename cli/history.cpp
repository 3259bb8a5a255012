#include <memory>

#include "cli/command.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/history_store.h"
#include "model/text.h"
#include "reports/text_paint.h"

namespace selaras::cli {
namespace {

class History final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "history"; }
  [[nodiscard]] std::vector<Option> options() override {
    return {{.names = "FILE", .help = "cli.history.file", .target = &file_, .required = true}};
  }
  int run(const Voice& voice) override;

 private:
  std::string file_;
};

constexpr std::size_t at_columns = 22;
constexpr std::size_t name_columns = 18;
constexpr std::size_t number_columns = 12;
constexpr std::size_t hash_digits = 8;

std::string line(const PastRun& run, const reports::Texts& texts) {
  const auto number = [&](const std::string& text) {
    return reports::right_aligned(text, number_columns);
  };
  std::string mean = texts.number(run.mean, 1);
  if (run.half_width95) mean += " ± " + texts.number(*run.half_width95, 1);
  return reports::padded(model::printable(run.at), at_columns) +
         reports::padded(model::printable(run.procedure), name_columns) +
         reports::padded(model::printable(run.scenario), name_columns) +
         number(texts.number(static_cast<double>(run.replications))) + number(mean) +
         number(texts.number(run.p90, 1)) +
         number(run.within_promise ? texts.percent(*run.within_promise) : "–") + "  " +
         model::printable(run.procedure_hash.substr(0, hash_digits)) + " " +
         model::printable(run.scenario_hash.substr(0, hash_digits)) + " " +
         std::to_string(static_cast<std::uint64_t>(run.seed)) + " " +
         model::printable(run.version) + "\n";
}

std::string head(const reports::Texts& texts) {
  const auto number = [&](const char* key) {
    return reports::right_aligned(texts(key), number_columns);
  };
  return reports::padded(texts("history.at"), at_columns) +
         reports::padded(texts("history.procedure"), name_columns) +
         reports::padded(texts("history.scenario"), name_columns) + number("history.replications") +
         number("history.mean") + number("history.p90") + number("history.promise") + "  " +
         texts("history.rest") + "\n";
}

int History::run(const Voice& voice) {
  HistoryStore store(file_, HistoryStore::Use::read, voice.texts);
  std::string text = head(voice.texts);
  for (const PastRun& past : store.runs()) text += line(past, voice.texts);
  write_stdout(text, voice.texts);
  return nothing_found;
}

}  // namespace

std::unique_ptr<Command> history_command() { return std::make_unique<History>(); }

}  // namespace selaras::cli
