#include <map>

#include "model/read_reference.h"

namespace selaras::model {
namespace {

std::vector<SectionKind> read_counts_in(ObjectReader& reader) {
  if (reader.member("countsIn") == nullptr) return {SectionKind::procedure};
  std::vector<SectionKind> kinds;
  for (const json::Node* node : reader.elements("countsIn")) {
    if (const auto kind = reader.word_of(*node, "countsIn", words::section_kinds())) {
      kinds.push_back(*kind);
    }
  }
  return kinds;
}

Obligation read_obligation(ObjectReader& reader, const DeclaredVocabulary& declared) {
  reader.required("clauses");
  return {.id = read_id(reader),
          .title = reader.text("title"),
          .group = read_id(reader, "group"),
          .needs = read_uses(reader, "needs", declared.obligations),
          .counts_in = read_counts_in(reader),
          .applies_to = read_use(reader, "appliesTo", declared.roles),
          .clauses = read_each(reader, "clauses",
                               [&](ObjectReader& clause) { return read_clause(clause, declared); }),
          .basis = read_basis(reader, declared),
          .wording = reader.optional_text("wording").value_or(Text{}),
          .at = reader.place()};
}

/// Walks from one obligation to those it needs, as deep as they go, without recursion.
class NeedsWalk {
 public:
  NeedsWalk(const std::vector<Obligation>& obligations, Diagnostics& diagnostics)
      : obligations_(obligations), diagnostics_(diagnostics), state_(obligations.size()) {
    for (std::size_t i = 0; i < obligations.size(); ++i) index_.try_emplace(obligations[i].id, i);
  }

  void from(std::size_t start) {
    if (state_[start] != State::unseen) return;
    open(start);
    while (!path_.empty()) {
      auto& [at, next] = path_.back();
      const std::vector<std::string>& needs = obligations_[at].needs;
      if (next == needs.size()) {
        state_[at] = State::done;
        path_.pop_back();
      } else {
        step_to(needs[next++]);
      }
    }
  }

 private:
  enum class State { unseen, on_path, done };

  void open(std::size_t at) {
    state_[at] = State::on_path;
    path_.emplace_back(at, 0);
  }

  void step_to(const std::string& id) {
    const auto found = index_.find(id);
    if (found == index_.end()) return;  // unknown: reported where it was read
    const Obligation& needed = obligations_[found->second];
    if (state_[found->second] == State::unseen) return open(found->second);
    if (state_[found->second] == State::done) return;
    add_fault(diagnostics_, {"needs-cycle", needed.at, {{"id", needed.id}}});
  }

  const std::vector<Obligation>& obligations_;
  Diagnostics& diagnostics_;
  std::map<std::string_view, std::size_t> index_;
  std::vector<State> state_;
  std::vector<std::pair<std::size_t, std::size_t>> path_;  // obligation, its next need
};

}  // namespace

std::vector<Basis> read_basis(ObjectReader& reader, const DeclaredVocabulary& declared) {
  reader.required("basis");
  return read_each(reader, "basis", [&](ObjectReader& basis) {
    basis.required("article");
    return Basis{.article = read_use(basis, "article", declared.articles),
                 .marks = read_by_level(basis, "mark", declared.levels,
                                        [](ObjectReader& marks, std::string_view key) {
                                          return marks.word(key, words::marks(), Mark::inferred);
                                        })};
  });
}

std::vector<Obligation> read_obligations(ObjectReader& file, const DeclaredVocabulary& declared) {
  return read_each(file, "obligations",
                   [&](ObjectReader& reader) { return read_obligation(reader, declared); });
}

void check_needs(const std::vector<Obligation>& obligations, Diagnostics& diagnostics) {
  NeedsWalk walk(obligations, diagnostics);
  for (std::size_t i = 0; i < obligations.size(); ++i) walk.from(i);
}

}  // namespace selaras::model
