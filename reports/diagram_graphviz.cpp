#include "reports/diagram_graphviz.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <gvc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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

/// One for the program: a context costs more than a picture.
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

// --- the worker process

void put(int pipe, const void* bytes, std::size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t written = write(pipe, at, size);
    if (written <= 0) _exit(1);
    at += written;
    size -= static_cast<std::size_t>(written);
  }
}

/// Routes, writes the paths to the pipe and ends; writes nothing where Graphviz fails.
[[noreturn]] void work(int pipe, const std::vector<Rect>& boxes,
                       const std::vector<Diagram::Arrow>& arrows) {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);  // what it says when it aborts
  alarm(patience_seconds);
  const std::optional<std::vector<Path>> paths = routed(boxes, arrows);
  for (std::size_t i = 0; paths && i < paths->size(); ++i) {
    const std::uint64_t size = (*paths)[i].size();
    put(pipe, &size, sizeof size);
    put(pipe, (*paths)[i].data(), size * sizeof(Point));
  }
  _exit(0);
}

std::string read_all(int pipe) {
  std::string bytes;
  char buffer[4096];
  while (true) {
    const ssize_t got = read(pipe, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
}

/// None where the bytes do not hold just so many paths: the worker stopped in the middle.
std::optional<std::vector<Path>> paths_in(std::string_view bytes, std::size_t count) {
  std::vector<Path> paths;
  while (bytes.size() >= sizeof(std::uint64_t)) {
    std::uint64_t size = 0;
    std::memcpy(&size, bytes.data(), sizeof size);
    bytes.remove_prefix(sizeof size);
    if (size > bytes.size() / sizeof(Point)) return std::nullopt;
    Path path(size);
    if (size > 0) std::memcpy(path.data(), bytes.data(), size * sizeof(Point));
    bytes.remove_prefix(size * sizeof(Point));
    paths.push_back(std::move(path));
  }
  if (paths.size() != count) return std::nullopt;
  return paths;
}

}  // namespace

std::optional<std::vector<Path>> graphviz_paths(const std::vector<Rect>& boxes,
                                                const std::vector<Diagram::Arrow>& arrows) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  if (boxes.empty()) return std::vector<Path>(arrows.size());
  context();  // made here once, not in each worker
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  const pid_t worker = fork();
  if (worker == 0) work(ends[1], boxes, arrows);
  close(ends[1]);
  const std::string bytes = worker > 0 ? read_all(ends[0]) : std::string();
  close(ends[0]);
  int status = 0;
  while (worker > 0 && waitpid(worker, &status, 0) < 0 && errno == EINTR) {
  }
  if (worker < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return paths_in(bytes, arrows.size());
}

}  // namespace selaras::reports::diagram
