#include "tests/same_procedure.h"

#include <optional>
#include <tuple>
#include <type_traits>
#include <vector>

namespace selaras::tests {
namespace {

using namespace model;

// The fields of each part but its place. A structured binding names every one of them, so that a
// field that is added does not compile until it is compared as well.

auto fields(const Evidence& e) {
  const auto& [line, quote, at] = e;
  return std::tie(line, quote);
}
auto fields(const Suppression& s) {
  const auto& [rule, procedure, element, reason, by, until, at] = s;
  return std::tie(rule, procedure, element, reason, by, until);
}
auto fields(const Section& s) {
  const auto& [id, kind, heading, first, last, suppress, at] = s;
  return std::tie(id, kind, heading, first, last, suppress);
}
auto fields(const Item& i) {
  const auto& [id, section, marker, parent, kind, evidence, suppress, at] = i;
  return std::tie(id, section, marker, parent, kind, evidence, suppress);
}
auto fields(const CrossReference& r) {
  const auto& [item, path, external, evidence, at] = r;
  return std::tie(item, path, external, evidence);
}
auto fields(const Actor& a) {
  const auto& [name, roles, evidence, at] = a;
  return std::tie(name, roles, evidence);
}
auto fields(const Side& s) {
  const auto& [actor, attributes] = s;
  return std::tie(actor, attributes);
}
auto fields(const Participants& p) {
  const auto& [sides, evidence, at] = p;
  return std::tie(sides, evidence);
}
auto fields(const Form& f) {
  const auto& [value, outcomes, evidence, at] = f;
  return std::tie(value, outcomes, evidence);
}
auto fields(const Outcome& o) {
  const auto& [id, label, actor, evidence, at] = o;
  return std::tie(id, label, actor, evidence);
}
auto fields(const DocumentUse& u) {
  const auto& [document, evidence, at] = u;
  return std::tie(document, evidence);
}
auto fields(const Step& s) {
  const auto& [id, activity, refines, label, items, actor, addressee, channel, behalf, form,
               outcomes, inputs, outputs, parties, signatories, milestone, recurs, when, evidence,
               suppress, at] = s;
  return std::tie(id, activity, refines, label, items, actor, addressee, channel, behalf, form,
                  outcomes, inputs, outputs, parties, signatories, milestone, recurs, when,
                  evidence, suppress);
}
auto fields(const Document::Content& c) {
  const auto& [content, items, evidence, at] = c;
  return std::tie(content, items, evidence);
}
auto fields(const Document& d) {
  const auto& [id, name, contents, when, evidence, suppress, at] = d;
  return std::tie(id, name, contents, when, evidence, suppress);
}
auto fields(const Node& n) {
  const auto& [kind, id, step, outcome, evidence, reason, at] = n;
  return std::tie(kind, id, step, outcome, evidence, reason);
}
auto fields(const Edge& e) {
  const auto& [from, to, outcome, origin, reason, when, evidence, at] = e;
  return std::tie(from, to, outcome, origin, reason, when, evidence);
}
auto fields(const Flow& f) {
  const auto& [nodes, edges, at] = f;
  return std::tie(nodes, edges);
}
auto fields(const Quantity& q) {
  const auto& [minimum, maximum, unit, readings] = q;
  return std::tie(minimum, maximum, unit, readings);
}
auto fields(const Milestone& m) {
  const auto& [text, step, at_end, evidence, at] = m;
  return std::tie(text, step, at_end, evidence);
}
auto fields(const TimePart& p) {
  const auto& [label, quantity, steps, evidence, at] = p;
  return std::tie(label, quantity, steps, evidence);
}
auto fields(const TimeClaim& c) {
  const auto& [id, quantity, bound, from, to, condition, scope, roles, parts, evidence, suppress,
               at] = c;
  return std::tie(id, quantity, bound, from, to, condition, scope, roles, parts, evidence,
                  suppress);
}
auto fields(const Requirement& r) {
  const auto& [id, item, document, text, when, evidence, at] = r;
  return std::tie(id, item, document, text, when, evidence);
}
auto fields(const Statement& s) {
  const auto& [text, evidence, at] = s;
  return std::tie(text, evidence);
}
auto fields(const Decree& d) {
  const auto& [number, date, evidence, at] = d;
  return std::tie(number, date, evidence);
}
auto fields(const Product& p) {
  const auto& [text, document, evidence, at] = p;
  return std::tie(text, document, evidence);
}
auto fields(const Contact& c) {
  const auto& [kind, value, complaints, evidence, at] = c;
  return std::tie(kind, value, complaints, evidence);
}
auto fields(const Source& s) {
  const auto& [file, sha256, address, retrieved, at] = s;
  return std::tie(file, sha256, address, retrieved);
}
auto fields(const Procedure& p) {
  const auto& [file, id, service, region, level, time_zone, applicant_kinds, reference, title,
               title_repeated, decree, source, text_complete, sections, items, references, steps,
               statements, documents, flow, time_claims, requirements, cost, products, contacts,
               suppress, at] = p;
  return std::tie(id, service, region, level, time_zone, applicant_kinds, reference, title,
                  title_repeated, decree, source, text_complete, sections, items, references, steps,
                  statements, documents, flow, time_claims, requirements, cost, products, contacts,
                  suppress);
}

template <class Part>
bool same(const Part& a, const Part& b);

template <class Part>
bool same(const std::vector<Part>& a, const std::vector<Part>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same(a[i], b[i])) return false;
  }
  return true;
}

template <class Part>
bool same(const std::optional<Part>& a, const std::optional<Part>& b) {
  return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

template <class... Parts>
bool same_each(const std::tuple<Parts...>& a, const std::tuple<Parts...>& b) {
  return std::apply(
      [&](const auto&... as) {
        return std::apply([&](const auto&... bs) { return (same(as, bs) && ...); }, b);
      },
      a);
}

template <class Part>
concept HasFields = requires(const Part& part) {
  fields(part);
};

template <class Part>
bool same(const Part& a, const Part& b) {
  if constexpr (HasFields<Part>) {
    return same_each(fields(a), fields(b));
  } else {
    return a == b;
  }
}

}  // namespace

bool same_but_for_places(const Procedure& a, const Procedure& b) { return same(a, b); }

}  // namespace selaras::tests
