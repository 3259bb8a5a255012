#include "cli/study.h"

#include <algorithm>
#include <charconv>

#include "cli/complain.h"
#include "cli/errors.h"

namespace selaras::cli {
namespace {

constexpr std::int64_t most_replications = 1'000'000;

std::optional<std::int64_t> count_from(std::string_view text) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || count < 1 || count > most_replications) return std::nullopt;
  return count;
}

bool take_replications(const std::string& typed, simulator::Options& options) {
  if (typed.empty()) return true;
  const std::size_t dash = typed.find('-');
  const auto first = count_from(typed.substr(0, dash));
  if (!first) return false;
  if (dash == std::string::npos) {
    options.replications = first;
    return true;
  }
  const auto last = count_from(typed.substr(dash + 1));
  if (!last || *last < *first) return false;
  options.part = simulator::Part{*first, *last};
  return true;
}

bool take_warm_up(const std::string& typed, simulator::Options& options) {
  options.find_warm_up = typed == "auto";
  if (typed.empty() || options.find_warm_up) return true;
  const std::optional<simulator::Limit> length = simulator::length_from(typed);
  if (!length) return false;
  options.warm_up = model::Length{.amount = length->amount, .unit = length->unit};
  return true;
}

std::optional<simulator::InProgress> in_progress_from(const std::string& typed) {
  const std::size_t sign = typed.find('=');
  if (sign == std::string::npos) return std::nullopt;
  const std::optional<std::int64_t> cases = count_from(typed.substr(sign + 1));
  if (!cases) return std::nullopt;
  return simulator::InProgress{typed.substr(0, sign), *cases};
}

}  // namespace

void refuse(const char* option, const char* sentence, std::string_view command,
            const Voice& voice) {
  throw UsageError(voice.texts.fill(sentence, {{"option", option}}), std::string(command));
}

void refuse_value(const char* option, const std::string& value, const char* example,
                  std::string_view command, const Voice& voice) {
  throw UsageError(voice.texts.fill("cli.error.no-such-value",
                                    {{"option", option}, {"value", value}, {"example", example}}),
                   std::string(command));
}

std::optional<double> percentage_from(std::string_view text) {
  constexpr double percent = 100;
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  const std::string_view behind(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const bool read = error == std::errc() && behind == "%" && value > 0 && value < percent;
  return read ? std::optional(value / percent) : std::nullopt;
}

std::optional<double> sensitivity_range(const std::string& typed, std::string_view command,
                                        const Voice& voice) {
  if (typed.empty()) return std::nullopt;
  const std::optional<double> share = percentage_from(typed);
  if (!share) refuse_value("--sensitivity", typed, "20%", command, voice);
  return share;
}

bool all_hold(const std::vector<simulator::Judgement>& judgements) {
  return std::ranges::all_of(judgements, [](const simulator::Judgement& judgement) {
    return judgement.standing == simulator::Standing::holds;
  });
}

const model::Procedure* only_procedure(const Inputs& inputs, std::string_view command,
                                       const Voice& voice) {
  complain(inputs.unread, inputs.files, voice);
  if (inputs.procedures.empty()) return nullptr;
  if (inputs.procedures.size() == 1) return &inputs.procedures.front();
  throw UsageError(voice.texts("cli.error.one-procedure"), std::string(command));
}

bool usable(const Setting& setting, const model::Procedure& procedure, std::string_view command,
            const Voice& voice) {
  complain({setting.diagnostics}, setting.files, voice);
  if (setting.scenario() != nullptr) return true;
  if (!setting.diagnostics.empty()) return false;
  throw UsageError(voice.texts.fill("cli.error.no-scenario", {{"procedure", procedure.id}}),
                   std::string(command));
}

void RunOptions::add_to(std::vector<Option>& options) {
  const std::vector<Option> own = {
      {.names = "--cases",
       .help = "cli.simulate.cases",
       .target = &cases,
       .least = 1,
       .most = 1'000'000'000},
      {.names = "--replications", .help = "cli.run.replications", .target = &replications},
      {.names = "--seed", .help = "cli.simulate.seed", .target = &seed},
      {.names = "--warm-up", .help = "cli.simulate.warm-up", .target = &warm_up},
      {.names = "--in-progress", .help = "cli.run.in-progress", .target = &in_progress},
      {.names = "--threads",
       .help = "cli.simulate.threads",
       .target = &threads,
       .least = 0,
       .most = 1'024},
      {.names = "--progress", .help = "cli.simulate.progress", .target = &progress}};
  options.insert(options.end(), own.begin(), own.end());
}

simulator::Options RunOptions::read(std::string_view command, const Voice& voice) const {
  simulator::Options options{
      .seed = seed, .cases = cases, .threads = static_cast<unsigned>(threads)};
  if (!take_replications(replications, options)) {
    refuse_value("--replications", replications, "100, 11-20", command, voice);
  }
  if (!take_warm_up(warm_up, options))
    refuse_value("--warm-up", warm_up, "auto, 20 wd", command, voice);
  for (const std::string& typed : in_progress) {
    const auto read = in_progress_from(typed);
    if (!read) refuse_value("--in-progress", typed, "check_application=5", command, voice);
    options.in_progress.push_back(*read);
  }
  return options;
}

}  // namespace selaras::cli
