#include "importer/claims.h"

#include <algorithm>

#include "importer/duration.h"

namespace selaras::importer {
namespace {

class ClaimReader {
 public:
  ClaimReader(const Reading& reading, model::Procedure& procedure)
      : reading_(reading), procedure_(procedure) {}

  void read(const Part& part) {
    std::vector<Line> lines;
    for (const Line& line : part.lines) {
      if (!is_letterhead(reading_.page, line, reading_.language) || states_time(line.span))
        lines.push_back(line);
    }
    const List list = read_list(reading_.page, lines, reading_.language);
    for (const Line& line : list.before) read_line(line.span);
    const std::vector<Noted> items =
        note_items(reading_, list.entries, "time", "t", model::ItemKind::content, procedure_);
    for (const Noted& item : items) read_item(item);
    for (const Line& line : list.after) read_line(line.span);
    for (const Line& line : lines) {
      if (claims().empty()) read_without_unit(line.span);
    }
  }

 private:
  bool states_time(Span span) const {
    return !durations(reading_.page, reading_.words(span), reading_.language).empty();
  }

  std::vector<model::TimeClaim>& claims() { return procedure_.time_claims; }

  void read_line(Span span) {
    const Words words = reading_.words(span);
    if (words.empty() || any_in(reading_.language.letterhead, words)) return;
    const std::vector<Duration> found = durations(reading_.page, words, reading_.language);
    if (found.empty() || is_other(words, found.front())) return;
    for (std::size_t i = 0; i < found.size(); ++i) read_duration(words, found, i);
  }

  /// Opening hours, a citizen's own deadline, the validity of what is issued.
  bool is_other(const Words& words, const Duration& duration) const {
    const auto other = first_match(reading_.language.other_durations, words);
    return other && other->begin < duration.begin;
  }

  /// "Tergantung pada …" states no time; "14" states one without its unit.
  void read_without_unit(Span span) {
    const Words words = reading_.words(span);
    if (words.empty() || any_in(reading_.language.letterhead, words) || states_time(span)) return;
    const bool number = words.size() == 1 && is_number(words[0].folded);
    model::TimeClaim claim{.id = "total",
                           .evidence = reading_.evidence(item_text(reading_.page, span))};
    if (number) claim.quantity.minimum = claim.quantity.maximum = std::stod(words[0].folded);
    claims().push_back(std::move(claim));
  }

  void read_duration(const Words& words, const std::vector<Duration>& found, std::size_t i) {
    const std::size_t begin = i == 0 ? 0 : found[i - 1].end;
    const std::size_t end = i + 1 < found.size() ? found[i + 1].begin : words.size();
    const auto condition = condition_in(words, begin, found[i].begin);
    if (i > 0 && !condition) {
      if (!restates(found[i].quantity))
        add_part(words, begin, found[i], span_of(words, begin, found[i].end));
      return;
    }
    if (!condition && merge(words, found[i], end)) return;
    add_claim(words, found[i], end, condition);
  }

  std::optional<Pattern::Match> condition_in(const Words& words, std::size_t begin,
                                             std::size_t end) const {
    for (const Pattern& pattern : reading_.language.time_conditions) {
      const auto match = pattern.find(words, begin);
      if (match && match->end <= end) return match;
    }
    return std::nullopt;
  }

  bool restates(const model::Quantity& quantity) {
    return std::ranges::any_of(claims(), [&](const model::TimeClaim& claim) {
      return claim.condition.empty() && same(claim.quantity, quantity);
    });
  }

  static bool same(const model::Quantity& a, const model::Quantity& b) {
    const auto shares = [&](const model::UnitReading& one) {
      return std::ranges::count(b.readings, one) > 0;
    };
    return a.minimum == b.minimum && a.maximum == b.maximum &&
           (a.readings.empty() || std::ranges::any_of(a.readings, shares));
  }

  /// The same length told again in a sentence: one claim, with what the sentence adds.
  bool merge(const Words& words, const Duration& duration, std::size_t end) {
    for (model::TimeClaim& claim : claims()) {
      if (!claim.condition.empty() || !same(claim.quantity, duration.quantity)) continue;
      complete(claim, words, duration, end);
      const model::EvidenceList more =
          reading_.evidence(item_text(reading_.page, span_of(words, 0, words.size())));
      claim.evidence.insert(claim.evidence.end(), more.begin(), more.end());
      return true;
    }
    return false;
  }

  void add_claim(const Words& words, const Duration& duration, std::size_t end,
                 std::optional<Pattern::Match> condition) {
    model::TimeClaim claim{.id = new_id(condition.has_value()),
                           .quantity = duration.quantity,
                           .evidence = reading_.evidence(duration.span)};
    if (condition) put_condition(words, *condition, duration, claim);
    complete(claim, words, duration, end);
    claims().push_back(std::move(claim));
  }

  std::string new_id(bool conditional) {
    const std::string first = conditional ? "total.conditional" : "total";
    std::string id = first;
    for (int again = 2; std::ranges::count(claims(), id, &model::TimeClaim::id) > 0; ++again)
      id = first + "." + std::to_string(again);
    return id;
  }

  /// "Apabila …," goes on to its comma; "dalam kondisi tertentu" is whole by itself.
  void put_condition(const Words& words, Pattern::Match match, const Duration& duration,
                     model::TimeClaim& claim) const {
    std::size_t end = match.end;
    if (match.end - match.begin == 1) {
      while (end < duration.begin && words[end].before != ',') ++end;
    }
    const Span span = span_of(words, match.begin, end);
    claim.condition = reading_.text(span);
    const model::EvidenceList more = reading_.evidence(span);
    claim.evidence.insert(claim.evidence.begin(), more.begin(), more.end());
  }

  void complete(model::TimeClaim& claim, const Words& words, const Duration& duration,
                std::size_t end) const {
    const model::Bound bound = bound_before(words, duration, reading_.language);
    if (bound != model::Bound::none) claim.bound = bound;
    put_start(claim, words, duration.end, end);
    put_scope(claim, words);
  }

  void put_start(model::TimeClaim& claim, const Words& words, std::size_t from,
                 std::size_t end) const {
    const auto start = first_match(reading_.language.clock_start, words, from);
    if (!start || start->begin >= end) return;
    std::size_t last = start->end;
    while (last < end && words[last].before != ';') ++last;
    const Span span = span_of(words, start->begin, last);
    const Words said = reading_.words(span);
    claim.from = model::Milestone{.text = reading_.text(span),
                                  .step = step_of(reading_.phrases.milestones, said),
                                  .evidence = reading_.evidence(span)};
  }

  /// The step of the first hint whose words are there; empty where the page has no such step.
  std::string step_of(const std::vector<Phrases::Hint>& hints, const Words& words) const {
    for (const Phrases::Hint& hint : hints) {
      if (any_in(hint.patterns, words) && procedure_.step(hint.activity) != nullptr)
        return hint.activity;
    }
    return {};
  }

  void put_scope(model::TimeClaim& claim, const Words& words) const {
    const auto scope = first_match(reading_.language.time_scopes, words);
    if (!scope) return;
    const Span span = item_text(reading_.page, span_of(words, scope->begin, words.size()));
    claim.scope = reading_.text(span);
    for (std::size_t i = scope->end; i < words.size(); ++i) {
      if (const auto named = reading_.actors.at(words, i)) {
        claim.scope_roles.insert(claim.scope_roles.end(), named->roles.begin(), named->roles.end());
        i = named->end - 1;
      }
    }
    std::ranges::sort(claim.scope_roles);
    const auto repeated = std::ranges::unique(claim.scope_roles);
    claim.scope_roles.erase(repeated.begin(), repeated.end());
  }

  // -- Parts.

  void read_item(const Noted& item) {
    const std::vector<Duration> found = durations(reading_.page, item.words, reading_.language);
    if (found.empty() || is_other(item.words, found.front())) return;
    add_part(item.words, 0, found.front(), item_text(reading_.page, item.entry->text));
  }

  void add_part(const Words& words, std::size_t begin, const Duration& duration, Span whole) {
    if (claims().empty()) claims().push_back({.id = "total", .evidence = reading_.evidence(whole)});
    const bool label_first = duration.begin > begin;
    const Span label = label_first ? span_of(words, begin, duration.begin)
                                   : span_of(words, duration.end, words.size());
    model::TimePart part{.label = reading_.text(label),
                         .quantity = duration.quantity,
                         .evidence = reading_.evidence(whole)};
    if (const std::string step = step_of(reading_.phrases.time_parts, words); !step.empty())
      part.steps.push_back(step);
    claims().front().parts.push_back(std::move(part));
  }

  const Reading& reading_;
  model::Procedure& procedure_;
};

}  // namespace

void read_claims(const Reading& reading, const Part& part, model::Procedure& procedure) {
  ClaimReader(reading, procedure).read(part);
}

}  // namespace selaras::importer
