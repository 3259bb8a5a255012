#include "model/parallel.h"

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace selaras::model {
namespace {

using testing::Each;

class InParallel : public testing::TestWithParam<unsigned> {};

TEST_P(InParallel, EachWorkIsDoneOnce) {
  for (const std::size_t count : {0u, 1u, 2u, 3u, 1000u}) {
    std::vector<int> done(count);
    in_parallel(count, GetParam(), [&](std::size_t i) { ++done[i]; });
    EXPECT_THAT(done, Each(1)) << count;
  }
}

TEST_P(InParallel, OfSeveralFaultsTheFirstIsThrownWhenAllIsDone) {
  std::atomic<int> done = 0;
  const auto work = [&](std::size_t i) {
    ++done;
    if (i % 10 == 7) throw std::runtime_error(std::to_string(i));
  };
  try {
    in_parallel(100, GetParam(), work);
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& fault) {
    EXPECT_STREQ(fault.what(), "7");
  }
  EXPECT_EQ(done, 100);
}

TEST_P(InParallel, WorkMayBeSharedAgain) {
  std::vector<std::vector<int>> done(20, std::vector<int>(30));
  in_parallel(done.size(), GetParam(), [&](std::size_t i) {
    in_parallel(done[i].size(), GetParam(), [&](std::size_t j) { ++done[i][j]; });
  });
  for (const std::vector<int>& row : done) EXPECT_THAT(row, Each(1));
}

TEST_P(InParallel, SeveralMayShareWorkAtOnce) {
  std::vector<int> sums(8);
  {
    std::vector<std::jthread> callers;
    for (int& sum : sums) {
      callers.emplace_back([&sum] {
        for (int round = 0; round < 50; ++round) {
          std::vector<int> done(40);
          in_parallel(done.size(), GetParam(), [&](std::size_t i) { ++done[i]; });
          sum += std::accumulate(done.begin(), done.end(), 0);
        }
      });
    }
  }
  EXPECT_THAT(sums, Each(50 * 40));
}

INSTANTIATE_TEST_SUITE_P(Threads, InParallel, testing::Values(0u, 1u, 2u, 3u, 16u));

}  // namespace
}  // namespace selaras::model
