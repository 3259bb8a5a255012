#include "reports/conformance_text.h"

#include <algorithm>

#include "model/text.h"

namespace selaras::reports {
namespace {

using behaviour::MoveKind;
using checker::MoveSide;

constexpr std::size_t shown_deviations = 10;
constexpr std::size_t shown_variants = 5;
constexpr std::size_t shown_names = 10;
constexpr std::size_t column = 38;  // code points of the recorded side
constexpr std::size_t longest = 60;

std::string_view key_of(MoveKind kind) {
  switch (kind) {
    case MoveKind::missing:
      return "align.move.missing";
    case MoveKind::extra:
      return "align.move.extra";
    case MoveKind::moved:
      return "align.move.moved";
    case MoveKind::unseen:
      return "align.move.unseen";
    case MoveKind::synchronous:
      break;
  }
  return "align.move.synchronous";
}

class ConformanceText {
 public:
  ConformanceText(const checker::Conformance& conformance, const Names& names,
                  bool against_reference)
      : conformance_(conformance),
        names_(names),
        texts_(names.texts()),
        against_reference_(against_reference) {}

  [[nodiscard]] std::string head(const std::string& file) const {
    std::string out = model::printable(file) + ": " +
                      texts_.count("align.cases", conformance_.cases) + ", " +
                      texts_.count("align.variants", conformance_.variants.size()) + "\n";
    if (conformance_.fitness) {
      out += texts_.fill("align.overall", {{"share", texts_.percent(*conformance_.fitness, 1)}}) +
             "\n" + count("align.conforming", conformance_.conforming);
    }
    if (conformance_.open > 0) out += count("align.open-cases", conformance_.open);
    if (conformance_.not_compared > 0) out += count("align.left-out", conformance_.not_compared);
    return out + unknown() + "\n";
  }

  [[nodiscard]] std::string deviations() const {
    if (conformance_.deviations.empty()) return {};
    std::string out = texts_("align.deviations") + "\n";
    for (std::size_t index = 0; index < conformance_.deviations.size(); ++index) {
      if (index == shown_deviations) {
        out += more(conformance_.deviations.size() - index, "align.more-deviations");
        break;
      }
      const checker::Deviation& one = conformance_.deviations[index];
      out += "  " + kind(one.kind) + ": " + side(one.what, true) + ", " +
             texts_.count("align.cases", one.cases) + "\n";
    }
    return out + "\n";
  }

  [[nodiscard]] std::string variants() const {
    std::string out;
    for (std::size_t index = 0; index < conformance_.variants.size(); ++index) {
      if (index == shown_variants) {
        return out + more(conformance_.variants.size() - index, "align.more-variants");
      }
      out += variant(conformance_.variants[index], index + 1);
    }
    return out;
  }

 private:
  [[nodiscard]] std::string count(std::string_view key, std::size_t cases) const {
    return texts_.fill(key, {{"cases", texts_.count("align.cases", cases)}}) + "\n";
  }

  [[nodiscard]] std::string more(std::size_t left, std::string_view key) const {
    return "  " + texts_.count(key, left) + "\n";
  }

  [[nodiscard]] std::string kind(MoveKind kind) const { return texts_(key_of(kind)); }

  [[nodiscard]] std::string unknown() const {
    if (conformance_.unknown.empty()) return {};
    std::vector<std::string> quoted;
    for (const std::string& name : conformance_.unknown) {
      if (quoted.size() == shown_names) {
        quoted.emplace_back("…");
        break;
      }
      quoted.push_back(texts_.quote(model::printable(shortened(name, longest))));
    }
    return texts_.fill("align.unknown", {{"names", texts_.list(quoted)}}) + "\n";
  }

  [[nodiscard]] std::string side(const MoveSide& what, bool of_the_flow) const {
    if (what.name.empty()) return "–";
    std::string name = what.name;
    if (of_the_flow) name = against_reference_ ? names_.term(name) : names_.step(name);
    name = shortened(model::printable(name), longest);
    if (what.outcome.empty()) return name;
    const std::string outcome = of_the_flow ? names_.term(what.outcome) : what.outcome;
    return name + " [" + model::printable(outcome) + "]";
  }

  [[nodiscard]] static std::string padded(const std::string& text) {
    const std::string cut = shortened(text, column);
    return cut + std::string(column - std::min(column, model::code_points(cut)), ' ');
  }

  [[nodiscard]] std::string line(const checker::RecordedMove& move) const {
    const std::string remark =
        move.kind == MoveKind::synchronous ? std::string() : "  [" + kind(move.kind) + "]";
    return "  " + padded(side(move.recorded, false)) + " | " + side(move.flow, true) + remark +
           "\n";
  }

  [[nodiscard]] std::string variant(const checker::CaseVariant& variant, std::size_t number) const {
    std::string out = texts_.fill("align.variant",
                                  {{"number", texts_.number(static_cast<double>(number))},
                                   {"cases", texts_.count("align.cases", variant.cases.size())}});
    if (variant.open) out += ", " + texts_("align.open");
    out += ", " +
           (variant.fitness
                ? texts_.fill("align.fitness", {{"share", texts_.percent(*variant.fitness, 1)}})
                : texts_("align.not-compared")) +
           "\n";
    for (const checker::RecordedMove& move : variant.moves) out += line(move);
    return out + "\n";
  }

  const checker::Conformance& conformance_;
  const Names& names_;
  const Texts& texts_;
  bool against_reference_;
};

}  // namespace

std::string conformance_text(const checker::Conformance& conformance, const model::EventLog& log,
                             const Names& names, bool against_reference) {
  const ConformanceText text(conformance, names, against_reference);
  return text.head(log.file) + text.deviations() + text.variants();
}

}  // namespace selaras::reports
