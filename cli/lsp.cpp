#include <cerrno>
#include <memory>
#include <system_error>
#include <vector>

#include <poll.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/errors.h"
#include "cli/files.h"
#include "cli/project_examiner.h"
#include "gate/editor/server.h"

namespace selaras::cli {
namespace {

constexpr std::size_t chunk = 1 << 16;
constexpr int left_without_shutdown = 1;  // as the protocol has it

bool input_waits() {
  pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
  return poll(&input, 1, 0) > 0;
}

/// Speaks with an editor over standard input and output until the editor ends it.
class Lsp final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "lsp"; }
  [[nodiscard]] std::vector<Option> options() override;
  int run(const Voice& voice) override;

 private:
  FindingOptions findings_;
};

std::vector<Option> Lsp::options() {
  std::vector<Option> all;
  for (const Option& option : findings_.options()) {
    if (option.names != "--fail-on" && option.names != "--threads") all.push_back(option);
  }
  return all;
}

/// False where nothing more comes. Throws WorldError.
bool hear(gate::MessageReader& reader, gate::Server& server, const reports::Texts& texts) {
  std::vector<char> bytes(chunk);
  const ssize_t count = read(STDIN_FILENO, bytes.data(), bytes.size());
  if (count < 0 && errno == EINTR) return true;
  if (count < 0) {
    const std::string reason = std::error_code(errno, std::generic_category()).message();
    throw WorldError(texts.fill("lsp.error.input", {{"reason", reason}}));
  }
  reader.feed(std::string_view(bytes.data(), static_cast<std::size_t>(count)));
  while (auto message = reader.next()) server.receive(*message);
  return count > 0;
}

int Lsp::run(const Voice& voice) {
  const Project started_in(findings_, name(), voice);  // a slip in the options shows at once
  ProjectExaminer examiner(findings_, voice);
  gate::Server server(examiner, voice.texts, SELARAS_VERSION);
  gate::MessageReader reader;
  bool hears = true;
  while (!server.ended() && (hears || server.busy())) {
    // What has already come counts before work begins: a text typed on is checked once, and a
    // request called back is not worked off.
    if (hears && (!server.busy() || (!server.crowded() && input_waits()))) {
      hears = hear(reader, server, voice.texts);
    }
    for (const std::string& message : server.work()) {
      write_stdout(gate::framed(message), voice.texts);
    }
  }
  return server.was_shut_down() ? static_cast<int>(nothing_found) : left_without_shutdown;
}

}  // namespace

std::unique_ptr<Command> lsp_command() { return std::make_unique<Lsp>(); }

}  // namespace selaras::cli
