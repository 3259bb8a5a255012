#pragma once

#include "reports/html_sheet.h"

namespace selaras::reports {

/// The findings of a region by theme, each as kondisi, kriteria, sebab, akibat, rekomendasi.
[[nodiscard]] View findings_view(const Sheet& sheet);

}  // namespace selaras::reports
