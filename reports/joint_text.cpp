#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "model/text.h"
#include "model/words.h"
#include "reports/joint.h"
#include "reports/joint_values.h"
#include "reports/judgements_text.h"
#include "reports/names.h"
#include "reports/promise_name.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t value_columns = 9;
constexpr std::size_t name_columns = 34;

std::string count(std::int64_t number, const Texts& texts) {
  return texts.number(static_cast<double>(number));
}

/// A table whose columns are levels of load; where there are many, names get less room.
class LevelTable {
 public:
  LevelTable(const simulator::JointResult& result, const Texts& texts)
      : levels_(result.levels),
        texts_(texts),
        names_(std::max<std::size_t>(
            20, columns - 2 - std::min(columns - 22, value_columns * result.levels.size()))) {}

  [[nodiscard]] std::string head(std::string_view title) const {
    std::string out = padded(title, names_ + 2);
    for (const simulator::LoadLevel& level : levels_) {
      out += right_aligned(texts_.percent(level.load), value_columns);
    }
    return out + "\n";
  }

  template <class Of>
  [[nodiscard]] std::string row(std::string_view name, std::size_t indent, Of of) const {
    std::string out = std::string(indent, ' ') + padded(name, names_ + 2 - indent);
    for (const simulator::LoadLevel& level : levels_) {
      out += right_aligned(" " + of(level), value_columns);
    }
    return out + "\n";
  }

 private:
  const std::vector<simulator::LoadLevel>& levels_;
  const Texts& texts_;
  std::size_t names_;
};

class Text {
 public:
  Text(const simulator::JointResult& result, const JointSubject& subject, const Texts& texts)
      : result_(result), subject_(subject), texts_(texts), table_(result, texts) {}

  [[nodiscard]] std::string text(const std::string& judgements) const {
    std::string out = head() + conditions() + levels() + overload() + judgements + members();
    if (subject_.offices) out += offices();
    return out + assumptions();
  }

 private:
  [[nodiscard]] std::string paragraph(std::string_view key, Texts::Values values = {}) const {
    return wrapped(texts_.fill(key, values), 0) + "\n";
  }

  [[nodiscard]] std::string head() const {
    return model::printable(texts_.of(subject_.scenario.common.title)) + "\n" +
           wrapped(texts_("simulation.no-evidence"), 0) + "\n\n" +
           paragraph("joint.run",
                     {{"offices", count(static_cast<std::int64_t>(result_.offices.size()), texts_)},
                      {"cases", count(result_.cases.arrived, texts_)},
                      {"replications", count(result_.replications, texts_)},
                      {"seed", std::to_string(result_.seed)}});
  }

  [[nodiscard]] std::string conditions() const {
    std::string out;
    if (result_.warm_up.amount > 0 || result_.warm_up_found) {
      const Names names(*subject_.participants.front().procedure, nullptr, texts_);
      out += paragraph(result_.warm_up_found ? "simulation.warm-up-found" : "simulation.warm-up",
                       {{"length", names.length(result_.warm_up.amount, result_.warm_up.unit)}});
    }
    if (result_.interrupted) out += paragraph("simulation.interrupted");
    return out;
  }

  [[nodiscard]] std::string shared_name(const std::string& id) const {
    const model::Resource* resource = subject_.scenario.common.resource(id);
    return resource == nullptr ? id : texts_.of(resource->title);
  }

  [[nodiscard]] std::string title_of(std::size_t member) const {
    return model::printable(texts_.of(subject_.scenario.members[member].title));
  }

  [[nodiscard]] std::string levels() const {
    std::string out = "\n" + paragraph("joint.levels") + "\n" + table_.head(texts_("joint.load"));
    for (std::size_t shared = 0; shared < result_.shared.size(); ++shared) out += pool(shared);
    out += "\n" + texts_("simulation.promises") + "\n";
    for (std::size_t member = 0; member < result_.members.size(); ++member) {
      out += promises(member);
    }
    out += "\n" + texts_("joint.mean") + "\n";
    for (std::size_t member = 0; member < result_.members.size(); ++member) {
      out += table_.row(title_of(member), 2, [&](const simulator::LoadLevel& level) {
        const simulator::MemberAtLoad& there = level.members[member];
        return texts_.number(there.result.cycle_time.working_days.mean.mean, 1) +
               starred(there, "cycle.mean", "working-day");
      });
    }
    return out + "\n" + paragraph("joint.starred") + never_closed();
  }

  /// Of members whose page leaves a way open: those cases are within no promise.
  [[nodiscard]] std::string never_closed() const {
    std::string rows;
    for (std::size_t member = 0; member < result_.members.size(); ++member) {
      if (result_.members[member].result.cases.inside == 0) continue;
      rows += table_.row(title_of(member), 2, [&](const simulator::LoadLevel& level) {
        return texts_.percent(never_closed_share(level.members[member].result));
      });
    }
    return rows.empty() ? rows
                        : "\n" + texts_("joint.never-closed") + "\n" + rows + "\n" +
                              paragraph("simulation.never-closed");
  }

  [[nodiscard]] std::string pool(std::size_t shared) const {
    const std::string name = model::printable(shared_name(result_.shared[shared].id));
    return "  " + wrapped(name, 2) + "\n" +
           table_.row(texts_("simulation.utilisation"), 4,
                      [&](const simulator::LoadLevel& level) {
                        return texts_.percent(level.shared[shared].utilisation.mean);
                      }) +
           table_.row(texts_("joint.queue"), 4,
                      [&](const simulator::LoadLevel& level) {
                        return texts_.number(level.shared[shared].queue_mean.mean, 1);
                      }) +
           table_.row(texts_("simulation.waiting"), 4, [&](const simulator::LoadLevel& level) {
             return texts_.number(level.shared[shared].wait_mean.mean, 2);
           });
  }

  [[nodiscard]] std::string promises(std::size_t member) const {
    const Names names(*subject_.participants[member].procedure, nullptr, texts_);
    std::string out = "  " + title_of(member) + "\n";
    const auto& promises = result_.members[member].result.promises;
    if (promises.empty()) return out + "    " + texts_("joint.no-promise") + "\n";
    for (std::size_t index = 0; index < promises.size(); ++index) {
      const std::string measure = "promise." + std::to_string(index + 1);
      out += table_.row(promise_name(promises[index], names), 4,
                        [&](const simulator::LoadLevel& level) {
                          const simulator::MemberAtLoad& there = level.members[member];
                          return texts_.percent(there.result.promises[index].share) +
                                 starred(there, measure, "share");
                        });
    }
    return out;
  }

  /// Of the assumed load and of each level: the queue grows for as long as one looks.
  [[nodiscard]] std::string overload() const {
    std::string out;
    for (const simulator::LoadLevel& level : result_.levels) {
      for (const simulator::ResourceResult& shared : level.shared) {
        if (shared.work_offered < 1) continue;
        out += "\n" + paragraph("joint.overload", {{"level", texts_.percent(level.load)},
                                                   {"resource", shared_name(shared.id)},
                                                   {"load", texts_.percent(shared.work_offered)},
                                                   {"queue", count(shared.queue_max, texts_)}});
      }
    }
    return out;
  }

  [[nodiscard]] static std::string row(std::string_view name,
                                       const std::vector<std::string>& values) {
    std::string out = "  " + padded(name, name_columns);
    for (const std::string& value : values) out += right_aligned(" " + value, 14);
    return out + "\n";
  }

  [[nodiscard]] std::string members() const {
    std::string out = "\n" + padded(texts_("joint.members"), name_columns + 2) +
                      right_aligned(texts_("joint.offices"), 14) +
                      right_aligned(texts_("joint.cases"), 14) +
                      right_aligned(texts_("joint.busiest"), 14) + "\n";
    for (std::size_t index = 0; index < result_.members.size(); ++index) {
      const simulator::MemberResult& member = result_.members[index];
      double busiest = 0;
      for (const simulator::ResourceResult& own : member.result.resources) {
        busiest = std::max(busiest, own.utilisation.mean);
      }
      out += row(title_of(index),
                 {count(member.offices, texts_), count(member.result.cases.arrived, texts_),
                  texts_.percent(busiest)});
    }
    return out;
  }

  [[nodiscard]] std::string offices() const {
    std::string out = "\n" + padded(texts_("joint.each-office"), name_columns + 2) +
                      right_aligned(texts_("joint.cases"), 14) +
                      right_aligned(texts_("joint.mean-short"), 14) +
                      right_aligned(texts_("joint.kept"), 14) + "\n";
    for (const simulator::OfficeResult& office : result_.offices) {
      out += row(office.member + " " + std::to_string(office.number),
                 {count(office.arrived, texts_), texts_.number(office.cycle.mean, 1),
                  office.shares.empty() ? "–" : texts_.percent(office.shares.front().mean)});
    }
    return out;
  }

  /// What several members assume alike counts once.
  [[nodiscard]] std::string assumptions() const {
    std::set<std::pair<std::string, std::string>> all, assumed;
    const auto take = [&](const std::vector<simulator::NamedInput>& inputs) {
      for (const simulator::NamedInput& input : inputs) {
        all.emplace(input.name, input.value);
        if (input.provenance == model::Provenance::assumed)
          assumed.emplace(input.name, input.value);
      }
    };
    take(result_.inputs);
    for (const simulator::MemberResult& member : result_.members) take(member.result.inputs);
    std::string out = "\n" + paragraph("simulation.assumed",
                                       {{"n", texts_.number(static_cast<double>(assumed.size()))},
                                        {"all", texts_.number(static_cast<double>(all.size()))}});
    for (const model::Text& note : subject_.scenario.common.notes) {
      out += "\n" + wrapped(texts_.of(note), 0) + "\n";
    }
    return out;
  }

  const simulator::JointResult& result_;
  const JointSubject& subject_;
  const Texts& texts_;
  LevelTable table_;
};

}  // namespace

std::string joint_text(const simulator::JointResult& result, const JointSubject& subject,
                       const Texts& texts, const Supplements& supplements) {
  return Text(result, subject, texts).text(judgements_text(supplements.judgements, texts));
}

}  // namespace selaras::reports
