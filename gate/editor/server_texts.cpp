#include <algorithm>

#include "gate/editor/address.h"
#include "gate/editor/params.h"
#include "gate/editor/server.h"
#include "gate/editor/show_findings.h"
#include "gate/editor/text_edit.h"

/// The texts that an editor has open: which they are, and what is known of them.
namespace selaras::gate {

using model::json::Node;
using model::json::Writer;

void Server::open(const Node& params) {
  const Node* address = within(params, {"textDocument", "uri"});
  const Node* text = within(params, {"textDocument", "text"});
  if (address == nullptr || text == nullptr || address->string.empty()) return;
  OpenText& file = files_[address->string];
  file = {
      .address = address->string, .path = path_of(address->string), .version = version_in(params)};
  set_text(file, text->string);
}

void Server::change(const Node& params) {
  OpenText* file = text_meant(params);
  const Node* changes = within(params, {"contentChanges"});
  if (file == nullptr || changes == nullptr) return;
  file->version = version_in(params);
  for (const Node& each : changes->elements) {
    const Node* text = within(each, {"text"});
    if (text == nullptr || text->kind != Node::Kind::string) continue;
    const std::string& before = texts_open_.at(file->path);
    const auto range = range_in(each);
    if (each.find("range") == nullptr) set_text(*file, text->string);
    if (!range) continue;
    const Positions positions(before);
    const std::size_t begin = positions.offset(range->begin);
    const std::size_t end = std::max(begin, positions.offset(range->end));
    set_text(*file, edited(before, {.at = {begin, end}, .text = text->string}));
  }
}

void Server::close(const Node& params) {
  const OpenText* file = text_meant(params);
  if (file == nullptr) return;
  outgoing_.push_back(notification("textDocument/publishDiagnostics", [&](Writer& json) {
    json.begin_object().member("uri", file->address);
    json.key("diagnostics").begin_array().end_array().end_object();
  }));
  const std::string path = file->path;
  files_.erase(files_.find(file->address));
  const bool elsewhere =
      std::ranges::any_of(files_, [&](const auto& other) { return other.second.path == path; });
  if (!elsewhere) texts_open_.erase(path);
  outdate(path);
}

/// What came from configuration and references goes before they do.
void Server::forget_all() {
  for (auto& [address, file] : files_) {
    file.found = {};
    file.usable = {};
    file.examined = false;
  }
  examiner_.forget();
}

OpenText* Server::text_meant(const Node& params) {
  const Node* address = within(params, {"textDocument", "uri"});
  const auto found = address == nullptr ? files_.end() : files_.find(address->string);
  return found == files_.end() ? nullptr : &found->second;
}

View Server::view_of(const OpenText& file) const {
  return {.file = file, .text = texts_open_.at(file.path), .texts = texts_};
}

void Server::set_text(OpenText& file, std::string text) {
  texts_open_[file.path] = std::move(text);
  file.examined = false;
  outdate(file.path);
}

/// Texts that were examined with that file beside them (the page that proves their quotes).
void Server::outdate(const std::string& path) {
  for (auto& [address, file] : files_) {
    if (file.found.files.contains(path)) file.examined = false;
  }
}

void Server::examine(OpenText& file) {
  Examination found = examiner_.examine(file.path, texts_open_);
  if (found.procedure() == nullptr && file.found.procedure() != nullptr) {
    file.usable = std::move(file.found);
  }
  file.found = std::move(found);
  file.examined = true;
  outgoing_.push_back(notification("textDocument/publishDiagnostics",
                                   [&](Writer& json) { write_diagnostics(json, view_of(file)); }));
  for (const std::string& sentence : examiner_.complaints()) {
    constexpr int warning = 2;
    outgoing_.push_back(notification("window/showMessage", [&](Writer& json) {
      json.begin_object().member("type", warning).member("message", sentence).end_object();
    }));
  }
}

OpenText* Server::next_unexamined() {
  const auto next =
      std::ranges::find_if(files_, [](const auto& file) { return !file.second.examined; });
  return next == files_.end() ? nullptr : &next->second;
}

}  // namespace selaras::gate
