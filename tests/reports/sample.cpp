#include "tests/reports/sample.h"

namespace selaras::reports::sample {

using checker::ArgumentKind;
using checker::Reason;
using checker::Verdict;
using model::Administration;
using model::Level;
using model::Mark;

const char* const page =
    "Pemanfaatan Data Kependudukan\n"
    "\n"
    "  1. Surat permohonan kepada Wali Kota\n"
    "\n"
    "  1. Pimpinan lembaga mengajukan permohonan kepada Kepala Dinas\n"
    "  2. Kepala Dinas memberikan hak akses\n"
    "\n"
    "3 - 4 minggu kerja\n"
    "\n"
    "Tidak dipungut biaya\n";

const char* const hostile =
    "<script>alert('x')</script>\"'&]]>\\N\x1b[31m\u202Ekiri\u2066 {message} {{title}} "
    "\xF0\x9F\x98\x80";

namespace {

constexpr const char* own_file =
    "{\n"
    "  \"id\": \"kota-contoh\",\n"
    "  \"steps\": [\n"
    "    {\"id\": \"submit_application\", \"addressee\": {\"name\": \"Kepala Dinas\"}},\n"
    "    {\"id\": \"grant_access\"}\n"
    "  ]\n"
    "}\n";

model::EvidenceList quote(std::uint32_t line, const char* words) { return {{line, words, {}}}; }

model::Place at(std::uint32_t line, std::uint32_t begin, std::uint32_t end) {
  return {"procedures/kota-contoh/procedure.json", {line, begin}, {line, end}};
}

model::Obligation obligation(const char* id, model::Text title, const char* group,
                             const char* article, Mark mark) {
  model::Obligation made{.id = id, .title = std::move(title), .group = group};
  made.basis = {{.article = article, .marks = {{Administration::unstated, mark}}}};
  made.clauses = {{.kind = model::ClauseKind::occurs, .rule = "missing-step"}};
  return made;
}

model::Reference make_reference() {
  model::Reference reference;
  reference.id = "contoh-2019";
  reference.version = "2019";
  reference.title = {"Acuan contoh 2019", "Sample reference 2019"};
  reference.roles = {{.id = "office_head", .title = {"kepala Disdukcapil", "head of the office"}},
                     {.id = "regional_head", .title = {"wali kota", "mayor"}},
                     {.id = "dirjen", .title = {"Dirjen Dukcapil", "Director General"}}};
  reference.terms = {
      {"submit_application", {"pengajuan permohonan", "filing of the application"}},
      {"decide_application", {"persetujuan atau penolakan", "approval or rejection"}},
      {"grant_access", {"pemberian hak akses", "granting of access"}},
      {"purpose", {"tujuan", "purpose"}},
      {"duration", {"jangka waktu", "duration"}},
      {"pks", {"PKS", "PKS"}},
      {"granted", {"akses diberikan", "access granted"}}};
  reference.articles = {{.id = "9a",
                         .law = "Permendagri 102/2019",
                         .citation = {{Administration::unstated,
                                       "Permendagri 102/2019 Pasal 9 "
                                       "huruf a"}},
                         .number_inferred = true,
                         .status = "in force"},
                        {.id = "9e",
                         .law = "Permendagri 102/2019",
                         .citation = {{Administration::unstated,
                                       "Permendagri 102/2019 Pasal 9 "
                                       "huruf e"}},
                         .status = "in force"}};
  reference.readings = {{.id = "b",
                         .title = {"pembukaan menunggu kesesuaian", "opening waits for conformity"},
                         .is_default = true}};
  reference.obligations = {
      obligation("apply.present", {"Permohonan diajukan", "An application is made"}, "completeness",
                 "9a", Mark::transcribed),
      obligation("apply.to-regional-head",
                 {"Permohonan ditujukan kepada gubernur/bupati/wali kota",
                  "Application addressed to the governor, regent or mayor"},
                 "authority", "9a", Mark::transcribed),
      obligation("decide.present",
                 {"Permohonan disetujui atau ditolak", "Application is approved or rejected"},
                 "completeness", "9e", Mark::transcribed),
      obligation(
          "access.by-dirjen",
          {"Hak akses diberikan oleh Dirjen Dukcapil", "Access granted by the Director General"},
          "authority", "9e", Mark::page)};
  reference.obligations[1].wording = {
      "Pimpinan Pengguna mengajukan surat permohonan kepada {regional_head}.",
      "The head of the user files a letter of application to the {regional_head}."};
  reference.rules = {
      {.id = "sample-addressee",
       .level = Level::error,
       .group = "authority",
       .title = {"Alamat permohonan lain", "Another addressee"},
       .message = {"{step} ditujukan kepada {found}, bukan {expected}",
                   "{step} is addressed to {found}, not to {expected}"},
       .help = {"sebutkan {expected} sebagai alamat permohonan",
                "name the {expected} as addressee"}},
      {.id = "sample-missing",
       .level = Level::error,
       .group = "completeness",
       .title = {"Kegiatan tidak ada", "An activity is missing"},
       .message = {"tidak ada langkah untuk {activity}", "no step stands for {activity}"},
       .help = {"tambahkan langkah itu", "add the step"}},
      {.id = "sample-unit",
       .level = Level::note,
       .group = "editorial",
       .title = {"Satuan waktu", "Unit of time"},
       .message = {"{claim} memuat {count} nilai", "{claim} holds {count} values"},
       .help = {"", ""}}};
  reference.limits = {{"Nomor pasal alur daerah disimpulkan.",
                       "The article numbers of the regional flow are inferred."}};
  reference.sources = {{"Transkripsi contoh.", "A sample transcription."}};
  return reference;
}

model::Procedure make_procedure(const char* id, const char* region) {
  model::Procedure procedure;
  procedure.id = id;
  procedure.file = std::string("procedures/") + id + "/procedure.json";
  procedure.region = region;
  procedure.level = Administration::city;
  procedure.title = {
      {"Pemanfaatan Data Kependudukan", quote(1, "Pemanfaatan Data Kependudukan"), {}}};
  procedure.source = {{.file = "source.txt", .sha256 = "ab12", .retrieved = "2026-03-03"}};
  procedure.steps = {{.id = "submit_application",
                      .activity = "submit_application",
                      .label = "Pengajuan permohonan",
                      .evidence = quote(5, "Pimpinan lembaga mengajukan permohonan")},
                     {.id = "grant_access",
                      .activity = "grant_access",
                      .label = "Pemberian hak akses",
                      .evidence = quote(6, "Kepala Dinas memberikan hak akses")}};
  procedure.time_claims = {{.id = "total",
                            .quantity = {3,
                                         4,
                                         "minggu kerja",
                                         {{model::TimeUnit::week, model::TimeBase::working},
                                          {model::TimeUnit::week, model::TimeBase::calendar}}},
                            .evidence = quote(8, "3 - 4 minggu kerja")}};
  return procedure;
}

checker::Finding finding(const char* rule, Level level, checker::Element element,
                         model::Place place) {
  return {.rule = rule,
          .level = level,
          .procedure = "kota-contoh",
          .element = std::move(element),
          .at = std::move(place)};
}

checker::Finding wrong_addressee() {
  checker::Finding made =
      finding("sample-addressee", Level::error, {"step", "submit_application"}, at(4, 53, 75));
  made.obligation = "apply.to-regional-head";
  made.with("step", ArgumentKind::step, "submit_application")
      .with("found", ArgumentKind::quote, "Kepala Dinas")
      .with("expected", ArgumentKind::role, "regional_head");
  made.evidence = quote(5, "Pimpinan lembaga mengajukan permohonan kepada Kepala Dinas");
  made.basis = {{"9a", "Permendagri 102/2019 Pasal 9 huruf a", Mark::transcribed, true}};
  made.witness = {"submit_application", "grant_access"};
  made.fingerprint = "0123456789abcdef";
  return made;
}

checker::Finding missing_decision() {
  checker::Finding made =
      finding("sample-missing", Level::warning, {"obligation", "decide.present"}, at(3, 3, 10));
  made.obligation = "decide.present";
  made.with("activity", ArgumentKind::activity, "decide_application");
  made.basis = {{"9e", "Permendagri 102/2019 Pasal 9 huruf e", Mark::page, false}};
  made.readings = {"b"};
  made.fingerprint = "fedcba9876543210";
  return made;
}

checker::Finding two_values() {
  checker::Finding made = finding("sample-unit", Level::note, {"claim", "total"}, at(2, 3, 7));
  made.with("claim", ArgumentKind::claim, "total").number("count", 1234.5);
  made.evidence = quote(8, "3 - 4 minggu kerja");
  made.fingerprint = "00000000000000aa";
  return made;
}

checker::ObligationResult judged(const char* id, Verdict verdict, Reason reason = Reason::none) {
  return {.id = id, .verdict = verdict, .reason = reason};
}

checker::ProcedureResult departing(const model::Procedure& procedure,
                                   const model::Reference& reference) {
  checker::ProcedureResult result{.procedure = &procedure, .reference = &reference};
  result.obligations = {judged("apply.present", Verdict::met),
                        judged("apply.to-regional-head", Verdict::not_met, Reason::contrary),
                        judged("decide.present", Verdict::not_met, Reason::silent),
                        judged("access.by-dirjen", Verdict::not_applicable, Reason::needs)};
  result.obligations[0].steps = {"submit_application"};
  result.obligations[0].evidence = procedure.steps[0].evidence;
  result.obligations[1].steps = {"submit_application"};
  result.obligations[1].evidence =
      quote(5, "Pimpinan lembaga mengajukan permohonan kepada Kepala Dinas");
  result.obligations[3].missing = {"duration"};
  result.obligations[3].needs = {"decide.present"};
  result.findings = {two_values(), missing_decision(), wrong_addressee()};
  result.fitness = 0.5;
  return result;
}

checker::ProcedureResult conforming(const model::Procedure& procedure,
                                    const model::Reference& reference) {
  checker::ProcedureResult result{.procedure = &procedure, .reference = &reference};
  result.obligations = {judged("apply.present", Verdict::met),
                        judged("apply.to-regional-head", Verdict::met),
                        judged("decide.present", Verdict::cannot_tell, Reason::elsewhere),
                        judged("access.by-dirjen", Verdict::not_examined)};
  return result;
}

}  // namespace

World::World()
    : reference(make_reference()),
      procedures({make_procedure("kota-contoh", "Kota Contoh"),
                  make_procedure("kota-patuh", "Kota Patuh")}),
      results({departing(procedures[0], reference), conforming(procedures[1], reference)}),
      files({{"procedures/kota-contoh/procedure.json", own_file},
             {"procedures/kota-contoh/source.txt", page},
             {"procedures/kota-patuh/source.txt", page}}) {}

Audit World::audit() const {
  Audit audit;
  for (const checker::ProcedureResult& result : results) {
    audit.procedures.push_back({.result = &result});
  }
  audit.files = files;
  audit.tool_version = "0.1.0";
  audit.command = "selaras audit procedures";
  return audit;
}

namespace {

void spoil(model::EvidenceList& evidence) {
  for (model::Evidence& each : evidence) each.quote = hostile;
}

void spoil(model::Text& text) { text = {hostile, hostile}; }

void spoil(checker::Finding& finding) {
  spoil(finding.evidence);
  for (checker::CitedBasis& basis : finding.basis) basis.citation = hostile;
  finding.with("text", ArgumentKind::text, hostile);
}

}  // namespace

simulator::Result simulation() {
  simulator::Result result;
  result.procedure = "kota-contoh";
  result.scenario = "contoh";
  result.seed = 7;
  result.replications = 20;
  result.warm_up = {1, {model::TimeUnit::month, model::TimeBase::calendar}};
  result.horizon = {1, {model::TimeUnit::year, model::TimeBase::calendar}};
  result.cases = {1200, 1190, 10};
  result.outcomes = {{"granted", 900}, {"rejected", 290}, {"stuck", 10}};
  result.cycle_time.working_days = {
      .mean = {12.5, 0.4}, .p50 = 11, .p80 = 15, .p90 = 18, .p95 = 21, .max = 40};
  result.cycle_time.calendar_days = {
      .mean = {17.5, 0.6}, .p50 = 15, .p80 = 21, .p90 = 25, .p95 = 29, .max = 56};
  result.promises = {{.claim = "total",
                      .limit = 4,
                      .unit = "minggu kerja",
                      .reading = {model::TimeUnit::week, model::TimeBase::working},
                      .cases = 1200,
                      .share = 0.85,
                      .low95 = 0.82,
                      .high95 = 0.88}};
  result.steps = {{.id = "submit_application", .visits = 1200, .processing = 0.5, .waiting = 1}};
  result.resources = {{.id = "office", .staff = 2, .utilisation = {0.4, 0.01}}};
  result.inputs = {{"resource.office.staff", "2", model::Provenance::assumed, {"", ""}},
                   {"arrivals.rate", "3", model::Provenance::quoted, {"Berita", "News"}}};
  return result;
}

model::Scenario scenario() {
  model::Scenario made;
  made.id = "contoh";
  made.title = {"Skenario contoh", "Sample scenario"};
  made.notes = {{"Semua waktu kerja diasumsikan.", "All working times are assumed."}};
  made.resources = {{.id = "office", .title = {"Petugas Disdukcapil", "Staff of the office"}}};
  return made;
}

void make_hostile(World& world) {
  for (model::Procedure& procedure : world.procedures) {
    procedure.region = hostile;
    procedure.title->text = hostile;
    procedure.source->address = "javascript:alert(1)";
    procedure.time_claims[0].quantity.unit = hostile;
    spoil(procedure.time_claims[0].evidence);
    for (model::Step& step : procedure.steps) step.label = hostile;
  }
  for (checker::ProcedureResult& result : world.results) {
    for (checker::Finding& finding : result.findings) spoil(finding);
    for (checker::ObligationResult& each : result.obligations) spoil(each.evidence);
  }
  for (model::Obligation& obligation : world.reference.obligations) {
    spoil(obligation.title);
    spoil(obligation.wording);
  }
  for (model::DeclaredRule& rule : world.reference.rules) {
    spoil(rule.title);
    spoil(rule.help);
  }
  for (model::Text& limit : world.reference.limits) spoil(limit);
  for (auto& [path, text] : world.files) text = hostile;
}

}  // namespace selaras::reports::sample
