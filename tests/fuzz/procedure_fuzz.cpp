#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <tuple>

#include "model/graph.h"
#include "model/load.h"
#include "tests/fuzz/exchange_words.h"

/// Whatever is read without a fault can be asked about, written, and read again.
namespace {

using namespace selaras::model;

void demand(bool holds) {
  if (!holds) std::abort();
}

Procedure read(std::string_view text, Diagnostics& diagnostics) {
  const auto document = json::parse(text, "fuzz.json", diagnostics);
  return document ? read_procedure(*document, "fuzz.json", diagnostics) : Procedure{};
}

void ask(const Procedure& procedure) {
  const FlowGraph graph(procedure.flow);
  demand(!procedure.flow.edges.empty() && procedure.flow.edges.front().from.value() == 0);
  for (std::uint32_t i = 0; i < procedure.flow.nodes.size(); ++i) {
    std::ignore = graph.edges_out(NodeId{i});
    demand(graph.reachable(NodeId{i}) == !graph.shortest_path(NodeId{0}, NodeId{i}).empty());
  }
  std::ignore = graph.cycles();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics diagnostics;
  const Procedure procedure =
      read(std::string_view(reinterpret_cast<const char*>(data), size), diagnostics);
  if (!diagnostics.empty()) return 0;
  ask(procedure);
  prove_evidence(procedure, "some\npage", diagnostics);
  diagnostics.clear();
  const std::string written = write_procedure(procedure);
  const Procedure again = read(written, diagnostics);
  demand(diagnostics.empty());
  demand(write_procedure(again) == written);
  return 0;
}
