#include "simulator/joint_tally_text.h"

#include <utility>
#include <vector>

#include "simulator/packing.h"
#include "simulator/tally_text.h"

namespace selaras::simulator {
namespace {

constexpr char between_loads = ';';
constexpr char between_members = ',';

/// Everything that a joint tally holds beside its members'.
template <class Archive, class Anything>
void each_number(Archive& archive, Anything& tally) {
  archive.each(tally.offices, [&](auto& office) {
    archive.number(office.arrived);
    archive.number(office.closed);
    archive.number(office.cycle);
    archive.each(office.claims, [&](auto& claim) {
      archive.number(claim.covered);
      archive.number(claim.kept);
    });
  });
}

/// The n-th piece, from 0; empty where there are fewer.
std::optional<std::string_view> piece(std::string_view text, char between, std::size_t index) {
  for (; index > 0; --index) {
    const std::size_t at = text.find(between);
    if (at == std::string_view::npos) return std::nullopt;
    text.remove_prefix(at + 1);
  }
  return text.substr(0, text.find(between));
}

bool fits(const JointTally& tally, const JointProcess& joint) {
  if (tally.offices.size() != joint.offices.size()) return false;
  for (std::size_t office = 0; office < joint.offices.size(); ++office) {
    const JointMember& member = joint.members[joint.offices[office].member];
    if (tally.offices[office].claims.size() != member.process.claims.size()) return false;
  }
  return true;
}

}  // namespace

void add_load(const JointTally& tally, std::string& text) {
  if (!text.empty()) text += between_loads;
  for (const Tally& member : tally.members) text += text_of(member) + between_members;
  Packing packing;
  each_number(packing, tally);
  text += packing.base64();
}

std::optional<JointTally> joint_tally_from(std::string_view text, std::size_t load,
                                           const JointProcess& joint) {
  const std::optional<std::string_view> own = piece(text, between_loads, load);
  if (!own) return std::nullopt;
  JointTally tally;
  for (std::size_t member = 0; member < joint.members.size(); ++member) {
    const auto packed = piece(*own, between_members, member);
    if (!packed) return std::nullopt;
    std::optional<Tally> read = tally_from(*packed, joint.members[member].process);
    if (!read) return std::nullopt;
    tally.members.push_back(std::move(*read));
  }
  const auto rest = piece(*own, between_members, joint.members.size());
  if (!rest) return std::nullopt;
  Unpacking unpacking(*rest);
  each_number(unpacking, tally);
  if (!unpacking.complete() || !fits(tally, joint)) return std::nullopt;
  return tally;
}

}  // namespace selaras::simulator
