#include "gate/settings.h"

namespace selaras::gate {
namespace {

template <class Value>
void decide(Decided<Value>& setting, const std::optional<Value>& wish, Source source,
            const model::Place& at = {}) {
  if (wish) setting = {.value = *wish, .source = source, .at = at};
}

void apply(Settings& settings, const Wishes& wishes, Source source) {
  decide(settings.language, wishes.language, source);
  decide(settings.fail_on, wishes.fail_on, source);
  decide(settings.against, wishes.against, source);
  decide(settings.baseline, wishes.baseline, source);
  decide(settings.select, wishes.select, source);
  decide(settings.ignore, wishes.ignore, source);
}

void apply(Settings& settings, const Configuration& configuration) {
  const auto at = [&](std::string_view key) {
    const auto found = configuration.places.find(key);
    return found == configuration.places.end() ? model::Place{} : found->second;
  };
  decide(settings.language, configuration.language, Source::file, at("language"));
  decide(settings.fail_on, configuration.fail_on, Source::file, at("failOn"));
  decide(settings.select, configuration.select, Source::file, at("select"));
  decide(settings.ignore, configuration.ignore, Source::file, at("ignore"));
  if (configuration.baseline) {
    const std::optional<std::string> path =
        from_configuration(configuration, *configuration.baseline);
    decide(settings.baseline, path, Source::file, at("baseline"));
  }
}

}  // namespace

Settings settle(const Configuration& configuration, const Wishes& environment,
                const Wishes& command_line) {
  Settings settings;
  apply(settings, configuration);
  apply(settings, environment, Source::environment);
  apply(settings, command_line, Source::command_line);
  return settings;
}

}  // namespace selaras::gate
