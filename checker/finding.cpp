#include "checker/finding.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "model/load.h"

namespace selaras::checker {
namespace {

constexpr char separator = '\x1f';  // stands in no id

bool is_wording(ArgumentKind kind) {
  return kind == ArgumentKind::quote || kind == ArgumentKind::number || kind == ArgumentKind::text;
}

/// "name=value,value" with the values sorted, so that the order of a file does not matter.
std::string identity_of(const Argument& argument) {
  std::vector<std::string> values = argument.values;
  std::ranges::sort(values);
  std::string identity = argument.name + '=';
  for (const std::string& value : values) identity.append(value).push_back(',');
  return identity;
}

std::vector<std::string> identities_of(const std::vector<Argument>& arguments) {
  std::vector<std::string> identities;
  for (const Argument& argument : arguments) {
    if (!is_wording(argument.kind)) identities.push_back(identity_of(argument));
  }
  std::ranges::sort(identities);
  return identities;
}

}  // namespace

std::string decimal(double value) {
  const auto hundredths = std::llround(std::clamp(value, -1e15, 1e15) * 100);
  const auto whole = hundredths / 100;
  const auto rest = std::abs(hundredths % 100);
  std::string text = (hundredths < 0 && whole == 0 ? "-" : "") + std::to_string(whole);
  if (rest == 0) return text;
  text += '.';
  text += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
  return text;
}

Finding& Finding::with(std::string name, ArgumentKind kind, std::string value) {
  return with(std::move(name), kind, std::vector<std::string>{std::move(value)});
}

Finding& Finding::with(std::string name, ArgumentKind kind, std::vector<std::string> values) {
  arguments.push_back({.name = std::move(name), .kind = kind, .values = std::move(values)});
  return *this;
}

Finding& Finding::number(std::string name, double value) {
  return with(std::move(name), ArgumentKind::number, decimal(value));
}

Finding& Finding::cite(const model::EvidenceList& quotes) {
  for (const model::Evidence& quote : quotes) {
    if (std::ranges::find(evidence, quote) == evidence.end()) evidence.push_back(quote);
  }
  return *this;
}

Finding& Finding::at_most(Level cap) {
  level = std::min(level, cap);
  return *this;
}

Showing showing_of(const behaviour::Net& net, const behaviour::Shown& shown) {
  const behaviour::Run until(shown.run.begin(),
                             shown.run.begin() + static_cast<std::ptrdiff_t>(shown.at));
  const std::size_t done = behaviour::steps_of(net, until).size();
  Showing showing{.ending = shown.ending, .shortest = shown.shortest};
  if (done > 0) showing.departs = done - 1;
  return showing;
}

Finding& Finding::show(const behaviour::Net& net, const behaviour::Shown& shown) {
  witness = behaviour::steps_of(net, shown.run);
  showing = showing_of(net, shown);
  return *this;
}

const Argument* Finding::argument(std::string_view name) const {
  const auto found = std::ranges::find(arguments, name, &Argument::name);
  return found == arguments.end() ? nullptr : &*found;
}

std::string fingerprint(const Finding& finding) {
  std::string identity = finding.rule;
  for (const std::string& part :
       {finding.procedure, finding.element.kind + ':' + finding.element.id}) {
    identity.append(1, separator).append(part);
  }
  for (const std::string& argument : identities_of(finding.arguments)) {
    identity.append(1, separator).append(argument);
  }
  return model::sha256(identity).substr(0, 16);
}

std::string fingerprint_among_equals(const std::string& fingerprint, std::size_t before) {
  const std::string identity = fingerprint + separator + std::to_string(before);
  return model::sha256(identity).substr(0, 16);
}

Finding& Findings::report(const model::Place& at, Element element) {
  Finding& finding = list_.emplace_back();
  finding.rule = rule_;
  finding.level = level_;
  finding.procedure = procedure_.id;
  finding.element = std::move(element);
  finding.at = at;
  return finding;
}

}  // namespace selaras::checker
