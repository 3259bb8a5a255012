#include "tests/architecture/house_rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>

namespace selaras::architecture {
namespace {

using Edges = std::map<std::string, std::set<std::string>, std::less<>>;

struct ThirdParty {
  std::string_view header;               ///< the beginning of the included name
  std::vector<std::string_view> places;  ///< the beginnings of the paths that may include it
};

/// Expensive to parse, or worth replacing one day: each has its place.
const std::vector<ThirdParty>& third_parties() {
  static const std::vector<ThirdParty> all{
      {"nlohmann/", {"model/json"}},
      {"boost/graph/", {"model/graph"}},
      {"boost/random", {"simulator/"}},
      {"boost/math/", {"simulator/"}},
      {"gvc.h", {"reports/diagram"}},
      {"xlsxwriter.h", {"reports/spreadsheet"}},
      {"cgraph.h", {"reports/diagram"}},
      {"graphviz/", {"reports/diagram"}},
      {"pugixml.hpp", {"model/event_log_xes"}},
      {"zlib.h", {"reports/packed"}},
      {"sqlite3.h", {"cli/history"}},
      {"CLI/", {"cli/"}},
      {"fmt/", {"reports/", "cli/"}},
      {"range/v3/all.hpp", {}},
  };
  return all;
}

bool is_header(std::string_view path) { return path.ends_with(".h"); }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

struct Include {
  std::string_view name;
  bool quoted = false;
};

std::optional<Include> include_in(std::string_view line) {
  line = trimmed(line);
  if (!line.starts_with('#')) return {};
  line = trimmed(line.substr(1));
  constexpr std::string_view word = "include";
  if (!line.starts_with(word)) return {};
  line = trimmed(line.substr(word.size()));
  if (line.empty() || (line.front() != '"' && line.front() != '<')) return {};
  const bool quoted = line.front() == '"';
  const auto end = line.find(quoted ? '"' : '>', 1);
  if (end == std::string_view::npos) return {};
  return Include{.name = line.substr(1, end - 1), .quoted = quoted};
}

/// The first folder; empty for a file of the root.
std::string room_of(std::string_view path) {
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

const Room* room_named(std::string_view name) {
  const auto found = std::ranges::find(rooms(), name, &Room::name);
  return found == rooms().end() ? nullptr : &*found;
}

bool begins_with_one_of(std::string_view path, const std::vector<std::string_view>& beginnings) {
  return std::ranges::any_of(beginnings,
                             [&](auto beginning) { return path.starts_with(beginning); });
}

/// What is wrong with this include, or nothing.
std::string complaint_about(const Include& include, std::string_view path) {
  const std::string from = room_of(path);
  const std::string to = room_of(include.name);
  if (const Room* target = room_named(to)) {
    if (!include.quoted) return "a header of the house is included in quotes";
    const Room* room = room_named(from);
    if (room != nullptr && from != to &&
        std::ranges::find(room->sees, target->name) == room->sees.end()) {
      return "`" + from + "` must not see `" + to + "`";
    }
    return {};
  }
  if (include.quoted) return "a header of the house is included from the root, as `room/file.h`";
  for (const ThirdParty& party : third_parties()) {
    if (!include.name.starts_with(party.header)) continue;
    if (party.places.empty()) return "this header is never included";
    if (begins_with_one_of(path, party.places)) continue;
    std::string places;
    for (const auto place : party.places)
      places += (places.empty() ? "" : ", ") + std::string(place) + "*";
    return "this library's place is " + places;
  }
  return {};
}

std::string without_comment(std::string_view line) {
  return std::string(line.substr(0, line.find("//")));
}

void look(const File& file, Edges& edges, std::vector<std::string>& found) {
  const auto complain = [&](std::size_t line, const std::string& what, std::string_view text) {
    found.push_back(file.path + ":" + std::to_string(line) + ": " + what + " (" +
                    std::string(trimmed(text)) + ")");
  };
  bool once = false;
  std::size_t number = 0;
  std::istringstream lines(file.text);
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (trimmed(line) == "#pragma once") once = true;
    if (is_header(file.path) &&
        without_comment(line).find("using namespace") != std::string::npos) {
      complain(number, "no `using namespace` in a header", line);
    }
    const auto include = include_in(line);
    if (!include) continue;
    if (const auto what = complaint_about(*include, file.path); !what.empty()) {
      complain(number, what, line);
    }
    if (include->quoted) edges[file.path].insert(std::string(include->name));
  }
  if (is_header(file.path) && !once) complain(1, "a header begins with `#pragma once`", "missing");
}

/// The first path that comes back to where it was, as "a -> b -> a".
std::string cycle(const Edges& edges) {
  std::set<std::string> done;
  std::vector<std::string> path;
  const auto visit = [&](const auto& self, const std::string& node) -> std::string {
    if (const auto seen = std::ranges::find(path, node); seen != path.end()) {
      std::string text;
      for (auto at = seen; at != path.end(); ++at) text += *at + " -> ";
      return text + node;
    }
    if (done.contains(node)) return {};
    path.push_back(node);
    if (const auto next = edges.find(node); next != edges.end()) {
      for (const auto& other : next->second) {
        if (auto found = self(self, other); !found.empty()) return found;
      }
    }
    path.pop_back();
    done.insert(node);
    return {};
  };
  for (const auto& [node, others] : edges) {
    if (auto found = visit(visit, node); !found.empty()) return found;
  }
  return {};
}

Edges between_rooms(const Edges& files) {
  Edges edges;
  for (const auto& [file, included] : files) {
    for (const auto& name : included) {
      if (room_of(file) != room_of(name)) edges[room_of(file)].insert(room_of(name));
    }
  }
  return edges;
}

}  // namespace

const std::vector<Room>& rooms() {
  static const std::vector<Room> all{
      {"model", {}},
      {"behaviour", {"model"}},
      {"checker", {"behaviour", "model"}},
      {"simulator", {"behaviour", "model"}},
      {"importer", {"model"}},
      {"reports", {"checker", "simulator", "behaviour", "model"}},
      {"gate", {"reports", "checker", "simulator", "behaviour", "model"}},
      {"cli", {"gate", "reports", "importer", "checker", "simulator", "behaviour", "model"}},
  };
  return all;
}

std::string cycle(const std::vector<Room>& rooms) {
  Edges edges;
  for (const Room& room : rooms) edges[room.name].insert(room.sees.begin(), room.sees.end());
  return cycle(edges);
}

std::vector<std::string> complaints(const std::vector<File>& files) {
  std::vector<std::string> found;
  Edges edges;
  for (const File& file : files) look(file, edges, found);
  if (const auto round = cycle(edges); !round.empty()) {
    found.push_back(round.substr(0, round.find(' ')) + ":1: headers include each other (" + round +
                    ")");
  }
  if (const auto round = cycle(between_rooms(edges)); !round.empty()) {
    found.push_back(round.substr(0, round.find(' ')) + ": rooms see each other (" + round + ")");
  }
  return found;
}

std::vector<std::string> complaints_about_folders(const std::vector<std::string>& paths) {
  static const std::set<std::string, std::less<>> unwanted{
      "src", "source", "include", "inc", "util", "utils", "helper", "helpers", "misc", "common"};
  std::vector<std::string> found;
  std::set<std::string> reported;
  for (const std::string& path : paths) {
    for (std::size_t begin = 0; begin < path.size();) {
      const auto slash = path.find('/', begin);
      if (slash == std::string::npos) break;
      const std::string folder = path.substr(0, slash);
      if (unwanted.contains(path.substr(begin, slash - begin)) && reported.insert(folder).second) {
        found.push_back(folder + ": a folder is named after what is in it");
      }
      begin = slash + 1;
    }
  }
  return found;
}

std::vector<std::string> complaints_about_build(const File& lists) {
  const Room* room = room_named(room_of(lists.path));
  const auto call = lists.text.find("selaras_room(");
  // cli is the program, not a library: it takes every room that there is.
  if (room == nullptr || call == std::string::npos) return {};

  std::istringstream words(lists.text.substr(call + 13, lists.text.find(')', call) - call - 13));
  std::set<std::string> linked;
  bool sees = false;
  for (std::string word; words >> word;) {
    if (word == "SEES" || word == "USES" || word == "SOURCES") {
      sees = word == "SEES";
    } else if (sees) {
      linked.insert(word);
    }
  }

  std::vector<std::string> found;
  for (const std::string& name : linked) {
    if (std::ranges::find(room->sees, name) != room->sees.end()) continue;
    found.push_back(lists.path + ": `" + room->name + "` must not be linked with `" + name + "`");
  }
  return found;
}

}  // namespace selaras::architecture
