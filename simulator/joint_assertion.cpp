#include "simulator/joint_assertion.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "model/read_ids.h"

namespace selaras::simulator {
namespace {

constexpr double percent = 100;

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// "150%" is 1.5.
std::optional<double> load_from(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  const std::string_view behind(at, static_cast<std::size_t>(end - at));
  if (error != std::errc() || behind != "%" || !(value > 0)) return std::nullopt;
  const double load = value / percent;
  if (load < model::least_load || load > model::most_load) return std::nullopt;
  return load;
}

/// "provinces@150%", either half of which may be missing.
bool take_subject(std::string_view text, JointAssertion& assertion) {
  const std::size_t sign = text.find('@');
  assertion.member = trimmed(text.substr(0, sign));
  if (sign == std::string_view::npos) return !assertion.member.empty();
  const std::optional<double> load = load_from(trimmed(text.substr(sign + 1)));
  assertion.load = load.value_or(1);
  return load.has_value();
}

bool is(double load, double other) { return std::abs(load - other) < 1e-9; }

std::string in_percent(double load) { return model::digits_of(load * percent) + "%"; }

std::string subject(const JointAssertion& assertion, const std::string& member) {
  return is(assertion.load, 1) ? member : member + "@" + in_percent(assertion.load);
}

std::vector<Assertion> plain(const std::vector<JointAssertion>& assertions) {
  std::vector<Assertion> all;
  for (const JointAssertion& each : assertions) all.push_back(each.assertion);
  return all;
}

}  // namespace

std::string text_of(const JointAssertion& assertion) {
  const std::string about = subject(assertion, assertion.member);
  return about.empty() ? assertion.assertion.text : about + ": " + assertion.assertion.text;
}

std::optional<JointAssertion> joint_assertion_from(std::string_view text) {
  JointAssertion found;
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos && !take_subject(text.substr(0, colon), found)) {
    return std::nullopt;
  }
  const auto claimed = trimmed(colon == std::string_view::npos ? text : text.substr(colon + 1));
  std::optional<Assertion> assertion = assertion_from(claimed);
  if (!assertion) return std::nullopt;
  found.assertion = std::move(*assertion);
  return found;
}

std::vector<Limit> limits_of(const std::vector<JointAssertion>& assertions) {
  return limits_of(plain(assertions));
}

void check_members(const std::vector<JointAssertion>& assertions, const model::JointScenario& joint,
                   model::Diagnostics& diagnostics) {
  model::DeclaredIds members("member");
  for (const model::Member& member : joint.members) members.add(member.id);
  for (const JointAssertion& each : assertions) {
    if (each.member.empty() || members.contains(each.member)) continue;
    model::add_unknown(diagnostics, joint.common.at, each.member, members);
  }
}

void check(const std::vector<JointAssertion>& assertions, const model::JointScenario& joint,
           model::Diagnostics& diagnostics) {
  check_members(assertions, joint, diagnostics);
  std::string loads;
  for (const double load : joint.loads) loads += (loads.empty() ? "" : ", ") + in_percent(load);
  for (const JointAssertion& each : assertions) {
    if (std::ranges::any_of(joint.loads, [&](double load) { return is(load, each.load); })) {
      continue;
    }
    diagnostics.push_back({.code = "load-not-run",
                           .at = joint.common.at,
                           .arguments = {{"load", in_percent(each.load)}, {"loads", loads}}});
  }
}

std::vector<Judgement> judge(const std::vector<JointAssertion>& assertions,
                             const JointResult& result, const model::Calendar& calendar) {
  const std::vector<Assertion> all = plain(assertions);
  std::vector<Judgement> judgements;
  for (std::size_t index = 0; index < assertions.size(); ++index) {
    const JointAssertion& claimed = assertions[index];
    for (const LoadLevel& level : result.levels) {
      if (!is(level.load, claimed.load)) continue;
      for (const MemberAtLoad& member : level.members) {
        if (!claimed.member.empty() && claimed.member != member.id) continue;
        judgements.push_back(judge(all, member.result, calendar)[index]);
        std::string& text = judgements.back().assertion.text;
        text = subject(claimed, member.id) + ": " + text;
      }
    }
  }
  return judgements;
}

}  // namespace selaras::simulator
