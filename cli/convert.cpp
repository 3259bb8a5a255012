#include <filesystem>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "importer/write_page.h"
#include "model/text.h"

namespace selaras::cli {

int run(const ConvertOptions& options, const Voice& voice) {
  if (std::filesystem::path(options.output).extension() != ".txt") {
    throw UsageError(voice.texts.fill("cli.error.unknown-conversion",
                                      {{"file", model::printable(options.output)}}),
                     "convert");
  }
  const Inputs inputs = read_procedures({options.input}, voice.texts);
  complain(inputs.unread, inputs.files, voice);
  if (inputs.procedures.empty()) return unusable;
  write_file(options.output, importer::write_page(inputs.procedures.front()), voice.texts);
  return nothing_found;
}

}  // namespace selaras::cli
