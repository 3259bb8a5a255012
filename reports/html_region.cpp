#include "reports/html_region.h"

#include "model/words.h"
#include "reports/html_findings.h"
#include "reports/html_notes.h"
#include "reports/html_obligations.h"
#include "reports/html_practice.h"
#include "reports/html_requests.h"
#include "reports/html_source.h"
#include "reports/html_times.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

/// Only such addresses become links; `javascript:` and its like stay text.
bool is_web_address(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

class Facts {
 public:
  explicit Facts(const Texts& texts) : texts_(texts) {}

  void add(std::string_view key, const std::string& value, const std::string& href = "",
           bool code = false) {
    if (value.empty()) return;
    View fact;
    fact.set("title", texts_(key));
    fact.set("value", value);
    fact.set("href", maybe(href));
    fact.set("plain", flag(href.empty() && !code));
    fact.set("code", flag(code));
    list_.push_back(std::move(fact));
  }
  [[nodiscard]] const View& list() const { return list_; }

 private:
  const Texts& texts_;
  View list_ = list_view();
};

std::string decree_words(const model::Procedure& procedure, const Texts& texts) {
  if (!procedure.decree || procedure.decree->number.empty()) return texts("page.fact.no-decree");
  const model::Decree& decree = *procedure.decree;
  return decree.date.empty() ? decree.number : decree.number + ", " + texts.date(decree.date);
}

View facts_view(const Sheet& sheet) {
  const model::Procedure& procedure = sheet.procedure();
  const Texts& texts = sheet.texts();
  Facts facts(texts);
  facts.add("page.fact.title", procedure.title ? procedure.title->text : "");
  facts.add("page.fact.decree", decree_words(procedure, texts));
  const model::Reference* reference = sheet.result().reference;
  facts.add("page.fact.reference",
            reference == nullptr ? texts("page.fact.no-reference") : texts.of(reference->title));
  if (sheet.result().fitness) {
    facts.add("page.fact.fitness", texts.percent(*sheet.result().fitness));
  }
  if (procedure.source) {
    const model::Source& source = *procedure.source;
    facts.add("page.fact.address", source.address,
              is_web_address(source.address) ? source.address : "");
    facts.add("page.fact.retrieved", texts.date(source.retrieved));
    facts.add("page.fact.file", source_path(procedure));
    facts.add("page.fact.sha256", source.sha256, "", true);
  }
  return facts.list();
}

std::string readings_of(const model::Quantity& quantity, const Names& names) {
  std::vector<std::string> readings;
  for (const model::UnitReading& reading : quantity.readings) {
    readings.push_back(
        names.reading(model::words::word_for(model::words::unit_readings(), reading)));
  }
  return readings.empty() ? "–" : names.texts().list(readings);
}

View claims_view(const Sheet& sheet) {
  View rows = list_view();
  for (const model::TimeClaim& claim : sheet.procedure().time_claims) {
    View row;
    row.set("quotes", quotes_view(claim.evidence, sheet));
    row.set("readings", readings_of(claim.quantity, sheet.names()));
    row.set("from", claim.from ? sheet.texts().quote(claim.from->text)
                               : sheet.texts()("page.claim.unstated"));
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The picture without what stands before it (XML declaration, doctype).
std::string svg_alone(const Sheet& sheet) {
  const auto drawn = sheet.audited().diagrams.find(sheet.texts().language());
  if (drawn == sheet.audited().diagrams.end()) return {};
  const std::size_t begin = drawn->second.find("<svg");
  return begin == std::string::npos ? std::string() : drawn->second.substr(begin);
}

View counts_view(const Sheet& sheet) {
  View list = list_view();
  for (const model::Level level :
       {model::Level::error, model::Level::warning, model::Level::note}) {
    const std::string name(model::words::word_for(model::words::levels(), level));
    const std::size_t number = sheet.result().count(level);
    View count;
    count.set("level", number == 0 ? "none" : name);
    count.set("words", sheet.texts().count("count." + name, number));
    list.push_back(std::move(count));
  }
  return list;
}

}  // namespace

View region_view(const Sheet& sheet, const Files& files, const Peers& peers) {
  const auto page = files.find(source_path(sheet.procedure()));
  View lines = page == files.end() ? list_view() : source_view(sheet, page->second);
  View claims = claims_view(sheet);
  View obligations = obligations_view(sheet);
  View practices = practices_view(sheet, peers);
  View requests = requests_view(sheet);
  View view;
  view.set("anchor", sheet.anchor());
  view.set("region", sheet.procedure().region);
  view.set("facts", facts_view(sheet));
  view.set("counts", counts_view(sheet));
  view.set("diagram", maybe(svg_alone(sheet)));
  view.set("themes", findings_view(sheet));
  view.set("gone", gone_view(sheet));
  view.set("compared", flag(sheet.compared()));
  view.set("without_findings", flag(sheet.findings().empty()));
  view.set("has_obligations", flag(!obligations.is_empty_list()));
  view.set("obligations", std::move(obligations));
  view.set("has_claims", flag(!claims.is_empty_list()));
  view.set("claims", std::move(claims));
  view.set("has_page", flag(!lines.is_empty_list()));
  view.set("lines", std::move(lines));
  view.set("has_practices", flag(!practices.is_empty_list()));
  view.set("practices", std::move(practices));
  view.set("has_requests", flag(!requests.is_empty_list()));
  view.set("requests", std::move(requests));
  view.set("times", times_view(sheet));
  return view;
}

}  // namespace selaras::reports
