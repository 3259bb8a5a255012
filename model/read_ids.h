#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/json.h"
#include "model/read.h"

namespace selaras::model {

/// The ids of one kind ("item", "step" …) that a file declares, to be asked when one is used.
class DeclaredIds {
 public:
  explicit DeclaredIds(std::string kind) : kind_(std::move(kind)) {}

  /// False where it is there already.
  bool add(const std::string& id);
  [[nodiscard]] bool contains(std::string_view id) const { return index_.contains(id); }
  /// In the order in which they were added.
  [[nodiscard]] std::vector<std::string_view> all() const;
  [[nodiscard]] std::string_view nearest(std::string_view id) const {
    return model::nearest(id, all());
  }
  [[nodiscard]] const std::string& kind() const { return kind_; }

 private:
  std::string kind_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

/// The ids of the elements of an array; one that comes twice is reported.
void declare(ObjectReader& reader, std::string_view array, DeclaredIds& ids);

/// A required id of the element itself. One that is no id is reported.
[[nodiscard]] std::string read_id(ObjectReader& reader, std::string_view key = "id");
/// A word of some vocabulary that this file does not declare; empty where absent.
[[nodiscard]] std::string read_word(ObjectReader& reader, std::string_view key);
[[nodiscard]] std::vector<std::string> read_words(ObjectReader& reader, std::string_view key);
/// The same, in order and without repetition: a set.
[[nodiscard]] std::vector<std::string> read_word_set(ObjectReader& reader, std::string_view key);

/// An id that must have been declared; empty where absent.
[[nodiscard]] std::string read_use(ObjectReader& reader, std::string_view key,
                                   const DeclaredIds& declared);
[[nodiscard]] std::vector<std::string> read_uses(ObjectReader& reader, std::string_view key,
                                                 const DeclaredIds& declared);
/// Adds that an id was not declared, with the nearest that was.
void add_unknown(Diagnostics& diagnostics, const Place& at, const std::string& id,
                 const DeclaredIds& declared);
/// Reports an id that was not declared.
void check_use(ObjectReader& reader, const json::Node& at, const std::string& id,
               const DeclaredIds& declared);

/// Something that names the wider thing it belongs to.
struct Link {
  std::string_view id;
  std::string_view parent;  // empty: none
};

/// Where following the parents leads back: for each circle the first of its members, as index.
[[nodiscard]] std::vector<std::size_t> circles(const std::vector<Link>& links);

/// Puts the diagnostics from `first` on in the order of their places.
void sort_by_place(Diagnostics& diagnostics, std::size_t first);

}  // namespace selaras::model
