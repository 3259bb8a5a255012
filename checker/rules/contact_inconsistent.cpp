#include <algorithm>

#include "checker/rule.h"
#include "model/text.h"

namespace selaras::checker {
namespace {

using model::Contact;

std::string_view domain(std::string_view address) {
  const std::size_t at = address.find('@');
  return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

/// Two mailboxes of one office: one in its letterhead, one for complaints, at the same provider.
/// Another provider may be another office's (a national complaints service).
bool rivals(const Contact& letterhead, const Contact& complaints) {
  const std::string one = model::folded(letterhead.value);
  const std::string other = model::folded(complaints.value);
  return !domain(one).empty() && one != other && domain(one) == domain(other);
}

void check(const Facts& facts, Findings& findings) {
  std::vector<const Contact*> letterheads;
  std::vector<const Contact*> channels;
  for (const Contact& contact : facts.procedure().contacts) {
    if (contact.kind == "email") (contact.complaints ? channels : letterheads).push_back(&contact);
  }
  for (const Contact* letterhead : letterheads) {
    const auto same = [&](const Contact* channel) {
      return model::folded(channel->value) == model::folded(letterhead->value);
    };
    const auto rival = std::ranges::find_if(
        channels, [&](const Contact* channel) { return rivals(*letterhead, *channel); });
    if (rival == channels.end() || std::ranges::any_of(channels, same)) continue;
    findings.report((*rival)->at, {"contact", "email"})
        .with("addresses", ArgumentKind::quote, {letterhead->value, (*rival)->value})
        .cite(letterhead->evidence)
        .cite((*rival)->evidence);
    return;
  }
}

}  // namespace

extern const Rule contact_inconsistent{
    .id = "contact-inconsistent", .level = Level::note, .check = check};

}  // namespace selaras::checker
