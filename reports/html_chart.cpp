#include "reports/html_chart.h"

#include "model/json_writer.h"

namespace selaras::reports {
namespace {

using model::json::Writer;

View table_cells(const std::vector<std::string>& row, const std::vector<std::string>& heads) {
  View cells = list_view();
  for (std::size_t i = 1; i < row.size(); ++i) {
    View cell;
    cell.set("label", heads[i]);
    cell.set("value", row[i]);
    cells.push_back(std::move(cell));
  }
  return cells;
}

View table_view(const Chart& chart) {
  View heads = list_view();
  for (const std::string& head : chart.heads) heads.push_back(head);
  View rows = list_view();
  for (const std::vector<std::string>& row : chart.rows) {
    View one;
    one.set("name", row.front());
    one.set("cells", table_cells(row, chart.heads));
    rows.push_back(std::move(one));
  }
  View table;
  table.set("heads", std::move(heads));
  table.set("rows", std::move(rows));
  View list = list_view();
  list.push_back(std::move(table));
  return list;
}

void write(Writer& json, const std::vector<Bars>& all) {
  json.key("series").begin_array();
  for (const Bars& each : all) {
    json.begin_object().member("label", each.label).member("values", each.values).end_object();
  }
  json.end_array();
}

void write(Writer& json, const Spans& spans) {
  json.begin_object().member("label", spans.label).key("values").begin_array();
  for (const Span& each : spans.values) {
    json.begin_array().value(each.from).value(each.until).end_array();
  }
  json.end_array().end_object();
}

}  // namespace

View chart_view(const Chart& chart) {
  View view;
  const View none = list_view();
  view.set("title", chart.title);
  view.set("remark", maybe(chart.remark));
  view.set("picture", maybe(chart.data));
  view.set("table", chart.rows.empty() || chart.folded ? none : table_view(chart));
  view.set("folded_table", chart.rows.empty() || !chart.folded ? none : table_view(chart));
  return view;
}

std::string bars(const std::vector<std::string>& labels, const std::vector<Bars>& all,
                 const std::string& unit) {
  Writer json(Writer::Layout::one_line);
  json.begin_object().member("kind", "bars").member("x", unit).member("labels", labels);
  write(json, all);
  return json.end_object().take();
}

std::string spans(const std::vector<std::string>& labels, const std::vector<Spans>& all,
                  const std::string& unit, const std::vector<double>& marks) {
  Writer json(Writer::Layout::one_line);
  json.begin_object().member("kind", "spans").member("x", unit).member("labels", labels);
  json.key("series").begin_array();
  for (const Spans& each : all) write(json, each);
  return json.end_array().member("marks", marks).end_object().take();
}

std::string courses(const std::vector<Bars>& all, double step, const std::string& x,
                    const std::string& y) {
  Writer json(Writer::Layout::one_line);
  json.begin_object().member("kind", "courses").member("x", x).member("y", y);
  json.member("step", step);
  write(json, all);
  return json.end_object().take();
}

}  // namespace selaras::reports
