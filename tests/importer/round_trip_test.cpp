#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "importer/import.h"
#include "importer/region.h"
#include "importer/write_page.h"
#include "model/json.h"
#include "model/load.h"
#include "model/read.h"
#include "tests/generate_procedure.h"
#include "tests/importer/facts.h"

/// Procedure → page → procedure.
namespace selaras::tests {
namespace {

using model::Actor;
using model::Origin;
using model::Procedure;
using model::Step;

Procedure again(const Procedure& procedure) {
  const std::string page = importer::write_page(procedure).page;
  importer::Imported imported = importer::import_page(
      page, "page.txt", {.region = procedure.region, .level = procedure.level});
  RC_ASSERT(imported.procedure.has_value());
  return std::move(*imported.procedure);
}

// What a page can say, drawn at random: acts of the vocabulary, in any order, done by anyone.

struct Act {
  const char* activity;
  bool actor;
  bool addressee;
  bool channel;
};

constexpr Act acts[] = {
    {"submit_application", true, true, true},   {"forward_application", true, true, true},
    {"verify_application", true, false, false}, {"draft_guidelines", false, false, false},
    {"request_user_id", true, true, false},     {"grant_access", true, true, true},
    {"issue_user_id", true, true, false},       {"sign_pks", false, false, false},
    {"discuss_internally", true, false, false}, {"submit_pks", false, true, false},
    {"use_access", true, false, false}};

const Actor actors[] = {{.name = "Pimpinan Pengguna", .roles = {"user_head"}},
                        {.name = "Lembaga Pengguna", .roles = {"user"}},
                        {.name = "Bupati Rimba", .roles = {"regional_head"}},
                        {.name = "Disdukcapil Kabupaten Rimba", .roles = {"dukcapil_office"}},
                        {.name = "Dukcapil", .roles = {"ditjen", "dukcapil_office"}},
                        {.name = "Dirjen Dukcapil", .roles = {"dirjen"}}};

class Choices {
 public:
  explicit Choices(std::vector<std::uint32_t> choices) : choices_(std::move(choices)) {}
  std::uint32_t below(std::size_t count) {
    return static_cast<std::uint32_t>((at_ < choices_.size() ? choices_[at_++] : 0) % count);
  }
  std::optional<Actor> someone(bool may_be) {
    const std::uint32_t who = below(std::size(actors) + 1);
    if (!may_be || who == std::size(actors)) return std::nullopt;
    return actors[who];
  }

 private:
  std::vector<std::uint32_t> choices_;
  std::size_t at_ = 0;
};

model::TimeClaim some_time(Choices& choose) {
  const char* units[] = {"hari kerja", "hari", "minggu", "bulan", "jam", "menit"};
  const std::vector<model::UnitReading> readings[] = {
      {{model::TimeUnit::day, model::TimeBase::working}},
      {{model::TimeUnit::day, model::TimeBase::calendar},
       {model::TimeUnit::day, model::TimeBase::working}},
      {{model::TimeUnit::week, model::TimeBase::calendar},
       {model::TimeUnit::week, model::TimeBase::working}},
      {{model::TimeUnit::month, model::TimeBase::calendar}},
      {{model::TimeUnit::hour, model::TimeBase::calendar},
       {model::TimeUnit::hour, model::TimeBase::working}},
      {{model::TimeUnit::minute, model::TimeBase::calendar},
       {model::TimeUnit::minute, model::TimeBase::working}}};
  const std::uint32_t unit = choose.below(std::size(units));
  const double least = 1 + choose.below(90);
  model::TimeClaim claim{.id = "total",
                         .quantity = {.minimum = least,
                                      .maximum = least + choose.below(5),
                                      .unit = units[unit],
                                      .readings = readings[unit]}};
  const model::Bound bounds[] = {model::Bound::none, model::Bound::maximum, model::Bound::average,
                                 model::Bound::minimum};
  claim.bound = bounds[choose.below(std::size(bounds))];
  if (choose.below(2) == 1) claim.from = model::Milestone{.text = "sejak berkas diterima lengkap"};
  return claim;
}

Step some_step(Choices& choose, std::vector<std::string>& used) {
  const Act& act = acts[choose.below(std::size(acts))];
  Step step{.activity = act.activity};
  step.actor = choose.someone(act.actor);
  step.addressee = choose.someone(act.addressee);
  step.channel = choose.someone(act.channel && step.actor.has_value());
  // Said of the office, the same words are the relaying of an application.
  const bool office = step.actor && std::ranges::count(step.actor->roles, "dukcapil_office") > 0;
  if (step.activity == "submit_application" && office) step.actor = actors[0];
  const auto before = std::ranges::count(used, step.activity);
  used.push_back(step.activity);
  step.id = before == 0 ? step.activity : step.activity + "." + std::to_string(before + 1);
  return step;
}

Procedure speakable(std::vector<std::uint32_t> choices) {
  Choices choose(std::move(choices));
  Procedure procedure{.id = "rimba",
                      .service = "population-data-access",
                      .region = "Kabupaten Rimba",
                      .level = model::Administration::regency};
  procedure.title = model::Statement{.text = "Hak Akses Pemanfaatan Data Kependudukan"};
  const std::uint32_t decree = choose.below(3);
  if (decree > 0) procedure.decree = model::Decree{.number = decree == 1 ? "" : "188/43/2022"};
  std::vector<std::string> used;
  const std::size_t steps = 2 + choose.below(10);
  for (std::size_t i = 0; i < steps; ++i) procedure.steps.push_back(some_step(choose, used));
  procedure.time_claims.push_back(some_time(choose));
  procedure.cost = model::Statement{.text = "Tidak dipungut biaya"};
  procedure.products.push_back({.text = "Hak akses"});
  return procedure;
}

std::string said(const std::optional<Actor>& actor) {
  std::string text = actor ? actor->name : "-";
  if (actor) {
    for (const std::string& role : actor->roles) text += "/" + role;
  }
  return text;
}

std::vector<std::string> acts_of(const Procedure& procedure) {
  std::vector<std::string> lines;
  for (const Step& step : procedure.steps) {
    lines.push_back(step.id + " " + step.activity + " by " + said(step.actor) + " to " +
                    said(step.addressee) + " through " + said(step.channel));
  }
  return lines;
}

RC_GTEST_PROP(RoundTrip, WhatAPageCanSayComesBackAsItWas, (std::vector<std::uint32_t> choices)) {
  const Procedure before = speakable(std::move(choices));
  const Procedure after = again(before);
  RC_ASSERT(acts_of(after) == acts_of(before));
  RC_ASSERT(after.title->text == before.title->text);
  RC_ASSERT(after.decree.has_value() == before.decree.has_value());
  if (before.decree) RC_ASSERT(after.decree->number == before.decree->number);
  RC_ASSERT(after.cost->text == before.cost->text);
  RC_ASSERT(after.products.at(0).text == before.products.at(0).text);
  const model::TimeClaim& was = before.time_claims.at(0);
  const model::TimeClaim& is = after.time_claims.at(0);
  RC_ASSERT(is.quantity.minimum == was.quantity.minimum);
  RC_ASSERT(is.quantity.maximum == was.quantity.maximum);
  RC_ASSERT(is.quantity.unit == was.quantity.unit);
  RC_ASSERT(is.quantity.readings == was.quantity.readings);
  RC_ASSERT(is.bound == was.bound);
  RC_ASSERT((is.from ? is.from->text : "") == (was.from ? was.from->text : ""));
  RC_ASSERT(after.text_complete);
}

/// Flows as a page can tell them, grown block by block: steps, decisions whose cases lead on, back
/// or to an end, with or without steps of their own.
class SpeakableFlow {
 public:
  SpeakableFlow(Choices& choose, Procedure& procedure) : choose_(choose), procedure_(procedure) {}

  void grow() {
    plain();
    const std::size_t blocks = 1 + choose_.below(4);
    for (std::size_t i = 0; i < blocks; ++i) {
      if (choose_.below(2) == 1) decide();
      plain();
    }
    finish();
  }

 private:
  struct Planned {
    std::size_t from = 0;
    std::optional<std::size_t> to;  // none: an end
    std::string end;
    std::string outcome;
    Origin origin = Origin::stated;
  };

  static constexpr const char* labels[] = {"menyiapkan formulir", "menimbang usul",
                                           "membaca catatan", "menyusun daftar", "mencetak kartu"};
  static constexpr const char* conditions[] = {"berkas lengkap", "berkas tidak lengkap",
                                               "usul sesuai", "usul tidak sesuai"};
  static constexpr const char* ends[] = {"rejected", "abandoned", "completed", "granted"};

  std::size_t add_step(std::string label) {
    Step step{.label = std::move(label)};
    if (choose_.below(2) == 1) step.actor = Actor{.name = "Petugas", .roles = {"officer"}};
    procedure_.steps.push_back(std::move(step));
    return procedure_.steps.size() - 1;
  }

  /// The step that what is open leads to; behind another plain one by their numbers alone.
  void plain() {
    const std::size_t step = add_step(labels[choose_.below(std::size(labels))]);
    if (listed_) edges_.push_back({*listed_, step, "", "", Origin::listed});
    for (Planned& edge : open_) {
      edge.to = step;
      edges_.push_back(std::move(edge));
    }
    open_.clear();
    listed_ = step;
    targets_.push_back(step);
  }

  void decide() {
    const std::size_t decision = *listed_;
    listed_.reset();
    const std::size_t first = choose_.below(std::size(conditions));
    for (std::size_t i = 0; i < 2 + choose_.below(2); ++i) {
      const std::string label = conditions[(first + i) % std::size(conditions)];
      const std::string outcome = importer::slug(label, 4);
      procedure_.steps[decision].outcomes.push_back({.id = outcome, .label = label});
      lead_on({.from = decision, .to = {}, .end = "", .outcome = outcome}, i == 0);
    }
  }

  /// One case: perhaps steps of its own, then on, back or to an end; `on`: it must go on.
  void lead_on(Planned edge, bool on) {
    for (std::size_t own = choose_.below(3); own > 0; --own) {
      edge.to = add_step(labels[choose_.below(std::size(labels))]);
      const std::size_t from = *edge.to;
      edges_.push_back(std::move(edge));
      edge = {.from = from};
    }
    const std::uint32_t where = on ? 0 : choose_.below(3);
    if (where == 1) {
      edge.to = targets_[choose_.below(targets_.size())];
    } else if (where == 2) {
      edge.end = ends[choose_.below(std::size(ends))];
    } else {
      open_.push_back(std::move(edge));
      return;
    }
    edges_.push_back(std::move(edge));
  }

  void finish() {
    const bool said = choose_.below(2) == 1;
    edges_.push_back(
        {*listed_, std::nullopt, "completed", "", said ? Origin::stated : Origin::inferred});
    name_steps();
    model::Flow& flow = procedure_.flow;
    flow.nodes.push_back({.kind = model::NodeKind::start, .id = "start"});
    for (std::uint32_t i = 0; i < procedure_.steps.size(); ++i)
      flow.nodes.push_back({.id = procedure_.steps[i].id, .step = i});
    flow.edges.push_back({.from = {0}, .to = {1}});
    for (const Planned& edge : edges_) connect(edge);
  }

  void name_steps() {
    for (std::size_t i = 0; i < procedure_.steps.size(); ++i)
      procedure_.steps[i].id = "s" + std::to_string(i + 1);
  }

  void connect(const Planned& edge) {
    model::Flow& flow = procedure_.flow;
    auto end = std::ranges::find_if(flow.nodes, [&](const model::Node& node) {
      return !edge.to && node.kind == model::NodeKind::end && node.outcome == edge.end;
    });
    if (!edge.to && end == flow.nodes.end())
      end = flow.nodes.insert(
          end, {.kind = model::NodeKind::end, .id = "end." + edge.end, .outcome = edge.end});
    const std::size_t to =
        edge.to ? *edge.to + 1 : static_cast<std::size_t>(end - flow.nodes.begin());
    flow.edges.push_back({.from = {static_cast<std::uint32_t>(edge.from + 1)},
                          .to = {static_cast<std::uint32_t>(to)},
                          .outcome = edge.outcome,
                          .origin = edge.origin});
  }

  Choices& choose_;
  Procedure& procedure_;
  std::vector<Planned> edges_;
  std::vector<Planned> open_;          // cases that go on at the next plain step
  std::optional<std::size_t> listed_;  // the step before, where only numbers tie
  std::vector<std::size_t> targets_;
};

std::string lost(const importer::Written& written) {
  std::string text;
  for (const model::Diagnostic& loss : written.losses) {
    text += loss.code;
    for (const auto& [name, value] : loss.arguments) text += " " + value;
    text += "\n";
  }
  return text + written.page;
}

RC_GTEST_PROP(RoundTrip, BranchesLoopsRejectionsAndTimesComeBackWhole,
              (std::vector<std::uint32_t> choices)) {
  Choices choose(std::move(choices));
  Procedure procedure{.service = "penerbitan-kartu-contoh",
                      .region = "Kabupaten Rimba",
                      .level = model::Administration::regency};
  procedure.title = model::Statement{.text = "Penerbitan Kartu Contoh"};
  SpeakableFlow(choose, procedure).grow();
  procedure.requirements.push_back({.text = "Fotokopi ijazah"});
  procedure.time_claims.push_back(some_time(choose));
  procedure.cost = model::Statement{.text = "Tidak dipungut biaya"};
  procedure.products.push_back({.text = "Kartu Contoh"});
  const importer::Written written = importer::write_page(procedure);
  if (!written.losses.empty()) RC_FAIL(lost(written));
}

/// What the project's own documents need words for, with the service's phrases.
TEST(RoundTrip, DocumentsOfTheServiceComeBackWithItsSentences) {
  Procedure procedure{.service = "population-data-access",
                      .region = "Kabupaten Rimba",
                      .level = model::Administration::regency};
  procedure.title = model::Statement{.text = "Hak Akses Pemanfaatan Data Kependudukan"};
  const auto step = [&](const char* activity, const char* made) {
    procedure.documents.push_back({.id = made});
    procedure.steps.push_back({.id = activity, .activity = activity, .outputs = {{made}}});
  };
  step("submit_application", "application_letter");
  procedure.steps.back().form = model::Form{.value = "letter"};
  step("draft_guidelines", "guidelines");
  procedure.flow.nodes = {
      {.kind = model::NodeKind::start, .id = "start"},
      {.id = "submit_application", .step = 0},
      {.id = "draft_guidelines", .step = 1},
      {.kind = model::NodeKind::end, .id = "completed", .outcome = "completed"}};
  procedure.flow.edges = {{.from = {0}, .to = {1}},
                          {.from = {1}, .to = {2}},
                          {.from = {2}, .to = {3}, .origin = Origin::inferred}};
  procedure.cost = model::Statement{.text = "Tidak dipungut biaya"};
  const importer::Written written = importer::write_page(procedure);
  EXPECT_TRUE(written.losses.empty()) << lost(written);
}

bool tells(const importer::Written& written, const char* at) {
  return std::ranges::any_of(written.losses, [&](const model::Diagnostic& loss) {
    return loss.arguments.front().second == at;
  });
}

TEST(RoundTrip, WhatAPageHasNoWordsForIsTold) {
  Procedure procedure = speakable({});
  procedure.time_zone = "WIB";
  procedure.steps.front().when.applicants = {"legal_entity"};
  procedure.steps.front().label = "baris\nbaru";
  procedure.documents.push_back({.id = "unheard_of", .name = "Surat lain"});
  procedure.steps.front().outcomes.push_back(
      {.id = "refused", .actor = Actor{.name = "Petugas", .roles = {"officer"}}});
  const importer::Written written = importer::write_page(procedure);
  EXPECT_TRUE(tells(written, "timeZone")) << lost(written);
  EXPECT_TRUE(tells(written, ("steps/" + procedure.steps.front().id + "/when").c_str()));
  EXPECT_TRUE(tells(written, "documents"));
  const std::string refused = "steps/" + procedure.steps.front().id + "/outcomes/refused/actor";
  EXPECT_TRUE(tells(written, refused.c_str())) << lost(written);
}

/// Independently of what the writer compares: where it tells no loss there is none.
RC_GTEST_PROP(RoundTrip, AnyProcedureComesBackOrTheWriterSaysWhatDoesNot, ()) {
  const Procedure procedure = *any_procedure();
  const importer::Written written = importer::write_page(procedure);
  const importer::Imported back = importer::import_page(written.page, "page.txt");
  if (!written.losses.empty()) return;
  RC_ASSERT(back.procedure.has_value());
  RC_ASSERT(back.procedure->steps.size() == procedure.steps.size());
  RC_ASSERT(back.procedure->flow.edges.size() == procedure.flow.edges.size());
}

RC_GTEST_PROP(RoundTrip, AnyProcedureCanBeWrittenAsAPageThatIsReadOrRefused, ()) {
  const Procedure procedure = *any_procedure();
  const importer::Imported imported =
      importer::import_page(importer::write_page(procedure).page, "page.txt");
  RC_ASSERT(imported.procedure.has_value() || !imported.notes.empty());
}

RC_GTEST_PROP(RoundTrip, AReadPageWrittenAndReadAgainSaysTheSame,
              (std::vector<std::uint32_t> choices)) {
  const Procedure once = again(speakable(std::move(choices)));
  RC_ASSERT(acts_of(again(once)) == acts_of(once));
}

/// The pages of the project, written from what was encoded by hand: the page's layout is gone, what
/// it says is not.
TEST(RoundTrip, TheRegionsComeBackFromPagesWrittenFromThem) {
  namespace fs = std::filesystem;
  for (const auto& entry : fs::directory_iterator(fs::path(SELARAS_ROOT) / "procedures")) {
    if (!fs::exists(entry.path() / "procedure.json")) continue;
    const std::string file = (entry.path() / "procedure.json").string();
    model::Diagnostics diagnostics;
    const auto document = model::json::parse(model::file_text(file), file, diagnostics);
    const Procedure before = model::read_procedure(*document, file, diagnostics);
    const importer::Imported after = importer::import_page(
        importer::write_page(before).page, file, {.region = before.region, .level = before.level});
    ASSERT_TRUE(after.procedure) << file;
    EXPECT_EQ(acts_of(*after.procedure), acts_of(before)) << file;
    EXPECT_EQ(after.procedure->flow.edges.size(), before.flow.edges.size()) << file;
    EXPECT_EQ(after.procedure->references.size(), before.references.size()) << file;
  }
}

}  // namespace
}  // namespace selaras::tests
