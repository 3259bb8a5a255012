#include "behaviour/temporal.h"

#include <algorithm>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "tests/flow_text.h"

/// Each rule against its definition, asked of every run one by one.
namespace selaras::behaviour {
namespace {

using Holds = std::function<bool(const std::string& word)>;

/// All runs of at most so many transitions: as a word of the steps' names, and whether it is over.
struct Word {
  std::string steps;
  bool over = false;
  std::size_t length = 0;
};

void collect(const Net& net, const Marking& marking, Word word, std::vector<Word>& words) {
  const auto ways = enabled(net, marking);
  word.over = ways.empty();
  words.push_back(word);
  if (word.length == 14) return;
  for (const TransitionId way : ways) {
    Marking next = marking;
    if (fire(net, next, way) == Firing::unsafe) continue;
    Word longer{.steps = word.steps, .length = word.length + 1};
    if (net.transition(way).visible) longer.steps += net.step(way).id;
    collect(net, next, longer, words);
  }
}

/// Length of a shortest run for which the rule does not hold.
std::optional<std::size_t> shortest_breaking(const Net& net, bool finished, const Holds& holds) {
  std::vector<Word> words;
  collect(net, initial_marking(net), {}, words);
  std::optional<std::size_t> least;
  for (const Word& word : words) {
    if ((finished && !word.over) || holds(word.steps)) continue;
    least = std::min(least.value_or(word.length), word.length);
  }
  return least;
}

const std::vector<std::string> flows{
    "a -> b, b -> c, c -> =done",
    "b -> a, a -> c, c -> =done",
    "c -> ^x, ^x -> a, ^x -> b, a -> =done, b -> a",
    "c -> &s, &s -> a, &s -> b, a -> &j, b -> &j, &j -> =done",
    "a -> ^m, ^m -> c, c -> ^x, ^x -> ^m, ^x -> b, b -> =done",
    "a -> ^x, ^x -> a, ^x -> b, b -> ^y, ^y -> a, ^y -> =done",
    "c -> a, a -> ^x, ^x -> c, ^x -> =done, ^x -> b, b -> =done",
};

class Temporal : public testing::TestWithParam<std::string> {
 protected:
  temporal::Event done(const std::string& step) const {
    return [this, step](TransitionId id) {
      return net.transition(id).visible && net.step(id).id == step;
    };
  }

  void expect_same(const Query& query, const Holds& holds) const {
    const auto expected = shortest_breaking(net, query.moment != Moment::any, holds);
    const Found found = shortest_run(net, query);
    ASSERT_EQ(found.answer, expected ? Answer::possible : Answer::impossible);
    if (!expected) return;
    EXPECT_EQ(found.run.size(), *expected);
    EXPECT_TRUE(replays(net, found.run));
  }

  model::Procedure procedure = tests::flow_of(GetParam());
  Net net{procedure};
};

TEST_P(Temporal, ExistenceIsBrokenByAFinishedRunWithoutIt) {
  expect_same(temporal::breaks_existence(done("b")),
              [](const std::string& word) { return word.find('b') != std::string::npos; });
}

TEST_P(Temporal, AbsenceIsBrokenWhereItIsDone) {
  expect_same(temporal::breaks_absence(done("b")),
              [](const std::string& word) { return word.find('b') == std::string::npos; });
}

TEST_P(Temporal, PrecedenceIsBrokenByTheLaterStepFirst) {
  expect_same(temporal::breaks_precedence(done("a"), done("b")),
              [](const std::string& word) { return word.find('b') >= word.find('a'); });
}

TEST_P(Temporal, PrecedenceIsBrokenAgainWhereWhatCameFirstWasUndone) {
  expect_same(temporal::breaks_precedence(done("a"), done("c"), done("b")),
              [](const std::string& word) {
                bool kept = false;
                for (const char step : word) {
                  if (step == 'b' && !kept) return false;
                  if (step == 'a' || step == 'c') kept = step == 'a';
                }
                return true;
              });
}

TEST_P(Temporal, ARunThatBreaksOnlyTheOneKeepsTheOther) {
  const auto response = [](const std::string& word) {
    const auto last = word.rfind('a');
    return last == std::string::npos || word.find('b', last) != std::string::npos;
  };
  const auto absence = [](const std::string& word) { return word.find('c') == std::string::npos; };
  expect_same(temporal::breaks_only(temporal::breaks_response(done("a"), done("b")),
                                    temporal::breaks_absence(done("c"))),
              [&](const std::string& word) { return response(word) || !absence(word); });
}

TEST_P(Temporal, ByWayOfSomeStepsIsBrokenOnlyWhereNoOtherIsDoneInBetween) {
  const auto way = [this](TransitionId id) {
    return !net.transition(id).visible || net.step(id).id != "c";
  };
  expect_same(temporal::by_way_of(temporal::breaks_response(done("a"), done("b")), way),
              [](const std::string& word) {
                const auto last = word.find_last_of('b') == std::string::npos
                                      ? word
                                      : word.substr(word.find_last_of('b') + 1);
                const auto first = last.find('a');
                return first == std::string::npos || last.find('c', first) != std::string::npos;
              });
}

/// Length of a shortest run that breaks the rule and comes to an end, or to where nothing follows.
std::optional<std::size_t> shortest_finished(const Net& net, const Holds& holds) {
  return shortest_breaking(net, true, holds);
}

TEST_P(Temporal, TheRunShownGoesOnToAnEndByAShortestWay) {
  const Query query = temporal::breaks_precedence(done("a"), done("b"));
  const auto holds = [](const std::string& word) { return word.find('b') >= word.find('a'); };
  const auto expected = shortest_finished(net, holds);
  const Shown shown = shortest_completing_run(net, query);
  ASSERT_EQ(shown.answer,
            shortest_breaking(net, false, holds) ? Answer::possible : Answer::impossible);
  if (shown.answer != Answer::possible) return;
  ASSERT_TRUE(expected.has_value());
  EXPECT_EQ(shown.run.size(), *expected);
  EXPECT_EQ(shown.ending, Ending::end);
  EXPECT_TRUE(replays(net, shown.run));
  const behaviour::Run until(shown.run.begin(),
                             shown.run.begin() + static_cast<std::ptrdiff_t>(shown.at));
  EXPECT_EQ(steps_of(net, until).back(), "b") << "it shows where the later step is done";
}

TEST(ShownRun, SaysWhereNothingMoreIsStatedAndWhereNoEndCanBeReached) {
  const auto ending = [](std::string_view text) {
    const model::Procedure procedure = tests::flow_of(text);
    const Net net(procedure);
    const auto b = [&net](TransitionId id) {
      return net.transition(id).visible && net.step(id).id == "b";
    };
    return shortest_completing_run(net, temporal::breaks_absence(b)).ending;
  };
  EXPECT_EQ(ending("a -> b, b -> c, c -> =done"), Ending::end);
  EXPECT_EQ(ending("a -> b, b -> c"), Ending::unfinished);
  EXPECT_EQ(ending("a[on] -> b, a[off] -> =done, b -> c, c -> b"), Ending::none);
}

TEST_P(Temporal, ResponseIsBrokenByARunThatFinishesWithoutIt) {
  expect_same(temporal::breaks_response(done("a"), done("b")), [](const std::string& word) {
    const auto last = word.rfind('a');
    return last == std::string::npos || word.find('b', last) != std::string::npos;
  });
}

TEST_P(Temporal, ExclusionIsBrokenUnlessTheCaseBeganAnew) {
  const auto holds = [](const std::string& word) {
    for (std::size_t first = 0; first < word.size(); ++first) {
      if (word[first] != 'a') continue;
      const auto second = word.find('b', first);
      if (second == std::string::npos) continue;
      if (word.find('c', first) > second) return false;
    }
    return true;
  };
  expect_same(temporal::breaks_exclusion(done("a"), done("b"), done("c")), holds);
}

TEST_P(Temporal, AlternationIsBrokenByTwoWithNothingBetween) {
  expect_same(temporal::breaks_alternation(done("a"), done("b")), [](const std::string& word) {
    bool pending = false;
    for (const char step : word) {
      if (step == 'a' && pending) return false;
      if (step == 'a' || step == 'b') pending = step == 'a';
    }
    return true;
  });
}

INSTANTIATE_TEST_SUITE_P(Flows, Temporal, testing::ValuesIn(flows));

}  // namespace
}  // namespace selaras::behaviour
