#include "reports/html_legend.h"

#include "reports/html_sheet.h"
#include "reports/rule_text.h"
#include "reports/verdicts.h"

namespace selaras::reports {
namespace {

View verdicts_legend(const Texts& texts) {
  View list = list_view();
  for (const checker::Verdict verdict : verdicts()) {
    const std::string name(word(verdict));
    View one;
    one.set("verdict", name);
    one.set("symbol", std::string(symbol(verdict)));
    one.set("word", texts("verdict." + name));
    one.set("meaning", texts("page.legend.verdict." + name));
    list.push_back(std::move(one));
  }
  return list;
}

View marks_legend(const Texts& texts) {
  View list = list_view();
  for (const model::Mark mark : {model::Mark::verified, model::Mark::transcribed, model::Mark::page,
                                 model::Mark::secondary, model::Mark::inferred}) {
    View one;
    one.set("mark", std::string(1, model::letter(mark)));
    one.set("word", mark_name(mark, texts));
    one.set("meaning", texts(std::string("page.legend.mark.") + model::letter(mark)));
    one.set("cap", level_name(model::cap(mark), texts));
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

void set_legend(View& view, const Texts& texts) {
  view.set("verdicts", verdicts_legend(texts));
  view.set("marks", marks_legend(texts));
}

}  // namespace selaras::reports
