#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "model/procedure.h"
#include "reports/texts.h"

namespace selaras::reports {

/// What a page says of one component: where, and in how many entries or which words.
struct StatedComponent {
  std::uint32_t line = 0;  // 0: the page does not say where
  std::string words;
};

/// A component of the service standard (UU 25/2009 Pasal 21) as it shows on a published page.
struct ServiceComponent {
  const char* key;        // of its title
  const char* otherwise;  // key of what is said where it is not stated
  /// None: not stated.
  std::optional<StatedComponent> (*answer)(const model::Procedure& procedure, const Texts& texts);
};

/// The six of service delivery, and whether one longest time is promised.
[[nodiscard]] std::span<const ServiceComponent> service_components();

}  // namespace selaras::reports
