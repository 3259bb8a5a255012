#include "cli/interruption.h"

#include <csignal>

namespace selaras::cli {
namespace {

// A signal finds nothing but what is static.
std::atomic<bool> asked = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void ask_to_stop(int signal) {
  asked = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

Interruption::Interruption() {
  asked = false;
  std::signal(SIGINT, ask_to_stop);
}

Interruption::~Interruption() { std::signal(SIGINT, SIG_DFL); }

const std::atomic<bool>& Interruption::flag() const { return asked; }

}  // namespace selaras::cli
