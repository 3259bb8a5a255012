// How long our own renderer of templates takes beside the Mustache library that it replaced, on the
// table of findings that a national audit carries. Both must give the same text.
//
//   apt-get install libkainjow-mustache-dev
//   ninja -C build/release benches && build/release/bench/bench_templates

#include <cstdio>

#if __has_include(<kainjow/mustache.hpp>)

#include <cstdlib>
#include <ctime>
#include <string>

#include <kainjow/mustache.hpp>

#include "model/shipped.h"
#include "reports/html_template.h"

namespace {

using namespace selaras::reports;
using kainjow::mustache::data;

constexpr int rows = 10'000;
constexpr const char* members[] = {"sheet",      "level",      "level_rank", "reason_word",
                                   "state_word", "href",       "sentence",   "rule_title",
                                   "region",     "level_name", "reason"};
constexpr const char* words[] = {"finding-title", "region", "level", "reason"};

/// Of processor time, so that what else the machine does is not counted.
double milliseconds_since(std::clock_t start) {
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string value(const char* member, int row) {
  return std::string(member) + " " + std::to_string(row) +
         ": “paling lama 5 hari kerja” & seterusnya";
}

View own_view() {
  View list = list_view();
  for (int row = 0; row < rows; ++row) {
    View one;
    for (const char* member : members) one.set(member, value(member, row));
    list.push_back(std::move(one));
  }
  View view;
  view.set("rows", std::move(list));
  return view;
}

data library_view(const Texts& texts) {
  data list = data::type::list;
  for (int row = 0; row < rows; ++row) {
    data one;
    for (const char* member : members) one.set(member, value(member, row));
    list << one;
  }
  data text;
  for (const char* word : words) text.set(word, texts("page." + std::string(word)));
  data view;
  view.set("rows", list);
  view.set("text", text);
  return view;
}

}  // namespace

int main() {
  const Texts texts(Language::id);
  const View own = own_view();
  std::clock_t start = std::clock();
  const std::string ours = rendered("register_rows", own, texts);
  const double own_time = milliseconds_since(start);

  const data library = library_view(texts);
  start = std::clock();
  kainjow::mustache::mustache page(
      std::string(selaras::model::shipped_file("reports/html/register_rows.mustache")->text));
  page.set_custom_escape([](const std::string& text) { return html_escaped(text); });
  const std::string theirs = page.render(library);
  const double library_time = milliseconds_since(start);

  if (ours != theirs) {
    std::printf("the two disagree\n");
    return EXIT_FAILURE;
  }
  std::printf("%d rows, %zu bytes: ours %.0f ms, library %.0f ms, ratio %.2f\n", rows, ours.size(),
              own_time, library_time, library_time / own_time);
  return EXIT_SUCCESS;
}

#else

int main() { std::printf("libkainjow-mustache-dev is not installed\n"); }

#endif
