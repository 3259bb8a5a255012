#include "reports/html_source.h"

#include "model/text.h"
#include "reports/html_marks.h"

namespace selaras::reports {
namespace {

/// Who quotes a line: a finding, or an obligation that is met there.
struct Citer {
  std::string href;
  std::string label;
  std::string title;
  bool is_finding = false;
};

struct Citation {
  std::uint32_t line = 0;
  Quote quote;
};

class Citations {
 public:
  explicit Citations(const Sheet& sheet) {
    for (const AnchoredFinding& each : sheet.findings()) {
      const std::string number = std::to_string(each.number);
      add(each.finding->evidence,
          {"#" + each.anchor, number, sheet.texts().fill("page.finding", {{"n", number}}), true});
    }
    for (const checker::ObligationResult& each : sheet.result().obligations) {
      if (each.verdict != checker::Verdict::met) continue;
      add(each.evidence, {"#" + sheet.obligation_anchor(each.id), std::string(symbol(each.verdict)),
                          sheet.names().obligation(each.id), false});
    }
  }

  [[nodiscard]] std::vector<Quote> of_line(std::uint32_t line) const {
    std::vector<Quote> quotes;
    for (const Citation& each : citations_) {
      if (each.line == line) quotes.push_back(each.quote);
    }
    return quotes;
  }
  [[nodiscard]] const Citer& citer(std::size_t owner) const { return citers_[owner]; }

 private:
  void add(const model::EvidenceList& evidence, Citer citer) {
    if (evidence.empty()) return;
    for (const model::Evidence& each : evidence) {
      citations_.push_back({each.line, {each.quote, citers_.size()}});
    }
    citers_.push_back(std::move(citer));
  }

  std::vector<Citer> citers_;
  std::vector<Citation> citations_;
};

View stretch_view(const Stretch& stretch, const Citations& citations) {
  View view;
  view.set("words", stretch.text);
  view.set("marked", flag(!stretch.owners.empty()));
  bool has_finding = false;
  View links = list_view();
  for (const std::size_t owner : stretch.owners) {
    const Citer& citer = citations.citer(owner);
    has_finding = has_finding || citer.is_finding;
    View link;
    link.set("href", citer.href);
    link.set("label", citer.label);
    link.set("title", citer.title);
    links.push_back(std::move(link));
  }
  view.set("kind", has_finding ? "finding" : "met");
  view.set("links", std::move(links));
  return view;
}

}  // namespace

View source_view(const Sheet& sheet, std::string_view page) {
  const Citations citations(sheet);
  View lines = list_view();
  std::uint32_t number = 0;
  for (const std::string_view text : model::lines(page)) {
    ++number;
    View stretches = list_view();
    for (const Stretch& stretch : marked(text, citations.of_line(number))) {
      stretches.push_back(stretch_view(stretch, citations));
    }
    View line;
    line.set("anchor", sheet.line_anchor(number));
    line.set("blank", flag(text.find_first_not_of(" \t\r") == text.npos));
    line.set("number", std::to_string(number));
    line.set("stretches", std::move(stretches));
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace selaras::reports
