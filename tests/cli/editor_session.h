#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

#include "gate/editor/message_reader.h"
#include "model/json.h"

namespace selaras::tests {

/// An editor that speaks with `selaras lsp` through pipes, as VS Code would.
class EditorSession {
 public:
  explicit EditorSession(const std::filesystem::path& folder,
                         const std::vector<std::string>& options = {});
  ~EditorSession();
  EditorSession(const EditorSession&) = delete;
  EditorSession& operator=(const EditorSession&) = delete;

  /// Any bytes, framed or not.
  void send_raw(const std::string& bytes) const;
  void tell(const std::string& method, const std::string& params) const;
  /// Asks, and hears until the answer; what was published meanwhile is kept.
  model::json::Node ask(const std::string& method, const std::string& params);
  /// The next message. Fails after half a minute.
  model::json::Node hear();
  /// The parameters of the next `textDocument/publishDiagnostics`.
  model::json::Node published();
  /// Closes the program's input and waits for its end: the exit code, -1 where a signal ended it.
  int end();

  void open(const std::filesystem::path& file, const std::string& text) const;
  void change(const std::filesystem::path& file, int version, const std::string& text) const;

 private:
  pid_t child_ = -1;
  int to_ = -1;
  int from_ = -1;
  int last_id_ = 0;
  gate::MessageReader reader_;
};

}  // namespace selaras::tests
