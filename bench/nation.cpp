#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <sys/resource.h>

#include "model/json.h"
#include "model/load.h"
#include "model/read.h"
#include "model/shipped_procedures.h"
#include "simulator/joint_simulate.h"

/// What the nation costs: every office of procedures/scenarios/nation.json for its window, a
/// replication and all of its levels of load. Usage: bench_nation [replications]
namespace selaras {
namespace {

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::vector<simulator::Participant> participants_of(const model::JointScenario& joint) {
  std::vector<simulator::Participant> all;
  for (const model::Member& member : joint.members) {
    const auto& shipped = model::shipped_procedures();
    const auto found = std::ranges::find(shipped, member.procedure, &model::Procedure::id);
    if (found == shipped.end()) std::exit(EXIT_FAILURE);
    all.push_back({&member, &*found, model::matching_scenario(*found, model::shipped_scenarios())});
  }
  return all;
}

void show(const char* name, const model::JointScenario& joint, std::int64_t replications,
          unsigned threads) {
  const auto participants = participants_of(joint);
  const auto began = std::chrono::steady_clock::now();
  const simulator::JointResult result =
      simulator::simulate(joint, participants, *model::shipped_calendar(joint.common.calendar),
                          {.replications = replications, .threads = threads});
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  std::printf("%-32s %4zu offices %8lld cases  %6.2f s  at most %6.1f MB so far\n", name,
              result.offices.size(), static_cast<long long>(result.cases.arrived), took.count(),
              peak_megabytes());
}

int run(std::int64_t replications) {
  const std::string path = SELARAS_ROOT "/procedures/scenarios/nation.json";
  model::Diagnostics faults;
  const auto document = model::json::parse(model::file_text(path), path, faults);
  model::JointScenario joint = model::read_joint_scenario(*document, path, faults);
  const std::vector<double> loads = joint.loads;
  joint.loads = {1};
  show("one year, one thread", joint, 1, 1);
  show("its replications, one thread", joint, replications, 1);
  joint.loads = loads;
  show("all levels of load", joint, replications, 0);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace selaras

int main(int count, char** values) { return selaras::run(count > 1 ? std::atoll(values[1]) : 20); }
