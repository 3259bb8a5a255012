#include "simulator/joint_log.h"

#include <unordered_map>

#include "model/calendar.h"

namespace selaras::simulator {
namespace {

class Wording {
 public:
  explicit Wording(const JointProcess& joint) : joint_(joint) {}

  LogWords words() {
    for (const std::string& outcome : joint_.process.outcomes) {
      words_.of_outcome.push_back(number(outcome));
    }
    words_.of_resource.resize(joint_.process.resources.size(), model::unnamed);
    for (std::size_t office = 0; office < joint_.offices.size(); ++office) name_parts_of(office);
    for (std::uint32_t stream = 0; stream < joint_.office_of_stream.size(); ++stream) {
      words_.of_stream.push_back(stream_name(stream));
    }
    return std::move(words_);
  }

 private:
  std::uint32_t number(const std::string& name) {
    if (name.empty()) return model::unnamed;
    const auto [found, added] =
        numbers_.emplace(name, static_cast<std::uint32_t>(words_.names.size()));
    if (added) words_.names.push_back(name);
    return found->second;
  }

  [[nodiscard]] std::string office_name(std::size_t index) const {
    const JointMember& member = joint_.members[joint_.offices[index].member];
    return member.participant.member->id + "-" + std::to_string(index - member.first_office + 1);
  }

  void name_parts_of(std::size_t index) {
    const Office& office = joint_.offices[index];
    const JointMember& member = joint_.members[office.member];
    const model::Procedure& procedure = *member.participant.procedure;
    for (const Station& station : member.process.stations) {
      const bool step = station.kind == StationKind::step;
      words_.of_station.push_back(step ? number(procedure.steps[station.step].id) : model::unnamed);
    }
    for (const std::string& way : member.process.way_names) words_.of_way.push_back(number(way));
    std::uint32_t own = office.first_resource;
    for (std::size_t resource = 0; resource < member.shared.size(); ++resource) {
      const std::string& id = member.scenario.resources[resource].id;
      if (member.shared[resource] != none) {
        words_.of_resource[member.shared[resource]] = number(id);
      } else {
        words_.of_resource[own++] = number(office_name(index) + "/" + id);
      }
    }
  }

  [[nodiscard]] std::string stream_name(std::uint32_t stream) const {
    const std::uint32_t office = joint_.office_of_stream[stream];
    const JointMember& member = joint_.members[joint_.offices[office].member];
    std::string name = "-" + office_name(office);
    if (member.process.streams.size() < 2) return name;
    std::uint32_t first = stream;
    while (first > 0 && joint_.office_of_stream[first - 1] == office) --first;
    return name + "-a" + std::to_string(stream - first + 1);
  }

  const JointProcess& joint_;
  LogWords words_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace

LogWords log_words(const JointProcess& joint, const std::string& time_zone) {
  constexpr int minutes_per_hour = 60;
  LogWords words = Wording(joint).words();
  words.zone = model::zone_offset(time_zone).value_or(0) * minutes_per_hour;
  return words;
}

}  // namespace selaras::simulator
