#pragma once

#include <stdexcept>

namespace selaras::reports {

/// A spreadsheet could not be made: the library is not on this machine, or there is no room for
/// the file. `what` is the system's reason.
struct SpreadsheetFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace selaras::reports
