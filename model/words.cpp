#include "model/words.h"

namespace selaras::model::words {

const Table<Administration>& administrations() {
  static const Table<Administration> table{{"province", Administration::province},
                                           {"regency", Administration::regency},
                                           {"city", Administration::city},
                                           {"centre", Administration::centre}};
  return table;
}

const Table<SectionKind>& section_kinds() {
  static const Table<SectionKind> table{{"identity", SectionKind::identity},
                                        {"requirements", SectionKind::requirements},
                                        {"procedure", SectionKind::procedure},
                                        {"time", SectionKind::time},
                                        {"cost", SectionKind::cost},
                                        {"product", SectionKind::product},
                                        {"complaints", SectionKind::complaints}};
  return table;
}

const Table<ItemKind>& item_kinds() {
  static const Table<ItemKind> table{
      {"step", ItemKind::step},       {"clause", ItemKind::clause},
      {"content", ItemKind::content}, {"condition", ItemKind::condition},
      {"heading", ItemKind::heading}, {"requirement", ItemKind::requirement}};
  return table;
}

const Table<MarkerUnit>& marker_units() {
  static const Table<MarkerUnit> table{{"number", MarkerUnit::number},
                                       {"letter", MarkerUnit::letter},
                                       {"paragraph", MarkerUnit::paragraph},
                                       {"article", MarkerUnit::article}};
  return table;
}

const Table<NodeKind>& gateway_kinds() {
  static const Table<NodeKind> table{{"parallel", NodeKind::parallel},
                                     {"exclusive", NodeKind::exclusive},
                                     {"inclusive", NodeKind::inclusive}};
  return table;
}

const Table<Origin>& origins() {
  static const Table<Origin> table{
      {"stated", Origin::stated}, {"listed", Origin::listed}, {"inferred", Origin::inferred}};
  return table;
}

const Table<Bound>& bounds() {
  static const Table<Bound> table{
      {"maximum", Bound::maximum}, {"average", Bound::average}, {"minimum", Bound::minimum}};
  return table;
}

const Table<UnitReading>& unit_readings() {
  using enum TimeUnit;
  using enum TimeBase;
  static const Table<UnitReading> table{
      {"working-minute", {minute, working}},   {"working-hour", {hour, working}},
      {"working-day", {day, working}},         {"working-week", {week, working}},
      {"working-month", {month, working}},     {"working-year", {year, working}},
      {"calendar-minute", {minute, calendar}}, {"calendar-hour", {hour, calendar}},
      {"calendar-day", {day, calendar}},       {"calendar-week", {week, calendar}},
      {"calendar-month", {month, calendar}},   {"calendar-year", {year, calendar}}};
  return table;
}

const Table<Level>& levels() {
  static const Table<Level> table{
      {"note", Level::note}, {"warning", Level::warning}, {"error", Level::error}};
  return table;
}

const Table<Mark>& marks() {
  static const Table<Mark> table{{"V", Mark::verified},
                                 {"T", Mark::transcribed},
                                 {"P", Mark::page},
                                 {"S", Mark::secondary},
                                 {"I", Mark::inferred}};
  return table;
}

const Table<ClauseKind>& clause_kinds() {
  using enum ClauseKind;
  static const Table<ClauseKind> table{
      {"occurs", occurs},   {"role", role},         {"participants", participants},
      {"form", form},       {"includes", includes}, {"precedes", precedes},
      {"leads", leads},     {"excludes", excludes}, {"branches", branches},
      {"returns", returns}, {"produced", produced}, {"recurs", recurs},
      {"within", within},   {"distinct", distinct}};
  return table;
}

const Table<RoleField>& role_fields() {
  static const Table<RoleField> table{{"actor", RoleField::actor},
                                      {"addressee", RoleField::addressee},
                                      {"channel", RoleField::channel},
                                      {"onBehalfOf", RoleField::on_behalf_of}};
  return table;
}

}  // namespace selaras::model::words
