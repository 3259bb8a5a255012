#include "cli/manual_page.h"

#include <algorithm>

#include "reports/escape.h"

namespace selaras::cli {
namespace {

using reports::Texts;

/// "selaras check PATH... [OPTIONS]", in the order of the arguments.
std::string usage(const DescribedCommand& command, const Texts& texts) {
  std::string line = "selaras " + command.name;
  for (const DescribedOption& option : command.options) {
    if (!option.argument) continue;
    const std::string word = option.names.front() + (option.repeatable ? "..." : "");
    line += option.required ? " " + word : " [" + word + "]";
  }
  const bool has_options = std::ranges::any_of(
      command.options, [](const DescribedOption& option) { return !option.argument; });
  return has_options ? line + " [" + texts("cli.help.OPTIONS") + "]" : line;
}

std::string listed(const std::vector<std::string>& parts, const char* between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

/// Names and what value they take: "-o, --output TEXT", "--fail-on error|warning|note|never".
std::string form(const DescribedOption& option, const Texts& texts) {
  std::string text = listed(option.names, ", ");
  if (option.argument || !option.takes_value) return text;
  return text + " " + (option.words.empty() ? texts("cli.help.TEXT") : listed(option.words, "|"));
}

/// Text that roff takes as it stands: no line begins a request, no backslash an escape.
std::string roff(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\\') {
      out += "\\e";
    } else if (letter == '-') {
      out += "\\-";
    } else {
      out += letter;
    }
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string roff_options(const std::vector<DescribedOption>& options, const Texts& texts) {
  std::string out;
  for (const DescribedOption& option : options) {
    out += ".TP\n.B " + roff(form(option, texts)) + "\n" + roff(option.help) + "\n";
  }
  return out;
}

std::string markdown_options(const std::vector<DescribedOption>& options, const Texts& texts) {
  if (options.empty()) return {};
  std::string out =
      "| " + texts("manual.option") + " | " + texts("manual.meaning") + " |\n|---|---|\n";
  for (const DescribedOption& option : options) {
    out += "| `" + reports::table_cell(form(option, texts)) + "` | " +
           reports::table_cell(option.help) + " |\n";
  }
  return out + "\n";
}

}  // namespace

std::string manual_roff(const DescribedProgram& program, const Texts& texts) {
  std::string out = ".TH SELARAS 1 \"\" \"selaras " SELARAS_VERSION "\"\n.SH " +
                    texts("manual.name") + "\nselaras \\- " + roff(program.help) + "\n.SH " +
                    texts("manual.commands") + "\n";
  for (const DescribedCommand& command : program.commands) {
    out += ".SS " + roff(usage(command, texts)) + "\n" + roff(command.help) + "\n" +
           roff_options(command.options, texts);
  }
  out += ".SH " + texts("manual.common") + "\n" + roff_options(program.common, texts);
  return out + ".SH " + texts("manual.exit") + "\n" + roff(program.footer) + "\n";
}

std::string manual_markdown(const DescribedProgram& program, const Texts& texts) {
  std::string out = "# " + texts("manual.title") + "\n\n" + program.help + ".\n\n";
  for (const DescribedCommand& command : program.commands) {
    out += "## " + command.name + "\n\n" + command.help + ".\n\n```\n" + usage(command, texts) +
           "\n```\n\n" + markdown_options(command.options, texts);
  }
  out += "## " + texts("manual.common") + "\n\n" + markdown_options(program.common, texts);
  return out + "## " + texts("manual.exit") + "\n\n" + program.footer + "\n";
}

}  // namespace selaras::cli
