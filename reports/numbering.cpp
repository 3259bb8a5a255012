#include "reports/numbering.h"

#include <algorithm>
#include <map>

#include "reports/rule_text.h"

namespace selaras::reports {
namespace {

std::size_t rank(const NumberedFinding& each) {
  return static_cast<std::size_t>(std::ranges::find(groups(), each.group) - groups().begin());
}

bool before(const NumberedFinding& a, const NumberedFinding& b) {
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return a.finding->level > b.finding->level;
}

std::map<std::string, std::size_t> numbers_by_fingerprint(const checker::ProcedureResult& result) {
  std::map<std::string, std::size_t> numbers;
  for (const NumberedFinding& each : numbered(result)) {
    numbers.emplace(each.finding->fingerprint, each.number);
  }
  return numbers;
}

}  // namespace

std::vector<NumberedFinding> numbered(const checker::ProcedureResult& result) {
  std::vector<NumberedFinding> all;
  for (const checker::Finding& finding : result.findings) {
    all.push_back({.finding = &finding, .group = group_of(finding.rule, result.reference)});
  }
  std::ranges::stable_sort(all, before);
  for (std::size_t i = 0; i < all.size(); ++i) all[i].number = i + 1;
  return all;
}

void number_as_on_sheet(Diagram& diagram, const checker::ProcedureResult& result) {
  const std::map<std::string, std::size_t> numbers = numbers_by_fingerprint(result);
  std::map<std::size_t, std::size_t> renamed;  // the picture's own number to the sheet's
  for (Diagram::Box& box : diagram.boxes) {
    for (Diagram::Mark& mark : box.marks) {
      for (std::size_t i = 0; i < mark.numbers.size(); ++i) {
        const auto known = numbers.find(mark.fingerprints[i]);
        if (known == numbers.end()) continue;
        renamed[mark.numbers[i]] = known->second;
        mark.numbers[i] = known->second;
      }
      std::ranges::sort(mark.numbers);
    }
  }
  for (Diagram::Note& note : diagram.notes) {
    if (const auto found = renamed.find(note.number); found != renamed.end()) {
      note.number = found->second;
    }
  }
  std::ranges::stable_sort(diagram.notes, {}, &Diagram::Note::number);
}

}  // namespace selaras::reports
