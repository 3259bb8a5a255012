#pragma once

#include "simulator/observer.h"

namespace selaras::simulator {

/// Lets two listeners hear one replication.
template <class First, class Second>
class Both : public Observer {
 public:
  Both(First& first, Second& second) : first_(first), second_(second) {}

  void arrived(const Arrival& arrival) { first_.arrived(arrival), second_.arrived(arrival); }
  void began_alone(std::uint32_t slot, std::uint32_t station, Instant at) {
    first_.began_alone(slot, station, at), second_.began_alone(slot, station, at);
  }
  void began(const Work& work) { first_.began(work), second_.began(work); }
  void suspended(const Work& work, Instant at) {
    first_.suspended(work, at), second_.suspended(work, at);
  }
  void resumed(const Work& work, Instant at) {
    first_.resumed(work, at), second_.resumed(work, at);
  }
  void finished(const Work& work) { first_.finished(work), second_.finished(work); }
  void gave_up(const Work& work) { first_.gave_up(work), second_.gave_up(work); }
  void lacked(std::uint32_t slot, std::uint64_t documents) {
    first_.lacked(slot, documents), second_.lacked(slot, documents);
  }
  void returned(std::uint32_t slot, std::uint32_t station, Instant from, Instant until) {
    first_.returned(slot, station, from, until), second_.returned(slot, station, from, until);
  }
  void delayed(std::uint32_t slot, std::uint32_t station, Instant from, Instant until) {
    first_.delayed(slot, station, from, until), second_.delayed(slot, station, from, until);
  }
  void chose(std::uint32_t slot, std::uint32_t station, std::uint32_t way) {
    first_.chose(slot, station, way), second_.chose(slot, station, way);
  }
  void passed(std::uint32_t slot, std::uint32_t marks, Instant at) {
    first_.passed(slot, marks, at), second_.passed(slot, marks, at);
  }
  void closed(std::uint32_t slot, std::uint32_t outcome, Instant at) {
    first_.closed(slot, outcome, at), second_.closed(slot, outcome, at);
  }
  void left(std::uint32_t slot, bool closed, Instant at) {
    first_.left(slot, closed, at), second_.left(slot, closed, at);
  }

 private:
  First& first_;
  Second& second_;
};

}  // namespace selaras::simulator
