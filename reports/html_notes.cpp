#include "reports/html_notes.h"

#include <algorithm>

#include "reports/text.h"

namespace selaras::reports {
namespace {

using model::FindingNote;
using model::FollowUp;

std::string status_of(FollowUp status, const Texts& texts) {
  switch (status) {
    case FollowUp::unstated:
      return {};
    case FollowUp::open:
      return texts("follow-up.open");
    case FollowUp::in_progress:
      return texts("follow-up.in-progress");
    case FollowUp::done:
      return texts("follow-up.done");
  }
  return {};
}

void add(View& list, const std::string& title, const std::string& value) {
  if (value.empty()) return;
  View one;
  one.set("title", title);
  one.set("value", value);
  list.push_back(std::move(one));
}

View follow_up(const FindingNote* note, const Texts& texts) {
  View list = list_view();
  if (note == nullptr) return list;
  add(list, texts("follow-up.response"), note->response);
  add(list, texts("follow-up.action"), note->action);
  add(list, texts("follow-up.responsible"), note->responsible);
  add(list, texts("follow-up.due"), texts.date(note->due));
  add(list, texts("follow-up.status"), status_of(note->status, texts));
  return list;
}

std::string signed_by(const model::Signature& signature, const Texts& texts) {
  std::string words = signature.name;
  if (!signature.position.empty()) words += ", " + signature.position;
  if (!signature.date.empty()) words += ", " + texts.date(signature.date);
  return words;
}

/// Everything that a note says, so that nothing is lost.
std::string whole(const FindingNote& note, const Texts& texts) {
  std::string words;
  for (const std::string* part :
       {&note.cause, &note.effect, &note.response, &note.action, &note.responsible}) {
    if (!part->empty()) words += (words.empty() ? "" : " · ") + *part;
  }
  const std::string status = status_of(note.status, texts);
  return status.empty() ? words : words + (words.empty() ? "" : " · ") + status;
}

}  // namespace

void set_notes(View& view, const checker::Finding& finding, const Sheet& sheet) {
  const FindingNote* note = sheet.note(finding);
  view.set("cause", maybe(note == nullptr ? "" : note->cause));
  view.set("effect", maybe(note == nullptr ? "" : note->effect));
  view.set("follow_up", follow_up(note, sheet.texts()));
}

std::string since_earlier(const checker::Finding& finding, const Sheet& sheet) {
  if (!sheet.compared()) return {};
  return sheet.texts()(sheet.audit().earlier->found(finding.fingerprint) ? "earlier.still"
                                                                         : "earlier.new");
}

View gone_view(const Sheet& sheet) {
  View list = list_view();
  if (!sheet.compared()) return list;
  for (const model::EarlierAudit::Finding& each : sheet.audit().earlier->findings) {
    if (each.procedure != sheet.procedure().id) continue;
    const auto& now = sheet.result().findings;
    if (std::ranges::count(now, each.fingerprint, &checker::Finding::fingerprint) > 0) continue;
    View one;
    one.set("sentence", each.message);
    one.set("rule", each.rule);
    list.push_back(std::move(one));
  }
  return list;
}

View identity_view(const Audit& audit, const Texts& texts) {
  View list = list_view();
  if (audit.annotations == nullptr) return list;
  const model::AuditIdentity& identity = audit.annotations->identity;
  const std::string date = identity.date.empty() ? "" : ", " + texts.date(identity.date);
  if (!identity.letter.empty()) add(list, texts("identity.letter"), identity.letter + date);
  if (identity.prepared) {
    add(list, texts("identity.prepared"), signed_by(*identity.prepared, texts));
  }
  if (identity.reviewed) {
    add(list, texts("identity.reviewed"), signed_by(*identity.reviewed, texts));
  }
  if (identity.approved) {
    add(list, texts("identity.approved"), signed_by(*identity.approved, texts));
  }
  return list;
}

View orphans_view(const Audit& audit, const Texts& texts) {
  View list = list_view();
  for (const model::Diagnostic& each : orphans(audit)) {
    View one;
    one.set("sentence", sentence_of(each, texts));
    std::string said;
    for (const FindingNote& note : audit.annotations->findings) {
      if (note.at == each.at) said = whole(note, texts);
    }
    for (const model::Judgement& judgement : audit.annotations->judgements) {
      if (judgement.at == each.at) said = judgement.reason + " · " + judgement.by;
    }
    one.set("said", maybe(said));
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace selaras::reports
