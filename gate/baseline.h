#pragma once

#include <compare>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "checker/check.h"
#include "model/diagnostic.h"
#include "model/json.h"

namespace selaras::gate {

inline constexpr int baseline_format_version = 1;

/// The findings that were there on a day, one entry each: a count would hide that one was mended
/// and another made.
struct Baseline {
  struct Entry {
    std::string procedure;
    std::string rule;
    std::string element;  // "kind:id"
    std::string fingerprint;

    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Entry> entries;  // sorted, each once

  bool operator==(const Baseline&) const = default;
};

[[nodiscard]] Baseline read_baseline(const model::json::Node& document, const std::string& file,
                                     model::Diagnostics& diagnostics);
/// One entry a line, so that version control shows what was mended and what was added.
[[nodiscard]] std::string write_baseline(const Baseline& baseline);

/// Marks the new findings that the baseline holds.
void mark_known(checker::ProcedureResult& result, const Baseline& baseline);

/// What a run looked at: findings of other procedures and rules are none of its business.
class Examined {
 public:
  explicit Examined(checker::Selection selection) : selection_(std::move(selection)) {}

  void add(std::span<const checker::ProcedureResult> results);
  [[nodiscard]] bool includes(const Baseline::Entry& entry) const;
  /// Sorted, suppressed ones left out.
  [[nodiscard]] std::vector<Baseline::Entry> found() const;

 private:
  checker::Selection selection_;
  std::set<std::string> procedures_;
  std::vector<Baseline::Entry> found_;
};

/// Entries of what was examined are those found now, suppressed ones left out; all others stay.
[[nodiscard]] Baseline updated(const Baseline& baseline, const Examined& examined);
/// Entries of what was examined and is no longer found go; nothing is added.
[[nodiscard]] Baseline pruned(const Baseline& baseline, const Examined& examined);
/// How many entries of what was examined are no longer found.
[[nodiscard]] std::size_t outdated(const Baseline& baseline, const Examined& examined);

}  // namespace selaras::gate
