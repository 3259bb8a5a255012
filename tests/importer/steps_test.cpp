#include <algorithm>

#include <gtest/gtest.h>

#include "tests/importer/samples.h"

namespace selaras::tests {
namespace {

model::Step first_step(std::string_view steps) {
  const model::Procedure page = read(page_with_steps(steps));
  return page.steps.empty() ? model::Step{} : page.steps.front();
}

std::string name_of(const std::optional<model::Actor>& actor) { return actor ? actor->name : "-"; }

/// A page of the service whose vocabulary is known.
std::string access_page(std::string_view steps) {
  return "Pemberian Hak Akses Pemanfaatan Data Kependudukan Kota Rimba\n\nPersyaratan\n\n1. Surat "
         "permohonan\n\nProsedur\n\n" +
         std::string(steps) + "\n\nBiaya\n\nTidak dipungut biaya\n";
}

TEST(Steps, ChannelAndAddresseeAreToldByTheirPrepositions) {
  const model::Step step = first_step(
      "1. Camat melalui Petugas Loket menyampaikan berkas kepada Kepala Dinas\n2. Petugas mencetak "
      "kartu");
  EXPECT_EQ(name_of(step.actor), "Camat");
  EXPECT_EQ(name_of(step.channel), "Petugas Loket");
  EXPECT_EQ(name_of(step.addressee), "Kepala Dinas");
  const model::Step other = first_step(
      "1. Pemohon mengajukan berkas kepada Camat melalui Petugas Loket\n2. Petugas mencetak kartu");
  EXPECT_EQ(name_of(other.addressee), "Camat");
  EXPECT_EQ(name_of(other.channel), "Petugas Loket");
}

TEST(Steps, DelegationIsKept) {
  const model::Procedure page =
      read(access_page("1. Dirjen Dukcapil atas nama Menteri memberikan persetujuan atau "
                       "penolakan\n2. Dirjen memberikan hak akses"));
  EXPECT_EQ(name_of(page.steps.at(0).on_behalf_of), "Menteri");
}

TEST(Steps, WhoIsNotNamedIsAbsent) {
  EXPECT_EQ(name_of(first_step("1. Penandatanganan kartu\n2. Petugas mencetak kartu").actor), "-");
  EXPECT_EQ(
      name_of(first_step("1. Berkas diserahkan kepada Petugas\n2. Petugas mencetak kartu").actor),
      "-");
}

TEST(Steps, AnAgentBehindItsVerbIsTheActor) {
  EXPECT_EQ(
      name_of(first_step("1. Berkas diperiksa oleh Petugas\n2. Petugas mencetak kartu").actor),
      "Petugas");
}

TEST(Steps, ANameThatMayMeanTwoKeepsBoth) {
  const model::Procedure page = read(
      access_page("1. Pengguna mengajukan surat permohonan\n2. Dukcapil memverifikasi permohonan"));
  EXPECT_EQ(page.steps.at(1).actor->roles, (std::vector<std::string>{"ditjen", "dukcapil_office"}));
}

TEST(Steps, APlaceBelongsToTheName) {
  const model::Procedure page = read(access_page(
      "1. Pimpinan Pengguna mengajukan surat permohonan kepada Walikota Rimba melalui Disdukcapil "
      "Kota Rimba\n2. Walikota Rimba meneruskan surat permohonan kepada Dirjen"));
  EXPECT_EQ(page.steps.at(0).channel->name, "Disdukcapil Kota Rimba");
  EXPECT_EQ(page.steps.at(0).addressee->name, "Walikota Rimba");
}

TEST(Steps, CaseAndSpellingDoNotMatter) {
  const model::Procedure page =
      read(access_page("1. PIMPINAN PENGGUNA MENGAJUKAN SURAT PERMOHONAN KEPADA WALI KOTA\n2. "
                       "Persetujuan Ditindaklanjuti Dengan Perjanjian Kerjasama"));
  EXPECT_EQ(steps_of(page), "submit_application conclude_pks");
}

TEST(Steps, WhatFitsNoActivityIsLeftForAPerson) {
  const std::string page =
      access_page("1. Pengguna mengajukan surat permohonan\n2. Petugas menyiram tanaman");
  EXPECT_TRUE(notes(page, "page-step-unknown"));
  EXPECT_EQ(read(page).steps.at(1).activity, "");
}

TEST(Steps, WhatFitsTooLooselyIsLeftForAPerson) {
  const std::string page =
      access_page("1. Pengguna mengajukan surat permohonan\n2. Petugas meneruskan kepada atasan");
  EXPECT_TRUE(notes(page, "page-step-unsure"));
  EXPECT_EQ(read(page).steps.at(1).activity, "");
}

TEST(Steps, ClausesAndProhibitionsAreNoSteps) {
  const model::Procedure page = read(access_page(
      "1. Persetujuan ditindaklanjuti dengan perjanjian kerja sama\n2. Perjanjian kerja sama "
      "paling sedikit memuat: maksud, tujuan, jangka waktu, dan pembiayaan\n3. Para pihak dilarang "
      "memberikan Data Kependudukan kepada pihak ketiga"));
  EXPECT_EQ(steps_of(page), "conclude_pks");
  EXPECT_EQ(page.item("p2")->kind, model::ItemKind::clause);
  ASSERT_NE(page.document("pks"), nullptr);
  EXPECT_EQ(page.document("pks")->contents.size(), 5u);
}

TEST(Steps, ADocumentThatARequirementAmongThemNamesIsDeclared) {
  const model::Procedure page = read(access_page(
      "1. Pengguna mengajukan surat permohonan\n2. Pengguna melampirkan dokumen pendukung"));
  ASSERT_EQ(page.requirements.size(), 2u);
  EXPECT_NE(page.document("applicant_documents"), nullptr);
}

TEST(Steps, RequirementsThatTellTheFlowAreStatementsAndNoNodes) {
  const model::Procedure page = read(
      "Hak Akses Pemanfaatan Data Kependudukan Kota Rimba\n\nPersyaratan\n1. Surat permohonan "
      "kepada Walikota\n2. Walikota meneruskan surat permohonan kepada Dirjen\n3. Dirjen "
      "memberikan persetujuan atau penolakan\n\n"
      "Prosedur\n1. Pengguna mengajukan surat permohonan\n2. Dukcapil membuat user "
      "id\n\nBiaya\nGratis\n");
  EXPECT_EQ(steps_of(page), "submit_application issue_user_id");
  EXPECT_EQ(page.statements.size(), 3u);
}

TEST(Steps, ALateRejectionIsABranchAndNoSuccessor) {
  const model::Procedure page = read(
      access_page("1. Dirjen memberikan persetujuan atau penolakan\n2. Persetujuan ditindaklanjuti "
                  "dengan perjanjian kerja sama\n3. Dirjen memberikan hak akses\n4. Penolakan "
                  "sebagaimana dimaksud pada angka 1 dituangkan dalam bentuk surat"));
  EXPECT_EQ(flow_of(page),
            "decide_application -> conclude_pks [approve] stated\n"
            "conclude_pks -> grant_access listed\n"
            "decide_application -> issue_rejection_letter [reject] stated\n"
            "issue_rejection_letter -> rejected inferred\n"
            "grant_access -> granted inferred\n");
}

TEST(Branches, TwoArmsInOneItemAreTwoSteps) {
  const model::Procedure page =
      read(page_with_steps("1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas, jika "
                           "lengkap diteruskan kepada Kepala Dinas, jika tidak lengkap "
                           "dikembalikan kepada Pemohon\n3. Kepala Dinas menandatangani kartu"));
  EXPECT_EQ(flow_of(page),
            "menyerahkan-berkas -> memeriksa-berkas listed\n"
            "memeriksa-berkas -> diteruskan [lengkap] stated\n"
            "memeriksa-berkas -> dikembalikan [tidak-lengkap] stated\n"
            "diteruskan -> menandatangani-kartu listed\n"
            "menandatangani-kartu -> completed inferred\n");
}

TEST(Branches, TwoArmsMayBeTwoItems) {
  const model::Procedure page = read(page_with_steps(
      "1. Petugas memeriksa berkas\n2. Apabila berkas lengkap, Petugas mencetak kartu\n3. Apabila "
      "berkas tidak lengkap, Petugas mengembalikan berkas\n4. Pemohon menerima kartu"));
  EXPECT_EQ(flow_of(page),
            "memeriksa-berkas -> mencetak-kartu [berkas-lengkap] stated\n"
            "memeriksa-berkas -> mengembalikan-berkas [berkas-tidak-lengkap] stated\n"
            "mencetak-kartu -> menerima-kartu listed\n"
            "menerima-kartu -> completed inferred\n");
}

TEST(Branches, NothingStatedAfterABranchGivesNoEdge) {
  const model::Procedure page =
      read(page_with_steps("1. Petugas memeriksa berkas\n2. Jika berkas tidak lengkap, berkas "
                           "dikembalikan\n3. Petugas mencetak kartu"));
  EXPECT_EQ(flow_of(page).find("dikembalikan ->"), std::string::npos);
}

TEST(Branches, ACaseThatIsNotNamedIsInferredAndSaysSo) {
  const model::Procedure page = read(access_page(
      "1. Dalam hal ditemukan ketidaksesuaian, Ditjen Dukcapil mengeluarkan rekomendasi\n"
      "2. Dirjen memberikan hak akses"));
  EXPECT_EQ(flow_of(page),
            "check_conformity -> issue_recommendation [nonconform] stated\n"
            "check_conformity -> grant_access [otherwise] inferred\n"
            "grant_access -> granted inferred\n");
}

TEST(Branches, AReferenceBackIsALoop) {
  const model::Procedure page = read(page_with_steps(
      "1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas\n3. Jika tidak lengkap, Petugas "
      "mengembalikan berkas dan Pemohon kembali ke angka 1\n4. Petugas mencetak kartu"));
  EXPECT_NE(flow_of(page).find("mengembalikan-berkas -> menyerahkan-berkas stated"),
            std::string::npos)
      << flow_of(page);
}

TEST(Branches, ACaseMayOnlySayWhereToGoOn) {
  const model::Procedure page = read(page_with_steps(
      "1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas\n3. Jika berkas tidak lengkap, "
      "kembali ke angka 1\n4. Jika berkas lengkap, dilanjutkan ke angka 5\n5. Petugas mencetak "
      "kartu"));
  EXPECT_EQ(flow_of(page),
            "menyerahkan-berkas -> memeriksa-berkas listed\n"
            "memeriksa-berkas -> menyerahkan-berkas [berkas-tidak-lengkap] stated\n"
            "memeriksa-berkas -> mencetak-kartu [berkas-lengkap] stated\n"
            "mencetak-kartu -> completed inferred\n");
  EXPECT_EQ(page.item("p3")->kind, model::ItemKind::condition);
}

TEST(Branches, ACaseNamesTheStepThatDecidesIt) {
  const model::Procedure page = read(page_with_steps(
      "1. Petugas memeriksa berkas\n2. Kepala Dinas menandatangani kartu\n3. Petugas mencetak "
      "kartu\n4. Apabila berkas tidak sah sebagaimana dimaksud pada angka 1, Petugas menyusun "
      "penolakan, kemudian proses berakhir dengan penolakan"));
  EXPECT_EQ(flow_of(page),
            "memeriksa-berkas -> menandatangani-kartu [otherwise] inferred\n"
            "menandatangani-kartu -> mencetak-kartu listed\n"
            "memeriksa-berkas -> menyusun-penolakan [berkas-tidak-sah] stated\n"
            "menyusun-penolakan -> rejected stated\n"
            "mencetak-kartu -> completed inferred\n");
}

TEST(Branches, WhatIsReturnedToBeCompletedIsALoop) {
  const model::Procedure page = read(page_with_steps(
      "1. Petugas menyiapkan formulir\n2. Pemohon menyerahkan berkas\n3. Petugas memeriksa "
      "berkas\n4. Berkas yang tidak lengkap dikembalikan kepada Pemohon untuk dilengkapi\n5. "
      "Petugas mencetak kartu"));
  EXPECT_EQ(flow_of(page),
            "menyiapkan-formulir -> menyerahkan-berkas listed\n"
            "menyerahkan-berkas -> memeriksa-berkas listed\n"
            "memeriksa-berkas -> dikembalikan [berkas-yang-tidak-lengkap] stated\n"
            "memeriksa-berkas -> mencetak-kartu [otherwise] inferred\n"
            "dikembalikan -> menyerahkan-berkas inferred\n"
            "mencetak-kartu -> completed inferred\n");
  for (const model::Edge& edge : page.flow.edges) {
    if (edge.from == edge.to || edge.origin != model::Origin::inferred) continue;
    EXPECT_FALSE(edge.reason.id.empty());
  }
}

TEST(Branches, AReturnOfWhichNoCaseIsSaidIsLeftForAPerson) {
  const std::string page = page_with_steps(
      "1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas dan kembali ke angka 1\n3. "
      "Petugas mencetak kartu");
  EXPECT_TRUE(notes(page, "page-jump-alone"));
  EXPECT_EQ(flow_of(read(page)).find("memeriksa-berkas -> menyerahkan"), std::string::npos);
  EXPECT_TRUE(notes(page_with_steps("1. Pemohon menyerahkan berkas\n2. Berkas dikembalikan untuk "
                                    "dilengkapi\n3. Petugas mencetak kartu"),
                    "page-jump-alone"));
}

TEST(Branches, AnEndIsStatedOnlyByAClauseOfItsOwn) {
  const model::Procedure page = read(page_with_steps(
      "1. Petugas memeriksa berkas\n2. Setelah proses selesai, Petugas mencetak kartu\n3. Petugas "
      "menyerahkan kartu, proses selesai"));
  EXPECT_EQ(flow_of(page),
            "memeriksa-berkas -> mencetak-kartu stated\n"
            "mencetak-kartu -> menyerahkan-kartu listed\n"
            "menyerahkan-kartu -> completed stated\n");
}

TEST(Branches, AConditionAmongRequirementsBuildsNone) {
  const model::Procedure page = read(page_with_requirements("1. Surat kuasa, jika dikuasakan"));
  for (const model::Step& step : page.steps) EXPECT_TRUE(step.outcomes.empty());
}

TEST(Flow, WordsOfSequenceTieAndNumbersOnlyList) {
  const model::Procedure page =
      read(page_with_steps("1. Pemohon menyerahkan berkas\n2. Selanjutnya Petugas memeriksa "
                           "berkas\n3. Petugas mencetak kartu"));
  EXPECT_EQ(flow_of(page),
            "menyerahkan-berkas -> memeriksa-berkas stated\nmemeriksa-berkas -> mencetak-kartu "
            "listed\nmencetak-kartu -> completed inferred\n");
}

TEST(References, AreKeptAsWorded) {
  const model::Procedure page = read(page_with_steps(
      "1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas sebagaimana dimaksud pada angka "
      "1 huruf a\n3. Petugas mencetak kartu sebagaimana dimaksud dalam ngka 2\n"
      "4. Petugas mencatat kartu sebagaimana dimaksud dalam Pasal 11 Permendagri No. 61 tahun "
      "2015\n5. Petugas menyerahkan kartu tersebut"));
  ASSERT_EQ(page.references.size(), 4u);
  EXPECT_EQ(page.references[0].path.size(), 2u);
  EXPECT_EQ(page.references[1].path.at(0).value, "2");
  EXPECT_TRUE(page.references[2].external);
  EXPECT_TRUE(page.references[3].path.empty());
}

TEST(OtherServices, GetStepsOfTheirOwn) {
  const std::string page =
      page_with_steps("1. Pemohon menyerahkan berkas\n2. Petugas memeriksa berkas");
  EXPECT_TRUE(notes(page, "page-service-unknown"));
  EXPECT_EQ(read(page).service, "penerbitan-kartu-contoh");
  for (const model::Step& step : read(page).steps) EXPECT_EQ(step.activity, "");
}

TEST(Regions, AreWhatThePageNamesMostOften) {
  const model::Procedure page =
      read(access_page("1. Pengguna mengajukan surat permohonan kepada Walikota Rimba\n2. "
                       "Disdukcapil Kota Rimba memverifikasi permohonan"));
  EXPECT_EQ(page.region, "Kota Rimba");
  EXPECT_EQ(page.id, "kota-rimba");
  EXPECT_EQ(page.level, model::Administration::city);
}

TEST(Regions, MayBeGivenByAPerson) {
  const importer::Imported page = importer::import_page(
      page_with_steps("1. Pemohon datang\n2. Petugas mencetak kartu"), "page.txt",
      {.region = "Kabupaten Rimba", .level = model::Administration::regency});
  EXPECT_EQ(page.procedure->region, "Kabupaten Rimba");
  EXPECT_EQ(page.procedure->id, "rimba");
}

}  // namespace
}  // namespace selaras::tests
