#include "reports/promise_name.h"

namespace selaras::reports {

std::string promise_name(const simulator::Promise& promise, const Names& names) {
  return names.texts().fill(promise.scope_only ? "compare.promise-own" : "compare.promise",
                            {{"limit", names.length(promise.limit, promise.reading)}});
}

}  // namespace selaras::reports
