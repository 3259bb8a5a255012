#include "reports/diagram_graphviz.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <gvc.h>

#include "reports/diagram_workers.h"
#include "reports/drawing.h"

extern "C" {
extern gvplugin_library_t gvplugin_core_LTX_library;
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;
}

namespace selaras::reports::diagram {
namespace {

constexpr double points_per_inch = 72;
constexpr unsigned patience_seconds = 5;

/// Set by Graphviz's error function.
bool complained = false;

int note_complaint(char*) {
  complained = true;
  return 0;
}

/// One for all workers: a context costs more than a picture.
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

std::optional<std::vector<Path>> routed(const std::vector<Rect>& boxes,
                                        const std::vector<Diagram::Arrow>& arrows) {
  complained = false;
  agseterrf(note_complaint);
  const Graph graph = open_graph();
  std::vector<Agnode_t*> nodes;
  for (std::size_t i = 0; i < boxes.size(); ++i) nodes.push_back(add_box(graph.get(), i, boxes[i]));
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

// --- what goes to the worker and comes back

template <class Value>
void append(std::string& bytes, const Value& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Reads values from the front; nothing more once one is missing.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}

  template <class Value>
  Value next() {
    Value value{};
    whole_ = whole_ && rest_.size() >= sizeof value;
    if (!whole_) return value;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }
  [[nodiscard]] bool whole() const { return whole_; }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

std::string request_of(const std::vector<Rect>& boxes, const std::vector<Diagram::Arrow>& arrows) {
  std::string bytes;
  append(bytes, std::uint64_t{boxes.size()});
  for (const Rect& box : boxes) append(bytes, box);
  append(bytes, std::uint64_t{arrows.size()});
  for (const Diagram::Arrow& arrow : arrows) {
    append(bytes, std::uint64_t{arrow.from});
    append(bytes, std::uint64_t{arrow.to});
  }
  return bytes;
}

/// In the worker: a request in, the paths out.
std::optional<std::string> worked(std::string_view request) {
  Bytes bytes(request);
  std::vector<Rect> boxes(bytes.next<std::uint64_t>());
  for (Rect& box : boxes) box = bytes.next<Rect>();
  std::vector<Diagram::Arrow> arrows(bytes.next<std::uint64_t>());
  for (Diagram::Arrow& arrow : arrows) {
    arrow.from = bytes.next<std::uint64_t>();
    arrow.to = bytes.next<std::uint64_t>();
  }
  const std::optional<std::vector<Path>> paths = routed(boxes, arrows);
  if (!paths) return std::nullopt;
  std::string answer;
  for (const Path& path : *paths) {
    append(answer, std::uint64_t{path.size()});
    for (const Point& point : path) append(answer, point);
  }
  return answer;
}

/// None where the bytes do not hold just so many paths.
std::optional<std::vector<Path>> paths_in(std::string_view answer, std::size_t count) {
  Bytes bytes(answer);
  std::vector<Path> paths(count);
  for (Path& path : paths) {
    const std::uint64_t size = bytes.next<std::uint64_t>();
    if (size > answer.size()) return std::nullopt;
    path.resize(size);
    for (Point& point : path) point = bytes.next<Point>();
  }
  return bytes.whole() ? std::optional(std::move(paths)) : std::nullopt;
}

Workers& workers() {
  static Workers only(
      {.prepare = [] { context(); }, .work = worked, .patience_seconds = patience_seconds});
  return only;
}

}  // namespace

std::optional<std::vector<Path>> graphviz_paths(const std::vector<Rect>& boxes,
                                                const std::vector<Diagram::Arrow>& arrows) {
  if (boxes.empty()) return std::vector<Path>(arrows.size());
  const std::optional<std::string> answer = workers().answer(request_of(boxes, arrows));
  return answer ? paths_in(*answer, arrows.size()) : std::nullopt;
}

}  // namespace selaras::reports::diagram

namespace selaras::reports {

void prepare_to_draw() { diagram::workers().start(); }

}  // namespace selaras::reports
