#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "model/annotations.h"
#include "model/calendar.h"
#include "model/file_head.h"
#include "model/read.h"

namespace selaras::model {
namespace {

constexpr int annotations_format_version = 1;

const std::vector<std::pair<std::string_view, FollowUp>> follow_ups{
    {"open", FollowUp::open}, {"in-progress", FollowUp::in_progress}, {"done", FollowUp::done}};

const std::vector<std::pair<std::string_view, std::string_view>> outcomes{
    {"met", "met"},
    {"not-met", "not-met"},
    {"not-applicable", "not-applicable"},
    {"cannot-tell", "cannot-tell"},
    {"not-examined", "not-examined"}};

std::string optional_text_of(ObjectReader& reader, std::string_view key) {
  return reader.optional_string(key).value_or("");
}

std::string optional_date(ObjectReader& reader, std::string_view key) {
  std::string date = optional_text_of(reader, key);
  const json::Node* node = reader.member(key);
  if (node == nullptr || date.empty() || date_from(date)) return date;
  reader.report("wrong-date", *node, {{"key", std::string(key)}, {"value", shortened(date)}});
  return {};
}

std::optional<Signature> read_signature(ObjectReader& reader, std::string_view key) {
  return read_object(reader, key, [](ObjectReader& signature) {
    return Signature{.name = signature.string("name"),
                     .position = optional_text_of(signature, "position"),
                     .date = optional_date(signature, "date")};
  });
}

AuditIdentity read_identity(ObjectReader& reader) {
  const auto identity = read_object(reader, "audit", [](ObjectReader& audit) {
    return AuditIdentity{.letter = optional_text_of(audit, "letter"),
                         .date = optional_date(audit, "date"),
                         .prepared = read_signature(audit, "prepared"),
                         .reviewed = read_signature(audit, "reviewed"),
                         .approved = read_signature(audit, "approved")};
  });
  return identity.value_or(AuditIdentity());
}

std::string read_fingerprint(ObjectReader& reader) {
  constexpr std::size_t digits = 16;
  std::string fingerprint = reader.string("fingerprint");
  const json::Node* node = reader.member("fingerprint");
  const bool is_one = fingerprint.size() == digits &&
                      fingerprint.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (node != nullptr && !is_one) {
    reader.report("wrong-fingerprint", *node, {{"value", shortened(fingerprint)}});
  }
  return fingerprint;
}

FindingNote read_note(ObjectReader& reader) {
  return {.fingerprint = read_fingerprint(reader),
          .cause = optional_text_of(reader, "cause"),
          .effect = optional_text_of(reader, "effect"),
          .response = optional_text_of(reader, "response"),
          .action = optional_text_of(reader, "action"),
          .responsible = optional_text_of(reader, "responsible"),
          .due = optional_date(reader, "due"),
          .status = reader.optional_word("status", follow_ups).value_or(FollowUp::unstated),
          .at = reader.place()};
}

Judgement read_judgement(ObjectReader& reader) {
  return {.procedure = reader.string("procedure"),
          .obligation = reader.string("obligation"),
          .outcome = std::string(reader.word<std::string_view>("outcome", outcomes, "")),
          .reason = reader.string("reason"),
          .by = reader.string("by"),
          .date = optional_date(reader, "date"),
          .at = reader.place()};
}

/// Of two notes about one thing nobody knows which one holds.
template <class Entry, class Key>
void refuse_twins(ObjectReader& reader, const std::vector<Entry>& entries, std::string_view kind,
                  Key key) {
  std::set<std::string> known;
  for (const Entry& entry : entries) {
    if (known.insert(key(entry)).second) continue;
    add_fault(reader.diagnostics(),
              {"duplicate-id", entry.at, {{"kind", std::string(kind)}, {"id", key(entry)}}});
  }
}

}  // namespace

const FindingNote* Annotations::note(std::string_view fingerprint) const {
  const auto found = std::ranges::find(findings, fingerprint, &FindingNote::fingerprint);
  return found == findings.end() ? nullptr : &*found;
}

const Judgement* Annotations::judgement(std::string_view procedure,
                                        std::string_view obligation) const {
  const auto found = std::ranges::find_if(judgements, [&](const Judgement& each) {
    return each.procedure == procedure && each.obligation == obligation;
  });
  return found == judgements.end() ? nullptr : &*found;
}

Annotations read_annotations(const json::Node& document, const std::string& file,
                             Diagnostics& diagnostics) {
  ObjectReader reader(document, file, diagnostics);
  if (!read_head(reader, "annotations", annotations_format_version)) {
    reader.accept_all();
    return {};
  }
  Annotations annotations{.identity = read_identity(reader),
                          .findings = read_each(reader, "findings", read_note),
                          .judgements = read_each(reader, "judgements", read_judgement)};
  refuse_twins(reader, annotations.findings, "finding",
               [](const FindingNote& note) { return note.fingerprint; });
  refuse_twins(reader, annotations.judgements, "obligation",
               [](const Judgement& each) { return each.procedure + " " + each.obligation; });
  reader.finish();
  return annotations;
}

}  // namespace selaras::model
