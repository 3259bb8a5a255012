#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/finding.h"
#include "model/procedure.h"
#include "model/reference.h"

namespace selaras::reports {

/// What a swimlane picture shows, before anything has a place: plain data, in the reader's
/// language. Lanes, boxes and arrows are named by their index. No text here is escaped.
struct Diagram {
  /// Who acts in a lane. `unclear`: the page's words allow several roles; `unstated`: it names
  /// none.
  enum class LaneKind { actor, other, unclear, unstated };
  struct Lane {
    std::string id;  // of the role; empty for the last three kinds
    std::string title;
    LaneKind kind = LaneKind::actor;
  };

  /// Why a box stands out. Each kind has a symbol and a word of its own in the picture.
  /// The last four tell of a change between two versions and of a run.
  enum class MarkKind {
    contrary,
    order,
    silent,
    partial,
    branch,
    missing,
    other,
    added,
    removed,
    moved,
    actor,
    run
  };
  struct Mark {
    MarkKind kind = MarkKind::other;
    std::string word;
    std::vector<std::size_t> numbers;  // of the findings, from 1; as in `notes`
    std::vector<std::string> fingerprints;
  };

  /// How much of something falls on a step: from 0, nothing, to `hottest`, and the number in words.
  struct Heat {
    std::size_t level = 0;
    std::string text;
  };
  static constexpr std::size_t hottest = 5;

  enum class BoxKind { start, step, decision, parallel, exclusive, inclusive, end };
  struct Box {
    std::string id;  // of the node, or of the reference's step for a ghost
    BoxKind kind = BoxKind::step;
    std::size_t lane = 0;
    bool ghost = false;  // a step of the reference that the page lacks
    std::string marker;  // of the item on the page: "4 a"
    std::string label;
    std::vector<std::string> details;  // "kepada …", "melalui …", one line each
    std::vector<Mark> marks;
    std::optional<Heat> heat = {};
  };

  enum class ArrowKind { stated, listed, inferred, ghost };
  struct Arrow {
    std::size_t from = 0;
    std::size_t to = 0;
    ArrowKind kind = ArrowKind::stated;
    std::string label;  // the outcome, or whom it holds for
    bool on_run = false;
  };

  /// A line of the list under the picture.
  struct Note {
    std::size_t number = 0;
    MarkKind kind = MarkKind::other;
    std::string text;
  };

  std::string title;
  std::string description;  // the flow in words, for who cannot see the picture
  std::vector<Lane> lanes;  // left to right
  std::vector<Box> boxes;   // the flow's nodes in their order, then the ghosts
  std::vector<Arrow> arrows;
  std::vector<Note> notes;
  std::vector<std::string> heat_scale = {};  // what each level means, from 0; empty without heat
};

struct DiagramOptions {
  std::string language = "id";        // "id" or "en": of titles that the reference gives
  std::string id_prefix = "diagram";  // of every id in the SVG, so that several share a page
  bool title = true;
  bool legend = true;
  /// The fixed words, by key ("diagram.legend.missing").
  std::function<std::string(std::string_view)> text;
  /// The sentence of a finding; without it no list stands under the picture.
  std::function<std::string(const checker::Finding&)> sentence = nullptr;
};

/// The procedure's flow. With a reference, lanes stand in its order; with findings, boxes carry
/// marks and the reference's missing steps appear as ghosts near their place in its flow.
[[nodiscard]] Diagram make_diagram(const model::Procedure& procedure,
                                   const model::Reference* reference,
                                   std::span<const checker::Finding> findings,
                                   const DiagramOptions& options);

/// A complete <svg> element, without XML declaration, so that it can stand in a page or a file.
/// The same diagram gives the same bytes, whatever fonts the machine has.
[[nodiscard]] std::string swimlane_svg(const Diagram& diagram, const DiagramOptions& options);

/// Graphviz's language, for further drawing by hand; positions are left to Graphviz.
[[nodiscard]] std::string swimlane_dot(const Diagram& diagram, const DiagramOptions& options);

}  // namespace selaras::reports
