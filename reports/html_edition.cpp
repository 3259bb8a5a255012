#include "reports/html_edition.h"

#include <set>
#include <span>

#include "reports/html_contents.h"
#include "reports/html_front.h"
#include "reports/html_joint.h"
#include "reports/html_matrix.h"
#include "reports/html_method.h"
#include "reports/html_region.h"
#include "reports/html_register.h"
#include "reports/html_standard.h"
#include "reports/html_template.h"

namespace selaras::reports {
namespace {

/// No two sheets, and none and a part of the page itself, stand at the same place.
std::string free_anchor(const std::string& id, std::set<std::string>& taken) {
  std::string anchor = id;
  for (int twin = 2; !taken.insert(anchor).second; ++twin) anchor = id + "-" + std::to_string(twin);
  return anchor;
}

std::set<std::string> own_anchors() {
  return {"main",   "contents", "front", "findings", "standard",
          "matrix", "regions",  "joint", "method"};
}

Part regions_part(std::span<const Sheet> sheets, const Texts& texts) {
  View regions = list_view();
  for (const Sheet& sheet : sheets) {
    View region;
    region.set("anchor", sheet.anchor());
    region.set("region", sheet.procedure().region);
    regions.push_back(std::move(region));
  }
  View view;
  view.set("regions", std::move(regions));
  return {"regions", rendered("regions", view, texts)};
}

}  // namespace

Edition::Edition(const Audit& audit, Language language)
    : audit_(audit), texts_(language), peers_(audit, texts_) {
  std::set<std::string> taken = own_anchors();
  sheets_.reserve(audit.procedures.size());
  for (const AuditedProcedure& each : audit.procedures) {
    sheets_.emplace_back(audit, each, texts_, free_anchor(each.result->procedure->id, taken));
  }
}

Part Edition::sheet(std::size_t region) const {
  return {sheets_[region].anchor(),
          rendered("region", region_view(sheets_[region], audit_.files, peers_), texts_)};
}

std::vector<Part> Edition::before_sheets(std::size_t at_once) const {
  const bool late = sheets_.size() > at_once;
  std::vector<Part> parts{contents_part(sheets_, late, audit_.joint.result != nullptr, texts_),
                          front_part(audit_, sheets_, texts_)};
  add_register(parts, sheets_, late, texts_);
  parts.push_back(standard_part(sheets_, texts_));
  add_matrix(parts, sheets_, late, texts_);
  if (late) parts.push_back(regions_part(sheets_, texts_));
  return parts;
}

std::vector<Part> Edition::after_sheets() const {
  std::vector<Part> parts;
  if (audit_.joint.result != nullptr) parts.push_back(joint_part(audit_.joint, texts_));
  parts.push_back(method_part(audit_, sheets_, texts_));
  return parts;
}

std::vector<Part> Edition::after_sheet(std::size_t region) const {
  return {method_part(audit_, std::span(&sheets_[region], 1), texts_)};
}

std::vector<Part> Edition::before_sheet(std::size_t region) const {
  const std::span<const Sheet> alone(&sheets_[region], 1);
  return {contents_part(alone, false, false, texts_), front_part(audit_, alone, texts_)};
}

}  // namespace selaras::reports
