#include "reports/diagram_graphviz.h"

#include <fmt/format.h>
#include <gvc.h>

#include <memory>
#include <mutex>
#include <string>

extern "C" {
extern gvplugin_library_t gvplugin_core_LTX_library;
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;
}

namespace selaras::reports::diagram {
namespace {

constexpr double points_per_inch = 72;

/// Set by Graphviz's error function; guarded by the mutex that guards Graphviz.
bool complained = false;

int note_complaint(char*) {
  complained = true;
  return 0;
}

/// One for the program: a context costs more than a picture, and freeing it does not give back what
/// it took.
GVC_t* context() {
  static const lt_symlist_t plugins[] = {
      {"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
      {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
      {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
      {nullptr, nullptr}};
  static GVC_t* const only = gvContextPlugins(plugins, 0);
  return only;
}

/// cgraph takes `char*` for text that it only reads.
char* text(const std::string& value) { return const_cast<char*>(value.c_str()); }
char* text(const char* value) { return const_cast<char*>(value); }

struct CloseGraph {
  void operator()(Agraph_t* graph) const {
    gvFreeLayout(context(), graph);
    agclose(graph);
  }
};
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

Agnode_t* add_box(Agraph_t* graph, std::size_t index, const Rect& box) {
  Agnode_t* node = agnode(graph, text(fmt::format("n{}", index)), 1);
  const Point centre = box.centre();
  const auto set = [&](const char* name, const std::string& value) {
    agsafeset(node, text(name), text(value), text(""));
  };
  set("pos", fmt::format("{:.3f},{:.3f}", centre.x, -centre.y));
  set("width", fmt::format("{:.6f}", box.width / points_per_inch));
  set("height", fmt::format("{:.6f}", box.height / points_per_inch));
  return node;
}

Graph open_graph() {
  Graph graph(agopen(text("g"), Agdirected, nullptr));
  agattr(graph.get(), AGRAPH, text("splines"), text("ortho"));
  agattr(graph.get(), AGNODE, text("shape"), text("box"));
  agattr(graph.get(), AGNODE, text("fixedsize"), text("true"));
  agattr(graph.get(), AGNODE, text("label"), text(""));
  agattr(graph.get(), AGEDGE, text("arrowhead"), text("none"));
  return graph;
}

/// The corners of an edge: of its curve's control points every third lies on the line. Graphviz may
/// have moved the whole picture by `shift`.
Path path_of(Agedge_t* edge, Point shift) {
  Path path;
  const splines* lines = ED_spl(edge);
  if (!lines || lines->size != 1) return path;
  const bezier& line = lines->list[0];
  for (int i = 0; i < line.size; i += 3)
    path.push_back({line.list[i].x - shift.x, -(line.list[i].y - shift.y)});
  return path;
}

}  // namespace

std::optional<std::vector<Path>> graphviz_paths(const std::vector<Rect>& boxes,
                                                const std::vector<Diagram::Arrow>& arrows) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  if (boxes.empty()) return std::vector<Path>(arrows.size());
  complained = false;
  agseterrf(note_complaint);
  const Graph graph = open_graph();
  std::vector<Agnode_t*> nodes;
  for (std::size_t i = 0; i < boxes.size(); ++i)
    nodes.push_back(add_box(graph.get(), i, boxes[i]));
  std::vector<Agedge_t*> edges;
  for (std::size_t i = 0; i < arrows.size(); ++i)
    edges.push_back(agedge(graph.get(), nodes[arrows[i].from], nodes[arrows[i].to],
                           text(fmt::format("e{}", i)), 1));
  if (gvLayout(context(), graph.get(), "nop2") != 0 || complained) return std::nullopt;

  const Point first = boxes.front().centre();
  const pointf moved = ND_coord(nodes.front());
  const Point shift{moved.x - first.x, moved.y + first.y};
  std::vector<Path> paths;
  for (Agedge_t* edge : edges) paths.push_back(path_of(edge, shift));
  return paths;
}

}  // namespace selaras::reports::diagram
