#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "cli/command_line.h"
#include "cli/complain.h"
#include "cli/errors.h"
#include "cli/files.h"

namespace {

using namespace selaras;

bool wants_colour(const std::string& option, int descriptor) {
  if (option != "auto") return option == "always";
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) != 0 && (no_colour == nullptr || *no_colour == '\0') &&
         terminal != nullptr && std::string_view(terminal) != "dumb";
}

int carry_out(const cli::CommandLine& line, const reports::Texts& texts) {
  if (line.command == nullptr) {
    cli::write_stdout(line.answer, texts);
    return cli::nothing_found;
  }
  return line.command->run({.texts = texts,
                            .out = {.colour = wants_colour(line.colour, STDOUT_FILENO)},
                            .err = {.colour = wants_colour(line.colour, STDERR_FILENO)}});
}

int complain(const reports::Texts& texts, const std::string& sentence, int code) {
  cli::complain(sentence, texts);
  return code;
}

/// The one place where exceptions end.
int guarded(const std::vector<std::string>& arguments, const reports::Texts& texts) {
  try {
    return carry_out(cli::read_command_line(arguments, texts), texts);
  } catch (const cli::UsageError& error) {
    const std::string about = error.command.empty() ? "" : " " + error.command;
    return complain(texts,
                    texts.fill("cli.error.usage", {{"message", error.what()}, {"command", about}}),
                    cli::unusable);
  } catch (const cli::WorldError& error) {
    return complain(texts, error.what(), cli::unusable);
  } catch (const std::bad_alloc&) {
    return complain(texts, texts("cli.error.no-memory"), cli::our_fault);
  } catch (const std::exception& error) {
    return complain(texts, texts.fill("cli.error.ours", {{"reason", error.what()}}),
                    cli::our_fault);
  }
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  const reports::Texts texts(cli::language_asked_for(arguments));
  return guarded(arguments, texts);
}
