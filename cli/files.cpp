#include "cli/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "cli/errors.h"

namespace selaras::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, int error, const reports::Texts& texts) {
  throw WorldError(
      texts.fill("cli.error.unwritable",
                 {{"file", path}, {"reason", std::generic_category().message(error)}}));
}

bool write_all(std::FILE* file, std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
}

void write_through(const fs::path& path, const std::string& shown, std::string_view bytes,
                   const reports::Texts& texts) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) fail(shown, errno, texts);
  const bool written = write_all(file, bytes);
  const int error = errno;
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed) {
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) fs::remove(path, ignored);
    fail(shown, written ? errno : error, texts);
  }
}

}  // namespace

void write_file(const std::string& path, std::string_view bytes, const reports::Texts& texts) {
  std::error_code error;
  const fs::path target(path);
  if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
    write_through(target, path, bytes, texts);
    return;
  }
  fs::path aside = target;
  aside += ".part";
  write_through(aside, path, bytes, texts);
  fs::rename(aside, target, error);
  if (error) {
    std::error_code ignored;
    fs::remove(aside, ignored);
    fail(path, error.value(), texts);
  }
}

GrowingFile::GrowingFile(std::string path, const reports::Texts& texts)
    : path_(std::move(path)), aside_(path_), texts_(texts) {
  std::error_code error;
  if (!fs::exists(path_, error) || fs::is_regular_file(path_, error)) aside_ += ".part";
  file_ = std::fopen(aside_.c_str(), "wb");
  if (file_ == nullptr) fail(path_, errno, texts_);
}

GrowingFile::~GrowingFile() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  std::error_code ignored;
  if (aside_ != path_) fs::remove(aside_, ignored);
}

void GrowingFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail(path_, errno, texts_);
}

void GrowingFile::finish() {
  if (std::fflush(file_) != 0) fail(path_, errno, texts_);
  const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
  const int closing = errno;
  std::error_code error;
  if (closed && aside_ != path_) fs::rename(aside_, path_, error);
  if (closed && !error) return;
  std::error_code ignored;
  if (aside_ != path_) fs::remove(aside_, ignored);
  fail(path_, closed ? error.value() : closing, texts_);
}

void append_file(const std::string& path, std::string_view bytes, const reports::Texts& texts) {
  std::FILE* file = std::fopen(path.c_str(), "ab");
  if (file == nullptr) fail(path, errno, texts);
  const bool written = write_all(file, bytes);
  const int error = errno;
  if (std::fclose(file) != 0 || !written) fail(path, written ? errno : error, texts);
}

void write_stdout(std::string_view bytes, const reports::Texts& texts) {
  if (!write_all(stdout, bytes)) fail("stdout", errno, texts);
}

void make_folder(const std::string& path, const reports::Texts& texts) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) fail(path, error.value(), texts);
  if (!fs::is_directory(path)) fail(path, ENOTDIR, texts);
}

}  // namespace selaras::cli
