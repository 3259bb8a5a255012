#include "reports/level_picture.h"

#include <algorithm>
#include <cmath>

#include "model/json_writer.h"
#include "reports/escape.h"

namespace selaras::reports {
namespace {

constexpr double width = 320;
constexpr double height = 170;
constexpr double left = 44;
constexpr double right = 18;
constexpr double top = 22;
constexpr double bottom = 28;

/// To a tenth of a unit, which no eye tells apart.
std::string coordinate(double value) {
  constexpr double tenths = 10;
  return model::json::decimal(std::round(value * tenths) / tenths);
}

class Picture {
 public:
  Picture(const std::vector<LevelPoint>& points, const Texts& texts)
      : points_(points), texts_(texts) {
    for (const LevelPoint& point : points) {
      most_ = std::max({most_, point.share, point.high.value_or(0)});
      least_load_ = std::min(least_load_, point.load);
      most_load_ = std::max(most_load_, point.load);
    }
  }

  [[nodiscard]] std::string svg(const std::string& title) const {
    std::string out = "<svg class=\"level-picture\" viewBox=\"0 0 " + coordinate(width) + " " +
                      coordinate(height) + "\" role=\"img\" aria-label=\"" + xml_text(title) +
                      "\">";
    out += scale() + course();
    for (const LevelPoint& point : points_) out += mark(point);
    return out + "</svg>";
  }

 private:
  [[nodiscard]] double x(double load) const {
    const double span = std::max(most_load_ - least_load_, 1e-9);
    return left + 16 + (load - least_load_) / span * (width - left - right - 32);
  }
  [[nodiscard]] double y(double share) const {
    return height - bottom - share / most_ * (height - top - bottom);
  }

  static std::string line(const char* kind, double x1, double y1, double x2, double y2) {
    return std::string("<line class=\"") + kind + "\" x1=\"" + coordinate(x1) + "\" y1=\"" +
           coordinate(y1) + "\" x2=\"" + coordinate(x2) + "\" y2=\"" + coordinate(y2) + "\"/>";
  }

  static std::string text(const char* kind, double at_x, double at_y, const std::string& words) {
    return std::string("<text class=\"") + kind + "\" x=\"" + coordinate(at_x) + "\" y=\"" +
           coordinate(at_y) + "\">" + xml_text(words) + "</text>";
  }

  [[nodiscard]] std::string scale() const {
    std::string out;
    for (const double share : {0.0, 0.5, 1.0}) {
      out += line("grid", left, y(share), width - right, y(share));
      out += text("at-side", left - 6, y(share) + 4, texts_.percent(share));
    }
    for (const LevelPoint& point : points_) {
      out += text("below", x(point.load), height - 8, texts_.percent(point.load));
    }
    return out;
  }

  [[nodiscard]] std::string course() const {
    std::string out = "<polyline class=\"course\" points=\"";
    for (const LevelPoint& point : points_) {
      out += coordinate(x(point.load)) + "," + coordinate(y(point.share)) + " ";
    }
    if (!points_.empty()) out.pop_back();
    return out + "\"/>";
  }

  [[nodiscard]] std::string mark(const LevelPoint& point) const {
    const double at = x(point.load);
    std::string out;
    if (point.low && point.high) {
      out += line("interval", at, y(*point.low), at, y(*point.high));
      for (const double end : {*point.low, *point.high}) {
        out += line("interval", at - 4, y(end), at + 4, y(end));
      }
    }
    out += std::string("<circle class=\"") + (point.grows ? "grows" : "point") + "\" cx=\"" +
           coordinate(at) + "\" cy=\"" + coordinate(y(point.share)) + "\" r=\"3.5\"/>";
    const double above = y(std::max(point.share, point.high.value_or(0))) - 6;
    return out + text("value", at, above, texts_.percent(point.share));
  }

  const std::vector<LevelPoint>& points_;
  const Texts& texts_;
  double most_ = 1;
  double least_load_ = 1;
  double most_load_ = 1;
};

}  // namespace

std::string level_picture(const std::string& title, const std::vector<LevelPoint>& points,
                          const Texts& texts) {
  return Picture(points, texts).svg(title);
}

}  // namespace selaras::reports
