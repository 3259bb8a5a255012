#include "tests/reports/diagram_samples.h"

#include <array>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "checker/check.h"
#include "model/json.h"
#include "model/load.h"
#include "model/shipped.h"
#include "reports/texts.h"
#include "tests/flow_text.h"

namespace selaras::reports::tests {
namespace {

model::Procedure shipped(const std::string& id) {
  const std::string path = "procedures/" + id + "/procedure.json";
  const model::ShippedFile* file = model::shipped_file(path);
  if (!file) throw std::runtime_error(path);
  model::Diagnostics diagnostics;
  const std::optional<model::json::Node> node = model::json::parse(file->text, path, diagnostics);
  model::Procedure procedure = model::read_procedure(*node, path, diagnostics);
  if (model::has_errors(diagnostics)) throw std::runtime_error(path);
  return procedure;
}

Region region(const std::string& id) {
  Region out{.id = id, .procedure = shipped(id)};
  out.reference = model::matching_reference(out.procedure, model::shipped_references());
  out.findings = checker::check(out.procedure, out.reference).findings;
  return out;
}

model::Actor actor(const std::string& role) { return {.name = "The " + role, .roles = {role}}; }

model::Role role(const std::string& id) {
  return {.id = id, .title = {"Lajur " + id, "Lane " + id}};
}

model::Obligation present(const std::string& activity) {
  model::Clause clause{.kind = model::ClauseKind::occurs, .steps = {activity}};
  clause.rule = "missing-step";
  return {.id = activity + ".present", .clauses = {clause}};
}

model::Reference make_small() {
  model::Reference reference;
  reference.id = "small";
  reference.roles = {role("user"), role("office"), role("head")};
  reference.roles.push_back({.id = "user_head", .title = {"Pimpinan", "Head"}, .head_of = "user"});
  reference.procedure = selaras::tests::flow_of(
      "apply -> forward, forward -> decide, decide[yes] -> sign, "
      "decide[no] -> =rejected, sign -> grant, grant -> =granted");
  const std::array<const char*, 5> actors = {"user", "head", "head", "office", "head"};
  for (std::size_t i = 0; i < reference.procedure.steps.size(); ++i) {
    model::Step& step = reference.procedure.steps[i];
    step.actor = actor(actors.at(i));
    reference.terms.push_back(
        {step.activity, {"Kegiatan " + step.activity, "To " + step.activity}});
    reference.obligations.push_back(present(step.activity));
  }
  model::Clause order{.kind = model::ClauseKind::precedes, .steps = {"sign"}, .then = {"grant"}};
  order.rule = "out-of-order";
  reference.obligations.push_back({.id = "sign.first", .clauses = {order}});
  model::Clause who{.kind = model::ClauseKind::role, .steps = {"grant"}, .allow = {"head"}};
  who.rule = "wrong-actor";
  who.silent = "actor-not-stated";
  reference.obligations.push_back({.id = "grant.by-head", .clauses = {who}});
  return reference;
}

/// SplitMix64: the standard's distributions differ from library to library.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t n) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return static_cast<std::size_t>((z ^ (z >> 31)) % n);
  }
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

std::string words(Dice& dice, std::size_t most) {
  constexpr std::array<std::string_view, 8> list = {
      "mengajukan",         "surat", "permohonan", "kependudukan",
      "pertanggungjawaban", "dan",   "Direktur",   "a/b-c"};
  std::string out;
  for (std::size_t i = 0, n = 1 + dice.below(most); i < n; ++i)
    out.append(out.empty() ? "" : " ").append(list.at(dice.below(list.size())));
  return out;
}

model::Step thrown_step(Dice& dice, std::size_t index) {
  constexpr std::array<const char*, 5> roles = {"user", "office", "head", "dirjen", "ditjen"};
  model::Step step{.id = "s" + std::to_string(index), .label = words(dice, 10)};
  if (!dice.one_in(5)) step.actor = actor(roles.at(dice.below(roles.size())));
  if (dice.one_in(9)) step.actor = model::Actor{.name = words(dice, 2), .roles = {"user", "head"}};
  if (dice.one_in(3)) step.addressee = actor(roles.at(dice.below(roles.size())));
  if (dice.one_in(4)) step.channel = model::Actor{.name = words(dice, 6)};
  return step;
}

model::NodeId node(std::size_t index) { return {static_cast<std::uint32_t>(index)}; }

void connect(model::Flow& flow, std::size_t from, std::size_t to, Dice& dice,
             std::string outcome = {}) {
  flow.edges.push_back({.from = node(from),
                        .to = node(to),
                        .outcome = std::move(outcome),
                        .origin = static_cast<model::Origin>(dice.below(3))});
}

}  // namespace

const std::vector<Region>& regions() {
  static const std::vector<Region> all = {region("riau"), region("kota-pasuruan"),
                                          region("majalengka"), region("kota-madiun"),
                                          region("oki")};
  return all;
}

DiagramOptions options(const std::string& language) {
  static const Texts indonesian(Language::id);
  static const Texts english(Language::en);
  const Texts& texts = language == "en" ? english : indonesian;
  return {.language = language, .text = [&texts](std::string_view key) { return texts(key); }};
}

const model::Reference& small_reference() {
  static const model::Reference reference = make_small();
  return reference;
}

checker::Finding finding(const std::string& rule, const std::string& obligation,
                         const checker::Element& element) {
  checker::Finding out;
  out.rule = rule;
  out.obligation = obligation;
  out.element = element;
  out.fingerprint = "f-" + rule + "-" + element.id;
  return out;
}

model::Procedure thrown(std::uint64_t seed, std::size_t steps) {
  Dice dice(seed);
  model::Procedure procedure;
  procedure.id = "thrown";
  model::Flow& flow = procedure.flow;
  flow.nodes.push_back({.kind = model::NodeKind::start, .id = "start"});
  for (std::size_t i = 0; i < steps; ++i) {
    procedure.steps.push_back(thrown_step(dice, i));
    flow.nodes.push_back({.kind = model::NodeKind::step,
                          .id = procedure.steps.back().id,
                          .step = static_cast<std::uint32_t>(i)});
  }
  for (std::size_t i = 0; i < steps / 10; ++i)
    flow.nodes.push_back(
        {.kind = static_cast<model::NodeKind>(2 + dice.below(3)), .id = "g" + std::to_string(i)});
  const std::size_t inner = flow.nodes.size();
  for (const char* outcome : {"granted", "rejected"})
    flow.nodes.push_back({.kind = model::NodeKind::end, .id = outcome, .outcome = outcome});
  connect(flow, 0, 1, dice);
  for (std::size_t i = 1; i < inner; ++i) {
    if (dice.one_in(12)) continue;  // a dead end
    connect(flow, i, i + 1, dice);
    if (dice.one_in(4))
      connect(flow, i, std::min(inner + 1, i + 1 + dice.below(8)), dice, "reject");
    if (dice.one_in(7)) connect(flow, i, 1 + dice.below(inner - 1), dice, "nonconform");
  }
  return procedure;
}

model::Procedure filled_with(const std::string& text) {
  model::Procedure procedure = selaras::tests::flow_of("a -> b, b[yes] -> c, b[no] -> =x, c -> =y");
  procedure.title = model::Statement{.text = text};
  procedure.region = text;
  for (model::Node& each : procedure.flow.nodes)
    if (each.kind == model::NodeKind::end) each.outcome = text;
  const model::Actor someone{.name = text, .roles = {text}};
  for (model::Step& step : procedure.steps) {
    step.label = text;
    step.actor = step.addressee = step.channel = step.on_behalf_of = someone;
    step.parties = {{.sides = {{.actor = someone}, {.actor = someone}}}};
    step.recurs = text;
    step.when.applicants = {text};
    for (model::Outcome& outcome : step.outcomes) {
      outcome.label = text;
      outcome.actor = someone;
    }
    step.items = {"i"};
  }
  procedure.items = {{.id = "i", .section = "s", .marker = text}};
  return procedure;
}

}  // namespace selaras::reports::tests
