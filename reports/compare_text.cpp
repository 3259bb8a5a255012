#include <cmath>

#include "model/text.h"
#include "reports/compare.h"
#include "reports/compare_names.h"
#include "reports/names.h"
#include "reports/text_paint.h"

namespace selaras::reports {
namespace {

constexpr std::size_t name_columns = 34;
constexpr std::size_t value_columns = 11;
constexpr std::size_t difference_columns = 20;

class Table {
 public:
  Table(const Compared& first, const Names& names, bool colour)
      : first_(first), names_(names), texts_(names.texts()), colour_(colour) {}

  [[nodiscard]] std::string text(const Compared& other) const {
    std::string out = "\n" + padded("", name_columns + 2) + right_aligned("A", value_columns) +
                      right_aligned("B", value_columns) +
                      right_aligned(texts_("compare.difference"), difference_columns) + "\n";
    for (const simulator::Difference& each : other.differences) {
      // In working days is enough but for the mean.
      if (each.unit == "calendar-day" && each.measure != "cycle.mean") continue;
      out += row(each);
    }
    return out;
  }

 private:
  [[nodiscard]] std::string number(double value, bool share) const {
    constexpr double percent = 100;
    return share ? texts_.number(percent * value, 1) + "%" : texts_.number(value, 2);
  }

  [[nodiscard]] std::string row(const simulator::Difference& each) const {
    const bool share = each.unit == "share";
    const simulator::Estimate& d = each.difference;
    std::string difference = number(std::abs(d.mean), share);
    if (difference != number(0, share)) difference.insert(0, d.mean < 0 ? "−" : "+");
    if (d.half_width95) difference += " ± " + number(*d.half_width95, share);
    const bool more_than_chance = each.excludes_zero();
    if (more_than_chance && !colour_) difference += " *";
    return "  " + padded(model::printable(measure_name(each, first_, names_)), name_columns) +
           right_aligned(number(each.first, share), value_columns) +
           right_aligned(number(each.other, share), value_columns) +
           painted(right_aligned(difference, difference_columns),
                   more_than_chance ? Ink::strong : Ink::plain, colour_) +
           "\n";
  }

  const Compared& first_;
  const Names& names_;
  const Texts& texts_;
  bool colour_;
};

std::string title(const char* letter, const Compared& compared, const Texts& texts) {
  return std::string(letter) + " = " +
         wrapped(texts.of(compared.title()) + " (" + compared.file + ")", 4) + "\n";
}

std::string run(const simulator::Result& first, const Texts& texts) {
  return wrapped(texts.fill("compare.run", {{"replications",
                                             texts.number(static_cast<double>(first.replications))},
                                            {"seed", std::to_string(first.seed)}}),
                 0) +
         "\n";
}

std::string legend(const Texts& texts, bool colour) {
  return "\n" + wrapped(texts(colour ? "compare.painted" : "compare.starred"), 0) + "\n";
}

}  // namespace

std::string compare_text(const std::vector<Compared>& compared, const model::Procedure& procedure,
                         const Texts& texts, bool colour) {
  const Names names(procedure, nullptr, texts);
  const Compared& first = compared.front();
  std::string out = model::printable(procedure.region) + "\n" +
                    wrapped(texts("simulation.no-evidence"), 0) + "\n" + run(first.result, texts);
  for (std::size_t index = 1; index < compared.size(); ++index) {
    out += "\n" + title("A", first, texts) + title("B", compared[index], texts) +
           Table(first, names, colour).text(compared[index]);
  }
  return out + legend(texts, colour);
}

std::string compare_text(const std::vector<ComparedMember>& members, const Texts& texts,
                         bool colour) {
  const std::vector<Compared>& whole = members.front().compared;
  std::string out =
      wrapped(texts("simulation.no-evidence"), 0) + "\n" + run(whole.front().result, texts);
  for (std::size_t index = 1; index < whole.size(); ++index) {
    out += "\n" + title("A", whole.front(), texts) + title("B", whole[index], texts);
    for (const ComparedMember& member : members) {
      const Names names(*member.procedure, nullptr, texts);
      out += "\n" + wrapped(texts.of(member.title), 0) +
             Table(member.compared.front(), names, colour).text(member.compared[index]);
    }
  }
  return out + legend(texts, colour);
}

}  // namespace selaras::reports
