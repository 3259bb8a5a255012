#include "reports/html.h"

#include <cassert>

#include "model/load.h"
#include "model/shipped.h"
#include "reports/html_legend.h"
#include "reports/html_matrix.h"
#include "reports/html_overview.h"
#include "reports/html_region.h"
#include "reports/text.h"

namespace selaras::reports {
namespace {

std::string shipped_text(std::string_view path) {
  const model::ShippedFile* file = model::shipped_file(path);
  assert(file != nullptr);
  return std::string(file->text);
}

unsigned nibble(char digit) {
  return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/// The bytes that hexadecimal digits name, in Base64.
std::string base64(std::string_view hexadecimal) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < hexadecimal.size(); i += 6) {  // three bytes are four letters
    const std::string_view group = hexadecimal.substr(i, 6);
    unsigned bits = 0;
    for (std::size_t k = 0; k < 6; ++k)
      bits = bits << 4 | (k < group.size() ? nibble(group[k]) : 0);
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= group.size() / 2 ? letters[bits >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out;
}

/// Unread files are said on the first page: what is missing from the matrix must not pass
/// unnoticed.
View unread_view(const Audit& audit, const Texts& texts) {
  View list = list_view();
  for (const model::Diagnostics& file : audit.unread) {
    for (const model::Diagnostic& each : file) {
      View one;
      one.set("place", each.at.begin.line == 0
                           ? each.at.file
                           : each.at.file + ":" + std::to_string(each.at.begin.line));
      one.set("sentence", sentence_of(each, texts));
      list.push_back(one);
    }
  }
  return list;
}

View limits_view(const Audit& audit, const Texts& texts) {
  View list = list_view();
  for (const model::Reference* reference : references_of(audit)) {
    for (const model::Text& limit : reference->limits) list.push_back(texts.of(limit));
  }
  return list;
}

View references_line(const Audit& audit, const Texts& texts) {
  std::vector<std::string> titles;
  for (const model::Reference* reference : references_of(audit)) {
    titles.push_back(texts.of(reference->title));
  }
  return maybe(titles.empty() ? "" : texts.list(titles));
}

View page_view(const Audit& audit, const std::vector<Sheet>& sheets, const Texts& texts) {
  View regions = list_view();
  for (const Sheet& sheet : sheets) regions.push_back(region_view(sheet, audit.files));
  const View unread = unread_view(audit, texts);
  const View limits = limits_view(audit, texts);
  const View matrix = matrix_view(sheets, texts);
  View view;
  view.set("lang", std::string(tag(texts.language())));
  view.set("css", shipped_text("reports/html/page.css"));
  const std::string script = shipped_text("reports/html/page.js");
  view.set("script", script);
  view.set("script_hash", base64(model::sha256(script)));  // no other script may run in the page
  view.set("checked", texts.count("page.checked", sheets.size()));
  view.set("references", references_line(audit, texts));
  view.set("has_limits", flag(!limits.is_empty_list()));
  view.set("limits", limits);
  view.set("has_unread", flag(!unread.is_empty_list()));
  view.set("unread", unread);
  view.set("overview", overview_view(sheets, texts));
  view.set("themes_by_region", themes_view(sheets, texts));
  view.set("has_matrix", flag(!matrix.is_empty_list()));
  view.set("matrix", matrix);
  view.set("regions", regions);
  view.set("legend", legend_view(audit, texts));
  view.set("command", maybe(audit.command));
  view.set("version", audit.tool_version);
  return view;
}

}  // namespace

std::string audit_html(const Audit& audit, const Texts& texts) {
  std::vector<Sheet> sheets;
  sheets.reserve(audit.procedures.size());
  for (const AuditedProcedure& each : audit.procedures) sheets.emplace_back(each, texts);
  return rendered("page", page_view(audit, sheets, texts), texts);
}

}  // namespace selaras::reports
