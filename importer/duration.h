#pragma once

#include <optional>
#include <vector>

#include "importer/language.h"
#include "importer/words.h"
#include "model/procedure.h"

namespace selaras::importer {

/// A length of time as a page writes it: "3 (tiga) hari", "3 - 4 minggu kerja", "3 x 24 jam".
struct Duration {
  model::Quantity quantity;
  std::size_t begin = 0;  // words
  std::size_t end = 0;
  Span span;
};

/// Value, the value again as a word, range, unit. A number without a unit is none.
[[nodiscard]] std::vector<Duration> durations(const Page& page, const Words& words,
                                              const Language& language);

/// The bound whose word stands right before a duration: "paling lama 5 hari".
[[nodiscard]] model::Bound bound_before(const Words& words, const Duration& duration,
                                        const Language& language);

}  // namespace selaras::importer
