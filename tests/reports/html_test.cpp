#include "reports/html.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>

#include "model/shipped.h"
#include "reports/html_marks.h"
#include "reports/html_syntax.h"
#include "reports/html_template.h"
#include "reports/numbering.h"
#include "reports/packed.h"
#include "reports/parallel.h"
#include "tests/reports/sample.h"

namespace selaras::reports {
namespace {

namespace fs = std::filesystem;

const Texts& texts(Language language) {
  static const std::array both{Texts(Language::id), Texts(Language::en)};
  return both[language == Language::id ? 0 : 1];
}

/// An audit with everything a report can show.
struct Full {
  sample::World world;
  simulator::Result simulation = sample::simulation();
  model::Scenario scenario = sample::scenario();
  Audit audit = world.audit();

  explicit Full(bool hostile = false) {
    if (hostile) sample::make_hostile(world);
    audit = world.audit();
    for (const Language language : {Language::id, Language::en}) {
      audit.procedures[0].diagrams[language] =
          "<?xml version=\"1.0\"?><svg><title>Alur</title></svg>";
    }
    audit.procedures[0].simulation = &simulation;
    audit.procedures[0].scenario = &scenario;
    audit.unread = {{{"unknown-key",
                      {"rusak.json", {3, 5}, {3, 9}},
                      {{"key", hostile ? sample::hostile : "x"}, {"suggestion", ""}}}}};
  }
  [[nodiscard]] std::string page(Language language = Language::id) const {
    return AuditPages(audit, language).report();
  }
};

std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), expression);
       match != std::sregex_iterator(); ++match) {
    found.push_back((*match)[1]);
  }
  return found;
}

std::string without(std::string text, const std::string& open, const std::string& close) {
  for (std::size_t begin = text.find(open); begin != text.npos; begin = text.find(open, begin)) {
    text.erase(begin, text.find(close, begin) + close.size() - begin);
  }
  return text;
}

/// The page without what the program itself adds as style, script and store.
std::string markup(const std::string& page) {
  return without(without(page, "<style>", "</style>"), "<script", "</script>");
}

/// What a browser reads from Base64.
std::string bytes_of(const std::string& letters) {
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int waiting = 0;
  for (const char letter : letters) {
    if (letter == '=') break;
    bits = (bits << 6 | static_cast<unsigned>(alphabet.find(letter))) & 0xffffff;
    waiting += 6;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes += static_cast<char>(bits >> waiting & 0xff);
  }
  return bytes;
}

std::string unpacked(const std::string& letters) {
  const std::string bytes = bytes_of(letters);
  std::string text(1 << 22, '\0');
  uLongf size = static_cast<uLongf>(text.size());
  const int answer =
      uncompress(reinterpret_cast<Bytef*>(text.data()), &size,
                 reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()));
  EXPECT_EQ(answer, Z_OK);
  text.resize(answer == Z_OK ? size : 0);
  return text;
}

/// A part of the page's store.
std::string stored(const std::string& page, const std::string& name, const std::string& language) {
  const std::string open =
      "<script type=\"text/plain\" data-part=\"" + name + "\" data-lang=\"" + language + "\">";
  const std::size_t begin = page.find(open);
  if (begin == page.npos) return {};
  const std::size_t data = begin + open.size();
  return unpacked(page.substr(data, page.find("</script>", data) - data));
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Html, TheFirstPageSaysWhatWasCheckedAndWhatTheLimitsAre) {
  const std::string page = Full().page();
  const std::string first = page.substr(0, page.find("id=\"findings\""));
  EXPECT_TRUE(has(first, "bukan keputusan penetapan atau SOP di baliknya"));
  EXPECT_TRUE(has(first, "Nomor pasal alur daerah disimpulkan."));
  EXPECT_TRUE(has(first, "ini bukan peringkat"));
  EXPECT_FALSE(has(first, "<details>"));  // limits are not folded away
}

TEST(Html, FilesThatCouldNotBeUsedStandOnTheFirstPage) {
  const std::string page = Full().page();
  EXPECT_TRUE(has(page, "<code>rusak.json:3</code> kunci `x` tidak dikenal"));
}

TEST(Html, ReasonsAreCountedApart) {
  const std::string page = Full().page(Language::en);
  EXPECT_TRUE(has(page, "<td class=\"not-met\" data-label=\"not met: stated otherwise\">1</td>"));
  EXPECT_TRUE(has(page, "<td class=\"not-met\" data-label=\"not met: not stated\">1</td>"));
  EXPECT_TRUE(has(page, "<td class=\"none\" data-label=\"not met: stated in part\">–</td>"));
}

TEST(Html, EachCellOfTheMatrixHasSignWordAndReasonAndLeadsToItsEvidence) {
  const std::string page = Full().page();
  EXPECT_TRUE(has(page,
                  "<td class=\"not-met contrary\" data-label=\"Kota Contoh\"><a "
                  "href=\"#kota-contoh/apply.to-regional-head\"><span class=\"outcome\"><span "
                  "class=\"sign\" aria-hidden=\"true\">✗</span>tidak terpenuhi</span><span "
                  "class=\"reason\">dinyatakan lain</span></a></td>"));
  EXPECT_EQ(count(page, "data-label=\"Kota Patuh\"><a href=\"#kota-patuh/access.by-dirjen\""), 1u);
}

TEST(Html, AFindingIsConditionCriterionCauseEffectAndRecommendation) {
  const std::string page = Full().page();
  const std::size_t begin = page.find("id=\"kota-contoh/0123456789abcdef\"");
  ASSERT_NE(begin, std::string::npos);
  const std::string finding = page.substr(begin, page.find("</article>", begin) - begin);
  std::size_t last = 0;
  for (const char* heading : {"<dt>Kondisi</dt>", "<dt>Kriteria</dt>", "<dt>Sebab</dt>",
                              "<dt>Akibat</dt>", "<dt>Rekomendasi hasil pemeriksaan</dt>"}) {
    const std::size_t at = finding.find(heading);
    ASSERT_NE(at, std::string::npos) << heading;
    EXPECT_GT(at, last) << heading;
    last = at;
  }
  EXPECT_TRUE(has(finding,
                  "Pimpinan lembaga mengajukan permohonan kepada Kepala Dinas”</q> <a "
                  "href=\"#kota-contoh/line-5\">baris 5</a>"));
  EXPECT_TRUE(has(finding, "Permendagri 102/2019 Pasal 9 huruf a"));
  EXPECT_TRUE(has(finding, "transkripsi; nomor pasal disimpulkan"));
  EXPECT_TRUE(has(finding, "mengajukan surat permohonan kepada wali kota."));  // proposed wording
}

TEST(Html, SilenceIsSaidWithTheSectionThatIsSilent) {
  EXPECT_TRUE(has(Full().page(), "Tidak disebut pada bagian Sistem, Mekanisme dan Prosedur"));
}

TEST(Html, EditorialFindingsAreFoldedAndTheOthersAreNot) {
  const std::string page = Full().page();
  EXPECT_TRUE(has(page, "id=\"kota-contoh/authority\" open>"));
  EXPECT_TRUE(has(page, "id=\"kota-contoh/editorial\">"));
}

TEST(Html, QuotedWordsOfThePageAreHighlightedAndLinkedBack) {
  const std::string page = Full().page();
  EXPECT_TRUE(has(page,
                  "<mark class=\"finding\">3 - 4 minggu kerja</mark><sup><a href="
                  "\"#kota-contoh/00000000000000aa\""));
  EXPECT_TRUE(has(page, "<a href=\"#kota-contoh/apply.present\" title=\"Permohonan diajukan\">✓"));
}

TEST(Html, SimulatedTimesStandApartUnderTheirOwnHeading) {
  const std::string page = Full().page();
  const std::size_t heading = page.find("Waktu hasil simulasi");
  ASSERT_NE(heading, std::string::npos);
  EXPECT_GT(heading, page.find("id=\"kota-contoh/line-8\""));
  EXPECT_TRUE(has(page, "Hasil simulasi bukan bukti."));
  EXPECT_TRUE(has(page, "<span class=\"provenance assumed\">diasumsikan</span>"));
  EXPECT_TRUE(has(page, "85\u00A0%"));
  EXPECT_EQ(count(page, "class=\"simulation\""), 1u);  // the other region was not simulated
}

TEST(Html, OnlyTheDiagramIsTakenAsItIs) {
  const std::string page = Full().page();
  EXPECT_TRUE(has(page, "<svg><title>Alur</title></svg>"));
  EXPECT_FALSE(has(page, "<?xml"));
}

TEST(Html, EveryInnerLinkHasItsTargetAndNoIdComesTwice) {
  const std::string page = markup(Full().page());
  std::set<std::string> ids;
  for (const std::string& id : all_matches(page, " id=\"([^\"]+)\"")) {
    EXPECT_TRUE(ids.insert(id).second) << id;
  }
  const std::vector<std::string> links = all_matches(page, "href=\"#([^\"]+)\"");
  EXPECT_GT(links.size(), 30u);
  for (const std::string& link : links) EXPECT_TRUE(ids.contains(link)) << link;
}

TEST(Html, NothingIsFetchedFromElsewhere) {
  const std::string whole = Full().page();
  const std::size_t own = whole.find("<script>'use strict'");  // behind the library's
  const std::string page = whole.substr(0, whole.find("<script>/*!")) + whole.substr(own);
  for (const char* fetches : {" src=", "<link", "@import", "url(", "<iframe", "<object", "<base",
                              "http-equiv=\"refresh\"", "fetch(", "XMLHttpRequest", "import("}) {
    EXPECT_FALSE(has(page, fetches)) << fetches;
  }
  EXPECT_TRUE(has(page, "default-src 'none'"));
}

TEST(Html, ElementsAreClosedInTheOrderTheyWereOpened) {
  const std::string page = markup(Full().page());
  const std::set<std::string> empty{"meta", "input", "br"};
  const std::regex tag(R"RE(<(/?)([a-z0-9]+)([^>]*)>)RE");
  std::vector<std::string> open;
  for (auto match = std::sregex_iterator(page.begin(), page.end(), tag);
       match != std::sregex_iterator(); ++match) {
    const std::string name = (*match)[2];
    if (empty.contains(name)) continue;
    if ((*match)[1].length() == 0) {
      open.push_back(name);
    } else {
      ASSERT_FALSE(open.empty()) << name;
      ASSERT_EQ(open.back(), name);
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(Html, HostileTextIsShownAsTextEverywhere) {
  for (const Language language : {Language::id, Language::en}) {
    const std::string page = Full(true).page(language);
    EXPECT_FALSE(has(page, "<script>alert"));
    EXPECT_FALSE(has(page, "alert('x')"));
    EXPECT_FALSE(has(page, "href=\"javascript"));
    EXPECT_FALSE(has(page, "\x1b"));
    EXPECT_FALSE(has(page, "\u202E"));
    EXPECT_TRUE(has(page, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&#39;&amp;]]&gt;"));
    EXPECT_TRUE(has(page, "{{title}}"));  // a file's own braces are no template
  }
}

TEST(Html, ThePageSpeaksTheLanguageAskedFor) {
  const Full full;
  EXPECT_TRUE(has(full.page(Language::id), "<html lang=\"id\">"));
  EXPECT_TRUE(has(full.page(Language::en), "<html lang=\"en\">"));
  EXPECT_TRUE(has(full.page(Language::en), "Condition</dt>"));
  EXPECT_FALSE(has(full.page(Language::en), "Kondisi</dt>"));
}

TEST(Html, TheSameAuditGivesTheSameBytes) { EXPECT_EQ(Full().page(), Full().page()); }

TEST(Html, AnAuditOfNothingIsStillAPage) {
  const std::string page = AuditPages({}, Language::en).report();
  EXPECT_TRUE(has(page, "0 procedures checked"));
  EXPECT_FALSE(has(page, "id=\"matrix\""));
}

TEST(Html, AProcedureWithoutReferenceHasAllButObligations) {
  sample::World world;
  world.results[0].reference = nullptr;
  world.results[0].obligations.clear();
  world.results[0].findings.clear();
  Audit audit = world.audit();
  audit.procedures.resize(1);
  const std::string page = AuditPages(audit, Language::en).report();
  EXPECT_TRUE(has(page, "no reference matches"));
  EXPECT_TRUE(has(page, "There are no findings."));
  EXPECT_TRUE(has(page, "id=\"kota-contoh/line-5\""));
}

TEST(Html, TheOtherLanguageIsCarriedPackedWithTheSamePlaces) {
  const std::string page = Full().page(Language::id);
  const std::string english = stored(page, "kota-contoh", "en");
  EXPECT_TRUE(has(english, "Condition</dt>"));
  EXPECT_TRUE(has(english, "id=\"kota-contoh/0123456789abcdef\""));
  EXPECT_TRUE(
      has(stored(page, "front", "en"), "not the decrees or operating procedures behind them"));
  EXPECT_TRUE(stored(page, "kota-contoh", "id").empty());  // stands in the document itself
}

/// As many regions as asked for, all alike but for their ids.
struct Many {
  sample::World world;
  std::vector<model::Procedure> procedures;
  std::vector<checker::ProcedureResult> results;
  Audit audit;

  explicit Many(std::size_t regions) : procedures(regions, world.procedures[0]) {
    for (std::size_t i = 0; i < regions; ++i) {
      procedures[i].id = "kota-" + std::to_string(i);
      results.push_back(world.results[0]);
      results.back().procedure = &procedures[i];
    }
    for (const checker::ProcedureResult& each : results) audit.procedures.push_back({&each});
    audit.files = world.files;
  }
};

TEST(Html, OfManyRegionsEachSheetIsDrawnWhenItIsOpened) {
  const Many many(AuditPages::sheets_at_once + 1);
  const std::string page = AuditPages(many.audit, Language::id).report();
  EXPECT_FALSE(has(page, "Kondisi</dt>"));
  EXPECT_TRUE(has(page, "<details class=\"late region-name\" id=\"kota-7\" data-part=\"kota-7\">"));
  EXPECT_TRUE(has(stored(page, "kota-7", "id"), "Kondisi</dt>"));
  EXPECT_TRUE(has(stored(page, "kota-7", "en"), "Condition</dt>"));
  EXPECT_TRUE(has(stored(page, "findings/authority", "id"), "href=\"#kota-7/0123456789abcdef\""));
  EXPECT_TRUE(has(stored(page, "matrix/2", "en"), "href=\"#kota-12/apply.present\""));
}

TEST(Html, ASheetCanBeSentAlone) {
  const Full full;
  const std::string page = AuditPages(full.audit, Language::id).sheet(1);
  EXPECT_TRUE(has(page, "bukan keputusan penetapan atau SOP di baliknya"));
  EXPECT_TRUE(has(page, "id=\"kota-patuh/line-5\""));
  EXPECT_FALSE(has(page, "kota-contoh"));
  EXPECT_FALSE(has(page, "id=\"matrix\""));
}

TEST(Html, TwoProceduresOfOneIdStandAtDifferentPlaces) {
  Many many(3);
  many.procedures[0].id = many.procedures[1].id = "matrix";
  const std::string page = AuditPages(many.audit, Language::id).report();
  EXPECT_TRUE(has(page, "<section class=\"region\" id=\"matrix-2\""));
  EXPECT_TRUE(has(page, "<section class=\"region\" id=\"matrix-3\""));
}

TEST(Html, TheMatrixCountsItsRowsAndItsColumns) {
  const std::string page = Full().page(Language::en);
  const std::size_t row = page.find("An application is made</th>");
  const std::string total = page.substr(page.find("<td class=\"total\"", row), 400);
  EXPECT_TRUE(has(total, "<span class=\"unseen\">met </span>2</span>")) << total;
  EXPECT_TRUE(
      has(page.substr(page.find("<tfoot>")), "<span class=\"unseen\">not met </span>2</span>"));
}

TEST(Html, WhatCouldNotBeDeterminedStandsOnTheFirstPage) {
  const std::string page = Full().page(Language::en);
  EXPECT_TRUE(has(page,
                  "<strong>Application is approved or rejected</strong> (stated only in another "
                  "section): <a href=\"#kota-patuh/decide.present\">Kota Patuh</a>"));
}

TEST(Html, EachRegionIsTwoSentencesOfItsMainFindings) {
  const std::string page = Full().page(Language::en);
  EXPECT_TRUE(has(page,
                  "Of 3 obligations that apply: 1 met, 1 stated otherwise, and 1 not stated. "
                  "Main findings: <a href=\"#kota-contoh/0123456789abcdef\">"));
}

TEST(Html, TheServiceStandardIsATableOfItsComponents) {
  const std::string page = Full().page(Language::en);
  const std::string table = page.substr(page.find("id=\"standard\""));
  EXPECT_TRUE(has(table, "<a href=\"#kota-contoh/line-8\">“3 - 4 minggu kerja”</a>"));
  EXPECT_TRUE(has(table, "not one figure"));  // a range is no longest time
}

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

TEST(Html, WhatPeopleWroteStandsWhereItBelongs) {
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

TEST(Html, AnAuditorsOwnOutcomeIsShownAsSuchBesideTheProgramsOwn) {
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

TEST(Html, ANoteWithoutItsFindingIsShownAndNotDropped) {
  Full full;
  const model::Annotations annotations = notes();
  full.audit.annotations = &annotations;
  ASSERT_EQ(orphans(full.audit).size(), 1u);
  EXPECT_EQ(orphans(full.audit)[0].code, "note-without-finding");
  EXPECT_TRUE(has(full.page(), "sidik `1111111111111111` <q>Lama.</q>"));
}

TEST(Html, FindingsAreComparedWithThoseOfAnEarlierAudit) {
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

TEST(Html, WhereAnotherPageStatesItWellItsWordsAreShown) {
  Full full;
  full.world.results[1].obligations[1].evidence = {{3, "kepada Wali Kota", {}}};
  EXPECT_TRUE(has(full.page(),
                  "Rumusan pada halaman Kota Patuh, yang memenuhi kewajiban ini:</p>"
                  "<blockquote lang=\"id\">“kepada Wali Kota”"));
}

TEST(Html, ArticlesLeadToObligationsStepsAndFindings) {
  const std::string page = Full().page();
  const std::size_t row = page.find("<th scope=\"row\">Permendagri 102/2019 Pasal 9 huruf e</th>");
  ASSERT_NE(row, std::string::npos);
  const std::string cells = page.substr(row, page.find("</tr>", row) - row);
  EXPECT_TRUE(has(cells, "Permohonan disetujui atau ditolak"));
  EXPECT_TRUE(has(cells, "href=\"#kota-contoh/fedcba9876543210\""));
}

TEST(Html, SimulationsAreDrawnWithTheirTables) {
  Full full;
  full.simulation.cycle_time.working_days.percentiles = {1, 2, 3};
  const std::string page = full.page();
  EXPECT_TRUE(has(page, "&quot;kind&quot;: &quot;distribution&quot;") ||
              has(page, "&quot;kind&quot;:&quot;distribution&quot;"));
  EXPECT_TRUE(has(page, "&quot;at&quot;: 20") || has(page, "&quot;at&quot;:20"));  // four weeks
  EXPECT_TRUE(has(page, "<td data-label=\"Kesibukan\">40\u00A0%</td>"));
}

// The store.

TEST(Packed, WhatIsUnpackedIsWhatWasPacked) {
  for (const std::size_t size : {0, 1, 2, 3, 4, 1000, 100000}) {
    std::string text;
    while (text.size() < size) text += "<td>é " + std::to_string(text.size() * text.size());
    EXPECT_EQ(unpacked(packed(text)), text);
  }
}

TEST(Packed, Base64EndsInSignsThatSayHowMuchIsThere) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("\xff\xfe\xfd"), "//79");
}

TEST(Parallel, EachIsCalledOnceAndAFaultReachesTheCaller) {
  std::vector<int> calls(1000);
  in_parallel(calls.size(), [&](std::size_t each) { ++calls[each]; });
  EXPECT_EQ(std::ranges::count(calls, 1), 1000);
  const auto fail = [](std::size_t each) {
    if (each == 3) throw std::runtime_error("three");
  };
  EXPECT_THROW(in_parallel(10, fail), std::runtime_error);
}

// The templates.

std::map<std::string, std::string> templates() {
  std::map<std::string, std::string> all;
  for (const model::ShippedFile& file : model::shipped_files()) {
    if (file.path.starts_with("reports/html/") && file.path.ends_with(".mustache")) {
      all.emplace(file.path, file.text);
    }
  }
  return all;
}

std::string html_sources() {
  std::string text;
  for (const auto& entry : fs::directory_iterator(fs::path(SELARAS_ROOT) / "reports")) {
    if (!entry.path().filename().string().starts_with("html_") && entry.path().stem() != "html") {
      continue;
    }
    if (entry.is_directory()) continue;
    std::ifstream file(entry.path());
    text.append(std::istreambuf_iterator<char>(file), {});
  }
  return text;
}

TEST(Templates, EveryNameInThemIsSetByTheCodeOrIsAText) {
  const std::string sources = html_sources();
  ASSERT_GE(templates().size(), 5u);
  for (const auto& [path, text] : templates()) {
    for (const std::string& name : all_matches(text, R"(\{\{\{?[#^&]?([a-z0-9._-]+)\}\})")) {
      if (name == ".") continue;
      if (name.starts_with("text.")) {
        EXPECT_TRUE(texts(Language::id).has("page." + name.substr(5))) << path << ": " << name;
      } else {
        EXPECT_TRUE(has(sources, ".set(\"" + name + "\"")) << path << ": " << name;
      }
    }
  }
}

TEST(Templates, NothingButOurOwnMarkupStyleScriptAndDiagramIsLeftUnescaped) {
  std::set<std::string> raw;
  for (const auto& [path, text] : templates()) {
    for (const std::string& name : all_matches(text, R"(\{\{\{([^}]+)\}\}\})")) raw.insert(name);
    EXPECT_FALSE(has(text, "{{&")) << path;
  }
  EXPECT_EQ(raw, (std::set<std::string>{".", "css", "data", "markup", "script"}));
}

TEST(TemplatesDeathTest, ANameThatNobodyGivesIsABug) {
  View view;
  EXPECT_DEATH(static_cast<void>(rendered("method", view, texts(Language::id))),
               "a name that nobody gives");
}

TEST(Templates, LinesLoseTheirIndentationAndLoneTagsTheirLine) {
  const Nodes nodes =
      parsed_template("<ul>\n  {{#items}}\n  <li>{{.}}</li>\n  {{/items}}\n</ul>\n");
  ASSERT_EQ(nodes.size(), 3u);
  EXPECT_EQ(nodes[0].name, "<ul>\n");
  ASSERT_EQ(nodes[1].inside.size(), 3u);
  EXPECT_EQ(nodes[1].inside[0].name, "<li>");
  EXPECT_EQ(nodes[1].inside[2].name, "</li>\n");
  EXPECT_EQ(nodes[2].name, "</ul>\n");
}

TEST(TemplatesDeathTest, ATemplateThatDoesNotCloseWhatItOpensIsABug) {
  EXPECT_DEATH(static_cast<void>(parsed_template("{{#a}}x")), "is not closed");
  EXPECT_DEATH(static_cast<void>(parsed_template("{{#a}}x{{/b}}")), "closes another section");
  EXPECT_DEATH(static_cast<void>(parsed_template("{{a")), "is not closed");
}

TEST(Templates, TextIsEscapedForAttributesToo) {
  EXPECT_EQ(html_escaped("<a b=\"c\" d='e'>&\x01"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\uFFFD");
}

// Highlighting.

using Stretches = std::vector<Stretch>;

TEST(Marks, AQuoteIsCutOutOfItsLine) {
  EXPECT_EQ(marked("a bcd e", {{"bcd", 7}}), (Stretches{{"a ", {}}, {"bcd", {7}}, {" e", {}}}));
}

TEST(Marks, OverlappingQuotesBecomeOneStretchOfAllOwners) {
  EXPECT_EQ(marked("abcdef", {{"cde", 2}, {"bcd", 1}, {"bcd", 1}}),
            (Stretches{{"a", {}}, {"bcde", {1, 2}}, {"f", {}}}));
}

TEST(Marks, AQuoteThatDoesNotStandThereMarksNothing) {
  EXPECT_EQ(marked("abc", {{"x", 1}, {"", 2}}), (Stretches{{"abc", {}}}));
  EXPECT_EQ(marked("", {{"x", 1}}), (Stretches{{"", {}}}));
}

TEST(Marks, StretchesPutTogetherAreTheLine) {
  const std::string line = "satu dua tiga empat";
  for (std::size_t begin = 0; begin < line.size(); ++begin) {
    for (std::size_t length = 1; begin + length <= line.size(); ++length) {
      std::string whole;
      for (const Stretch& each : marked(line, {{line.substr(begin, length), 0}, {"dua tiga", 1}})) {
        whole += each.text;
      }
      ASSERT_EQ(whole, line);
    }
  }
}

// Numbers.

TEST(Numbering, FindingsAreNumberedByThemeAndGravity) {
  const sample::World world;
  const std::vector<NumberedFinding> all = numbered(world.results[0]);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].finding->rule, "sample-addressee");  // authority
  EXPECT_EQ(all[1].finding->rule, "sample-missing");    // completeness
  EXPECT_EQ(all[2].finding->rule, "sample-unit");       // editorial
  EXPECT_EQ(all[2].number, 3u);
}

TEST(Numbering, APictureTakesTheNumbersOfTheSheet) {
  const sample::World world;
  Diagram diagram;
  diagram.boxes.push_back(
      {.marks = {{.numbers = {1, 2}, .fingerprints = {"fedcba9876543210", "0123456789abcdef"}}}});
  diagram.notes = {{.number = 1, .text = "missing"}, {.number = 2, .text = "addressee"}};
  number_as_on_sheet(diagram, world.results[0]);
  EXPECT_EQ(diagram.boxes[0].marks[0].numbers, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(diagram.notes[0].text, "addressee");
  EXPECT_EQ(diagram.notes[0].number, 1u);
  EXPECT_EQ(diagram.notes[1].number, 2u);
}

}  // namespace
}  // namespace selaras::reports
