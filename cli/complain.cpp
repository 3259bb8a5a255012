#include "cli/complain.h"

#include <cstdio>

#include "model/text.h"

namespace selaras::cli {

void complain(const std::vector<model::Diagnostics>& diagnostics, const reports::Files& files,
              const Voice& voice) {
  for (const model::Diagnostics& of_file : diagnostics) {
    const std::string text = reports::diagnostics_text(of_file, files, voice.texts, voice.err);
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
}

void complain(const std::string& sentence, const reports::Texts& texts) {
  const std::string line =
      texts.fill("cli.error", {{"message", model::printable(sentence)}}) + "\n";
  std::fputs(line.c_str(), stderr);
}

}  // namespace selaras::cli
