#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gate/editor/server.h"
#include "gate/policy.h"
#include "model/load.h"

/// Any bytes from an editor: the session goes on or ends, and all that it says is JSON. Between two
/// bytes 0x1E stands one message, so that most of the input is not spent on lengths; the whole is
/// given to the reader of the stream besides.
namespace {

using namespace selaras;

void demand(bool holds) {
  if (!holds) std::abort();
}

class Fuzzed final : public gate::Examiner {
 public:
  gate::Examination examine(const std::string& path, const reports::Files& open) override {
    gate::Examination examination;
    examination.files.emplace(path, open.at(path));
    const auto document = model::json::parse(open.at(path), path, examination.diagnostics);
    if (!document || model::kind_of(*document) != "procedure") return examination;
    model::Procedure procedure = model::read_procedure(*document, path, examination.diagnostics);
    if (model::has_errors(examination.diagnostics)) return examination;
    examination.procedures.push_back(std::move(procedure));
    const model::Procedure& read = examination.procedures.front();
    examination.result = gate::examine(read, model::matching_shipped_reference(read), {});
    return examination;
  }
  void forget() override {}
  std::vector<std::string> complaints() override { return {}; }
};

void work_off(gate::Server& server) {
  while (server.busy()) {
    for (const std::string& said : server.work()) {
      model::Diagnostics faults;
      demand(model::json::parse(said, "", faults).has_value());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const reports::Texts texts(reports::Language::en);
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  Fuzzed examiner;
  gate::Server server(examiner, texts, "0");
  server.receive({.content = R"({"id": 0, "method": "initialize", "params": {}})"});
  gate::MessageReader reader;
  reader.feed(input);
  while (auto message = reader.next()) server.receive(*message);
  for (std::size_t at = 0; at < size;) {
    const std::size_t end = std::min(input.find('\x1E', at), size);
    server.receive({.content = std::string(input.substr(at, end - at))});
    at = end + 1;
  }
  work_off(server);
  return 0;
}
