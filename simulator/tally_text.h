#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "simulator/process.h"
#include "simulator/statistics.h"

namespace selaras::simulator {

/// What a replication left behind as a line of text (numbers of variable length in base64), so that
/// another process can take it over: read again it is the same to the last bit.
[[nodiscard]] std::string text_of(const Tally& tally);

/// Empty where the text is none, or of another process.
[[nodiscard]] std::optional<Tally> tally_from(std::string_view text, const Process& process);

}  // namespace selaras::simulator
