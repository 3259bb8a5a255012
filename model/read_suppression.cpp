#include "model/read_suppression.h"

#include "model/read_procedure.h"

namespace selaras::model {

Suppression read_suppression(ObjectReader& reader) {
  return {.rule = read_id(reader, "rule"),
          .reason = reader.optional_string("reason").value_or(""),
          .by = reader.optional_string("by").value_or(""),
          .until = read_date(reader, "until"),
          .at = reader.place()};
}

Suppression read_wide_suppression(ObjectReader& reader) {
  Suppression suppression = read_suppression(reader);
  suppression.element = reader.optional_string("element").value_or("");
  return suppression;
}

Suppressions read_suppressions(ObjectReader& reader) {
  return read_each(reader, "suppress", read_suppression);
}

}  // namespace selaras::model
