#pragma once

#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reports/diagram.h"
#include "reports/diagram_content.h"
#include "reports/diagram_geometry.h"

/// What every picture is written with: SVG's syntax, one look.
namespace selaras::reports::diagram {

/// Text between tags and in attributes. What XML cannot hold has become U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

/// Letters, digits, `_`, `.` and `-` only, so that it can be part of an id.
[[nodiscard]] std::string id_part(std::string_view text);

/// At most one decimal.
[[nodiscard]] std::string number(double value);

[[nodiscard]] std::string_view class_of(Type type);
[[nodiscard]] std::string_view class_of(Diagram::ArrowKind kind);

/// A picture that is being written.
class Canvas {
 public:
  explicit Canvas(const DiagramOptions& options) : options_(options) {}

  template <class... Arguments>
  void add(fmt::format_string<Arguments...> pattern, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Arguments>(arguments)...);
  }

  /// With the prefix that keeps ids of several pictures on one page apart.
  [[nodiscard]] std::string id(std::string_view part) const;

  /// Begins the picture: title and description for who cannot see it, the look, the paper.
  void open(std::string_view title, std::string_view description, double width, double height);
  /// Ends the picture and hands it out.
  [[nodiscard]] std::string close();

  void text(const TextLine& line, std::string_view more = {});
  void rect(std::string_view css, const Rect& place, double radius = 0);
  void polygon(std::string_view css, const Path& corners);
  /// `css`: of its kind, and what else it is.
  void arrow(const Path& path, std::string_view css, const std::vector<TextLine>& label);

 private:
  void line(const Path& full);
  void tip(const Path& path);

  const DiagramOptions& options_;
  std::string out_;
};

}  // namespace selaras::reports::diagram
