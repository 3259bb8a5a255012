#include <gtest/gtest.h>

#include "model/json.h"
#include "simulator/part_file.h"
#include "simulator/simulate.h"
#include "tests/flow_text.h"
#include "tests/simulator/sample.h"

/// A run in parts that other processes do, put together again.
namespace selaras::simulator {
namespace {

model::Procedure procedure() {
  model::Procedure flow =
      tests::flow_of("a -> b, b[again] -> a, b[done] -> =granted, b[no] -> =rejected");
  flow.time_claims.push_back(
      {.id = "promise",
       .quantity = {.minimum = 1,
                    .maximum = 1,
                    .readings = {{model::TimeUnit::hour, model::TimeBase::working}}}});
  return flow;
}

model::Scenario scenario() {
  model::Scenario all = one_desk(3, 2, lognormal(15, 1));
  all.decisions.push_back(shares("b", {{"again", 0.2}, {"no", 0.1}, {"done", 0.7}}));
  all.replications = 10;
  all.warm_up = {.amount = 1, .unit = {model::TimeUnit::day, model::TimeBase::calendar}};
  return all;
}

Result run(const Options& options) {
  return simulate(procedure(), scenario(), office_hours(), options);
}

std::vector<std::string> tallies_of(std::int64_t first, std::int64_t last) {
  return run({.part = Part{first, last}, .keep_tallies = true}).tallies;
}

TEST(PartsOfARun, give_the_same_numbers_to_the_last_bit) {
  std::vector<std::string> tallies = tallies_of(1, 4);
  for (const Part part : {Part{5, 5}, Part{6, 10}}) {
    for (std::string& text : tallies_of(part.first, part.last)) tallies.push_back(std::move(text));
  }
  const Result together = merged(procedure(), scenario(), office_hours(), {}, tallies);
  const Result whole = run({});
  EXPECT_EQ(every_number(together), every_number(whole));
  EXPECT_EQ(together.replications, 10);
  EXPECT_EQ(together.promises, whole.promises);
  EXPECT_EQ(together.resources, whole.resources);
  EXPECT_EQ(together.steps, whole.steps);
  EXPECT_EQ(codes(together), codes(whole));
}

TEST(PartsOfARun, that_are_damaged_are_refused) {
  std::vector<std::string> tallies = tallies_of(1, 2);
  const auto refused = [&](const std::string& text) {
    const Result result = merged(procedure(), scenario(), office_hours(), {}, {tallies[0], text});
    return codes(result) == std::vector<std::string>{"part-damaged"};
  };
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused("AAAA"));
  EXPECT_TRUE(refused("not base64!"));
  EXPECT_TRUE(refused(tallies[1].substr(0, tallies[1].size() / 2)));
  EXPECT_TRUE(refused(tallies[1] + tallies[1]));
  const Result other = simulate(tests::flow_of("a -> =granted"), one_desk(1, 1, constant(1)),
                                office_hours(), {.keep_tallies = true});
  EXPECT_TRUE(refused(other.tallies.front()));
}

PartFile part(std::int64_t first, std::int64_t last) {
  return {.version = "1",
          .procedure = "{}",
          .scenario = "{\"a\": \"\\u0001\"}",
          .seed = ~std::uint64_t{0},
          .cases = 5,
          .warm_up = model::Length{.amount = 2.5,
                                   .unit = {model::TimeUnit::week, model::TimeBase::calendar}},
          .assertions = {"mean(cycle) <= 1 wd"},
          .replications = {first, last},
          .tallies = std::vector<std::string>(static_cast<std::size_t>(last - first + 1), "AA==")};
}

TEST(PartFiles, written_and_read_again_are_the_same) {
  const PartFile before = part(3, 4);
  model::Diagnostics faults;
  const auto document = model::json::parse(write_part(before), "p", faults);
  const auto after = read_part(*document, "p", faults);
  ASSERT_TRUE(after.has_value());
  EXPECT_TRUE(after->belongs_to(before));
  EXPECT_EQ(after->version, before.version);
  EXPECT_EQ(after->tallies, before.tallies);
  EXPECT_EQ(after->replications.first, 3);
  EXPECT_EQ(after->replications.last, 4);
  EXPECT_EQ(after->seed, before.seed);
}

std::vector<std::string> faults_of(std::vector<NamedPart> parts) {
  model::Diagnostics faults;
  const bool whole = complete(parts, "1", faults);
  EXPECT_EQ(whole, faults.empty());
  std::vector<std::string> found;
  for (const model::Diagnostic& fault : faults) found.push_back(fault.code);
  return found;
}

TEST(PartFiles, must_be_of_one_run_and_leave_no_gap) {
  using Codes = std::vector<std::string>;
  EXPECT_EQ(faults_of({{"b", part(3, 9)}, {"a", part(1, 2)}}), Codes{});
  EXPECT_EQ(faults_of({{"a", part(1, 2)}, {"b", part(4, 9)}}), Codes{"parts-missing"});
  EXPECT_EQ(faults_of({{"a", part(2, 3)}}), Codes{"parts-missing"});
  EXPECT_EQ(faults_of({{"a", part(1, 3)}, {"b", part(3, 9)}}), Codes{"parts-overlap"});
  PartFile other = part(3, 4);
  other.seed = 1;
  EXPECT_EQ(faults_of({{"a", part(1, 2)}, {"b", other}}), Codes{"part-of-another-run"});
  PartFile old = part(1, 1);
  old.version = "0";
  EXPECT_EQ(faults_of({{"a", old}}), Codes{"part-of-another-version"});
}

TEST(PartFiles, with_counts_that_do_not_fit_are_damaged) {
  PartFile wrong = part(1, 2);
  wrong.tallies.pop_back();
  model::Diagnostics faults;
  const auto document = model::json::parse(write_part(wrong), "p", faults);
  EXPECT_FALSE(read_part(*document, "p", faults).has_value());
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].code, "part-damaged");
}

}  // namespace
}  // namespace selaras::simulator
