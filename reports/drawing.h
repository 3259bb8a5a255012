#pragma once

namespace selaras::reports {

/// Starts what pictures are drawn with. The first picture does it too; where much is going to be
/// read, it is cheaper before.
void prepare_to_draw();

}  // namespace selaras::reports
