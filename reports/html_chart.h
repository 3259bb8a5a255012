#pragma once

#include <string>
#include <vector>

#include "reports/html_view.h"

namespace selaras::reports {

/// A picture that the page's script draws, its title, and the table under it that says the same.
struct Chart {
  std::string title;
  std::string data;                // JSON, made by one of the functions below; empty: no picture
  std::vector<std::string> heads;  // of the table; none: no table
  std::vector<std::vector<std::string>> rows;
  bool folded = false;  // the table is opened by the reader
  std::string remark;   // above the picture
};

[[nodiscard]] View chart_view(const Chart& chart);

struct Bars {
  std::string label;
  std::vector<double> values;
};
/// Bars beside their labels, one behind the other.
[[nodiscard]] std::string bars(const std::vector<std::string>& labels, const std::vector<Bars>& all,
                               const std::string& unit);

struct Span {
  double from = 0;
  double until = 0;
};
struct Spans {
  std::string label;
  std::vector<Span> values;
};
/// Bars that begin anywhere, on one line a label; with `marks`, a point on each line.
[[nodiscard]] std::string spans(const std::vector<std::string>& labels,
                                const std::vector<Spans>& all, const std::string& unit,
                                const std::vector<double>& marks = {});

/// Lines of values at 0, `step`, 2 `step` …; `x` and `y` name the axes.
[[nodiscard]] std::string courses(const std::vector<Bars>& all, double step, const std::string& x,
                                  const std::string& y);

}  // namespace selaras::reports
