#pragma once

#include <cstddef>
#include <functional>

namespace selaras::model {

/// Does the work for 0 … count - 1, each once, on as many threads (0: as many as the machine has).
/// Works must not touch what others write. Of several that throw, the first one's exception is
/// thrown on, when all are done.
void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace selaras::model
