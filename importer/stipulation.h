#pragma once

#include "importer/steps.h"

namespace selaras::importer {

/// The condition that a sentence begins with; empty where it has none.
[[nodiscard]] Stipulation stipulation_of(const Reading& reading, const Words& words,
                                         const Sentence& sentence);

}  // namespace selaras::importer
