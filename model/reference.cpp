#include "model/reference.h"

#include <algorithm>

#include "model/with_id.h"
#include "model/words.h"

namespace selaras::model {
char letter(Mark mark) { return words::word_for(words::marks(), mark).front(); }

Level cap(Mark mark) {
  const bool read_as_law = mark == Mark::verified || mark == Mark::transcribed;
  return read_as_law ? Level::error : Level::warning;
}

Mark Basis::mark(Administration level) const {
  auto found = marks.find(level);
  if (found == marks.end()) found = marks.find(Administration::unstated);
  return found == marks.end() ? Mark::inferred : found->second;
}

const Role* Reference::role(std::string_view role_id) const { return with_id(roles, role_id); }

const Text* Reference::term(std::string_view term_id) const {
  const Term* found = with_id(terms, term_id);
  return found == nullptr ? nullptr : &found->title;
}

const Obligation* Reference::obligation(std::string_view obligation_id) const {
  return with_id(obligations, obligation_id);
}

const Article* Reference::article(std::string_view article_id) const {
  return with_id(articles, article_id);
}

const Reading* Reference::default_reading() const {
  const auto found = std::ranges::find(readings, true, &Reading::is_default);
  return found == readings.end() ? nullptr : &*found;
}

bool Reference::is_kind_of(std::string_view role_id, std::string_view wider) const {
  std::string_view current = role_id;
  // As many steps as there are roles at most, so that a circle ends as well.
  for (std::size_t i = 0; i <= roles.size(); ++i) {
    if (current == wider) return true;
    const Role* found = role(current);
    if (found == nullptr || found->kind_of.empty()) return false;
    current = found->kind_of;
  }
  return false;
}

}  // namespace selaras::model
