#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "reports/texts.h"

namespace selaras::cli {

/// Writes a whole file or nothing: beside its place first, then renamed into it. A device or pipe
/// is written to as it is. Throws WorldError.
void write_file(const std::string& path, std::string_view bytes, const reports::Texts& texts);

/// A file that grows piece by piece and takes its place only when it is whole; given up, it leaves
/// nothing behind. A device or pipe is written to as it is. All throw WorldError.
class GrowingFile {
 public:
  GrowingFile(std::string path, const reports::Texts& texts);
  ~GrowingFile();
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;

  void write(std::string_view bytes);
  void finish();

 private:
  std::string path_;
  std::string aside_;  // where it grows
  const reports::Texts& texts_;
  std::FILE* file_ = nullptr;
};

/// Adds to the end of a file, which is made where there is none. Throws WorldError.
void append_file(const std::string& path, std::string_view bytes, const reports::Texts& texts);

/// Writes to standard output. Throws WorldError where that fails (a full disk behind it).
void write_stdout(std::string_view bytes, const reports::Texts& texts);

/// Makes the folder and those above it. Throws WorldError.
void make_folder(const std::string& path, const reports::Texts& texts);

}  // namespace selaras::cli
