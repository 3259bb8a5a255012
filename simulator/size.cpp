#include "simulator/size.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace selaras::simulator {
namespace {

using Staff = std::vector<std::int64_t>;

class Search {
 public:
  Search(const model::Procedure& procedure, model::Scenario scenario,
         const model::Calendar& calendar, const Assertion& target, Options options,
         const std::function<void(const Trial&)>& tried)
      : procedure_(procedure),
        scenario_(std::move(scenario)),
        calendar_(calendar),
        target_(target),
        options_(std::move(options)),
        tried_(tried) {
    options_.limits = limits_of({target});
    for (const model::Resource& resource : scenario_.resources) {
      sizing_.resources.push_back(resource.id);
    }
  }

  Sizing sizing() {
    if (!bound_from_below()) return std::move(sizing_);
    if (!attainable()) {
      sizing_.end = SizingEnd::unattainable;
      return std::move(sizing_);
    }
    Staff staff = sizing_.least;
    sizing_.end = grow(staff);
    if (sizing_.end == SizingEnd::found) shrink(staff);
    sizing_.staff = staff;
    sizing_.target = at(staff);
    return std::move(sizing_);
  }

 private:
  [[nodiscard]] bool interrupted() const {
    return options_.interrupted != nullptr && *options_.interrupted;
  }

  Result run(const Staff& staff) {
    for (std::size_t index = 0; index < staff.size(); ++index) {
      scenario_.resources[index].staff.value = static_cast<double>(staff[index]);
    }
    return simulate(procedure_, scenario_, calendar_, options_);
  }

  /// What the target is with that staff; each staffing is run once.
  const Judgement& at(const Staff& staff) {
    const auto found = known_.find(staff);
    if (found != known_.end()) return found->second;
    const Judgement judgement = judge({target_}, run(staff), calendar_).front();
    sizing_.trials.push_back({staff, judgement});
    if (tried_) tried_(sizing_.trials.back());
    return known_.emplace(staff, judgement).first->second;
  }

  /// Fewer people than the work offered fills can never keep up. How much that is does not depend
  /// on how many there are, so it is taken where nobody has to wait.
  bool bound_from_below() {
    plenty_.assign(scenario_.resources.size(), most_staff);
    const Result result = run(plenty_);
    sizing_.diagnostics = result.diagnostics;
    if (model::has_errors(result.diagnostics)) return false;
    for (const ResourceResult& resource : result.resources) {
      const double people = resource.work_offered * static_cast<double>(most_staff);
      sizing_.least.push_back(std::clamp<std::int64_t>(
          static_cast<std::int64_t>(std::floor(people)) + 1, 1, most_staff));
    }
    sizing_.target = judge({target_}, result, calendar_).front();
    return true;
  }

  [[nodiscard]] bool attainable() const { return sizing_.target.standing == Standing::holds; }

  /// How near to the target: more is better.
  [[nodiscard]] double score(const Staff& staff) {
    const Judgement& judgement = at(staff);
    return target_.at_most ? -judgement.value : judgement.value;
  }

  SizingEnd grow(Staff& staff) {
    while (at(staff).standing != Standing::holds) {
      if (interrupted()) return SizingEnd::interrupted;
      std::optional<std::size_t> best;
      double best_score = 0;
      for (std::size_t index = 0; index < staff.size(); ++index) {
        if (staff[index] >= most_staff) return SizingEnd::too_many;
        ++staff[index];
        const double reached = score(staff);
        --staff[index];
        if (best && reached <= best_score) continue;
        best = index;
        best_score = reached;
      }
      ++staff[*best];
    }
    return SizingEnd::found;
  }

  /// An early step may have been made good by later ones.
  void shrink(Staff& staff) {
    for (std::size_t index = 0; index < staff.size() && !interrupted(); ++index) {
      while (staff[index] > sizing_.least[index]) {
        --staff[index];
        if (at(staff).standing == Standing::holds) continue;
        ++staff[index];
        break;
      }
    }
  }

  const model::Procedure& procedure_;
  model::Scenario scenario_;
  const model::Calendar& calendar_;
  const Assertion& target_;
  Options options_;
  const std::function<void(const Trial&)>& tried_;
  Staff plenty_;
  std::map<Staff, Judgement> known_;
  Sizing sizing_;
};

}  // namespace

Sizing find_size(const model::Procedure& procedure, const model::Scenario& scenario,
                 const model::Calendar& calendar, const Assertion& target, const Options& options,
                 const std::function<void(const Trial&)>& tried) {
  return Search(procedure, scenario, calendar, target, options, tried).sizing();
}

}  // namespace selaras::simulator
