#include "cli/pictures.h"

#include <span>

#include "reports/names.h"
#include "reports/rule_text.h"

namespace selaras::cli {

reports::DiagramOptions diagram_options(const checker::ProcedureResult& result,
                                        const reports::Texts& texts) {
  return {.language = std::string(reports::tag(texts.language())),
          .id_prefix = result.procedure->id,
          .text = [&texts](std::string_view key) { return texts(key); },
          .sentence =
              [&result, &texts](const checker::Finding& finding) {
                return reports::message_of(
                    finding, reports::Names(*result.procedure, result.reference, texts));
              }};
}

reports::Diagram diagram_of(const checker::ProcedureResult& result, bool differences,
                            const reports::DiagramOptions& options) {
  const std::span<const checker::Finding> findings =
      differences ? std::span(result.findings) : std::span<const checker::Finding>();
  return reports::make_diagram(*result.procedure, result.reference, findings, options);
}

}  // namespace selaras::cli
