#include "reports/diagram_workers.h"

#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace selaras::reports::diagram {
namespace {

int prepared = 0;

/// Does what the request says.
std::optional<std::string> work(std::string_view request) {
  if (request == "abort") std::abort();
  if (request == "sleep") pause();
  if (request == "refuse") return std::nullopt;
  return std::string(request) + std::to_string(prepared);
}

const Workers::Task task{.prepare = [] { prepared = 7; }, .work = work, .patience_seconds = 1};

TEST(Workers, AnswerWhatTheyWereAsked) {
  Workers workers(task);
  EXPECT_EQ(workers.answer("a"), "a7");
  EXPECT_EQ(workers.answer(""), "7");
  const std::string large(3'000'000, 'x');
  EXPECT_EQ(workers.answer(large), large + "7");
  EXPECT_EQ(prepared, 0);  // not in this process
}

TEST(Workers, OneThatAbortsRefusesOrHangsSpoilsNothingForTheNext) {
  Workers workers(task);
  for (const char* fails : {"abort", "refuse", "sleep"}) {
    EXPECT_EQ(workers.answer(fails), std::nullopt) << fails;
    EXPECT_EQ(workers.answer("b"), "b7") << fails;
  }
}

TEST(Workers, AnyThreadMayAsk) {
  Workers workers(task);
  std::vector<std::optional<std::string>> answers(20);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      threads.emplace_back([&, i] { answers[i] = workers.answer(std::to_string(i) + ":"); });
    }
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(answers[i], std::to_string(i) + ":7");
  }
}

}  // namespace
}  // namespace selaras::reports::diagram
