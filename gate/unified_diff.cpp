#include "gate/unified_diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace selaras::gate {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::ptrdiff_t most_edits = 2'000;
constexpr std::size_t context = 3;

/// With their ends, so that a missing last one is seen.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

/// ' ' stays, '-' goes, '+' comes.
struct Edit {
  char sign;
  std::string_view line;
};
using Script = std::vector<Edit>;

/// The furthest reaching paths of Myers, kept for each number of edits.
class Search {
 public:
  Search(const Lines& before, const Lines& after) : before_(before), after_(after) {}

  Script script() {
    const auto edits = length();
    if (edits < 0) return replaced();
    Script script;
    auto x = static_cast<std::ptrdiff_t>(before_.size());
    auto y = static_cast<std::ptrdiff_t>(after_.size());
    for (std::ptrdiff_t d = edits; d > 0; --d) back(d, x, y, script);
    while (x > 0) script.push_back({' ', before_[static_cast<std::size_t>(--x)]});
    std::ranges::reverse(script);
    return script;
  }

 private:
  /// Number of edits; -1: too many.
  std::ptrdiff_t length() {
    const auto width = static_cast<std::ptrdiff_t>(before_.size() + after_.size());
    const std::ptrdiff_t most = std::min(width, most_edits);
    std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * most + 3), 0);
    for (std::ptrdiff_t d = 0; d <= most; ++d) {
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        const auto at = [&](std::ptrdiff_t diagonal) -> std::ptrdiff_t& {
          return furthest[static_cast<std::size_t>(diagonal + most + 1)];
        };
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        at(k) = slide(down ? at(k + 1) : at(k - 1) + 1, k);
        if (is_end(at(k), k)) {
          keep(furthest, d, most);
          return d;
        }
      }
      keep(furthest, d, most);
    }
    return -1;
  }

  [[nodiscard]] std::ptrdiff_t slide(std::ptrdiff_t x, std::ptrdiff_t k) const {
    while (x < static_cast<std::ptrdiff_t>(before_.size()) &&
           x - k < static_cast<std::ptrdiff_t>(after_.size()) &&
           before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(x - k)]) {
      ++x;
    }
    return x;
  }
  [[nodiscard]] bool is_end(std::ptrdiff_t x, std::ptrdiff_t k) const {
    return x >= static_cast<std::ptrdiff_t>(before_.size()) &&
           x - k >= static_cast<std::ptrdiff_t>(after_.size());
  }

  void keep(const std::vector<std::ptrdiff_t>& furthest, std::ptrdiff_t d, std::ptrdiff_t most) {
    const auto middle = furthest.begin() + most + 1;
    kept_.emplace_back(middle - d, middle + d + 1);
  }
  [[nodiscard]] std::ptrdiff_t reached(std::ptrdiff_t d, std::ptrdiff_t k) const {
    return kept_[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d)];
  }

  /// From the end of the path with d edits to that with d - 1.
  void back(std::ptrdiff_t d, std::ptrdiff_t& x, std::ptrdiff_t& y, Script& script) const {
    const std::ptrdiff_t k = x - y;
    const bool down = k == -d || (k != d && reached_before(d, k - 1) < reached_before(d, k + 1));
    const std::ptrdiff_t from_k = down ? k + 1 : k - 1;
    const std::ptrdiff_t from_x = reached(d - 1, from_k);
    const std::ptrdiff_t from_y = from_x - from_k;
    while (x > from_x && y > from_y) {
      --x;
      --y;
      script.push_back({' ', before_[static_cast<std::size_t>(x)]});
    }
    if (down) {
      script.push_back({'+', after_[static_cast<std::size_t>(--y)]});
    } else {
      script.push_back({'-', before_[static_cast<std::size_t>(--x)]});
    }
  }
  [[nodiscard]] std::ptrdiff_t reached_before(std::ptrdiff_t d, std::ptrdiff_t k) const {
    return k < -(d - 1) || k > d - 1 ? -1 : reached(d - 1, k);
  }

  [[nodiscard]] Script replaced() const {
    Script script;
    for (const std::string_view line : before_) script.push_back({'-', line});
    for (const std::string_view line : after_) script.push_back({'+', line});
    return script;
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<std::vector<std::ptrdiff_t>> kept_;
};

/// "12,3", as both sides of a hunk's head say where it lies.
std::string range(std::size_t first, std::size_t count) {
  const std::string begin = std::to_string(count == 0 ? first : first + 1);
  return count == 1 ? begin : begin + "," + std::to_string(count);
}

std::string hunk(const Script& script, std::size_t begin, std::size_t end) {
  const auto lines = [&](std::size_t from, std::size_t to, char absent) {
    return static_cast<std::size_t>(
        std::count_if(script.begin() + static_cast<std::ptrdiff_t>(from),
                      script.begin() + static_cast<std::ptrdiff_t>(to),
                      [&](const Edit& edit) { return edit.sign != absent; }));
  };
  std::string out = "@@ -" + range(lines(0, begin, '+'), lines(begin, end, '+')) + " +" +
                    range(lines(0, begin, '-'), lines(begin, end, '-')) + " @@\n";
  for (std::size_t i = begin; i < end; ++i) {
    out += script[i].sign + std::string(script[i].line);
    if (!script[i].line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
  return out;
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view file) {
  if (before == after) return {};
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  const Script script = Search(old_lines, new_lines).script();
  std::string out = "--- " + std::string(file) + "\n+++ " + std::string(file) + "\n";
  const auto changes = [](const Edit& edit) { return edit.sign != ' '; };
  for (std::size_t i = 0; i < script.size();) {
    if (!changes(script[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i - std::min(i, context);
    std::size_t end = i + 1;  // behind the last change that is near enough
    for (std::size_t j = i; j < script.size() && j < end + 2 * context; ++j) {
      if (changes(script[j])) end = j + 1;
    }
    const std::size_t last = std::min(end + context, script.size());
    out += hunk(script, begin, last);
    i = last;
  }
  return out;
}

}  // namespace selaras::gate
