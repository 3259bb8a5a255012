#include <string>

#include <gtest/gtest.h>

#include "tests/reports/html_samples.h"

namespace selaras::reports {
namespace {

model::Annotations notes() {
  model::Annotations made;
  made.identity = {.letter = "ST-12/2026", .date = "2026-03-02", .prepared = {{.name = "Ani"}}};
  made.findings = {
      {.fingerprint = "0123456789abcdef",
       .cause = "Halaman belum diperbarui.",
       .response = "Akan diperbaiki.",
       .due = "2026-06-30",
       .status = model::FollowUp::in_progress},
      {.fingerprint = "1111111111111111", .cause = "Lama.", .at = {"notes.json", {7, 1}, {7, 9}}}};
  made.judgements = {{.procedure = "kota-contoh",
                      .obligation = "decide.present",
                      .outcome = "met",
                      .reason = "SOP menyebutnya",
                      .by = "Ani",
                      .date = "2026-03-10"}};
  return made;
}

TEST(HtmlNotes, WhatPeopleWroteStandsWhereItBelongs) {
  Full full;
  const model::Annotations annotations = notes();
  full.audit.annotations = &annotations;
  const std::string page = full.page();
  EXPECT_TRUE(has(page, "<dt>Surat tugas</dt><dd>ST-12/2026, 2 Maret 2026</dd>"));
  EXPECT_TRUE(has(page, "<div><dt>Sebab</dt><dd>Halaman belum diperbarui.</dd></div>"));
  EXPECT_TRUE(has(page, "<dt>Tanggapan instansi</dt><dd>Akan diperbaiki.</dd>"));
  EXPECT_TRUE(has(page, "<dt>Batas waktu</dt><dd>30 Juni 2026</dd>"));
  EXPECT_TRUE(has(page, "<dt>Status</dt><dd>dalam proses</dd>"));
  EXPECT_TRUE(
      has(page, "<div class=\"to-fill\"><dt>Akibat</dt><dd>diisi oleh pemeriksa</dd></div>"));
}

TEST(HtmlNotes, AnAuditorsOwnOutcomeIsShownAsSuchBesideTheProgramsOwn) {
  Full full;
  const model::Annotations annotations = notes();
  full.audit.annotations = &annotations;
  const std::string page = full.page();
  EXPECT_TRUE(has(page,
                  "<span class=\"reason\">tidak disebut</span><span class=\"judgement\">"
                  "Penilaian pemeriksa: ✓ terpenuhi</span>"));
  EXPECT_TRUE(has(page,
                  "<strong>Penilaian pemeriksa: ✓ terpenuhi.</strong> SOP menyebutnya <span "
                  "class=\"aside\">(Ani, 10 Maret 2026)</span>"));
}

TEST(HtmlNotes, ANoteWithoutItsFindingIsShownAndNotDropped) {
  Full full;
  const model::Annotations annotations = notes();
  full.audit.annotations = &annotations;
  ASSERT_EQ(orphans(full.audit).size(), 1u);
  EXPECT_EQ(orphans(full.audit)[0].code, "note-without-finding");
  EXPECT_TRUE(has(full.page(), "sidik `1111111111111111` <q>Lama.</q>"));
}

TEST(HtmlNotes, FindingsAreComparedWithThoseOfAnEarlierAudit) {
  Full full;
  model::EarlierAudit earlier;
  earlier.procedures = {"kota-contoh"};
  earlier.findings = {{"0123456789abcdef", "kota-contoh", "sample-addressee", "error", "m"},
                      {"2222222222222222", "kota-contoh", "sample-gone", "error", "Dulu <ada>"}};
  earlier.outcomes = {{"kota-contoh", "apply.present", "not-met"}};
  full.audit.earlier = &earlier;
  const std::string page = full.page();
  EXPECT_TRUE(has(page, "2 temuan baru, 1 tetap, 1 tidak ada lagi"));
  EXPECT_TRUE(has(page, "Dulu &lt;ada&gt; <code>sample-gone</code>"));
  EXPECT_TRUE(has(page, "pemeriksaan sebelumnya: tidak terpenuhi"));
  EXPECT_EQ(count(page, "<h3>Temuan pemeriksaan sebelumnya"), 1u);  // the other page is new to it
}

}  // namespace
}  // namespace selaras::reports
