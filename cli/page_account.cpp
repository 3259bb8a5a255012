#include "cli/page_account.h"

#include <algorithm>
#include <array>

#include "model/load.h"
#include "model/text.h"
#include "reports/text.h"

namespace selaras::cli {
namespace {

using reports::Texts;

constexpr double sure = 0.9;  // the confidence of phrases that are more than a name

/// Their content stays out of the procedure; all other notes ask a question.
bool is_unread(const model::Diagnostic& note) {
  constexpr std::array<std::string_view, 3> codes{"page-clause-unknown", "page-incomplete",
                                                  "page-unread"};
  return std::ranges::find(codes, note.code) != codes.end();
}

/// What the references call an activity; its id where none of them does.
std::string title_of(const std::string& activity, const Texts& texts) {
  for (const model::Reference& reference : model::shipped_references()) {
    if (const model::Text* term = reference.term(activity)) return texts.of(*term);
    for (const model::Refinement& refinement : reference.refinements) {
      if (refinement.activity == activity) return texts.of(refinement.title);
    }
  }
  return activity;
}

class Account {
 public:
  Account(const PageAccount& account, const Texts& texts) : account_(account), texts_(texts) {}

  std::string whole() {
    std::vector<std::string> read;
    for (const importer::Mapping& mapping : account_.mappings) read.push_back(step(mapping));
    group("import.read", read);
    questions();
    return std::move(text_);
  }

  std::string open() {
    questions();
    return std::move(text_);
  }

 private:
  void questions() {
    std::vector<std::string> unread;
    std::vector<std::string> confirm;
    for (const model::Diagnostic& note : account_.notes)
      (is_unread(note) ? unread : confirm).push_back(sentence(note));
    for (const importer::Mapping& mapping : account_.mappings) {
      if (!mapping.activity.empty() && mapping.confidence < sure) confirm.push_back(step(mapping));
    }
    group("import.unread", unread);
    group("import.confirm", confirm);
  }

  void group(const char* title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    text_ += texts_(title) + "\n";
    for (const std::string& line : lines) text_ += "  " + line + "\n";
  }

  std::string at(std::uint32_t line, const std::string& sentence) const {
    if (line == 0) return sentence;
    return texts_.fill("import.at-line", {{"line", std::to_string(line)}, {"sentence", sentence}});
  }

  std::string step(const importer::Mapping& mapping) const {
    const std::string words = texts_.quote(model::printable(mapping.label));
    if (mapping.activity.empty())
      return at(mapping.line, texts_.fill("import.step-own", {{"words", words}}));
    const char* confidence =
        mapping.confidence >= sure ? "import.confidence.sure" : "import.confidence.fair";
    return at(mapping.line,
              texts_.fill("import.step", {{"words", words},
                                          {"activity", title_of(mapping.activity, texts_)},
                                          {"confidence", texts_(confidence)}}));
  }

  std::string sentence(model::Diagnostic note) const {
    for (auto& [name, value] : note.arguments) {
      if (name == "activity") value = title_of(value, texts_);
    }
    return at(note.at.begin.line, reports::sentence_of(note, texts_));
  }

  const PageAccount& account_;
  const Texts& texts_;
  std::string text_;
};

}  // namespace

std::string whole_account(const PageAccount& account, const Texts& texts) {
  return Account(account, texts).whole();
}

std::string open_questions(const PageAccount& account, const Texts& texts) {
  return Account(account, texts).open();
}

}  // namespace selaras::cli
