#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/finding.h"
#include "model/procedure.h"
#include "model/reference.h"
#include "reports/texts.h"

namespace selaras::reports {

/// How the reader is told of what findings hold as ids: by the page's own label where the procedure
/// has one (in quotation marks), else by the reference's title in the reader's language. An id that
/// neither knows is shown as it is.
class Names {
 public:
  /// `reference` may be null. All three must outlive this.
  Names(const model::Procedure& procedure, const model::Reference* reference, const Texts& texts);

  [[nodiscard]] std::string step(std::string_view id) const;
  [[nodiscard]] std::string role(std::string_view id) const;
  /// An activity, content, outcome, form or attribute.
  [[nodiscard]] std::string term(std::string_view id) const;
  [[nodiscard]] std::string document(std::string_view id) const;
  /// A content, document, role or outcome: whatever knows the id.
  [[nodiscard]] std::string thing(std::string_view id) const;
  [[nodiscard]] std::string obligation(std::string_view id) const;
  [[nodiscard]] std::string reading(std::string_view id) const;
  /// "1 working day", "2 calendar weeks".
  [[nodiscard]] std::string length(double amount, model::UnitReading unit) const;
  /// One value of an argument of that kind.
  [[nodiscard]] std::string of(checker::ArgumentKind kind, std::string_view value) const;
  [[nodiscard]] std::string of(const checker::Argument& argument) const;

  [[nodiscard]] const model::Procedure& procedure() const { return procedure_; }
  [[nodiscard]] const model::Reference* reference() const { return reference_; }
  [[nodiscard]] const Texts& texts() const { return texts_; }

 private:
  /// Contents as the law lists them, not by id.
  [[nodiscard]] std::vector<std::string> in_order_of_the_reference(
      const checker::Argument& argument) const;
  [[nodiscard]] std::string item(std::string_view id) const;
  [[nodiscard]] std::string section(std::string_view id) const;
  [[nodiscard]] std::string claim(std::string_view id) const;
  [[nodiscard]] std::string article(std::string_view id) const;
  [[nodiscard]] std::string end(std::string_view id) const;
  [[nodiscard]] std::string edge(std::string_view ends) const;
  [[nodiscard]] std::string step_outcome(std::string_view value) const;
  [[nodiscard]] std::string number(std::string_view value) const;

  const model::Procedure& procedure_;
  const model::Reference* reference_;
  const Texts& texts_;
  std::unordered_map<std::string_view, const model::Step*> steps_;  // by id, statements last
};

/// Key of the text that names a section by what it holds.
[[nodiscard]] std::string_view section_key(model::SectionKind kind);

/// At most so many code points, cut at a blank, with an ellipsis where something was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t code_points);

}  // namespace selaras::reports
