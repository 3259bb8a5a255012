#include "importer/list.h"

#include <algorithm>
#include <array>

namespace selaras::importer {
namespace {

constexpr std::size_t deepest = 6;           // lists within lists
constexpr std::size_t most_entries = 3'000;  // more than any list of a page has

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_large(char c) { return c >= 'A' && c <= 'Z'; }
bool is_space(char c) { return c == ' ' || c == '\n'; }

/// The bullet at the beginning of a text, in bytes; 0 for none.
std::size_t bullet_at(std::string_view text) {
  for (const std::string_view bullet :
       {"-", "*", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\xA3", "\xEF\x82\xB7", "\xC2\xB7"}) {
    if (text.starts_with(bullet) && text.size() > bullet.size() && is_space(text[bullet.size()]))
      return bullet.size();
  }
  return 0;
}

struct Counted {
  Marker::Kind kind = Marker::Kind::number;
  int value = 0;
  std::size_t size = 0;  // 0: none
};

Counted counter_at(std::string_view text) {
  std::size_t i = 0;
  int value = 0;
  while (i < text.size() && i < 3 && is_digit(text[i])) value = 10 * value + (text[i++] - '0');
  if (i > 0) return {Marker::Kind::number, value, i};
  if (text.empty() || !(is_small(text[0]) || is_large(text[0]))) return {};
  return {Marker::Kind::letter, (is_small(text[0]) ? text[0] - 'a' : text[0] - 'A') + 1, 1};
}

Marker marker(Counted counted, char close, Span span) {
  return {.kind = counted.kind, .close = close, .value = counted.value, .span = span};
}

/// Behind a marker stands white space, another marker's bracket, or nothing; behind "1)" also the
/// text itself.
bool ends_marker(std::string_view text, std::size_t at, char close) {
  return at >= text.size() || is_space(text[at]) || (close != '.' && !is_digit(text[at]));
}

std::optional<Marker> bracketed(std::string_view text, Span span) {
  const Counted counted = counter_at(text.substr(1));
  const std::size_t end = counted.size + 2;
  if (counted.size == 0 || end > text.size() || text[end - 1] != ')') return std::nullopt;
  return marker(counted, '(', {span.begin, span.begin + static_cast<std::uint32_t>(end)});
}

/// Takes the stretch behind `at`, without white space before it.
Span rest(const Page& page, Span span, std::uint32_t at) { return trimmed(page, {at, span.end}); }

class ListReader {
 public:
  ListReader(const Page& page, const Language& language) : page_(page), language_(language) {}

  List read(const std::vector<Line>& lines) {
    letters_inside_ = doubled_with_letters(lines);
    for (const Line& line : lines) take(line);
    for (Entry& entry : list_.entries) finish(entry, 0);
    join_siblings(list_.entries);
    if (list_.entries.size() == 1 && list_.entries[0].text.empty()) promote();
    return std::move(list_);
  }

 private:
  /// "1. a. …", "2. b. …": the letters are the author's, the numbers the portal's.
  bool doubled_with_letters(const std::vector<Line>& lines) const {
    int matching = 0;
    for (const Line& line : lines) {
      const auto outer = marker_at(page_, line.span);
      if (!outer || outer->kind != Marker::Kind::number) continue;
      const auto inner = marker_at(page_, rest(page_, line.span, outer->span.end));
      if (inner && inner->kind == Marker::Kind::letter && inner->value == outer->value) ++matching;
    }
    return matching >= 2;
  }

  void take(const Line& line) {
    if (line.span.empty()) return;
    std::optional<Marker> found = marker_at(page_, line.span);
    if (!found) found = number_alone(line);
    if (!found || room_ == 0) {
      take_text(line);
    } else {
      Span text = rest(page_, line.span, found->span.end);
      drop_doubled(*found, text);
      add({.marker = *found,
           .printed = std::string(page_[found->span]),
           .text = text,
           .indent = line.indent});
    }
    last_line_ = line.number;
  }

  /// A number that fills its line, where it is the one that comes next.
  std::optional<Marker> number_alone(const Line& line) const {
    const std::string_view text = page_[line.span];
    const Counted counted = counter_at(text);
    if (counted.size != text.size() || counted.kind != Marker::Kind::number) return std::nullopt;
    const int next = list_.entries.empty() ? 1 : list_.entries.back().marker.value + 1;
    if (counted.value != next) return std::nullopt;
    return marker(counted, '.', line.span);
  }

  void drop_doubled(Marker& outer, Span& text) const {
    const auto inner = marker_at(page_, text);
    if (!inner) return;
    const bool same = inner->kind == outer.kind && inner->value == outer.value &&
                      outer.kind == Marker::Kind::number;
    if (outer.kind == Marker::Kind::bullet ||
        (letters_inside_ && inner->kind == Marker::Kind::letter))
      outer = *inner;
    else if (!same)
      return;
    text = rest(page_, text, inner->span.end);
  }

  void take_text(const Line& line) {
    Entry* last = innermost();
    if (last == nullptr)
      list_.before.push_back(line);
    else if (last->text.empty())
      last->text = line.span;
    else if (line.number <= last_line_ + 1 && list_.after.empty())
      last->text.end = line.span.end;
    else
      list_.after.push_back(line);
  }

  Entry* innermost() {
    if (list_.entries.empty()) return nullptr;
    Entry* entry = &list_.entries.back();
    while (!entry->inner.empty()) entry = &entry->inner.back();
    return entry;
  }

  /// "  1." below "2.": a list of its own, though it is numbered alike.
  static bool is_deeper(const Entry& entry, const Entry& than) {
    return entry.indent > than.indent + 1 && entry.marker.kind != Marker::Kind::bullet;
  }

  /// Another style that begins anew, or the same one further in, opens a list inside the last item;
  /// a style that is open goes on with that list.
  void add(Entry entry) {
    --room_;
    std::vector<Entry>* level = &list_.entries;
    std::vector<std::vector<Entry>*> open;
    while (!level->empty()) {
      open.push_back(level);
      level = &level->back().inner;
    }
    for (auto at = open.rbegin(); at != open.rend(); ++at) {
      const Entry& last = (*at)->back();
      if (!last.marker.same_style(entry.marker)) continue;
      if (is_deeper(entry, last) && entry.marker.is_first()) break;
      if (is_deeper(last, entry) && std::next(at) != open.rend()) continue;
      (*at)->push_back(std::move(entry));
      return;
    }
    const bool inside = !open.empty() && entry.marker.is_first() && open.size() < deepest;
    (inside ? level : &list_.entries)->push_back(std::move(entry));
  }

  // -- Lists inside a line.

  bool is_marker_place(std::uint32_t at, std::uint32_t begin) const {
    if (at == begin) return true;
    const char before = page_.text[at - 1];
    return is_space(before) || before == ':' || before == ';' || before == '(';
  }

  /// "angka 4.", "No. 14" are no markers.
  bool after_word_that_counts(std::uint32_t at, std::uint32_t begin) const {
    std::uint32_t end = at;
    while (end > begin && (is_space(page_.text[end - 1]) || page_.text[end - 1] == '.')) --end;
    std::uint32_t word = end;
    while (word > begin && end - word < 12 &&
           (is_small(page_.text[word - 1]) || is_large(page_.text[word - 1])))
      --word;
    std::string text(page_[{word, end}]);
    std::ranges::transform(text, text.begin(), [](char c) {
      return is_large(c) ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::count(language_.not_markers_after, text) > 0;
  }

  bool is_inline_bullet(std::uint32_t at, std::uint32_t begin) const {
    std::uint32_t end = at;
    while (end > begin && is_space(page_.text[end - 1])) --end;
    return end > begin &&
           std::string_view(":;.,").find(page_.text[end - 1]) != std::string_view::npos;
  }

  std::vector<Marker> markers_in(Span span) const {
    std::vector<Marker> markers;
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      if (!is_marker_place(at, span.begin)) continue;
      const auto found = marker_at(page_, {at, span.end});
      if (!found || found->span.end >= span.end) continue;
      if (found->kind == Marker::Kind::bullet && !is_inline_bullet(at, span.begin)) continue;
      if (found->kind == Marker::Kind::letter &&
          !is_small(page_.text[found->close == '(' ? at + 1 : at]))
        continue;
      if (after_word_that_counts(at, span.begin)) continue;
      markers.push_back(*found);
    }
    return markers;
  }

  /// The markers that count on from `first`, itself included.
  static std::vector<Marker> run_from(const std::vector<Marker>& markers, std::size_t first) {
    std::vector<Marker> run{markers[first]};
    for (std::size_t i = first + 1; i < markers.size(); ++i) {
      if (markers[i].follows(run.back())) run.push_back(markers[i]);
    }
    return run;
  }

  /// The first list inside a text: at least two markers, from the first value on.
  static std::vector<Marker> first_run(const std::vector<Marker>& markers) {
    constexpr std::size_t most_tries = 50;
    std::size_t tries = 0;
    for (std::size_t i = 0; i < markers.size() && tries < most_tries; ++i) {
      if (!markers[i].is_first()) continue;
      ++tries;
      std::vector<Marker> run = run_from(markers, i);
      if (run.size() >= 2) return run;
    }
    return {};
  }

  std::vector<Entry> entries_of(std::vector<Marker> run, Span span) {
    std::vector<Entry> entries;
    run.resize(std::min(run.size(), room_), run.front());
    room_ -= run.size();
    for (std::size_t i = 0; i < run.size(); ++i) {
      const std::uint32_t end = i + 1 < run.size() ? run[i + 1].span.begin : span.end;
      entries.push_back({.marker = run[i],
                         .printed = std::string(page_[run[i].span]),
                         .text = trimmed(page_, {run[i].span.end, end})});
    }
    return entries;
  }

  void finish(Entry& entry, std::size_t depth) {
    if (depth < deepest && entry.inner.empty() && room_ > 0) {
      const std::vector<Marker> run = first_run(markers_in(entry.text));
      if (!run.empty()) {
        entry.inner = entries_of(run, entry.text);
        entry.text = trimmed(page_, {entry.text.begin, run.front().span.begin});
      }
    }
    for (Entry& inner : entry.inner) finish(inner, depth + 1);
  }

  /// "1. … 2. … 3. …" on one line: what counts on from an item's own marker are its neighbours.
  void join_siblings(std::vector<Entry>& entries) {
    std::vector<Entry> joined;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      Entry& entry = entries[i];
      const bool taken = i + 1 < entries.size() && entries[i + 1].marker.follows(entry.marker);
      const std::vector<Marker> markers = taken || !entry.inner.empty() || room_ == 0
                                              ? std::vector<Marker>{}
                                              : markers_in(entry.text);
      const auto next = std::ranges::find_if(markers, [&](const Marker& one) {
        return one.kind != Marker::Kind::bullet && one.follows(entry.marker);
      });
      if (next == markers.end()) {
        joined.push_back(std::move(entry));
        continue;
      }
      const auto run = run_from(markers, static_cast<std::size_t>(next - markers.begin()));
      std::vector<Entry> rest_of_line = entries_of(run, entry.text);
      entry.text = trimmed(page_, {entry.text.begin, run.front().span.begin});
      joined.push_back(std::move(entry));
      for (Entry& one : rest_of_line) {
        finish(one, 0);
        joined.push_back(std::move(one));
      }
    }
    entries = std::move(joined);
  }

  void promote() {
    std::vector<Entry> inner = std::move(list_.entries[0].inner);
    list_.entries = std::move(inner);
  }

  const Page& page_;
  const Language& language_;
  List list_;
  std::size_t room_ = most_entries;  // for further entries
  std::uint32_t last_line_ = 0;
  bool letters_inside_ = false;
};

}  // namespace

Span Entry::whole() const {
  Span span = text;
  if (!inner.empty()) span.end = std::max(span.end, inner.back().whole().end);
  return span;
}

std::optional<Marker> marker_at(const Page& page, Span span) {
  const std::string_view text = page[span];
  if (text.empty()) return std::nullopt;
  if (const std::size_t bullet = bullet_at(text)) {
    return Marker{.kind = Marker::Kind::bullet,
                  .close = '-',
                  .span = {span.begin, span.begin + static_cast<std::uint32_t>(bullet)}};
  }
  if (text[0] == '(') return bracketed(text, span);
  const Counted counted = counter_at(text);
  if (counted.size == 0 || counted.size >= text.size()) return std::nullopt;
  const char close = text[counted.size];
  if (close != '.' && close != ')') return std::nullopt;
  if (!ends_marker(text, counted.size + 1, close)) return std::nullopt;
  return marker(counted, close,
                {span.begin, span.begin + static_cast<std::uint32_t>(counted.size) + 1});
}

List read_list(const Page& page, const std::vector<Line>& lines, const Language& language) {
  return ListReader(page, language).read(lines);
}

std::size_t count(const std::vector<Entry>& entries) {
  std::size_t sum = entries.size();
  for (const Entry& entry : entries) sum += count(entry.inner);
  return sum;
}

}  // namespace selaras::importer
