#include "cli/output.h"

#include <algorithm>

#include "cli/errors.h"
#include "cli/files.h"
#include "cli/words.h"

namespace selaras::cli {

std::vector<Output> outputs(const std::vector<std::string>& typed,
                            const std::vector<std::string_view>& formats, std::string_view command,
                            const reports::Texts& texts) {
  std::vector<Output> list;
  for (const std::string& one : typed) {
    const std::size_t colon = one.find(':');
    Output output{.format = one.substr(0, colon),
                  .file = colon == std::string::npos ? "" : one.substr(colon + 1)};
    require_word(output.format, "--output", formats, command, texts);
    list.push_back(std::move(output));
  }
  if (list.empty()) list.push_back({.format = "text"});
  const auto to_stdout =
      std::ranges::count_if(list, [](const Output& one) { return one.file.empty(); });
  if (to_stdout > 1) throw UsageError(texts("cli.error.two-to-stdout"), std::string(command));
  return list;
}

void write(const Output& output, std::string_view bytes, const reports::Texts& texts) {
  output.file.empty() ? write_stdout(bytes, texts) : write_file(output.file, bytes, texts);
}

}  // namespace selaras::cli
