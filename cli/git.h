#pragma once

#include <filesystem>
#include <string>

#include "cli/inputs.h"
#include "reports/texts.h"

namespace selaras::cli {

/// A path at a revision of the repository that the program was started in.
struct Revision {
  std::string name;  // "main", "HEAD~1", a commit
  std::string path;  // as git takes it after the colon
};

/// "REVISION:PATH" where no such file is there; none for anything else.
[[nodiscard]] std::optional<Revision> revision_in(const std::string& typed);

/// Reads the procedures of a path as they were. Their places are told from that path, as if the
/// files lay here. Git is started without a shell; a revision that looks like an option is refused.
/// Throws WorldError where git cannot show them.
[[nodiscard]] Inputs read_revision(const Revision& revision, const reports::Texts& texts);

}  // namespace selaras::cli
