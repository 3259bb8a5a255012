#include "importer/contacts.h"

#include <algorithm>

namespace selaras::importer {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\n'; }

class ContactReader {
 public:
  ContactReader(const Reading& reading, Span span, bool complaints, model::Procedure& procedure)
      : reading_(reading),
        span_(span),
        words_(reading.words(span)),
        complaints_(complaints),
        procedure_(procedure) {}

  void read() {
    read_addresses();
    read_phones();
    read_labelled();
  }

 private:
  [[nodiscard]] const std::string& text() const { return reading_.page.text; }

  void add(const std::string& kind, Span value) {
    found_ = true;
    const std::string words = reading_.text(value);
    for (model::Contact& known : procedure_.contacts) {
      if (known.kind != kind || known.complaints != complaints_ ||
          letters_of(known.value) != letters_of(words))
        continue;
      append(known.evidence, reading_.evidence(value));
      return;
    }
    procedure_.contacts.push_back({.kind = kind,
                                   .value = words,
                                   .complaints = complaints_,
                                   .evidence = reading_.evidence(value)});
  }

  static void append(model::EvidenceList& list, const model::EvidenceList& more) {
    list.insert(list.end(), more.begin(), more.end());
  }

  // -- What shows by its form: e-mail, web.

  void read_addresses() {
    for (std::uint32_t begin = span_.begin; begin < span_.end;) {
      if (is_space(text()[begin])) {
        ++begin;
        continue;
      }
      std::uint32_t end = begin;
      while (end < span_.end && !is_space(text()[end])) ++end;
      read_address(without_brackets({begin, end}));
      begin = end;
    }
  }

  Span without_brackets(Span span) const {
    constexpr std::string_view marks = "<>()[],;:.\"'";
    while (!span.empty() && marks.find(text()[span.begin]) != std::string_view::npos) ++span.begin;
    while (!span.empty() && marks.find(text()[span.end - 1]) != std::string_view::npos) --span.end;
    return span;
  }

  void read_address(Span span) {
    const std::string_view word = reading_.page[span];
    const std::size_t at = word.find('@');
    if (at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos) {
      add("email", span);
      return;
    }
    const bool web =
        word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.");
    const bool domain = at == std::string_view::npos && word.find('/') == std::string_view::npos &&
                        (word.ends_with(".id") || word.ends_with(".com"));
    if (!web && !domain) return;
    const std::string kind = label_kind();
    add(kind == "app" || kind == "social" ? kind : "web", span);
  }

  // -- Telephone numbers.

  void read_phones() {
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      if (is_digit(text()[i]) && (i == span_.begin || !is_part_of_word(text()[i - 1])))
        i = read_phone(i);
    }
  }

  static bool is_part_of_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '/' || c == '-' || c == '@' || c == '_';
  }

  /// Begins with 0 and has seven digits or more, with blanks, hyphens and brackets between them,
  /// so that no year or postal code is one; a short code only behind its label.
  std::uint32_t read_phone(std::uint32_t begin) {
    std::uint32_t end = begin;
    int digits = 0;
    for (std::uint32_t i = begin; i < span_.end && (is_digit(text()[i]) || joins(i)); ++i) {
      if (!is_digit(text()[i])) continue;
      ++digits;
      end = i + 1;
    }
    const bool whole = text()[begin] == '0' && digits >= 7 && digits < 16;
    const bool short_code =
        digits >= 3 && digits < 6 && words_.size() <= 3 && label_kind() == "phone";
    if (whole && begin > span_.begin && text()[begin - 1] == '(') --begin;
    if (whole || short_code) {
      add("phone", {begin, end});
      first_phone_ = std::min(first_phone_, begin);
    }
    return std::max(whole || short_code ? end : first_word_end(begin), begin + 1) - 1;
  }

  /// Another number that begins with 0 is another telephone.
  bool joins(std::uint32_t i) const {
    if (std::string_view("-()").find(text()[i]) != std::string_view::npos) return true;
    return text()[i] == ' ' && i + 1 < span_.end && text()[i + 1] != '0';
  }

  std::uint32_t first_word_end(std::uint32_t at) const {
    while (at < span_.end && !is_space(text()[at])) ++at;
    return at;
  }

  // -- What only its label tells.

  std::string label_kind() const {
    std::string kind;
    std::size_t first = words_.size();
    for (const Language::ContactLabel& label : reading_.language.contacts) {
      const auto match = first_match(label.labels, words_);
      if (match && match->begin < first) {
        first = match->begin;
        kind = label.kind;
      }
    }
    return kind;
  }

  void read_labelled() {
    for (const Language::ContactLabel& label : reading_.language.contacts) {
      if (label.kind == "office") read_office(label);
      if (label.kind == "box") read_boxes(label);
      const bool shown_by_form = found_ || label.kind == "phone" || label.kind == "email" ||
                                 label.kind == "web" || label.kind == "office";
      if (!shown_by_form) read_value(label);
    }
  }

  /// The address itself, up to what else the same line tells.
  void read_office(const Language::ContactLabel& label) {
    const auto match = first_match(label.labels, words_);
    if (!match || (found_ && match->begin > 0)) return;
    std::size_t end = match->end;
    while (end < words_.size() && words_[end].span.begin < first_phone_ &&
           !is_other_label(end, label))
      ++end;
    if (end > match->end) add("office", span_of(words_, match->begin, end));
  }

  bool is_other_label(std::size_t at, const Language::ContactLabel& own) const {
    return std::ranges::any_of(
        reading_.language.contacts, [&](const Language::ContactLabel& label) {
          if (label.kind == own.kind) return false;
          return std::ranges::any_of(label.labels, [&](const Pattern& pattern) {
            return pattern.end_at(words_, at).has_value();
          });
        });
  }

  /// Several of them may stand in one line.
  void read_boxes(const Language::ContactLabel& label) {
    for (const Pattern& pattern : label.labels) {
      if (const auto match = pattern.find(words_))
        add("box", span_of(words_, match->begin, match->end));
    }
  }

  void read_value(const Language::ContactLabel& label) {
    const auto match = first_match(label.labels, words_);
    if (!match) return;
    std::size_t begin = label.kind == "survey" ? match->begin : match->end;
    for (std::size_t i = begin; i < words_.size(); ++i) {
      if (words_[i].before == ':') begin = i;
    }
    if (begin < words_.size())
      add(label.kind, item_text(reading_.page, {words_[begin].span.begin, words_.back().span.end}));
  }

  const Reading& reading_;
  Span span_;
  Words words_;
  bool complaints_;
  model::Procedure& procedure_;
  bool found_ = false;
  std::uint32_t first_phone_ = UINT32_MAX;
};

}  // namespace

void add_contacts(const Reading& reading, Span span, bool complaints, model::Procedure& procedure) {
  ContactReader(reading, span, complaints, procedure).read();
}

}  // namespace selaras::importer
