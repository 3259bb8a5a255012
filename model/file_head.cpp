#include "model/file_head.h"

#include <cstdint>
#include <optional>
#include <string>

namespace selaras::model {

bool read_head(ObjectReader& reader, std::string_view kind, int newest_version) {
  const std::string stated = reader.string("kind");
  const json::Node* node = reader.member("kind");
  const bool other_kind = node != nullptr && stated != kind;
  if (other_kind) {
    reader.report("wrong-kind", *node,
                  {{"expected", std::string(kind)}, {"value", shortened(stated)}});
  }
  const json::Node* version = reader.required("formatVersion");
  const std::optional<std::int64_t> number = reader.optional_integer("formatVersion");
  if (version == nullptr || !number) return !other_kind;
  if (*number < 1 || *number > newest_version) {
    reader.report("unknown-format-version", *version,
                  {{"value", std::to_string(*number)}, {"newest", std::to_string(newest_version)}});
  }
  return !other_kind && *number <= newest_version;
}

}  // namespace selaras::model
