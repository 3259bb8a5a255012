// What it costs to decide whether a procedure is sound: small ones as on the pages, many branches
// at once with and without reduction, and long ones.
//
//   ninja -C build/release benches && build/release/bench/bench_soundness
//
// In processor time, so that a busy machine does not show.

#include "behaviour/soundness.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <sys/resource.h>

#include "behaviour/reduction.h"
#include "checker/check.h"
#include "model/load.h"
#include "model/read.h"

namespace {

using namespace selaras;

double milliseconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

/// The fastest of some rounds, milliseconds for one.
template <class Work>
double fastest(int rounds, int repeats, Work work) {
  double best = 1e300;
  for (int round = 0; round < rounds; ++round) {
    const double start = milliseconds();
    for (int repeat = 0; repeat < repeats; ++repeat) work();
    best = std::min(best, (milliseconds() - start) / repeats);
  }
  return best;
}

/// A flow made edge by edge; nodes are made when first named by number.
class Flow {
 public:
  Flow() { procedure_.flow.nodes.push_back({.kind = model::NodeKind::start, .id = "start"}); }

  model::NodeId step() {
    const auto index = static_cast<std::uint32_t>(procedure_.steps.size());
    const std::string id = "s" + std::to_string(index);
    procedure_.steps.push_back({.id = id, .activity = id, .label = id});
    return add({.kind = model::NodeKind::step, .id = id, .step = index});
  }
  model::NodeId node(model::NodeKind kind) {
    return add({.kind = kind,
                .id = "g" + std::to_string(procedure_.flow.nodes.size()),
                .outcome = kind == model::NodeKind::end ? "granted" : ""});
  }
  void edge(model::NodeId from, model::NodeId to, const std::string& outcome = {}) {
    if (!outcome.empty()) {
      procedure_.steps[procedure_.flow.nodes[from.value()].step].outcomes.push_back(
          {.id = outcome});
    }
    procedure_.flow.edges.push_back(
        {.from = from, .to = to, .outcome = outcome, .origin = model::Origin::stated});
  }
  /// The reader's order of nodes: steps stand right behind the start.
  const model::Procedure& procedure() const { return procedure_; }

 private:
  model::NodeId add(model::Node node) {
    procedure_.flow.nodes.push_back(std::move(node));
    return {static_cast<std::uint32_t>(procedure_.flow.nodes.size() - 1)};
  }
  model::Procedure procedure_{.id = "bench", .service = "bench", .region = "bench"};
};

Flow branches(int count) {
  Flow flow;
  const auto first = flow.step();
  const auto split = flow.node(model::NodeKind::parallel);
  const auto join = flow.node(model::NodeKind::parallel);
  const auto end = flow.node(model::NodeKind::end);
  flow.edge({0}, first);
  flow.edge(first, split);
  for (int branch = 0; branch < count; ++branch) {
    const auto step = flow.step();
    flow.edge(split, step);
    flow.edge(step, join);
  }
  flow.edge(join, end);
  return flow;
}

/// Steps one after the other; every tenth decides whether to go back ten.
Flow line(int steps, bool with_loops) {
  Flow flow;
  std::vector<model::NodeId> nodes;
  for (int index = 0; index < steps; ++index) nodes.push_back(flow.step());
  flow.edge({0}, nodes.front());
  for (std::size_t index = 0; index + 1 < nodes.size(); ++index) {
    const bool decides = with_loops && index % 10 == 9;
    flow.edge(nodes[index], nodes[index + 1], decides ? "on" : "");
    if (decides) flow.edge(nodes[index], nodes[index - 9], "again");
  }
  flow.edge(nodes.back(), flow.node(model::NodeKind::end));
  return flow;
}

void print_shipped() {
  for (const char* region : {"riau", "oki", "majalengka", "kota-pasuruan", "kota-madiun"}) {
    model::Diagnostics diagnostics;
    const auto file =
        std::filesystem::path(SELARAS_ROOT) / "procedures" / region / "procedure.json";
    const auto document =
        model::json::parse(model::file_text(file.string()), file.string(), diagnostics);
    if (!document) continue;
    const model::Procedure procedure = model::read_procedure(*document, file.string(), diagnostics);
    const double cost = fastest(5, 200, [&] {
      const behaviour::Net net(procedure);
      (void)behaviour::soundness(net);
    });
    std::printf("%-34s net and soundness %8.3f ms\n", region, cost);
  }
}

void print_branches() {
  const Flow flow = branches(20);
  const behaviour::Net net(flow.procedure());
  const double proven = fastest(5, 5, [&] { (void)behaviour::soundness(net); });
  const double alone = fastest(
      5, 200, [&] { (void)behaviour::inspected(behaviour::reduced(net.skeleton()).net, {}); });
  behaviour::Inspection whole;
  const double unreduced = fastest(3, 1, [&] { whole = behaviour::inspected(net.skeleton(), {}); });
  const auto states = static_cast<double>(whole.states);
  std::printf("20 parallel branches, reduced      %8.3f ms (reduction alone %.3f ms)\n", proven,
              alone);
  std::printf(
      "the same, every state              %8.1f ms: %.0f states, %.2f million a second, "
      "%.1f bytes a state; %.0f times the reduced\n",
      unreduced, states, states / unreduced / 1e3, static_cast<double>(whole.bytes) / states,
      unreduced / proven);
}

/// The exponent with which a cost grows where the size doubles: 1 is linear.
double exponent(double before, double after) { return std::log2(after / before); }

/// Steps that do the activities of the reference's flow in turn, so that every obligation has
/// something to look at.
/// A long procedure in which every thousandth step is one that the reference knows.
model::Procedure lawful_line(int steps, const model::Reference& reference) {
  const auto& laws = reference.procedure.steps;
  model::Procedure procedure = line(steps, true).procedure();
  procedure.level = model::Administration::regency;
  for (std::size_t index = 0; index < procedure.steps.size(); index += 1'000) {
    procedure.steps[index].activity = laws[index / 1'000 % laws.size()].activity;
  }
  return procedure;
}

/// One check of a long procedure and nothing else, for bench/growth.py to count its instructions.
void check_once(int steps, bool against_reference, bool only_made) {
  const model::Reference& reference = *model::shipped_reference("regional-2019");
  const model::Procedure procedure =
      against_reference ? lawful_line(steps, reference) : line(steps, true).procedure();
  if (!only_made) (void)checker::check(procedure, against_reference ? &reference : nullptr);
}

void print_with_reference() {
  const model::Reference& reference = *model::shipped_reference("regional-2019");
  double before = 0;
  for (const int steps : {12'500, 25'000, 50'000, 100'000}) {
    const model::Procedure procedure = lawful_line(steps, reference);
    std::size_t findings = 0;
    const double cost =
        fastest(1, 1, [&] { findings = checker::check(procedure, &reference).findings.size(); });
    std::printf("%6d steps against the reference: %8.1f ms, %zu findings", steps, cost, findings);
    if (before > 0) std::printf("   grew like n^%.2f", exponent(before, cost));
    std::printf("\n");
    before = cost;
  }
}

void print_lines(bool with_loops) {
  double before = 0;
  for (const int steps : {12'500, 25'000, 50'000, 100'000}) {
    const Flow flow = line(steps, with_loops);
    const double sound =
        fastest(3, 1, [&] { (void)behaviour::soundness(behaviour::Net(flow.procedure())); });
    const double checked = fastest(1, 1, [&] { (void)checker::check(flow.procedure(), nullptr); });
    std::printf("%6d steps%-18s soundness %7.1f ms   whole check %8.1f ms", steps,
                with_loops ? " with loops" : "", sound, checked);
    if (before > 0) std::printf("   check grew %.2f times (n log n: 2.1)", checked / before);
    std::printf("\n");
    before = checked;
  }
}

}  // namespace

/// `bench_soundness reference` measures long procedures against the reference alone.
int main(int count, char** values) {
  const std::vector<std::string_view> words(values + 1, values + count);
  const auto has = [&](std::string_view word) { return std::ranges::count(words, word) > 0; };
  if (!words.empty() && words.front() == "once") {
    check_once(std::atoi(values[2]), has("reference"), has("made"));
    return 0;
  }
  if (has("reference")) {
    print_with_reference();
    return 0;
  }
  print_shipped();
  print_branches();
  print_lines(false);
  print_lines(true);
  print_with_reference();
}
