#include <algorithm>

#include <gtest/gtest.h>

#include "tests/importer/facts.h"
#include "tests/importer/samples.h"

namespace selaras::tests {
namespace {

using model::SectionKind;

std::string kinds_of(const model::Procedure& procedure) {
  std::string text;
  for (const model::Section& section : procedure.sections) text += section.id + " ";
  return text;
}

// L1: a portal page without headings.
const std::string by_order = R"(Penerbitan Kartu Contoh Kabupaten Rimba

No. SK: 12/2024

1. Fotokopi ijazah
2. Pas foto

1. Pemohon menyerahkan berkas kepada Petugas
2. Petugas memeriksa berkas
3. Kepala Dinas menandatangani kartu

3 Hari kerja

Tidak dipungut biaya

Kartu Contoh

Telepon: (0411) 123456
)";

// L2: the same with headings.
const std::string by_headings = R"(Penerbitan Kartu Contoh Kabupaten Rimba

No. SK: 12/2024

PERSYARATAN

1. Fotokopi ijazah
2. Pas foto

Sistem, mekanisme, dan prosedur:

1. Pemohon menyerahkan berkas kepada Petugas
2. Petugas memeriksa berkas
3. Kepala Dinas menandatangani kartu

Waktu Penyelesaian

DINAS CONTOH KABUPATEN RIMBA
Jalan Pohon No. 1

3 Hari kerja

Biaya/Tarif

Tidak dipungut biaya

Produk Pelayanan

Kartu Contoh

Pengaduan Layanan

Telepon: (0411) 123456
)";

TEST(Layouts, APageWithoutHeadingsIsReadByItsOrderRoundTheCost) {
  const model::Procedure page = read(by_order);
  EXPECT_EQ(kinds_of(page), "identity requirements procedure time cost product complaints ");
  EXPECT_EQ(page.steps.size(), 3u);
  EXPECT_EQ(page.requirements.size(), 2u);
  ASSERT_EQ(page.time_claims.size(), 1u);
  EXPECT_EQ(page.cost->text, "Tidak dipungut biaya");
  EXPECT_EQ(page.products.at(0).text, "Kartu Contoh");
  EXPECT_EQ(page.contacts.at(0).value, "(0411) 123456");
  EXPECT_EQ(page.decree->number, "12/2024");
  EXPECT_EQ(page.region, "Kabupaten Rimba");
  EXPECT_EQ(page.level, model::Administration::regency);
  EXPECT_TRUE(page.text_complete);
}

/// Without what tells where on the page it stands.
std::vector<std::string> said(model::Procedure page) {
  page.source.reset();
  for (model::Section& section : page.sections)
    section.heading.clear(), section.first_line = section.last_line = 0;
  for (model::Item& item : page.items) item.evidence.clear();
  std::erase_if(page.contacts, [](const model::Contact& contact) { return !contact.complaints; });
  return facts(page);
}

TEST(Layouts, TwoRenderingsOfOnePageGiveTheSameProcedure) {
  EXPECT_EQ(said(read(by_order)), said(read(by_headings)));
}

TEST(Layouts, DoubledMarkersAndMarkdownGiveTheSameProcedure) {
  std::string doubled;
  for (std::size_t i = 0; i < by_order.size(); ++i) {
    const bool marker = i + 1 < by_order.size() && by_order[i] >= '1' && by_order[i] <= '9' &&
                        by_order[i + 1] == '.' && (i == 0 || by_order[i - 1] == '\n');
    if (marker) doubled += "  " + by_order.substr(i, 3);
    doubled += by_order[i];
  }
  EXPECT_EQ(said(read(doubled)), said(read(by_order)));
  std::string markdown = "# " + by_order;
  EXPECT_EQ(said(read(markdown)), said(read(by_order)));
}

TEST(Layouts, ASavedWebPageGivesTheSameProcedureAsItsText) {
  const std::string html = R"(<!DOCTYPE html><html><head><title>x</title><style>p{}</style><body>
<h1>Penerbitan Kartu Contoh Kabupaten Rimba</h1><p>No. SK: 12/2024
<ol><li>Fotokopi&nbsp;ijazah</li><li>Pas <b>foto</b></ol>
<ol><li>Pemohon menyerahkan berkas kepada Petugas<li>Petugas memeriksa berkas<li>Kepala Dinas
 menandatangani kartu</ol><p>3 Hari kerja<p>Tidak dipungut biaya<p>Kartu Contoh<script>if (a < b) {}</script>
<p>Telepon: (0411) 123456</body></html>)";
  EXPECT_EQ(said(read(html)), said(read(by_order)));
}

TEST(Layouts, WithoutTitleAndRequirementsTheFirstListIsTheProcedure) {
  const model::Procedure page = read(
      "1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas\n\n2 Hari\n\nTidak dipungut "
      "biaya\n\nKartu\n");
  EXPECT_EQ(page.steps.size(), 2u);
  EXPECT_TRUE(page.requirements.empty());
  EXPECT_FALSE(page.title);
}

TEST(Layouts, OtherWordsForTheSameHeadingsAreKnown) {
  const model::Procedure page = read(
      "Kartu Contoh Baru\n\nPersyaratan Layanan:\n1. Fotokopi ijazah\n\nTata cara\n1. Pemohon "
      "menyerahkan berkas\n2. Petugas memeriksa berkas\n\n"
      "Jangka Waktu Pelayanan;\n5 hari\n\nBiaya\nGratis\n\nPenanganan Pengaduan, Saran dan "
      "Masukan\n1. Email: a@b.go.id\n2. Kotak saran\n");
  EXPECT_EQ(kinds_of(page), "identity requirements procedure time cost complaints ");
  EXPECT_EQ(page.contacts.size(), 2u);
}

TEST(Layouts, AHeadingMayHaveASlipOfThePen) {
  EXPECT_EQ(read("Kartu Contoh\n\nPersyaratn\n1. Ijazah\n\nSistem Mekanisme dan Prosedurr\n1. "
                 "Pemohon datang\n2. Petugas mencetak kartu\n\nBiaya\nGratis\n")
                .steps.size(),
            2u);
}

TEST(Layouts, OpeningHoursAreNoServiceTime) {
  const model::Procedure page = read(
      "Kartu Contoh\n\nProsedur\n1. Pemohon datang\n2. Petugas mencetak kartu\n\nWaktu "
      "Pelayanan\nSenin - Jumat 8 jam\n\nBiaya\nGratis\n");
  EXPECT_TRUE(page.time_claims.empty());
}

TEST(Layouts, ATableOfComponentsIsReadCellByCell) {
  const model::Procedure page = read(
      "Standar Kartu Contoh\n\nNo\nKomponen\nUraian\n1\nPersyaratan\n1. Fotokopi "
      "ijazah\n2\nSistem, Mekanisme\ndan Prosedur\n1.\nPemohon menyerahkan berkas\n2.\nPetugas "
      "memeriksa berkas\n"
      "3\nJangka waktu penyelesaian\n10 Menit\n4\nBiaya/tarif\nGratis\n5\nProduk "
      "pelayanan\nKartu\n6\nPenanganan pengaduan\nKotak saran\n7\nDasar hukum\n1. Undang-Undang\n");
  EXPECT_EQ(page.steps.size(), 2u);
  EXPECT_EQ(page.requirements.size(), 1u);
  ASSERT_EQ(page.time_claims.size(), 1u);
  EXPECT_EQ(page.time_claims[0].quantity.unit, "Menit");
}

TEST(Layouts, AMarkdownTableIsReadCellByCell) {
  const model::Procedure page = read(
      "Standar Kartu Contoh\n\n| No | Komponen | Uraian |\n|---|---|---|\n| 1 | Persyaratan | 1. "
      "Fotokopi ijazah 2. Pas foto |\n"
      "| 2 | Prosedur | 1. Pemohon menyerahkan berkas 2. Petugas memeriksa berkas |\n| 3 | Jangka "
      "Waktu | 2 hari |\n| 4 | Biaya | Gratis |\n");
  EXPECT_EQ(page.steps.size(), 2u);
  EXPECT_EQ(page.requirements.size(), 2u);
}

TEST(Layouts, ATableReadColumnByColumnKeepsRequirementsAndStepsApart) {
  const model::Procedure page = read(
      "Standar Kartu Contoh\n\n1.\n\nPersyaratan\n\n2.\n\nProsedur/Mekanisme\n\na. Fotokopi "
      "ijazah;\nb. Pas foto;\n\n1. Pemohon menyerahkan berkas\n2. Petugas memeriksa "
      "berkas\n\nBiaya\nGratis\n");
  EXPECT_EQ(page.requirements.size(), 2u);
  EXPECT_EQ(page.steps.size(), 2u);
}

TEST(Layouts, LabelsGluedToTheirValuesAreRead) {
  const model::Procedure page = read(
      "Kartu Contoh\n\nJangka Waktu Penyelesaian10 Hari kerja\nBiaya / Tarif0\nPersyaratan\n1. "
      "Ijazah\nProsedur\n1. Pemohon datang\n2. Petugas mencetak kartu\n");
  ASSERT_EQ(page.time_claims.size(), 1u);
  EXPECT_EQ(page.time_claims[0].quantity.maximum, 10);
  EXPECT_EQ(page.cost->text, "0");
}

TEST(Layouts, AChainOfLettersBehindAnIntroductionIsTheProcedure) {
  const model::Procedure page = read(
      "Pemberian Kartu Contoh\n\nKartu diberikan dengan tahapan:\na. Pemohon menyerahkan "
      "berkas\nb. Petugas memeriksa berkas\nc. Petugas mencetak kartu\n\nTidak dipungut biaya\n");
  EXPECT_EQ(page.steps.size(), 3u);
  EXPECT_EQ(page.items.at(0).marker, "a.");
}

TEST(Layouts, AFlattenedSopTableIsRefused) {
  EXPECT_EQ(refusal("Nomor SOP 12\nKegiatan Pelaksana Mutu Baku\nKelengkapan Waktu Output\n1. "
                    "Menerima berkas\n"),
            "page-layout-sop-table");
}

TEST(Layouts, StepsWithoutNumbersAreRefused) {
  EXPECT_EQ(refusal("Kartu Contoh\n\nProsedur\nMekanismenya sebagai berikut:\nPemohon "
                    "datang\nPetugas mencetak kartu\n\nBiaya\nGratis\n"),
            "page-layout-unnumbered");
}

TEST(Layouts, ProseIsRefused) {
  EXPECT_EQ(
      refusal(
          "Kartu Contoh\n\nProsedur\nSetelah berkas diterima oleh petugas loket maka berkas "
          "diperiksa kelengkapannya dan diteruskan kepada kepala seksi, selanjutnya kepala seksi "
          "memeriksa berkas dan menyampaikannya kepada kepala dinas untuk "
          "ditandatangani.\n\nBiaya\nGratis\n"),
      "page-layout-prose");
}

TEST(Layouts, APageWithoutAnySteps_IsRefused) {
  EXPECT_EQ(refusal("Kartu Contoh\n\nProsedur\n\nBiaya\nGratis\n"), "page-without-procedure");
  EXPECT_EQ(refusal(""), "page-without-procedure");
  EXPECT_EQ(refusal("Selamat datang di situs kami."), "page-without-procedure");
}

TEST(Layouts, BytesThatAreNoTextAreRefused) {
  EXPECT_EQ(refusal("1. a\xff\xfe"), "page-invalid-utf8");
  EXPECT_EQ(refusal(std::string("1. a\0b", 6)), "page-invalid-utf8");
}

TEST(Layouts, ABookIsReadAsFarAsAnySectionGoesAndSaysSo) {
  std::string book = "Prosedur\n";
  for (int i = 0; i < 3'100; ++i) book += "Petugas memeriksa berkas\n";
  book += "Biaya\nGratis\n";
  book.replace(book.find("Petugas"), 0, "1. Pemohon datang\n2. ");
  const model::Procedure page = read(book);
  EXPECT_EQ(page.steps.size(), 2u);
  EXPECT_FALSE(page.text_complete);
  EXPECT_TRUE(notes(book, "page-unread"));
}

TEST(Layouts, AnItemThatNeverEndsIsCutBetweenTwoCharacters) {
  std::string book = "Prosedur\n1. Pemohon datang\n2. Petugas memeriksa ";
  for (int i = 0; i < 20'000; ++i) book += "\xC3\xA9";
  const std::string page = book + "\nBiaya\nGratis\n";
  EXPECT_EQ(read(page).steps.size(), 2u);
  EXPECT_TRUE(notes(page, "page-unread"));
}

TEST(Layouts, ManySectionsHaveABound) {
  std::string book;
  for (int i = 0; i < 300; ++i) book += "Prosedur\n1. Petugas memeriksa berkas\nBiaya\nGratis\n";
  EXPECT_TRUE(notes(book, "page-unread"));
  EXPECT_LE(read(book).sections.size(), 200u);
}

TEST(Layouts, TextThatEndsInMidWordIsIncomplete) {
  const std::string glued =
      "Kartu Contoh\n\nBiaya / Tarif0\nPersyaratan\n1. Ijazah\nProsedur\n1. Petugas memeriksa "
      "berkas pemohon\n2. Petugas mencetak kartu\n3. Kepala Dinas memeri";
  EXPECT_FALSE(read(glued).text_complete);
  EXPECT_TRUE(notes(glued, "page-incomplete"));
  EXPECT_TRUE(read(glued + "ksa kartu").text_complete);
}

TEST(Layouts, OtherWordsForFreeOfChargeAreAnchorsToo) {
  for (const char* free :
       {"Non Retribusi", "Tidak dikenakan biaya apapun", "Bebas biaya", "Tanpa retribusi",
        "Tidak ada pungutan biaya", "Gratis / tidak dipungut retribusi"}) {
    const model::Procedure page = read(
        "Penerbitan Kartu Contoh\n\n1. Fotokopi ijazah\n\n1. Pemohon menyerahkan "
        "berkas\n2. Petugas memeriksa berkas\n\n3 Hari kerja\n\n" +
        std::string(free) + "\n\nKartu Contoh\n");
    EXPECT_TRUE(page.cost) << free;
    EXPECT_EQ(page.steps.size(), 2u) << free;
  }
}

TEST(Layouts, TagsAndBarsAreNoPartOfWhatIsQuoted) {
  const model::Procedure page = read(
      "# Standar Kartu **Contoh**\n\nKomponen | Uraian\n--- | ---\nPersyaratan | 1. Fotokopi "
      "<b>ijazah</b><br>2. Pas foto\nProsedur | 1. **Pemohon** menyerahkan berkas<br/>2. Petugas "
      "memeriksa berkas |\nBiaya | Gratis\n");
  EXPECT_EQ(page.title->text, "Standar Kartu Contoh");
  ASSERT_EQ(page.requirements.size(), 2u);
  EXPECT_EQ(page.requirements[0].text, "Fotokopi ijazah");
  ASSERT_EQ(page.steps.size(), 2u);
  for (const model::Item& item : page.items) {
    for (const model::Evidence& evidence : item.evidence)
      EXPECT_EQ(evidence.quote.find_first_of("<>|*"), std::string::npos) << evidence.quote;
  }
  EXPECT_EQ(page.items.back().evidence.front().line, 6u);
}

TEST(Layouts, AnAddressInAngleBracketsIsNoTag) {
  const model::Procedure page = read(
      "Kartu Contoh\n\nProsedur\n1. Pemohon datang\n2. Petugas mencetak kartu\n\nBiaya\nGratis\n\n"
      "Pengaduan\nEmail: <lapor@rimba.go.id>\n");
  EXPECT_EQ(page.contacts.at(0).value, "lapor@rimba.go.id");
}

TEST(Layouts, AWebPagesTablesAreReadCellByCellAtItsOwnLines) {
  const std::string html =
      "<html><body>\n<table>\n<tr><td>1</td><td>Persyaratan</td><td>1. Fotokopi "
      "ijazah</td></tr>\n<tr><td>2</td><td>Prosedur</td>\n<td>1. Pemohon menyerahkan <i>berkas"
      "</i><br>2. Petugas memeriksa berkas</td></tr>\n<tr><td>3</td><td>Biaya</td><td>Non "
      "Retribusi</td></tr></table></body></html>";
  const importer::Imported page = importer::import_page(html, "page.html");
  ASSERT_TRUE(page.procedure);
  ASSERT_EQ(page.procedure->steps.size(), 2u);
  const std::uint32_t line = page.procedure->steps[1].evidence.at(0).line;
  EXPECT_EQ(page.html_lines.at(line - 1), 5u);
  EXPECT_EQ(page.source.find('<'), std::string::npos);
}

TEST(Layouts, TextWithoutItsLaterSectionsIsIncomplete) {
  const std::string cut = by_order.substr(0, by_order.find("3 Hari"));
  EXPECT_FALSE(read(cut).text_complete);
  EXPECT_TRUE(notes(cut, "page-incomplete"));
}

TEST(Layouts, TextThatEndsWhereAnotherWordMustFollowIsIncomplete) {
  EXPECT_FALSE(read(by_order + "\nPengaduan dapat disampaikan kepada\n").text_complete);
}

TEST(Layouts, ListsOfLawsAreNoRequirements) {
  const model::Procedure page = read(
      "Kartu Contoh Baru\n\n1. Undang-Undang Nomor 1\n2. Peraturan Pemerintah Nomor 2\n\n1. "
      "Fotokopi ijazah\n\n1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas\n\n3 "
      "hari\n\nTidak dipungut biaya\n\nKartu\n");
  ASSERT_EQ(page.requirements.size(), 1u);
  EXPECT_EQ(page.requirements[0].text, "Fotokopi ijazah");
}

TEST(Layouts, TheTimeMayBeAThirdList) {
  const model::Procedure page = read(
      "Kartu Contoh Baru\n\n1. Fotokopi ijazah\n\n1. Pemohon menyerahkan berkas\n2. Petugas "
      "memeriksa berkas\n\n1. Kartu baru 3 hari\n2. Kartu ganti 1 hari\n\nTidak dipungut "
      "biaya\n\nKartu\n");
  EXPECT_EQ(page.steps.size(), 2u);
  ASSERT_EQ(page.time_claims.size(), 1u);
  EXPECT_FALSE(page.time_claims[0].quantity.maximum);
  EXPECT_EQ(page.time_claims[0].parts.size(), 2u);
}

TEST(Layouts, ABlankDecreeIsADecreeWithoutNumber) {
  const model::Procedure page = read(
      "Kartu Contoh Baru\n\nNo. SK :\n\nProsedur\n1. Pemohon datang\n2. Petugas mencetak "
      "kartu\n\nBiaya\nGratis\n");
  ASSERT_TRUE(page.decree);
  EXPECT_EQ(page.decree->number, "");
}

TEST(Layouts, TheLabelOfTheDecreeMayStandInItsValue) {
  EXPECT_EQ(read("Kartu Contoh Baru\n\nNo. SK : No. SK 12/A/2020\n\nProsedur\n1. Pemohon "
                 "datang\n2. Petugas mencetak kartu\n\nBiaya\nGratis\n")
                .decree->number,
            "12/A/2020");
}

}  // namespace
}  // namespace selaras::tests
