#include "model/json_layout.h"

#include <vector>

#include "model/text.h"

namespace selaras::model::json {
namespace {

std::string_view without_indent(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  return line.substr(first == std::string_view::npos ? line.size() : first);
}

/// The lines from `first` on and the closing one, as one line.
std::string joined(const std::vector<std::string>& lines, std::size_t first,
                   std::string_view closing) {
  std::string result = lines[first];
  for (std::size_t i = first + 1; i < lines.size(); ++i) {
    if (i > first + 1) result += ' ';
    result += without_indent(lines[i]);
  }
  result += without_indent(closing);
  return result;
}

}  // namespace

std::string fitted(std::string_view indented, std::size_t width) {
  std::vector<std::string> done;
  std::vector<std::size_t> open;  // lines of `done` that open an object or array
  for (const std::string_view line : lines(indented)) {
    const std::string_view content = without_indent(line);
    if (content.starts_with('}') || content.starts_with(']')) {
      const std::size_t first = open.back();
      open.pop_back();
      // What did not fit inside makes this longer still, so that nothing is joined half.
      constexpr std::size_t most_lines = 40;
      if (!open.empty() && done.size() - first < most_lines) {
        std::string one_line = joined(done, first, line);
        if (code_points(one_line) <= width) {
          done.resize(first);
          done.push_back(std::move(one_line));
          continue;
        }
      }
    } else if (content.ends_with('{') || content.ends_with('[')) {
      open.push_back(done.size());
    }
    done.emplace_back(line);
  }
  std::string text;
  for (const std::string& line : done) text.append(line).append("\n");
  return text;
}

}  // namespace selaras::model::json
