#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checker/flow_time.h"
#include "model/json.h"
#include "reports/time_json.h"
#include "reports/time_text.h"
#include "tests/flow_text.h"

namespace selaras::reports {
namespace {

using model::json::Node;
using testing::HasSubstr;
using testing::Not;

/// Two weeks, of which a week for c and one to three days for b; b may be repeated.
model::Procedure promised() {
  model::Procedure procedure =
      tests::flow_of("a -> b, b[again] -> b, b[on] -> c, b[not] -> =rejected, c -> =granted");
  procedure.file = "p.json";
  const auto quantity = [](double least, double most, model::TimeUnit unit) {
    return model::Quantity{
        .minimum = least,
        .maximum = most,
        .unit = "x",
        .readings = {{unit, model::TimeBase::calendar}, {unit, model::TimeBase::working}}};
  };
  model::TimeClaim claim{.id = "total", .quantity = quantity(2, 2, model::TimeUnit::week)};
  claim.parts.push_back(
      {.label = "p", .quantity = quantity(1, 3, model::TimeUnit::day), .steps = {"b"}});
  claim.parts.push_back(
      {.label = "q", .quantity = quantity(1, 1, model::TimeUnit::week), .steps = {"c"}});
  procedure.time_claims.push_back(std::move(claim));
  return procedure;
}

const model::Reference& with_calendar() {
  static const model::Reference reference = [] {
    model::Reference made;
    made.calendar = "indonesia";
    return made;
  }();
  return reference;
}

std::string text_of(const model::Procedure& procedure, const model::Reference* reference) {
  const Texts english(Language::en);
  return time_text(checker::flow_time(procedure, reference), Names(procedure, reference, english),
                   false);
}

TEST(Time, IsToldByEachReadingWithTheLongestAndTheShortestWay) {
  const std::string text = text_of(promised(), nullptr);
  EXPECT_THAT(text, HasSubstr("p.json: time by the numbers on the page"));
  EXPECT_THAT(text, HasSubstr("10 working days"));
  EXPECT_THAT(text, HasSubstr("its parts along the flow: 1–8 working days"));
  EXPECT_THAT(text, HasSubstr("14 calendar days"));
  EXPECT_THAT(text, HasSubstr("its parts along the flow: 1–10 calendar days"));
  EXPECT_THAT(text, HasSubstr("may go round without limit: “b” → “b”"));
  EXPECT_THAT(text, Not(HasSubstr("every working day of")));
}

TEST(Time, NamesTheStartFromWhichItIsLongest) {
  EXPECT_THAT(text_of(promised(), &with_calendar()), HasSubstr("longest when begun on"));
}

TEST(Time, IsNotToldWhereThePageStatesNoNumber) {
  EXPECT_EQ(text_of(tests::flow_of("a -> =granted"), nullptr), "");
  EXPECT_EQ(text_of(model::Procedure(), nullptr), "");
}

TEST(Time, StandsInJsonWithItsRunsAndItsLoops) {
  model::json::Writer json;
  json.begin_object();
  write_time(json, checker::flow_time(promised(), &with_calendar()));
  json.end_object();
  model::Diagnostics faults;
  const auto file = model::json::parse(json.take(), "t.json", faults);
  ASSERT_TRUE(file && faults.empty());
  const Node& time = *file->find("time");
  EXPECT_EQ(time.find("calendar")->string, "indonesia");
  EXPECT_EQ(time.find("unbounded")->elements.at(0).elements.at(0).string, "b");
  const Node& claim = time.find("claims")->elements.at(0);
  const Node& working = claim.find("readings")->elements.at(0);
  EXPECT_EQ(working.find("reading")->string, "working");
  EXPECT_EQ(working.find("promised")->find("most")->number, 10);
  const Node& granted = working.find("parts")->elements.at(0);
  EXPECT_EQ(granted.find("outcome")->string, "granted");
  EXPECT_EQ(granted.find("days")->find("least")->number, 6);
  EXPECT_EQ(granted.find("days")->find("most")->number, 8);
  EXPECT_EQ(granted.find("longest")->elements.size(), 3u);
  EXPECT_GE(working.find("partsWindow")->find("calendarDays")->find("most")->number, 10);
}

}  // namespace
}  // namespace selaras::reports
