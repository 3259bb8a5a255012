#include "reports/diagram_shape.h"

#include <algorithm>
#include <cmath>

#include "reports/diagram_content.h"

namespace selaras::reports::diagram {
namespace {

using Kind = Diagram::BoxKind;

/// How far the outline lies inside the rectangle's left or right side at height `y`.
double inset_at_side(double y, const Rect& rect, Kind kind) {
  const double off = std::abs(y - rect.centre().y);
  const double half = rect.height / 2;
  if (kind == Kind::decision) return point_depth * std::min(1.0, off / half);
  const double radius = half;  // capsule
  return radius - std::sqrt(std::max(0.0, radius * radius - off * off));
}

/// How far the outline lies inside the upper or lower side at `x`.
double inset_at_edge(double x, const Rect& rect, Kind kind) {
  const double from_side = std::min(x - rect.x, rect.right() - x);
  const double half = rect.height / 2;
  if (kind == Kind::decision)
    return from_side >= point_depth ? 0 : half * (1 - from_side / point_depth);
  const double off = half - from_side;
  return off <= 0 ? 0 : half - std::sqrt(std::max(0.0, half * half - off * off));
}

Point on_rhombus(Point end, bool level, const Rect& rect) {
  const double half = gateway_size / 2;
  const Point centre{rect.centre().x, rect.y + half};
  if (level) {
    const double off = std::abs(end.y - centre.y);
    if (off > half) return end;
    return {end.x < centre.x ? centre.x - half + off : centre.x + half - off, end.y};
  }
  const double off = std::abs(end.x - centre.x);
  if (off > half || (end.y > centre.y && rect.height > gateway_size)) return end;
  return {end.x, end.y < centre.y ? centre.y - half + off : centre.y + half - off};
}

}  // namespace

Path decision_outline(const Rect& rect) {
  const double y = rect.centre().y;
  return {{rect.x + point_depth, rect.y},
          {rect.right() - point_depth, rect.y},
          {rect.right(), y},
          {rect.right() - point_depth, rect.bottom()},
          {rect.x + point_depth, rect.bottom()},
          {rect.x, y}};
}

Path gateway_outline(const Rect& rect) {
  const double half = gateway_size / 2;
  const Point centre{rect.centre().x, rect.y + half};
  return {{centre.x, centre.y - half},
          {centre.x + half, centre.y},
          {centre.x, centre.y + half},
          {centre.x - half, centre.y}};
}

Point on_outline(Point end, Point beside, const Rect& rect, Kind kind) {
  const bool level = std::abs(end.y - beside.y) < std::abs(end.x - beside.x);
  if (kind == Kind::step) return end;
  if (kind == Kind::parallel || kind == Kind::exclusive || kind == Kind::inclusive)
    return on_rhombus(end, level, rect);
  if (level) {
    const double inset = inset_at_side(end.y, rect, kind);
    return {end.x < rect.centre().x ? end.x + inset : end.x - inset, end.y};
  }
  const double inset = inset_at_edge(end.x, rect, kind);
  return {end.x, end.y < rect.centre().y ? end.y + inset : end.y - inset};
}

}  // namespace selaras::reports::diagram
