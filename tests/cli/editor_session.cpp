#include "tests/cli/editor_session.h"

#include <array>
#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/json_writer.h"
#include "reports/escape.h"

namespace selaras::tests {

namespace fs = std::filesystem;
using model::json::Node;

namespace {

constexpr int patience = 30'000;  // milliseconds

void become(const fs::path& folder, const std::vector<std::string>& options) {
  if (chdir(folder.c_str()) != 0) _exit(126);
  std::vector<std::string> words{SELARAS_BINARY, "lsp"};
  words.insert(words.end(), options.begin(), options.end());
  std::vector<char*> values;
  for (std::string& word : words) values.push_back(word.data());
  values.push_back(nullptr);
  execv(SELARAS_BINARY, values.data());
  _exit(127);
}

Node parsed(const std::string& text) {
  model::Diagnostics faults;
  auto node = model::json::parse(text, "", faults);
  if (!node) throw std::runtime_error("no JSON: " + text);
  return *node;
}

std::string address(const fs::path& file) {
  return model::json::escaped(reports::path_uri(file.string()));
}

}  // namespace

EditorSession::EditorSession(const fs::path& folder, const std::vector<std::string>& options) {
  std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> in{}, out{};
  if (pipe2(in.data(), O_CLOEXEC) != 0 || pipe2(out.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("no pipe");
  }
  child_ = fork();
  if (child_ == 0) {
    if (dup2(in[0], STDIN_FILENO) < 0 || dup2(out[1], STDOUT_FILENO) < 0) _exit(126);
    become(folder, options);
  }
  close(in[0]);
  close(out[1]);
  to_ = in[1];
  from_ = out[0];
}

EditorSession::~EditorSession() {
  if (child_ > 0) end();
  close(from_);
}

void EditorSession::send_raw(const std::string& bytes) const {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t count = write(to_, bytes.data() + sent, bytes.size() - sent);
    if (count <= 0) return;  // the program has gone; whoever hears will notice
    sent += static_cast<std::size_t>(count);
  }
}

void EditorSession::tell(const std::string& method, const std::string& params) const {
  send_raw(gate::framed(R"({"jsonrpc": "2.0", "method": ")" + method + R"(", "params": )" + params +
                        "}"));
}

Node EditorSession::ask(const std::string& method, const std::string& params) {
  const int id = ++last_id_;
  send_raw(gate::framed(R"({"jsonrpc": "2.0", "id": )" + std::to_string(id) + R"(, "method": ")" +
                        method + R"(", "params": )" + params + "}"));
  while (true) {
    Node message = hear();
    const Node* answered = message.find("id");
    if (answered != nullptr && answered->integer == id) return message;
  }
}

Node EditorSession::hear() {
  while (true) {
    if (auto message = reader_.next()) return parsed(message->content);
    pollfd output{.fd = from_, .events = POLLIN, .revents = 0};
    std::array<char, 4096> bytes{};
    const ssize_t count =
        poll(&output, 1, patience) > 0 ? read(from_, bytes.data(), bytes.size()) : 0;
    if (count <= 0) throw std::runtime_error("the program says nothing");
    reader_.feed(std::string_view(bytes.data(), static_cast<std::size_t>(count)));
  }
}

Node EditorSession::published() {
  while (true) {
    const Node message = hear();
    const Node* method = message.find("method");
    if (method != nullptr && method->string == "textDocument/publishDiagnostics") {
      return *message.find("params");
    }
  }
}

int EditorSession::end() {
  close(to_);
  int status = 0;
  waitpid(child_, &status, 0);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void EditorSession::open(const fs::path& file, const std::string& text) const {
  tell("textDocument/didOpen", R"({"textDocument": {"uri": )" + address(file) +
                                   R"(, "languageId": "json", "version": 1, "text": )" +
                                   model::json::escaped(text) + "}}");
}

void EditorSession::change(const fs::path& file, int version, const std::string& text) const {
  tell("textDocument/didChange", R"({"textDocument": {"uri": )" + address(file) +
                                     R"(, "version": )" + std::to_string(version) +
                                     R"(}, "contentChanges": [{"text": )" +
                                     model::json::escaped(text) + "}]}");
}

}  // namespace selaras::tests
