#include "reports/html_joint.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "model/words.h"
#include "reports/html_chart.h"
#include "reports/html_contents.h"
#include "reports/html_template.h"
#include "reports/joint_values.h"
#include "reports/level_picture.h"
#include "reports/names.h"
#include "reports/promise_name.h"

namespace selaras::reports {
namespace {

std::string count(std::int64_t number, const Texts& texts) {
  return texts.number(static_cast<double>(number));
}

/// The section in one language.
class Section {
 public:
  Section(const AuditedJoint& joint, const Texts& texts)
      : result_(*joint.result),
        scenario_(*joint.scenario),
        participants_(*joint.participants),
        texts_(texts) {}

  [[nodiscard]] View view() const {
    View view;
    view.set("title", texts_.of(scenario_.common.title));
    view.set("run", run());
    view.set("notes", notes());
    view.set("overloads", overloads());
    view.set("pools", pools());
    view.set("pictures", pictures());
    View tables = list_view();
    tables.push_back(chart_view(promises_table()));
    tables.push_back(chart_view(times_table()));
    const Chart open = never_closed_table();
    if (!open.rows.empty()) tables.push_back(chart_view(open));
    view.set("charts", std::move(tables));
    view.set("inputs", inputs());
    return view;
  }

 private:
  [[nodiscard]] std::string run() const {
    return texts_.fill(
        "joint.run", {{"offices", count(static_cast<std::int64_t>(result_.offices.size()), texts_)},
                      {"cases", count(result_.cases.arrived, texts_)},
                      {"replications", count(result_.replications, texts_)},
                      {"seed", std::to_string(result_.seed)}});
  }

  [[nodiscard]] View notes() const {
    View list = list_view();
    for (const model::Text& note : scenario_.common.notes) list.push_back(texts_.of(note));
    return list;
  }

  [[nodiscard]] std::string shared_name(const std::string& id) const {
    const model::Resource* resource = scenario_.common.resource(id);
    return resource == nullptr || texts_.of(resource->title).empty() ? id
                                                                     : texts_.of(resource->title);
  }

  [[nodiscard]] std::string member_name(std::size_t member) const {
    const model::Member& stated = scenario_.members[member];
    const std::string title = texts_.of(stated.title);
    return title.empty() ? stated.id : title;
  }

  [[nodiscard]] static bool overloaded(const simulator::LoadLevel& level) {
    return std::ranges::any_of(level.shared, [](const simulator::ResourceResult& shared) {
      return shared.work_offered >= 1;
    });
  }

  [[nodiscard]] View overloads() const {
    View list = list_view();
    for (const simulator::LoadLevel& level : result_.levels) {
      for (const simulator::ResourceResult& shared : level.shared) {
        if (shared.work_offered < 1) continue;
        list.push_back(texts_.fill("joint.overload", {{"level", texts_.percent(level.load)},
                                                      {"resource", shared_name(shared.id)},
                                                      {"load", texts_.percent(shared.work_offered)},
                                                      {"queue", count(shared.queue_max, texts_)}}));
      }
    }
    return list;
  }

  [[nodiscard]] std::string number(const simulator::Estimate& estimate, int decimals) const {
    std::string words = texts_.number(estimate.mean, decimals);
    if (estimate.half_width95) words += " ± " + texts_.number(*estimate.half_width95, decimals);
    return words;
  }

  [[nodiscard]] std::string percent(const simulator::Estimate& estimate) const {
    std::string words = texts_.percent(estimate.mean);
    if (estimate.half_width95) words += " ± " + texts_.percent(*estimate.half_width95);
    return words;
  }

  [[nodiscard]] View pools() const {
    View list = list_view();
    for (std::size_t shared = 0; shared < result_.shared.size(); ++shared) {
      const std::string name = shared_name(result_.shared[shared].id);
      Chart table{.title = name,
                  .heads = {texts_("joint.load"), texts_("simulation.utilisation"),
                            texts_("joint.queue"), texts_("simulation.waiting")}};
      for (const simulator::LoadLevel& level : result_.levels) {
        const simulator::ResourceResult& there = level.shared[shared];
        table.rows.push_back({texts_.percent(level.load), percent(there.utilisation),
                              number(there.queue_mean, 1), number(there.wait_mean, 2)});
      }
      list.push_back(chart_view(table));
    }
    return list;
  }

  template <class Visit>
  void each_promise(Visit visit) const {
    for (std::size_t member = 0; member < result_.members.size(); ++member) {
      const auto& promises = result_.members[member].result.promises;
      for (std::size_t promise = 0; promise < promises.size(); ++promise) visit(member, promise);
    }
  }

  [[nodiscard]] std::string name_of(std::size_t member, std::size_t promise) const {
    const Names names(*participants_[member].procedure, nullptr, texts_);
    return member_name(member) + ": " +
           promise_name(result_.members[member].result.promises[promise], names);
  }

  [[nodiscard]] View pictures() const {
    View list = list_view();
    for (std::size_t shared = 0; shared < result_.shared.size(); ++shared) {
      std::vector<LevelPoint> points;
      for (const simulator::LoadLevel& level : result_.levels) {
        const simulator::ResourceResult& there = level.shared[shared];
        const double half = there.utilisation.half_width95.value_or(0);
        points.push_back({level.load, there.utilisation.mean, there.utilisation.mean - half,
                          there.utilisation.mean + half, there.work_offered >= 1});
      }
      list.push_back(picture(texts_.fill("page.joint.utilisation",
                                         {{"resource", shared_name(result_.shared[shared].id)}}),
                             points));
    }
    each_promise([&](std::size_t member, std::size_t promise) {
      std::vector<LevelPoint> points;
      for (const simulator::LoadLevel& level : result_.levels) {
        const simulator::Promise& there = level.members[member].result.promises[promise];
        points.push_back({level.load, there.share, there.low95, there.high95, overloaded(level)});
      }
      list.push_back(picture(name_of(member, promise), points));
    });
    return list;
  }

  [[nodiscard]] View picture(const std::string& title,
                             const std::vector<LevelPoint>& points) const {
    View view;
    view.set("title", title);
    view.set("markup", level_picture(title, points, texts_));
    return view;
  }

  [[nodiscard]] std::vector<std::string> heads(const std::string& first) const {
    std::vector<std::string> all{first};
    for (const simulator::LoadLevel& level : result_.levels) {
      all.push_back(texts_.percent(level.load));
    }
    return all;
  }

  [[nodiscard]] Chart promises_table() const {
    Chart table{.title = texts_("page.times.share"), .heads = heads(texts_("joint.load"))};
    each_promise([&](std::size_t member, std::size_t promise) {
      std::vector<std::string> row{name_of(member, promise)};
      const std::string measure = "promise." + std::to_string(promise + 1);
      for (const simulator::LoadLevel& level : result_.levels) {
        const simulator::MemberAtLoad& there = level.members[member];
        row.push_back(kept(there.result.promises[promise]) + starred(there, measure, "share"));
      }
      table.rows.push_back(std::move(row));
    });
    return table;
  }

  [[nodiscard]] std::string kept(const simulator::Promise& promise) const {
    std::string words = texts_.percent(promise.share);
    if (!promise.low95 || !promise.high95) return words;
    return words + " (" + texts_.percent(*promise.low95) + " – " + texts_.percent(*promise.high95) +
           ")";
  }

  [[nodiscard]] Chart times_table() const {
    Chart table{.title = texts_("joint.mean"), .heads = heads(texts_("joint.load"))};
    for (std::size_t member = 0; member < result_.members.size(); ++member) {
      std::vector<std::string> row{member_name(member)};
      for (const simulator::LoadLevel& level : result_.levels) {
        const simulator::MemberAtLoad& there = level.members[member];
        row.push_back(number(there.result.cycle_time.working_days.mean, 1) +
                      starred(there, "cycle.mean", "working-day"));
      }
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  /// Of members whose page leaves a way open: those cases are within no promise.
  [[nodiscard]] Chart never_closed_table() const {
    Chart table{.title = texts_("joint.never-closed"),
                .heads = heads(texts_("joint.load")),
                .remark = texts_("simulation.never-closed")};
    for (std::size_t member = 0; member < result_.members.size(); ++member) {
      if (result_.members[member].result.cases.inside == 0) continue;
      std::vector<std::string> row{member_name(member)};
      for (const simulator::LoadLevel& level : result_.levels) {
        row.push_back(texts_.percent(never_closed_share(level.members[member].result)));
      }
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  /// How many of the inputs nobody has measured; what several members assume alike counts once.
  [[nodiscard]] std::string inputs() const {
    std::set<std::pair<std::string, std::string>> all, assumed;
    const auto take = [&](const std::vector<simulator::NamedInput>& inputs) {
      for (const simulator::NamedInput& input : inputs) {
        all.emplace(input.name, input.value);
        if (input.provenance != model::Provenance::assumed) continue;
        assumed.emplace(input.name, input.value);
      }
    };
    take(result_.inputs);
    for (const simulator::MemberResult& member : result_.members) take(member.result.inputs);
    return texts_.fill("simulation.assumed",
                       {{"n", count(static_cast<std::int64_t>(assumed.size()), texts_)},
                        {"all", count(static_cast<std::int64_t>(all.size()), texts_)}});
  }

  const simulator::JointResult& result_;
  const model::JointScenario& scenario_;
  const std::vector<simulator::Participant>& participants_;
  const Texts& texts_;
};

View judgements(const std::vector<simulator::Judgement>& all, const Texts& texts) {
  View list = list_view();
  for (const simulator::Judgement& each : all) {
    list.push_back(each.assertion.text + ": " + texts(key(each.standing)));
  }
  return list;
}

Part part(const AuditedJoint& joint, const Supplements& supplements, bool alone,
          const Texts& texts) {
  View view = Section(joint, texts).view();
  view.set("alone", flag(alone));
  view.set("judgements", judgements(supplements.judgements, texts));
  return {"joint", rendered("joint", view, texts)};
}

}  // namespace

Part joint_part(const AuditedJoint& joint, const Texts& texts) {
  return part(joint, {}, false, texts);
}

std::string joint_page(const AuditedJoint& joint, const Supplements& supplements, Language first) {
  const Language second = first == Language::id ? Language::en : Language::id;
  const std::array both{Texts(first), Texts(second)};
  std::vector<Parts> languages;
  for (const Texts& texts : both) {
    languages.push_back({&texts, {languages_part(texts), part(joint, supplements, true, texts)}});
  }
  return document(languages, false);
}

}  // namespace selaras::reports
