#include "simulator/least_staff.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace selaras::simulator {
namespace {

class LeastStaff {
 public:
  explicit LeastStaff(const Search& search) : search_(search) {
    sizing_.resources = search.resources;
  }

  Sizing sizing() {
    if (!bound_from_below()) return std::move(sizing_);
    if (search_.interrupted()) {
      sizing_.end = SizingEnd::interrupted;
      return std::move(sizing_);
    }
    if (sizing_.target.standing != Standing::holds) {
      const bool open = sizing_.target.standing == Standing::open;
      sizing_.end = open ? SizingEnd::undecided : SizingEnd::unattainable;
      return std::move(sizing_);
    }
    Staff staff = sizing_.least;
    sizing_.end = grow(staff);
    if (sizing_.end == SizingEnd::found) shrink(staff);
    if (search_.interrupted()) sizing_.end = SizingEnd::interrupted;
    keep(at(staff));
    return std::move(sizing_);
  }

 private:
  /// What the target is with that staff; each staffing is run once.
  Trial at(const Staff& staff) {
    const auto [known, is_new] = known_.emplace(staff, sizing_.trials.size());
    if (!is_new) return sizing_.trials[known->second];
    Attempt attempt = search_.attempt(staff);
    sizing_.trials.push_back({staff, std::move(attempt.target), std::move(attempt.member)});
    if (search_.tried) search_.tried(sizing_.trials.back());
    return sizing_.trials.back();
  }

  void keep(const Trial& trial) {
    sizing_.staff = trial.staff;
    sizing_.target = trial.target;
    sizing_.member = trial.member;
  }

  /// Fewer people than the work offered fills can never keep up. How much that is does not depend
  /// on how many there are, so it is taken where nobody has to wait.
  bool bound_from_below() {
    Attempt attempt = search_.attempt(Staff(search_.resources.size(), most_staff));
    sizing_.diagnostics = std::move(attempt.diagnostics);
    if (model::has_errors(sizing_.diagnostics)) return false;
    for (const double people : attempt.offered) {
      const auto whole = static_cast<std::int64_t>(std::floor(people)) + 1;
      sizing_.least.push_back(std::clamp<std::int64_t>(whole, 1, most_staff));
    }
    sizing_.target = std::move(attempt.target);
    sizing_.member = std::move(attempt.member);
    return true;
  }

  /// How near to the target: more is better.
  [[nodiscard]] double score(const Staff& staff) {
    const double value = at(staff).target.value;
    return search_.at_most ? -value : value;
  }

  SizingEnd grow(Staff& staff) {
    while (at(staff).target.standing != Standing::holds) {
      if (search_.interrupted()) return SizingEnd::interrupted;
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
    for (std::size_t index = 0; index < staff.size() && !search_.interrupted(); ++index) {
      while (staff[index] > sizing_.least[index]) {
        --staff[index];
        if (at(staff).target.standing == Standing::holds) continue;
        ++staff[index];
        break;
      }
    }
  }

  const Search& search_;
  std::map<Staff, std::size_t> known_;  // trials
  Sizing sizing_;
};

}  // namespace

void put_staff(const Staff& staff, std::vector<model::Resource>& resources) {
  for (std::size_t index = 0; index < staff.size(); ++index) {
    resources[index].staff.value = static_cast<double>(staff[index]);
  }
}

std::vector<double> people_offered(const std::vector<ResourceResult>& resources,
                                   const Staff& staff) {
  std::vector<double> offered;
  for (std::size_t index = 0; index < resources.size(); ++index) {
    offered.push_back(resources[index].work_offered * static_cast<double>(staff[index]));
  }
  return offered;
}

Sizing least_staff(const Search& search) { return LeastStaff(search).sizing(); }

}  // namespace selaras::simulator
