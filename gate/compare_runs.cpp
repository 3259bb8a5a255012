#include <map>

#include "behaviour/language_difference.h"
#include "behaviour/net.h"
#include "gate/difference.h"

namespace selaras::gate {
namespace {

using behaviour::Label;
using behaviour::Net;
using behaviour::TransitionId;

/// States of one version, and pairs of states, that are looked at: enough for any published
/// procedure, and an answer within a second.
constexpr std::size_t state_limit = 20'000;
constexpr std::size_t pair_limit = 200'000;

/// Numbers for what is done: a step by one of its outcomes, the same number on both sides for the
/// same step.
class Labels {
 public:
  Label of(const std::string& step, const std::string& outcome) {
    return numbers_.try_emplace({step, outcome}, static_cast<Label>(numbers_.size())).first->second;
  }

 private:
  std::map<std::pair<std::string, std::string>, Label> numbers_;
};

std::string shown(const model::Step& step, const std::string& outcome) {
  const std::string& name = step.label.empty() ? step.id : step.label;
  return outcome.empty() ? name : name + " [" + outcome + "]";
}

/// One version's runs, and what each number stands for in them.
struct Side {
  Net net;
  std::optional<behaviour::RunGraph> runs;

  Side(const model::Procedure& procedure, const Match* match, Labels& labels) : net(procedure) {
    const behaviour::Saying saying = [&](TransitionId id) -> behaviour::Said {
      const behaviour::Transition& transition = net.transition(id);
      if (!transition.visible) return {};
      const std::string& step = net.step(id).id;
      const auto older = match == nullptr ? std::optional(step) : match->older_id("step", step);
      return {.label = labels.of(older ? *older : "\x1f" + step, transition.outcome)};
    };
    runs = behaviour::runs_of(net, "", saying, state_limit);
  }
};

RunOnlyHere only(const Side& here, const Side& there) {
  if (!here.runs || !there.runs) return {};
  const behaviour::OnlyLeft found =
      behaviour::first_run_only_left(*here.runs, *there.runs, pair_limit);
  RunOnlyHere result{.answer = found.answer};
  for (const std::uint32_t origin : found.origins) {
    const TransitionId id{origin};
    result.steps.push_back(shown(here.net.step(id), here.net.transition(id).outcome));
  }
  return result;
}

}  // namespace

void compare_runs(const model::Procedure& older, const model::Procedure& newer, const Match& match,
                  Difference& difference) {
  Labels labels;
  const Side before(older, nullptr, labels);
  const Side after(newer, &match, labels);
  difference.newly_possible = only(after, before);
  difference.no_longer_possible = only(before, after);
}

}  // namespace selaras::gate
