#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/checker/rules_sample.h"

namespace selaras::checker {
namespace {

using sample::found;
using sample::values;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string item(const std::string& id, const std::string& marker, const std::string& text,
                 const std::string& more = {}, const std::string& section = "proc") {
  return R"({"id":")" + id + R"(","section":")" + section + R"(","marker":")" + marker +
         R"(","evidence":{"line":9,"quote":")" + text + R"("})" + more +
         (more.find("kind") == std::string::npos ? R"(,"kind":"step"})" : "}");
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : ",") + part;
  return all;
}

/// A page with a section of requirements and one of steps; one step of the flow.
model::Procedure page(const std::vector<std::string>& items, const std::string& more = {}) {
  return sample::flow({"a -> granted"},
                      R"("sections":[{"id":"req","kind":"requirements","lines":[1,4]},
                         {"id":"proc","kind":"procedure","lines":[5,20]}],"items":[)" +
                          joined(items) + "]," + more);
}

// dangling-reference

std::string reference(const std::string& from, const std::string& path,
                      const std::string& more = {}) {
  return R"("references":[{"item":")" + from + R"(","path":[)" + path + "]" + more +
         R"(,"evidence":{"line":9,"quote":"sebagaimana dimaksud"}}],)";
}

std::string angka(const std::string& value) {
  return R"({"unit":"number","value":")" + value + R"("})";
}
std::string huruf(const std::string& value) {
  return R"({"unit":"letter","value":")" + value + R"("})";
}

const std::vector<std::string> list{
    item("p1", "1. 1.", "Pengguna mengajukan permohonan"),
    item("p2", "2. 2.", "Bupati meneruskan, memuat:"),
    item("p2.a", "a.", "nama Pengguna", R"(,"parent":"p2","kind":"content")"),
    item("p2.b", "b.", "tujuan pemanfaatan", R"(,"parent":"p2","kind":"content")"),
    item("p3", "3. 3.", "Dirjen memberikan persetujuan atau penolakan"),
    item("p4", "4. 4.", "Persetujuan ditindaklanjuti dengan:"),
    item("p4.a", "a.", "Penyusunan perjanjian kerja sama", R"(,"parent":"p4")"),
    item("p4.b", "b.", "Pengiriman surat permohonan akses", R"(,"parent":"p4")"),
    item("p5", "5. 5.", "Dengan mengacu pada surat permohonan akses, Dirjen menyetujui"),
    item("p6", "6. 6.", "Penolakan dituangkan dalam surat")};

std::vector<Finding> dangling(const std::string& from, const std::string& path,
                              const std::string& more = {}) {
  return found("dangling-reference", page(list, reference(from, path, more)));
}

TEST(DanglingReference, FindsItsTargetByTheMarkerAsPrintedAndThenWithin) {
  EXPECT_THAT(dangling("p6", angka("3")), IsEmpty());
  EXPECT_THAT(dangling("p6", angka("4") + "," + huruf("a")), IsEmpty());
}

TEST(DanglingReference, FindsALetterInTheSentencesOwnListAndBesideIt) {
  EXPECT_THAT(dangling("p4", huruf("b")), IsEmpty());
  EXPECT_THAT(dangling("p4.b", huruf("a")), IsEmpty());
}

TEST(DanglingReference, OnlyNotesALetterWithoutItsNumberAndProposesTheItemMostAlike) {
  const auto findings = dangling("p5", huruf("b"));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].level, Level::note);
  EXPECT_EQ(findings[0].message_variant, "incomplete");
  EXPECT_THAT(values(findings[0], "target"), ElementsAre("p4.b"));
  EXPECT_THAT(values(findings[0], "marker"), ElementsAre("4.b"));
}

TEST(DanglingReference, ProposesTheNumberOfTheLettersRankIfItSharesAWordOfItsOwn) {
  const auto findings = dangling("p6", huruf("c"));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].level, Level::warning);
  EXPECT_EQ(findings[0].message_variant, "likely-target");
  EXPECT_THAT(values(findings[0], "target"), ElementsAre("p3"));
}

TEST(DanglingReference, ProposesNothingWhereNoWordTies) {
  const auto findings = dangling("p1", huruf("e"));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].level, Level::warning);
  EXPECT_EQ(findings[0].message_variant, "");
}

TEST(DanglingReference, SeesANumberBeyondTheListAndAParagraphWhereThereIsNone) {
  EXPECT_THAT(dangling("p6", angka("9")), SizeIs(1));
  EXPECT_THAT(dangling("p6", R"({"unit":"paragraph","value":"1"})"), SizeIs(1));
  EXPECT_THAT(dangling("p6", angka("4") + "," + huruf("c")), SizeIs(1));
}

TEST(DanglingReference, LeavesBareAndExternalReferencesAlone) {
  EXPECT_THAT(dangling("p6", ""), IsEmpty());
  EXPECT_THAT(dangling("p6", R"({"unit":"article","value":"11"})", R"(,"external":true)"),
              IsEmpty());
}

TEST(DanglingReference, LooksOnlyWithinTheSection) {
  auto items = list;
  items.push_back(item("r7", "7.", "Surat", R"(,"kind":"requirement")", "req"));
  EXPECT_THAT(found("dangling-reference", page(items, reference("p6", angka("7")))), SizeIs(1));
}

TEST(DanglingReference, SurvivesAValueThatIsNoLetter) {
  EXPECT_THAT(dangling("p6", huruf("-")), SizeIs(1));
  EXPECT_THAT(dangling("p6", huruf("C")).front().message_variant, "likely-target");
}

TEST(DanglingReference, GivesEachReferenceOfAnItemItsOwnFingerprint) {
  EXPECT_NE(fingerprint(dangling("p6", angka("9")).front()),
            fingerprint(dangling("p6", angka("8")).front()));
}

// broken-enumeration

std::vector<Finding> broken(const std::vector<std::string>& markers) {
  std::vector<std::string> items;
  for (const std::string& marker : markers) {
    items.push_back(item("p" + std::to_string(items.size()), marker, "x"));
  }
  return found("broken-enumeration", page(items));
}

TEST(BrokenEnumeration, SeesSkippedAndRepeatedNumbers) {
  EXPECT_EQ(broken({"1.", "2.", "4."}).front().message_variant, "skipped");
  EXPECT_EQ(broken({"1.", "2.", "2."}).front().message_variant, "repeated");
  EXPECT_EQ(broken({"a.", "b.", "d."}).front().message_variant, "skipped");
}

TEST(BrokenEnumeration, AcceptsDoubledMarkersRestartsBulletsAndLetters) {
  EXPECT_THAT(broken({"1. 1.", "2. 2.", "3."}), IsEmpty());
  EXPECT_THAT(broken({"1.", "2.", "1.", "2."}), IsEmpty());
  EXPECT_THAT(broken({"-", "-", "-"}), IsEmpty());
  EXPECT_THAT(broken({"1.", "a.", "b.", "2."}), IsEmpty());
  EXPECT_THAT(broken({"3.", "4."}), IsEmpty());
}

std::vector<Finding> split(const std::string& first, const std::string& items_of_content) {
  return found(
      "broken-enumeration",
      page({item("r1", "a)", "rekomendasi", R"(,"kind":"content")", "req"), item("p1", "1.", "x"),
            item("p1.1", "1)", first, R"(,"parent":"p1","kind":"content")"),
            item("p1.2", "2)", "pengawasan usaha", R"(,"parent":"p1","kind":"content")")},
           R"("documents":[{"id":"d","contents":[{"content":"c","items":[)" + items_of_content +
               "]}]}],"));
}

TEST(BrokenEnumeration, SeesOneContentSplitOverTwoItemsInARow) {
  const auto findings = split("rekomendasi dari otoritas pembinaan dan", R"("p1.1","p1.2")");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].message_variant, "split");
}

TEST(BrokenEnumeration, AcceptsAContentStatedInTwoSectionsOrInTwoClosedEntries) {
  EXPECT_THAT(split("rekomendasi", R"("r1","p1.1")"), IsEmpty());
  EXPECT_THAT(split("hak; dan", R"("p1.1","p1.2")"), IsEmpty());
}

// clause-as-step, requirement-as-step

TEST(ClauseAsStep, ListsTheClausesOfAPageInOneNote) {
  const std::string clause = R"(,"kind":"clause")";
  const auto findings = found(
      "clause-as-step",
      page({item("p1", "1.", "x"), item("p2", "2.", "y", clause), item("p3", "3.", "z", clause)}));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(values(findings[0], "markers"), ElementsAre("2", "3"));
}

TEST(ClauseAsStep, AcceptsContentUnderAStepAndClausesOfOtherSections) {
  EXPECT_THAT(
      found("clause-as-step", page({item("p1", "1.", "x"),
                                    item("p1.a", "a.", "y", R"(,"kind":"content","parent":"p1")"),
                                    item("r1", "1.", "z", R"(,"kind":"clause")", "req"),
                                    item("p2", "", "w", R"(,"kind":"clause")")})),
      IsEmpty());
}

TEST(RequirementAsStep, AcceptsRequirementsAmongTheRequirements) {
  EXPECT_THAT(found("requirement-as-step",
                    page({item("r1", "1.", "x", R"(,"kind":"requirement")", "req")})),
              IsEmpty());
}

// branch-listed-late

std::vector<Finding> late(const std::string& visit, const std::string& issue,
                          const std::string& refuse) {
  return found(
      "branch-listed-late",
      sample::procedure(
          R"({"kind":"procedure","formatVersion":1,"id":"p","service":"s","region":"r","level":"city",
      "sections":[{"id":"proc","kind":"procedure","lines":[5,20]}],"items":[)" +
          joined({item("i1", "1.", "x"), item("i2", "2.", "x"), item("i3", "3.", "x"),
                  item("i4", "4.", "x"), item("i5", "5.", "x")}) +
          R"(],"steps":[{"id":"decide","label":"d","items":["i1"],"outcomes":[{"id":"yes"},{"id":"no"}]},
      {"id":"visit","label":"v","items":[")" +
          visit + R"("]},{"id":"issue","label":"i","items":[")" + issue +
          R"("]},{"id":"refuse","label":"r","items":[")" + refuse + R"("]}],
      "flow":{"start":"decide","edges":[{"from":"decide","outcome":"yes","to":"visit","origin":"stated"},
      {"from":"visit","to":"issue","origin":"stated"},{"from":"issue","to":"e","origin":"stated"},
      {"from":"decide","outcome":"no","to":"refuse","origin":"stated"},{"from":"refuse","to":"f","origin":"stated"}],
      "ends":[{"id":"e","outcome":"granted"},{"id":"f","outcome":"rejected"}]}})"));
}

TEST(BranchListedLate, IsABranchBehindTheWholeOtherChain) {
  const auto findings = late("i2", "i3", "i4");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].element.id, "refuse");
  EXPECT_THAT(values(findings[0], "others"), ElementsAre("visit", "issue"));
}

TEST(BranchListedLate, AcceptsTwoArmsOneAfterTheOther) {
  EXPECT_THAT(late("i2", "i4", "i3"), IsEmpty());  // one step of each, then the rest
  EXPECT_THAT(late("i3", "i4", "i2"), IsEmpty());  // the refusal first
  EXPECT_THAT(late("i2", "i2", "i3"), IsEmpty());  // both steps of the other arm in one item
}

// component-missing, decree-missing, product-mismatch, contact-inconsistent

TEST(ComponentMissing, NamesEachOfTheSixThatIsAbsent) {
  const auto findings = found("component-missing", sample::flow({"a -> granted"}));
  std::vector<std::string> components;
  for (const Finding& finding : findings) components.push_back(finding.element.id);
  EXPECT_THAT(components, ElementsAre("requirements", "time", "cost", "product", "complaints"));
}

TEST(ComponentMissing, AcceptsASectionAndIsSilentWhereTheTextIsCut) {
  EXPECT_THAT(found("component-missing", page({})), SizeIs(4));
  EXPECT_THAT(found("component-missing", page({}, R"("textComplete":false,)")), IsEmpty());
}

TEST(DecreeMissing, TellsABlankLabelFromNoLabel) {
  EXPECT_EQ(found("decree-missing", page({})).front().message_variant, "");
  EXPECT_EQ(found("decree-missing", page({}, R"("decree":{},)")).front().message_variant, "blank");
  EXPECT_THAT(found("decree-missing", page({}, R"("textComplete":false,)")), IsEmpty());
}

std::vector<Finding> with_product(const std::string& products) {
  return found(
      "product-mismatch",
      sample::procedure(
          R"({"kind":"procedure","formatVersion":1,"id":"p","service":"population-data-access",
      "region":"Kota Contoh","level":"city","documents":[{"id":"pks"},{"id":"access_right"},{"id":"card"}],
      "steps":[{"id":"a","label":"a"}],"flow":{"start":"a","edges":[{"from":"a","to":"e","origin":"stated"}],
      "ends":[{"id":"e","outcome":"granted"}]},"products":[)" +
          products + "]}"));
}

TEST(ProductMismatch, IsANoteForADocumentMadeOnTheWayAndAWarningOtherwise) {
  EXPECT_THAT(with_product(R"({"text":"Hak akses","document":"access_right"})"), IsEmpty());
  EXPECT_EQ(with_product(R"({"text":"PKS","document":"pks"})").front().level, Level::note);
  EXPECT_EQ(with_product(R"({"text":"Kartu","document":"card"})").front().level, Level::warning);
  EXPECT_EQ(with_product(R"({"text":"Layanan"})").front().level, Level::warning);
}

TEST(ProductMismatch, IsContentWithOneProductOfSeveralAndSilentAboutNone) {
  EXPECT_THAT(
      with_product(
          R"({"text":"PKS","document":"pks"},{"text":"Hak akses","document":"access_right"})"),
      IsEmpty());
  EXPECT_THAT(with_product(""), IsEmpty());
}

std::vector<Finding> with_contacts(const std::string& contacts) {
  return found("contact-inconsistent", page({}, R"("contacts":[)" + contacts + "],"));
}

TEST(ContactInconsistent, LeavesTheNationalServiceAndASecondMailboxForComplaintsAlone) {
  const std::string letterhead =
      R"({"kind":"email","value":"dinas@example.com","complaints":false},)";
  EXPECT_THAT(with_contacts(letterhead + R"({"kind":"email","value":"sanid@example.com"})"),
              SizeIs(1));
  EXPECT_THAT(with_contacts(letterhead + R"({"kind":"email","value":"kontak@example.org"})"),
              IsEmpty());
  EXPECT_THAT(with_contacts(letterhead + R"({"kind":"email","value":"Dinas@example.com"},
                                            {"kind":"email","value":"sanid@example.com"})"),
              IsEmpty());
  EXPECT_THAT(
      with_contacts(
          R"({"kind":"email","value":"a@example.com"},{"kind":"email","value":"b@example.com"})"),
      IsEmpty());
}

// actor-named-inconsistently

std::vector<Finding> named(const std::string& one, const std::string& other,
                           const std::string& role = "dukcapil_office",
                           const std::string& more = {}) {
  const auto actor = [&](const std::string& name) {
    return R"("actor":{"name":")" + name + R"(","roles":[")" + role + R"("]})";
  };
  return found(
      "actor-named-inconsistently",
      sample::procedure(
          R"({"kind":"procedure","formatVersion":1,"id":"p","service":"population-data-access",
      "region":"Kabupaten Ogan Komering Ilir OKI","level":"regency",)" +
          more + R"("steps":[{"id":"s","label":"s",
      "actor":{"name":"Pengguna","roles":["user"]}},{"id":"a","label":"a",)" +
          actor(one) + R"(},{"id":"b","label":"b",)" + actor(other) +
          R"(}],"flow":{"start":"s","edges":[
      {"from":"s","to":"a","origin":"stated"},{"from":"a","to":"b","origin":"stated"},
      {"from":"b","to":"e","origin":"stated"}],"ends":[{"id":"e","outcome":"granted"}]}})"));
}

TEST(ActorNamedInconsistently, SeesTwoNamesThatMayBeTwoOffices) {
  const auto findings = named("DPMDDukcapil Kabupaten", "Disdukcapil Kabupaten");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].element, (Element{"actor", "dukcapil_office"}));
  EXPECT_THAT(values(findings[0], "names"),
              ElementsAre("DPMDDukcapil Kabupaten", "Disdukcapil Kabupaten"));
}

TEST(ActorNamedInconsistently, AcceptsAliasesSpellingsAndTheRegionsOwnWords) {
  EXPECT_THAT(named("Disdukcapil Kabupaten OKI", "Dinas Kependudukan dan Pencatatan Sipil"),
              IsEmpty());
  EXPECT_THAT(
      named("Dirjen Dukcapil", "Direktur Jenderal Kependudukan dan Pencatatan Sipil", "dirjen"),
      IsEmpty());
  EXPECT_THAT(named("DPMDDukcapil Kabupaten OKI", "DPMD Dukcapil"), IsEmpty());
  EXPECT_THAT(named("Bupati OKI", "Bupati", "regional_head"), IsEmpty());
}

TEST(ActorNamedInconsistently, LeavesApplicantsAndAmbiguousNamesAlone) {
  EXPECT_THAT(named("lembaga pemohon", "instansi peminta", "user"), IsEmpty());
  EXPECT_THAT(named("DPMDDukcapil", "Disdukcapil", R"(dukcapil_office","ditjen)"), IsEmpty());
}

TEST(ActorNamedInconsistently, IsSilentWhereTheTextIsCut) {
  EXPECT_THAT(named("DPMDDukcapil", "Disdukcapil", "dukcapil_office", R"("textComplete":false,)"),
              IsEmpty());
}

// flow-under-requirements

std::vector<Finding> told(const std::string& statements, const std::string& steps) {
  return found(
      "flow-under-requirements",
      sample::procedure(
          R"({"kind":"procedure","formatVersion":1,"id":"p","service":"s","region":"r","level":"city",
      "sections":[{"id":"req","kind":"requirements","lines":[1,4]},{"id":"proc","kind":"procedure","lines":[5,20]}],
      "items":[)" +
          joined(
              {item("r1", "1.", "x", R"(,"kind":"requirement")", "req"), item("p1", "1.", "y")}) +
          R"(],"steps":[{"id":"s","label":"s"})" + steps + R"(],"statements":[)" + statements +
          R"(],"flow":{"start":"s","edges":[{"from":"s","to":"e","origin":"stated"}],
      "ends":[{"id":"e","outcome":"granted"}]}})"));
}

std::string act(const std::string& activity, const std::string& more = {},
                const std::string& items = R"("r1")") {
  return R"({"id":"x)" + activity + R"(","label":"x","activity":")" + activity + R"(","items":[)" +
         items + "]" + more + "}";
}

const std::string someone = R"(,"actor":{"name":"Dinas","roles":["office"]})";

TEST(FlowUnderRequirements, IsThreeActsOfWhichMostAreToldNowhereElse) {
  EXPECT_THAT(told(joined({act("a"), act("b"), act("c")}), ""), SizeIs(1));
  EXPECT_THAT(told(joined({act("a"), act("b")}), ""), IsEmpty());
}

TEST(FlowUnderRequirements, AcceptsRequirementsThatRepeatTheProcedure) {
  const std::string steps = "," + joined({act("a", someone, ""), act("b", someone, "")});
  EXPECT_THAT(told(joined({act("a", someone), act("b"), act("c", someone)}), steps), IsEmpty());
}

TEST(FlowUnderRequirements, SeesThatTheProcedureTellsTheSameStepsInFewerWords) {
  const std::string steps = "," + joined({act("a", "", ""), act("b", "", "")});
  EXPECT_THAT(told(joined({act("a", someone), act("b", someone), act("c")}), steps), SizeIs(1));
}

TEST(FlowUnderRequirements, IgnoresStatementsOfOtherSections) {
  const std::string there = R"("p1")";
  EXPECT_THAT(told(joined({act("a", "", there), act("b", "", there), act("c", "", there)}), ""),
              IsEmpty());
}

}  // namespace
}  // namespace selaras::checker
