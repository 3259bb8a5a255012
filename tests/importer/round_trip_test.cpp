#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "importer/import.h"
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
  const std::string page = importer::write_page(procedure);
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

RC_GTEST_PROP(RoundTrip, AnyProcedureCanBeWrittenAsAPageThatIsReadOrRefused, ()) {
  const Procedure procedure = *any_procedure();
  const importer::Imported imported =
      importer::import_page(importer::write_page(procedure), "page.txt");
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
        importer::write_page(before), file, {.region = before.region, .level = before.level});
    ASSERT_TRUE(after.procedure) << file;
    EXPECT_EQ(acts_of(*after.procedure), acts_of(before)) << file;
    EXPECT_EQ(after.procedure->flow.edges.size(), before.flow.edges.size()) << file;
    EXPECT_EQ(after.procedure->references.size(), before.references.size()) << file;
  }
}

}  // namespace
}  // namespace selaras::tests
