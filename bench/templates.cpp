// How long filling our own templates takes, views included, beside the Mustache library that it
// replaced, on pictures with their tables as the sheets of a national audit hold them. Both must
// give the same text but for empty lines.
//
//   apt-get install libkainjow-mustache-dev
//   ninja -C build/release benches && build/release/bench/bench_templates

#include <cstdio>

#if __has_include(<kainjow/mustache.hpp>)

#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include <kainjow/mustache.hpp>

#include "model/shipped.h"
#include "reports/html_chart.h"
#include "reports/html_template.h"

namespace {

using namespace selaras::reports;
using kainjow::mustache::data;

constexpr int charts = 2'000;
constexpr int rows = 6;
constexpr int columns = 4;

/// Of processor time, so that what else the machine does is not counted.
double milliseconds_since(std::clock_t start) {
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string word(int chart, int row, int column) {
  return "langkah " + std::to_string(row) + " & " + std::to_string(chart * column);
}

View own_chart(int chart) {
  Chart shown{.title = word(chart, 0, 0),
              .data = std::string(200, 'x'),
              .rows = {},
              .remark = word(chart, 1, 0)};
  for (int column = 0; column < columns; ++column) shown.heads.push_back(word(chart, 0, column));
  for (int row = 0; row < rows; ++row) {
    std::vector<std::string> cells;
    for (int column = 0; column < columns; ++column) cells.push_back(word(chart, row, column));
    shown.rows.push_back(std::move(cells));
  }
  return chart_view(shown);
}

data library_chart(int chart) {
  data lines = data::type::list;
  data heads = data::type::list;
  for (int column = 0; column < columns; ++column) heads << data(word(chart, 0, column));
  for (int row = 0; row < rows; ++row) {
    data cells = data::type::list;
    for (int column = 1; column < columns; ++column) {
      data cell;
      cell.set("label", word(chart, 0, column));
      cell.set("value", word(chart, row, column));
      cells << cell;
    }
    data line;
    line.set("name", word(chart, row, 0));
    line.set("cells", cells);
    lines << line;
  }
  data table;
  table.set("heads", heads);
  table.set("rows", lines);
  data view;
  const auto only = [](const data& value) {
    data list = data::type::list;
    list << value;
    return list;
  };
  view.set("title", word(chart, 0, 0));
  view.set("remark", only(data(word(chart, 1, 0))));
  view.set("picture", only(data(std::string(200, 'x'))));
  view.set("table", only(table));
  view.set("folded_table", data(data::type::list));
  return view;
}

std::string shipped(const char* name) {
  return std::string(selaras::model::shipped_file(std::string("reports/html/") + name)->text);
}

std::string without_empty_lines(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\n' && (out.empty() || out.back() == '\n')) continue;
    out += letter;
  }
  return out;
}

}  // namespace

int main() {
  const Texts texts(Language::id);
  std::clock_t start = std::clock();
  View list = list_view();
  for (int chart = 0; chart < charts; ++chart) list.push_back(own_chart(chart));
  View own;
  own.set("charts", std::move(list));
  const std::string ours = rendered("charts", own, texts);
  const double own_time = milliseconds_since(start);

  start = std::clock();
  data library_list = data::type::list;
  for (int chart = 0; chart < charts; ++chart) library_list << library_chart(chart);
  data library;
  library.set("charts", library_list);
  library.set("chart_table",
              kainjow::mustache::partial([] { return shipped("chart_table.mustache"); }));
  kainjow::mustache::mustache page(shipped("charts.mustache"));
  page.set_custom_escape([](const std::string& text) { return html_escaped(text); });
  const std::string theirs = page.render(library);
  const double library_time = milliseconds_since(start);

  if (without_empty_lines(ours) != without_empty_lines(theirs)) {
    std::printf("the two disagree\n");
    return EXIT_FAILURE;
  }
  std::printf("%d pictures, %zu bytes: ours %.0f ms, library %.0f ms, ratio %.2f\n", charts,
              ours.size(), own_time, library_time, library_time / own_time);
  return EXIT_SUCCESS;
}

#else

int main() { std::printf("libkainjow-mustache-dev is not installed\n"); }

#endif
