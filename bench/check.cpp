// How long the two commands of every day take from start to end, and how the cost of checking grows
// with the length of a procedure.
//
//   ninja -C build/release benches && build/release/bench/bench_check

#include "checker/check.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "model/load.h"

extern char** environ;

namespace {

using namespace selaras;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// What a run of the whole program takes: by the clock, and of the processors' time, which other
/// programs on the machine lengthen less.
struct Cost {
  double wall = 0;       // milliseconds
  double processor = 0;  // … of all threads
  double memory = 0;     // MiB at most
};

double milliseconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
}

/// Its output is thrown away.
Cost run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), SELARAS_BINARY);
  std::vector<char*> values;
  for (std::string& argument : arguments) values.push_back(argument.data());
  values.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  const auto start = Clock::now();
  pid_t child = 0;
  if (posix_spawn(&child, SELARAS_BINARY, &actions, nullptr, values.data(), environ) != 0) {
    std::perror(SELARAS_BINARY);
    std::exit(1);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  posix_spawn_file_actions_destroy(&actions);
  return {.wall = milliseconds_since(start),
          .processor = milliseconds_of(used.ru_utime) + milliseconds_of(used.ru_stime),
          .memory = static_cast<double>(used.ru_maxrss) / 1024};
}

void print_runs(const char* name, const std::vector<std::string>& arguments) {
  std::vector<Cost> costs;
  run(arguments);  // once for the caches
  for (int round = 0; round < 11; ++round) costs.push_back(run(arguments));
  std::ranges::sort(costs, {}, &Cost::wall);
  const double processor = std::ranges::min(costs, {}, &Cost::processor).processor;
  std::printf("%-50s min %7.1f ms   median %7.1f ms   processor %7.1f ms   %6.1f MiB\n", name,
              costs.front().wall, costs[costs.size() / 2].wall, processor, costs.front().memory);
}

/// Blocks of a check that sends back or lets pass, one after another, by one of three actors.
model::Procedure generated(std::size_t steps) {
  model::Procedure procedure{.id = "generated",
                             .service = "population-data-access",
                             .level = model::Administration::regency};
  model::Flow& flow = procedure.flow;
  flow.nodes.push_back({.kind = model::NodeKind::start, .id = "start"});
  const char* roles[] = {"user", "dukcapil_office", "dirjen"};
  for (std::size_t index = 0; index < steps; ++index) {
    const std::string id = "step-" + std::to_string(index);
    model::Step step{.id = id, .label = id};
    step.actor = model::Actor{.name = roles[index % 3], .roles = {roles[index % 3]}};
    if (index % 5 == 4) step.outcomes = {{.id = "on"}, {.id = "back"}};
    procedure.steps.push_back(step);
    flow.nodes.push_back(
        {.kind = model::NodeKind::step, .id = id, .step = static_cast<std::uint32_t>(index)});
  }
  flow.nodes.push_back({.kind = model::NodeKind::end, .id = "end", .outcome = "granted"});
  const auto edge = [&](std::size_t from, std::size_t to, const char* outcome) {
    flow.edges.push_back({.from = {static_cast<std::uint32_t>(from)},
                          .to = {static_cast<std::uint32_t>(to)},
                          .outcome = outcome,
                          .origin = model::Origin::stated});
  };
  edge(0, 1, "");
  for (std::size_t index = 0; index < steps; ++index) {
    const bool decides = index % 5 == 4;
    edge(index + 1, index + 2, decides ? "on" : "");
    if (decides) edge(index + 1, index - 3, "back");
  }
  return procedure;
}

void print_growth() {
  std::printf("\n%8s %12s %10s %16s %18s\n", "steps", "check, ms", "findings", "findings/s",
              "microseconds/step");
  for (const std::size_t steps : {10u, 100u, 1'000u, 10'000u}) {
    const model::Procedure procedure = generated(steps);
    const model::Reference* reference =
        model::matching_reference(procedure, model::shipped_references());
    std::vector<double> times;
    std::size_t findings = 0;
    for (int round = 0; round < 5; ++round) {
      const auto start = Clock::now();
      findings = checker::check(procedure, reference).findings.size();
      times.push_back(milliseconds_since(start));
    }
    std::ranges::sort(times);
    const double median = times[times.size() / 2];
    std::printf("%8zu %12.2f %10zu %16.0f %18.2f\n", steps, median, findings,
                static_cast<double>(findings) / median * 1000,
                median * 1000 / static_cast<double>(steps));
  }
}

/// A folder with so many procedures: the shipped regions, over and over, each under an id of its
/// own.
void write_many(const std::filesystem::path& folder, std::size_t count) {
  namespace fs = std::filesystem;
  fs::remove_all(folder);  // of a run that was broken off
  std::vector<fs::path> regions;
  for (const auto& entry : fs::directory_iterator(fs::path(SELARAS_ROOT) / "procedures")) {
    if (fs::exists(entry.path() / "procedure.json")) regions.push_back(entry.path());
  }
  std::ranges::sort(regions);
  for (std::size_t i = 0; i < count; ++i) {
    const fs::path& region = regions[i % regions.size()];
    const fs::path copy = folder / std::to_string(i);
    fs::create_directories(copy);
    fs::copy_file(region / "source.txt", copy / "source.txt", fs::copy_options::overwrite_existing);
    std::ifstream file(region / "procedure.json", std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    const std::string id = "\"id\": \"" + region.filename().string() + "\"";
    text.replace(text.find(id), id.size(), "\"id\": \"copy-" + std::to_string(i) + "\"");
    std::ofstream(copy / "procedure.json", std::ios::binary) << text;
  }
}

std::filesystem::path many_folder() {
  return std::filesystem::temp_directory_path() / "selaras-bench-many";
}

void print_many(std::size_t count) {
  write_many(many_folder(), count);
  for (const char* threads : {"1", "0"}) {
    const std::string name = "selaras check, " + std::to_string(count) + " procedures, " +
                             (threads[0] == '0' ? "all threads" : "one thread to check");
    print_runs(name.c_str(), {"check", many_folder().string(), "--threads", threads});
  }
}

/// By a rule that finds nothing: what is kept of a procedure without a finding.
void print_memory(std::size_t count) {
  write_many(many_folder(), count);
  print_runs(("nothing found in " + std::to_string(count) + " procedures").c_str(),
             {"check", many_folder().string(), "--select", "no-end"});
  std::filesystem::remove_all(many_folder());
}

}  // namespace

/// `bench_check quick` leaves out the audit and the growth.
int main(int count, char** values) {
  const bool quick = count > 1 && std::string_view(values[1]) == "quick";
  const std::string root = SELARAS_ROOT;
  print_runs("selaras --version (start-up)", {"--version"});
  if (quick) {
    print_many(1'000);
    print_memory(1'000);
    return 0;
  }
  const auto out = std::filesystem::temp_directory_path() / "selaras-bench-audit";
  print_runs("selaras check, one procedure", {"check", root + "/procedures/riau"});
  print_runs("selaras audit, five regions, 100 replications",
             {"audit", root + "/procedures", "-o", out.string(), "--replications", "100"});
  std::filesystem::remove_all(out);
  print_many(1'000);
  print_memory(1'000);
  print_memory(4'000);
  print_growth();
}
