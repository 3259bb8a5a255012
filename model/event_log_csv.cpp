#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "model/csv.h"
#include "model/event_log_reading.h"
#include "model/text.h"

namespace selaras::model {
namespace {

struct Field {
  std::string text;
  Position at;
};

/// A text as rows of fields (RFC 4180, with any of three separators).
class Rows {
 public:
  Rows(std::string_view text, std::string file, Diagnostics& diagnostics)
      : text_(text), file_(std::move(file)), diagnostics_(diagnostics) {
    separator_ = separator_of_first_line();
  }

  /// The next row that is not blank; false at the end, and after a quotation mark without its
  /// partner.
  bool next(std::vector<Field>& row) {
    while (at_ < text_.size()) {
      row.clear();
      do {
        row.emplace_back();
        if (!take(row.back())) return false;
      } while (skip(separator_));
      end_line();
      if (row.size() > 1 || !row.front().text.empty()) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] char separator_of_first_line() const {
    std::array<std::pair<char, std::size_t>, 3> seen{{{',', 0}, {';', 0}, {'\t', 0}}};
    bool quoted = false;
    for (const char sign : text_) {
      if (sign == '"') quoted = !quoted;
      if (sign == '\n' && !quoted) break;
      for (auto& [separator, count] : seen) count += !quoted && sign == separator ? 1 : 0;
    }
    return std::ranges::max_element(seen, {}, &std::pair<char, std::size_t>::second)->first;
  }

  [[nodiscard]] Position here() const {
    const std::string_view before = text_.substr(line_start_, at_ - line_start_);
    return {line_, static_cast<std::uint32_t>(code_points(before) + 1)};
  }

  bool skip(char sign) {
    if (at_ == text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }

  void end_line() {
    skip('\r');
    if (skip('\n')) begin_line();
  }

  void begin_line() {
    ++line_;
    line_start_ = at_;
  }

  bool take(Field& field) {
    field.at = here();
    if (skip('"')) return take_quoted(field);
    const char ends[] = {separator_, '\n', '\0'};
    const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
    std::string_view plain = text_.substr(at_, end - at_);
    while (!plain.empty() && is_blank(plain.back())) plain.remove_suffix(1);
    while (!plain.empty() && is_blank(plain.front())) plain.remove_prefix(1);
    field.text = plain;
    at_ = end;
    return true;
  }

  static bool is_blank(char sign) { return sign == ' ' || sign == '\r' || sign == '\t'; }

  bool take_quoted(Field& field) {
    while (at_ < text_.size()) {
      const char sign = text_[at_++];
      if (sign == '"' && !skip('"')) return true;
      field.text += sign;
      if (sign == '\n') begin_line();
    }
    diagnostics_.push_back({.code = "log-unfinished-quote",
                            .at = {.file = file_, .begin = field.at, .end = field.at}});
    return false;
  }

  std::string_view text_;
  std::string file_;
  Diagnostics& diagnostics_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
};

enum class Column {
  case_id,
  activity,
  time,
  scheduled,
  started,
  transition,
  resource,
  outcome,
  closes
};
constexpr std::size_t columns = 9;

/// How tools call the columns, in small letters with spaces. Of two that say the same the first
/// here is taken, as exports hold the standard's names beside their own.
constexpr std::pair<std::string_view, Column> column_names[] = {
    {"case:concept:name", Column::case_id},
    {"case id", Column::case_id},
    {"caseid", Column::case_id},
    {"case", Column::case_id},
    {"trace id", Column::case_id},
    {"kasus", Column::case_id},
    {"concept:name", Column::activity},
    {"activity", Column::activity},
    {"activity name", Column::activity},
    {"task", Column::activity},
    {"event", Column::activity},
    {"kegiatan", Column::activity},
    {"time:timestamp", Column::time},
    {"timestamp", Column::time},
    {"time", Column::time},
    {"complete timestamp", Column::time},
    {"end timestamp", Column::time},
    {"end time", Column::time},
    {"waktu", Column::time},
    {"enable time", Column::scheduled},
    {"enabled time", Column::scheduled},
    {"start timestamp", Column::started},
    {"start time", Column::started},
    {"lifecycle:transition", Column::transition},
    {"lifecycle", Column::transition},
    {"transition", Column::transition},
    {"org:resource", Column::resource},
    {"resource", Column::resource},
    {"petugas", Column::resource},
    {"outcome", Column::outcome},
    {"closes", Column::closes},
};

class CsvLog {
 public:
  CsvLog(std::string_view text, int zone, const std::string& file, EventLogBuilder& builder,
         Diagnostics& diagnostics)
      : rows_(text, file, diagnostics),
        zone_(zone),
        file_(file),
        builder_(builder),
        diagnostics_(diagnostics) {}

  void read() {
    if (!rows_.next(row_) || !read_header()) return;
    const std::size_t width = row_.size();
    while (rows_.next(row_)) {
      if (row_.size() == width) {
        read_row();
      } else {
        report("log-wrong-fields", row_.front(),
               {{"expected", std::to_string(width)}, {"found", std::to_string(row_.size())}});
      }
    }
  }

 private:
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  void report(const char* code, const Field& field, Arguments arguments) {
    add_fault(diagnostics_, {.code = code,
                             .at = {.file = file_, .begin = field.at, .end = field.at},
                             .arguments = std::move(arguments)});
  }

  bool read_header() {
    for (const auto& [name, column] : column_names) {
      std::optional<std::size_t>& place = places_[static_cast<std::size_t>(column)];
      if (place) continue;
      for (std::size_t index = 0; index < row_.size(); ++index) {
        if (header(row_[index]) != name) continue;
        if (place) report("log-column-twice", row_[index], {{"column", row_[index].text}});
        place = index;
      }
    }
    demand(Column::case_id, "case");
    demand(Column::activity, "activity");
    demand(Column::time, "time");
    return !has_errors(diagnostics_);
  }

  static std::string header(const Field& field) {
    std::string name = folded(field.text);
    std::ranges::replace(name, '_', ' ');
    return name;
  }

  void demand(Column column, const char* name) {
    if (places_[static_cast<std::size_t>(column)]) return;
    report("log-column-missing", row_.front(), {{"column", name}});
  }

  [[nodiscard]] const Field* field(Column column) const {
    const auto& place = places_[static_cast<std::size_t>(column)];
    return place ? &row_[*place] : nullptr;
  }

  [[nodiscard]] std::string_view text(Column column) const {
    const Field* found = field(column);
    return found == nullptr ? std::string_view() : without_apostrophe(found->text);
  }

  bool filled(Column column, const char* name) {
    if (!text(column).empty()) return true;
    report("log-empty-value", *field(column), {{"column", name}});
    return false;
  }

  void read_row() {
    const bool has_case = filled(Column::case_id, "case");  // both are asked, both complain
    const bool has_activity = filled(Column::activity, "activity");
    const bool named = has_case && has_activity;
    if (!named) return;
    LogEvent event{.activity = builder_.number(text(Column::activity)),
                   .resource = builder_.number(text(Column::resource)),
                   .line = row_.front().at.line};
    const bool several = field(Column::started) != nullptr || field(Column::scheduled) != nullptr;
    if (several) {
      add_if_stated(Column::scheduled, Transition::schedule, event);
      add_if_stated(Column::started, Transition::start, event);
    } else if (const std::string_view word = text(Column::transition); !word.empty()) {
      const std::optional<Transition> transition = transition_of(word);
      if (!transition) return;
      event.transition = *transition;
    }
    event.outcome = builder_.number(text(Column::outcome));
    event.closes = builder_.number(text(Column::closes));
    if (filled(Column::time, "time")) add(Column::time, event);
  }

  void add_if_stated(Column column, Transition transition, LogEvent event) {
    if (text(column).empty()) return;
    event.transition = transition;
    add(column, event);
  }

  void add(Column column, LogEvent event) {
    const std::optional<UtcInstant> moment = moment_from(text(column), zone_);
    if (!moment) {
      report("log-wrong-time", *field(column), {{"value", shortened(field(column)->text)}});
      return;
    }
    event.at = *moment;
    builder_.add(text(Column::case_id), event);
  }

  Rows rows_;
  int zone_;
  const std::string& file_;
  EventLogBuilder& builder_;
  Diagnostics& diagnostics_;
  std::vector<Field> row_;
  std::array<std::optional<std::size_t>, columns> places_;
};

}  // namespace

void read_csv_log(std::string_view text, int zone, const std::string& file,
                  EventLogBuilder& builder, Diagnostics& diagnostics) {
  CsvLog(text, zone, file, builder, diagnostics).read();
}

}  // namespace selaras::model
