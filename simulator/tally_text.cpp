#include "simulator/tally_text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace selaras::simulator {
namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Visits everything that a tally holds, in one order for writing and reading.
template <class Archive, class Anything>
void each_number(Archive& archive, Anything& tally) {
  archive.number(tally.arrived);
  archive.number(tally.last_closed);
  archive.each(tally.outcomes, [&](auto& count) { archive.number(count); });
  archive.each(tally.outcome_of_case, [&](auto& outcome) { archive.number(outcome); });
  for (auto* samples : {&tally.cycle, &tally.processing, &tally.waiting, &tally.delay}) {
    archive.times(samples->working);
    archive.times(samples->calendar);
  }
  archive.each(tally.stations, [&](auto& station) {
    archive.number(station.visits);
    archive.number(station.processing);
    archive.number(station.waiting);
    archive.number(station.delay);
    archive.number(station.waiting_calendar);
    archive.number(station.given_up);
    archive.number(station.returned);
  });
  archive.each(tally.claims, [&](auto& claim) {
    archive.number(claim.covered);
    archive.number(claim.kept);
  });
  archive.each(tally.resources, [&](auto& resource) {
    archive.number(resource.usage.busy);
    archive.number(resource.usage.queue);
    archive.number(resource.usage.waited);
    archive.number(resource.usage.offered);
    archive.number(resource.usage.begun);
    archive.number(resource.usage.given_up);
    archive.number(resource.usage.staff);
    archive.number(resource.usage.time);
    archive.number(resource.longest_queue);
  });
}

/// Seven bits a byte, those of small numbers of either sign in one.
class Packing {
 public:
  template <class Number>
  void number(Number value) {
    const auto wide = static_cast<std::int64_t>(value);
    auto bits = static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63);
    for (; bits > 127; bits >>= 7) bytes_.push_back(static_cast<std::uint8_t>(bits | 128));
    bytes_.push_back(static_cast<std::uint8_t>(bits));
  }

  void times(const CompactTimes& times) {
    each(times.codes(), [&](std::uint32_t code) { number(code); });
    number(times.total().low);
    number(times.total().high);
  }

  template <class Values, class Visit>
  void each(Values& values, Visit visit) {
    number(values.size());
    for (auto& value : values) visit(value);
  }

  [[nodiscard]] std::string base64() {
    const std::size_t padding = (3 - bytes_.size() % 3) % 3;
    bytes_.resize(bytes_.size() + padding);
    std::string text;
    for (std::size_t at = 0; at < bytes_.size(); at += 3) {
      const std::uint32_t word =
          std::uint32_t{bytes_[at]} << 16 | std::uint32_t{bytes_[at + 1]} << 8 | bytes_[at + 2];
      for (const int shift : {18, 12, 6, 0}) text += digits[word >> shift & 63];
    }
    text.replace(text.size() - padding, padding, padding, '=');
    return text;
  }

 private:
  std::vector<std::uint8_t> bytes_;
};

class Unpacking {
 public:
  explicit Unpacking(std::string_view text) {
    std::array<int, 256> values{};
    values.fill(-1);
    for (std::size_t digit = 0; digit < digits.size(); ++digit) {
      values[static_cast<unsigned char>(digits[digit])] = static_cast<int>(digit);
    }
    while (text.ends_with('=')) text.remove_suffix(1);
    std::uint32_t word = 0;
    int bits = 0;
    for (const char sign : text) {
      const int value = values[static_cast<unsigned char>(sign)];
      if (value < 0) faulty_ = true;
      word = word << 6 | static_cast<std::uint32_t>(value & 63);
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes_.push_back(static_cast<std::uint8_t>(word >> bits));
    }
  }

  template <class Number>
  void number(Number& value) {
    std::uint64_t bits = 0;
    for (int shift = 0;; shift += 7) {
      if (at_ == bytes_.size() || shift > 63) {
        faulty_ = true;
        return;
      }
      const std::uint8_t byte = bytes_[at_++];
      bits |= std::uint64_t{byte & 127u} << shift;
      if (byte < 128) break;
    }
    value = static_cast<Number>(static_cast<std::int64_t>(bits >> 1 ^ (0 - (bits & 1))));
  }

  void times(CompactTimes& times) {
    each(times.codes(), [&](std::uint32_t& code) { number(code); });
    number(times.total().low);
    number(times.total().high);
  }

  template <class Values, class Visit>
  void each(Values& values, Visit visit) {
    std::uint64_t size = 0;
    number(size);
    // Every element takes a byte at least.
    if (faulty_ || size > bytes_.size() - at_) {
      faulty_ = true;
      return;
    }
    values.resize(size);
    for (auto& value : values) visit(value);
  }

  [[nodiscard]] bool complete() const { return !faulty_ && at_ == bytes_.size(); }

 private:
  std::vector<std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool faulty_ = false;
};

bool fits(const Tally& tally, const Process& process) {
  const std::size_t cases = tally.outcome_of_case.size();
  for (const Samples* samples : {&tally.cycle, &tally.processing, &tally.waiting, &tally.delay}) {
    if (samples->working.size() != cases || samples->calendar.size() != cases) return false;
  }
  for (const std::uint16_t outcome : tally.outcome_of_case) {
    if (outcome >= process.outcomes.size()) return false;
  }
  return tally.outcomes.size() == process.outcomes.size() &&
         tally.stations.size() == process.stations.size() &&
         tally.claims.size() == process.claims.size() &&
         tally.resources.size() == process.resources.size();
}

}  // namespace

std::string text_of(const Tally& tally) {
  Packing packing;
  each_number(packing, tally);
  return packing.base64();
}

std::optional<Tally> tally_from(std::string_view text, const Process& process) {
  Unpacking unpacking(text);
  Tally tally;
  each_number(unpacking, tally);
  if (!unpacking.complete() || !fits(tally, process)) return std::nullopt;
  return tally;
}

}  // namespace selaras::simulator
