#include "importer/identity.h"

#include <algorithm>

#include "model/load.h"

namespace selaras::importer {
namespace {

class IdentityReader {
 public:
  IdentityReader(const Reading& reading, const Layout& layout, const Given& given,
                 model::Procedure& procedure)
      : reading_(reading), layout_(layout), given_(given), procedure_(procedure) {}

  void read() {
    put_region();
    if (layout_.title) procedure_.title = statement(layout_.title->span);
    if (layout_.title_repeated) procedure_.title_repeated = statement(*layout_.title_repeated);
    put_service();
    put_decree();
    procedure_.text_complete = layout_.complete;
    if (!layout_.complete) warn("page-incomplete");
    procedure_.source =
        model::Source{.file = "source.txt", .sha256 = model::sha256(reading_.page.source)};
  }

 private:
  void warn(const char* code) {
    reading_.notes.push_back({.code = code,
                              .at = {},
                              .arguments = {},
                              .severity = model::Diagnostic::Severity::warning});
  }

  void put_region() {
    const Region& region = reading_.actors.region();
    procedure_.region = region.name;
    procedure_.level =
        given_.level != model::Administration::unstated ? given_.level : region.level;
    procedure_.id = region.id.empty() ? "halaman" : region.id;
    if (region.name.empty()) warn("page-region-unstated");
    if (procedure_.level == model::Administration::unstated) warn("page-level-unstated");
  }

  model::Statement statement(Span span) const {
    return {.text = reading_.text(span), .evidence = reading_.evidence(span)};
  }

  void put_service() {
    procedure_.service = given_.service.empty() ? reading_.phrases.service : given_.service;
    if (!procedure_.service.empty()) return;
    warn("page-service-unknown");
    procedure_.service = procedure_.title ? slug(procedure_.title->text, 6) : "";
    if (procedure_.service.empty()) procedure_.service = "layanan";
  }

  /// Behind its label, which "No. SK : No. SK 12" prints twice.
  void put_decree() {
    if (!layout_.decree) return;
    const Span line = layout_.decree->span;
    Words words = reading_.words(line);
    for (int labels = 0; labels < 2; ++labels) {
      const std::size_t behind = behind_label(words);
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(behind));
    }
    model::Decree decree{.evidence = reading_.evidence(line)};
    if (!words.empty()) decree.number = reading_.text({words.front().span.begin, line.end});
    procedure_.decree = std::move(decree);
  }

  std::size_t behind_label(const Words& words) const {
    std::size_t behind = 0;
    for (const Pattern& label : reading_.language.decree)
      behind = std::max(behind, label.end_at(words, 0).value_or(0));
    return behind;
  }

  const Reading& reading_;
  const Layout& layout_;
  const Given& given_;
  model::Procedure& procedure_;
};

}  // namespace

void read_identity(const Reading& reading, const Layout& layout, const Given& given,
                   model::Procedure& procedure) {
  IdentityReader(reading, layout, given, procedure).read();
}

}  // namespace selaras::importer
