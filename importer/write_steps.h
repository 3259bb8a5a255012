#pragma once

#include <string>

#include "importer/language.h"
#include "model/procedure.h"

namespace selaras::importer {

/// The steps as numbered sentences that tell the flow too: what follows by the numbers alone goes
/// without saying, every other edge is said ("jika lengkap (angka 3), …", "kembali ke angka 2",
/// "proses selesai").
[[nodiscard]] std::string write_steps(const model::Procedure& procedure, const Language& language,
                                      const Phrases& phrases);

}  // namespace selaras::importer
