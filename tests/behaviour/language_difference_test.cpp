#include "behaviour/language_difference.h"

#include <optional>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace selaras::behaviour {
namespace {

using Word = std::vector<Label>;

/// A small graph: states, edges as (from, label, to), final states.
struct Edge {
  std::uint32_t from;
  Label label;
  std::uint32_t to;
};
RunGraph graph(std::uint32_t states, const std::vector<Edge>& edges,
               const std::vector<std::uint32_t>& finals) {
  RunGraph made;
  made.edges.resize(states);
  made.final.assign(states, false);
  for (const Edge& edge : edges) {
    made.edges[edge.from].push_back({.target = edge.to, .origin = edge.label, .label = edge.label});
  }
  for (const std::uint32_t state : finals) made.final[state] = true;
  return made;
}

/// By definition: all words up to a length.
std::set<Word> words_up_to(const RunGraph& runs, std::size_t length) {
  std::set<Word> words;
  std::set<std::pair<std::uint32_t, Word>> open{{0, {}}};
  std::set<std::pair<std::uint32_t, Word>> seen;
  while (!open.empty()) {
    const auto [state, word] = *open.begin();
    open.erase(open.begin());
    if (!seen.insert({state, word}).second) continue;
    if (runs.final[state]) words.insert(word);
    for (const RunGraph::Edge& edge : runs.edges[state]) {
      Word next = word;
      if (edge.label != silent) next.push_back(edge.label);
      if (next.size() <= length) open.insert({edge.target, next});
    }
  }
  return words;
}

TEST(LanguageDifference, IsEmptyBetweenAFlowAndItself) {
  const RunGraph loop = graph(3, {{0, 1, 1}, {1, 2, 0}, {1, silent, 2}}, {2});
  EXPECT_EQ(first_run_only_left(loop, loop).answer, Answer::impossible);
}

TEST(LanguageDifference, IsAShortestRunOfTheLeftSideAlone) {
  const RunGraph left = graph(3, {{0, 1, 1}, {1, 2, 2}, {1, 3, 1}}, {2});
  const RunGraph right = graph(3, {{0, 1, 1}, {1, 2, 2}}, {2});
  const OnlyLeft found = first_run_only_left(left, right);
  ASSERT_EQ(found.answer, Answer::possible);
  EXPECT_EQ(found.labels, (Word{1, 3, 2}));
  EXPECT_EQ(found.origins, (std::vector<std::uint32_t>{1, 3, 2}));
  EXPECT_EQ(first_run_only_left(right, left).answer, Answer::impossible);
}

TEST(LanguageDifference, OfNothingIsNothing) {
  const RunGraph something = graph(1, {}, {0});
  EXPECT_EQ(first_run_only_left({}, something).answer, Answer::impossible);
  const OnlyLeft found = first_run_only_left(something, {});
  EXPECT_EQ(found.answer, Answer::possible);
  EXPECT_TRUE(found.labels.empty());
}

TEST(LanguageDifference, IsGivenUpBeyondItsBound) {
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i < 50; ++i) edges.push_back({i, 1, i + 1});
  const RunGraph chain = graph(51, edges, {50});
  EXPECT_EQ(first_run_only_left(chain, chain, 20).answer, Answer::not_decided);
}

rc::Gen<RunGraph> any_graph() {
  return rc::gen::exec([] {
    const auto states = *rc::gen::inRange<std::uint32_t>(1, 6);
    const auto state = rc::gen::inRange<std::uint32_t>(0, states);
    std::vector<Edge> edges;
    for (int i = *rc::gen::inRange(0, 10); i > 0; --i) {
      edges.push_back({*state, *rc::gen::element<Label>(1, 2, silent), *state});
    }
    return graph(states, edges, *rc::gen::container<std::vector<std::uint32_t>>(state));
  });
}

RC_GTEST_PROP(LanguageDifference, AgreesWithTheWordsThemselves, ()) {
  const RunGraph left = *any_graph();
  const RunGraph right = *any_graph();
  const OnlyLeft found = first_run_only_left(left, right);
  RC_ASSERT(found.answer != Answer::not_decided);
  constexpr std::size_t length = 6;
  const std::set<Word> ours = words_up_to(left, length);
  const std::set<Word> theirs = words_up_to(right, length);
  std::optional<std::size_t> shortest;
  for (const Word& word : ours) {
    if (!theirs.contains(word) && word.size() < shortest.value_or(length + 1)) {
      shortest = word.size();
    }
  }
  if (found.answer == Answer::possible && found.labels.size() <= length) {
    RC_ASSERT(ours.contains(found.labels));
    RC_ASSERT(!theirs.contains(found.labels));
    RC_ASSERT(shortest == found.labels.size());
  } else {
    RC_ASSERT(!shortest.has_value());
  }
}

}  // namespace
}  // namespace selaras::behaviour
