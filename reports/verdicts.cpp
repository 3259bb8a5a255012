#include "reports/verdicts.h"

namespace selaras::reports {

using checker::Reason;
using checker::State;
using checker::Verdict;

std::string_view word(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::not_met:
      return "not-met";
    case Verdict::not_applicable:
      return "not-applicable";
    case Verdict::cannot_tell:
      return "cannot-tell";
    case Verdict::not_examined:
      return "not-examined";
  }
  return "not-examined";
}

std::string_view word(Reason reason) {
  switch (reason) {
    case Reason::none:
      return "";
    case Reason::silent:
      return "silent";
    case Reason::contrary:
      return "contrary";
    case Reason::partial:
      return "partial";
    case Reason::elsewhere:
      return "elsewhere";
    case Reason::conflicting:
      return "conflicting";
    case Reason::ambiguous:
      return "ambiguous";
    case Reason::listed:
      return "listed";
    case Reason::incomplete:
      return "incomplete";
    case Reason::needs:
      return "needs";
  }
  return "";
}

std::string_view word(State state) {
  switch (state) {
    case State::fresh:
      return "new";
    case State::baseline:
      return "baseline";
    case State::suppressed:
      return "suppressed";
  }
  return "new";
}

std::string_view word(model::Provenance provenance) {
  switch (provenance) {
    case model::Provenance::quoted:
      return "quoted";
    case model::Provenance::derived:
      return "derived";
    case model::Provenance::assumed:
      return "assumed";
  }
  return "assumed";
}

std::string_view word(model::Administration level) {
  switch (level) {
    case model::Administration::unstated:
      return "";
    case model::Administration::province:
      return "province";
    case model::Administration::regency:
      return "regency";
    case model::Administration::city:
      return "city";
    case model::Administration::centre:
      return "centre";
  }
  return "";
}

const std::vector<Verdict>& verdicts() {
  static const std::vector<Verdict> all{Verdict::met, Verdict::not_met, Verdict::cannot_tell,
                                        Verdict::not_applicable, Verdict::not_examined};
  return all;
}

const std::vector<Reason>& reasons() {
  static const std::vector<Reason> all{Reason::contrary,    Reason::partial,    Reason::silent,
                                       Reason::conflicting, Reason::elsewhere,  Reason::ambiguous,
                                       Reason::listed,      Reason::incomplete, Reason::needs};
  return all;
}

}  // namespace selaras::reports
