#include "cli/completion_script.h"

#include <algorithm>
#include <map>

namespace selaras::cli {
namespace {

void append_word(std::string& words, std::string_view word) {
  if (!words.empty()) words += ' ';
  words += word;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) append_word(text, word);
  return text;
}

/// In single quotes, as sh, zsh and fish read them.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char letter : text) {
    if (letter == '\'') {
      out += "'\\''";
    } else {
      out += letter;
    }
  }
  return out + "'";
}

std::string first_word(const std::string& name) { return name.substr(0, name.find(' ')); }

std::string second_word(const std::string& name) {
  const std::size_t space = name.find(' ');
  return space == std::string::npos ? "" : name.substr(space + 1);
}

/// Commands of a group, by the group's name, and the first words of all, in their order.
struct Words {
  std::vector<std::string> first;
  std::map<std::string, std::vector<std::string>> second;
};

Words words_of(const DescribedProgram& program) {
  Words words;
  for (const DescribedCommand& command : program.commands) {
    const std::string first = first_word(command.name);
    if (std::ranges::count(words.first, first) == 0) words.first.push_back(first);
    const std::string second = second_word(command.name);
    if (!second.empty()) words.second[first].push_back(second);
  }
  return words;
}

std::string option_names(const std::vector<DescribedOption>& options) {
  std::string names;
  for (const DescribedOption& option : options) {
    if (option.argument) continue;
    for (const std::string& name : option.names) append_word(names, name);
  }
  return names;
}

/// What an option may be followed by; an output's format may have a file after it.
const std::vector<std::string>& offered(const DescribedOption& option) {
  return option.words.empty() ? option.formats : option.words;
}

/// A case for each option with words of its own: `offers(pattern, words)` makes the line.
template <class Line>
std::string cases(const std::string& command, const std::vector<DescribedOption>& options,
                  const Line& line) {
  std::string out;
  for (const DescribedOption& option : options) {
    if (option.argument || offered(option).empty()) continue;
    for (const std::string& name : option.names) {
      out += line("'" + command + " " + name + "'", joined(offered(option)));
    }
  }
  return out;
}

std::string offer(const std::string& pattern, const std::string& words) {
  return "    " + pattern + ") COMPREPLY=($(compgen -W '" + words + "' -- \"$word\")); return ;;\n";
}

std::string offer_with_files(const std::string& pattern, const std::string& words) {
  return "    " + pattern + ") COMPREPLY=($(compgen -W '" + words +
         "' -- \"$word\") $(compgen -f -- \"$word\")) ;;\n";
}

}  // namespace

std::string bash_completion(const DescribedProgram& program) {
  const Words words = words_of(program);
  std::string out =
      "# bash completion of selaras\n"
      "_selaras() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i\n"
      "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
      "    case ${COMP_WORDS[i]} in\n"
      "      --lang | --colour | --color) ((++i)) ;;\n"
      "      -*) ;;\n"
      "      *)\n"
      "        command+=${command:+ }${COMP_WORDS[i]}\n"
      "        case $command in\n";
  for (const auto& [group, ignored] : words.second) out += "          " + group + ") ;;\n";
  out +=
      "          *) break ;;\n"
      "        esac ;;\n"
      "    esac\n"
      "  done\n"
      "  COMPREPLY=()\n"
      "  case \"$command $before\" in\n";
  for (const DescribedCommand& command : program.commands) {
    out += cases(command.name, command.options, offer);
  }
  for (const DescribedOption& option : program.common) {
    for (const std::string& name : option.names) {
      if (!option.words.empty()) out += offer("*' " + name + "'", joined(option.words));
    }
  }
  out += "  esac\n  case $command in\n";
  const std::string common = option_names(program.common);
  out += offer("''", joined(words.first) + " " + common);
  for (const auto& [group, second] : words.second) out += offer(group, joined(second));
  for (const DescribedCommand& command : program.commands) {
    std::string own = option_names(command.options);
    append_word(own, common);
    for (const DescribedOption& option : command.options) {
      if (option.argument && !option.words.empty()) append_word(own, joined(option.words));
    }
    out += offer_with_files("'" + command.name + "'", own);
  }
  return out + "  esac\n}\ncomplete -o filenames -F _selaras selaras\n";
}

std::string zsh_completion(const DescribedProgram& program) {
  return "#compdef selaras\nautoload -U +X bashcompinit && bashcompinit\n" +
         bash_completion(program);
}

namespace {

std::string fish_option(const std::string& condition, const DescribedOption& option) {
  std::string line = "complete -c selaras" + condition;
  for (const std::string& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (option.takes_value) line += option.words.empty() ? " -r" : " -x";
  if (!offered(option).empty()) line += " -a " + quoted(joined(offered(option)));
  return line + " -d " + quoted(option.help) + "\n";
}

std::string fish_condition(const std::string& command) {
  const std::string second = second_word(command);
  std::string condition = "__fish_seen_subcommand_from " + first_word(command);
  if (!second.empty()) condition += "; and __fish_seen_subcommand_from " + second;
  return " -n " + quoted(condition);
}

std::string fish_commands(const DescribedProgram& program) {
  const Words words = words_of(program);
  std::string out;
  for (const DescribedCommand& command : program.commands) {
    const std::string first = first_word(command.name);
    const std::string second = second_word(command.name);
    out += second.empty()
               ? "complete -c selaras -n __fish_use_subcommand -f -a " + first
               : "complete -c selaras -n __fish_use_subcommand -f -a " + first +
                     "\ncomplete -c selaras -f" + fish_condition(first) + " -a " + second;
    out += " -d " + quoted(command.help) + "\n";
  }
  return out;
}

}  // namespace

std::string fish_completion(const DescribedProgram& program) {
  std::string out = "# fish completion of selaras\n" + fish_commands(program);
  for (const DescribedOption& option : program.common) out += fish_option("", option);
  for (const DescribedCommand& command : program.commands) {
    for (const DescribedOption& option : command.options) {
      if (!option.argument) out += fish_option(fish_condition(command.name), option);
    }
  }
  return out;
}

}  // namespace selaras::cli
