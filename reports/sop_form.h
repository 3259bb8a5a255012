#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/procedure.h"
#include "model/reference.h"
#include "reports/diagram.h"

namespace selaras::reports {

/// A procedure in the form of PermenPAN-RB 35/2012 (SOP administrasi pemerintahan), before anything
/// has a place: plain data in the reader's language. What the page does not state is empty; nothing
/// is filled in.
struct SopForm {
  enum class Symbol { capsule, box, diamond };
  struct Field {
    std::string name;
    std::string value;  // empty: the page does not state it
  };
  struct Row {
    std::string id;          // of the node
    std::size_t number = 0;  // from 1; 0 for starts, ends and gateways, which are no activities
    std::string activity;
    std::size_t performer = 0;
    Symbol symbol = Symbol::box;
    std::string inputs;  // Kelengkapan
    std::string time;
    std::string outputs;
    std::vector<std::string> notes;  // Keterangan, one line each
  };

  std::string title;
  std::string description;
  std::vector<Field> unit;      // the head of the identity part, left
  std::vector<Field> document;  // and right
  std::vector<Field> grounds;   // below, left
  std::vector<Field> means;     // and right
  std::vector<Diagram::Lane> performers;
  std::vector<Row> rows;
  std::vector<Diagram::Arrow> arrows;  // between rows
  std::vector<std::string> remarks;    // under the table
};

/// Activities in the order and the words of the page, numbered through; performers in the order of
/// the reference's roles.
[[nodiscard]] SopForm make_sop(const model::Procedure& procedure, const model::Reference* reference,
                               const DiagramOptions& options);

/// The form's pages, each a complete <svg> of the proportions of A4 on its side (taller where a
/// single activity needs it). Arrows to another page end and begin in off-page pentagons.
[[nodiscard]] std::vector<std::string> sop_pages(const SopForm& form,
                                                 const DiagramOptions& options);

/// All pages below each other in one <svg>.
[[nodiscard]] std::string sop_svg(const SopForm& form, const DiagramOptions& options);

}  // namespace selaras::reports
