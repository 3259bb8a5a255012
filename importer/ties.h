#pragma once

#include <map>
#include <string>
#include <vector>

#include "importer/steps.h"

namespace selaras::importer {

/// Whether a word of the page ties one step to the next, or only their numbers do.
struct Tie {
  bool stated = false;
  model::EvidenceList evidence;
};

class Ties {
 public:
  Ties(const Reading& reading, const Steps& steps, const model::Procedure& procedure);

  /// Tied by "selanjutnya", by a document handed over, or by a reference.
  [[nodiscard]] Tie between(std::size_t a, std::size_t b) const;

 private:
  [[nodiscard]] Tie referred(std::size_t a, std::size_t b) const;
  [[nodiscard]] std::string target(const model::CrossReference& reference) const;

  const Reading& reading_;
  const Steps& steps_;
  std::map<std::string, std::vector<const model::CrossReference*>, std::less<>>
      references_;  // by item
};

}  // namespace selaras::importer
