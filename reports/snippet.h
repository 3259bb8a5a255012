#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/place.h"
#include "reports/files.h"

namespace selaras::reports {

/// Lines of files with a caret below. It remembers how far it has come in a file: places that are
/// asked for in their order cost no more than going through the file once.
class Snippets {
 public:
  Snippets(const Files& files, bool colour) : files_(files), colour_(colour) {}

  /// The line with a caret below; of a long line a stretch around it. Empty where the file or the
  /// line is not at hand.
  [[nodiscard]] std::string at(const model::Place& place);

 private:
  [[nodiscard]] bool find_line(const model::Place& place);
  void go_to_column(std::size_t column);

  const Files& files_;
  bool colour_;
  std::string file_;        // asked for last
  std::string_view below_;  // what follows the line in it
  std::string_view line_;
  std::size_t number_ = 0;  // of the line, from 1; 0: no file yet
  std::size_t column_ = 1;  // in code points
  std::size_t offset_ = 0;  // of the column, in bytes of the line
};

}  // namespace selaras::reports
