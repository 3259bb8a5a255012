#include <gtest/gtest.h>

#include "tests/importer/samples.h"

namespace selaras::tests {
namespace {

using model::Bound;
using model::TimeBase;
using model::TimeUnit;

/// "minimum-maximum unit", of every claim; parts in brackets.
std::string times(std::string_view section) {
  const auto text = [](const model::Quantity& quantity) {
    if (!quantity.maximum) return std::string("?");
    std::string words = std::to_string(*quantity.minimum) + "|" + std::to_string(*quantity.maximum);
    for (std::size_t zeros; (zeros = words.find(".000000")) != std::string::npos;)
      words.erase(zeros, 7);
    return words + " " + quantity.unit;
  };
  std::string all;
  for (const model::TimeClaim& claim : read(page_with_time(section)).time_claims) {
    all += (all.empty() ? "" : "; ") + text(claim.quantity);
    for (const model::TimePart& part : claim.parts)
      all += " (" + part.label + ": " + text(part.quantity) + ")";
  }
  return all;
}

model::TimeClaim claim(std::string_view section) {
  const model::Procedure page = read(page_with_time(section));
  EXPECT_FALSE(page.time_claims.empty()) << section;
  return page.time_claims.empty() ? model::TimeClaim{} : page.time_claims.front();
}

TEST(Durations, PlainOnesAreRead) {
  EXPECT_EQ(times("2 Bulan"), "2|2 Bulan");
  EXPECT_EQ(times("3 Hari kerja"), "3|3 Hari kerja");
  EXPECT_EQ(times("10 Menit"), "10|10 Menit");
}

TEST(Durations, TheNumberMayBeToldTwice) {
  EXPECT_EQ(times("3 (tiga) hari"), "3|3 hari");
  EXPECT_EQ(times("14 (empat belas) hari kerja"), "14|14 hari kerja");
  EXPECT_EQ(times("1 (hari) kerja"), "1|1 hari kerja");
  EXPECT_EQ(times("Tiga hari"), "3|3 hari");
}

TEST(Durations, RangesAreRead) {
  EXPECT_EQ(times("3 - 4 minggu kerja"), "3|4 minggu kerja");
  EXPECT_EQ(times("5 -6 minggu hari kerja"), "5|6 minggu hari kerja");
  EXPECT_EQ(times("1 s/d 5 hari kerja"), "1|5 hari kerja");
  EXPECT_EQ(times("2-14 Hari Kerja"), "2|14 Hari Kerja");
  EXPECT_EQ(times("3 sampai dengan 7 hari"), "3|7 hari");
}

TEST(Durations, TimesTwentyFourHoursAreDaysOfTheCalendar) {
  const model::TimeClaim three = claim("3 x 24 jam");
  EXPECT_EQ(three.quantity.maximum, 3);
  ASSERT_EQ(three.quantity.readings.size(), 1u);
  EXPECT_EQ(three.quantity.readings[0], (model::UnitReading{TimeUnit::day, TimeBase::calendar}));
}

TEST(Durations, DecimalsAreRead) { EXPECT_EQ(claim("1,5 jam").quantity.maximum, 1.5); }

TEST(Durations, DaysAndWorkingDaysAreKeptApart) {
  EXPECT_EQ(claim("3 hari kerja").quantity.readings.size(), 1u);
  EXPECT_EQ(claim("3 hari").quantity.readings.size(), 2u);
  EXPECT_EQ(claim("3 minggu kerja").quantity.readings.size(), 2u);
}

TEST(Durations, BoundsAreRead) {
  EXPECT_EQ(claim("paling lambat 5 hari kerja").bound, Bound::maximum);
  EXPECT_EQ(claim("Paling lama 5 (lima) hari kerja").bound, Bound::maximum);
  EXPECT_EQ(claim("Maksimal 5 hari").bound, Bound::maximum);
  EXPECT_EQ(claim("rata-rata 5 hari").bound, Bound::average);
  EXPECT_EQ(claim("5 hari").bound, Bound::none);
}

TEST(Durations, TheClockStartIsKept) {
  EXPECT_EQ(claim("5 hari kerja sejak berkas diterima lengkap").from->text,
            "sejak berkas diterima lengkap");
  EXPECT_EQ(claim("5 hari setelah persyaratan dinyatakan lengkap.").from->text,
            "setelah persyaratan dinyatakan lengkap");
  EXPECT_FALSE(claim("5 hari").from);
}

TEST(Durations, AUnitGluedToTheNextSentenceIsRead) {
  const model::TimeClaim glued = claim("30 menitSetelah berkas lengkap");
  EXPECT_EQ(glued.quantity.unit, "menit");
  EXPECT_EQ(glued.quantity.maximum, 30);
}

TEST(Durations, ConditionsMakeAClaimOfTheirOwn) {
  const model::Procedure page =
      read(page_with_time("5 hari kerja\n\nDalam kondisi tertentu maksimal 10 hari kerja"));
  ASSERT_EQ(page.time_claims.size(), 2u);
  EXPECT_EQ(page.time_claims[1].condition, "Dalam kondisi tertentu");
  EXPECT_EQ(page.time_claims[1].id, "total.conditional");
}

TEST(Durations, PartsAreKeptWithTheirLabels) {
  EXPECT_EQ(times("5 hari\n\n1. pemeriksaan berkas, 2 hari\n2. pencetakan kartu 3 hari"),
            "5|5 hari (pemeriksaan berkas: 2|2 hari) (pencetakan kartu: 3|3 hari)");
}

TEST(Durations, ASentenceThatTellsTheSameTimeAgainIsNoSecondClaim) {
  EXPECT_EQ(times("1 Hari kerja\n\nProses paling lama 1 (satu) hari"), "1|1 Hari kerja");
}

TEST(Durations, WordsWithoutANumberStateNoTime) {
  EXPECT_EQ(times("Tergantung pada kelengkapan berkas"), "?");
  EXPECT_EQ(times("Sesuai dengan jangka waktu PKS"), "?");
}

TEST(Durations, ANumberWithoutAUnitIsKeptWithoutOne) {
  const model::TimeClaim bare = claim("14");
  EXPECT_EQ(bare.quantity.maximum, 14);
  EXPECT_EQ(bare.quantity.unit, "");
  EXPECT_TRUE(bare.quantity.readings.empty());
}

TEST(Durations, TimesThatAreNotTheServicesAreLeftOut) {
  EXPECT_EQ(times("5 hari\n\nEvaluasi dilakukan setiap 6 (enam) bulan"), "5|5 hari");
  EXPECT_EQ(times("5 hari\n\nMasa berlaku kartu 5 tahun"), "5|5 hari");
}

}  // namespace
}  // namespace selaras::tests
