#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "importer/pattern.h"
#include "importer/words.h"
#include "model/diagnostic.h"
#include "model/json.h"
#include "model/procedure.h"
#include "model/text.h"

namespace selaras::importer {

/// Names of someone, and every role that such a name may mean.
struct ActorName {
  std::vector<std::vector<std::string>> names;  // folded words
  std::vector<std::string> roles;               // sorted
  bool with_place = false;                      // "Disdukcapil" may be followed by "Kabupaten Riau"
};

/// How published pages of one language are written, whatever their service: a data file of the
/// kind "language", which is what an analyst extends.
struct Language {
  struct Heading {
    std::optional<model::SectionKind> kind;  // none: a section that a procedure has no place for
    std::string printed;                     // as a page prints it
    std::vector<std::string> letters;        // each form as its letters alone
  };
  struct Unit {
    std::vector<std::string> words;
    std::vector<model::UnitReading> readings;
  };
  struct BoundWords {
    model::Bound bound = model::Bound::none;
    std::string printed;  // as a page prints it
    Patterns words;
  };
  struct EndWords {
    std::string outcome;  // of the end
    std::string printed;  // as a page prints it
    Patterns words;
  };
  struct MarkerWords {
    model::MarkerUnit unit = model::MarkerUnit::number;
    std::vector<std::string> words;
  };
  struct RegionWord {
    std::vector<std::string> words;
    model::Administration level = model::Administration::unstated;
    std::string name;  // as it stands before a region's name
  };
  struct ContactLabel {
    std::string kind;
    Patterns labels;
  };

  std::string id;
  Spelling spelling;
  std::vector<Heading> headings;
  Patterns introductions;  // of a list of steps, where no heading announces it
  Patterns decree, free, legal_basis, boilerplate, banner, letterhead, sop_table;
  std::vector<Unit> units;                                        // longest first
  std::vector<std::pair<std::vector<std::string>, int>> numbers;  // spelled out
  std::vector<std::vector<std::string>> range_words;
  std::vector<BoundWords> bounds;
  Patterns clock_start, time_conditions, time_scopes, other_durations;
  Patterns addressee, channel, on_behalf_of, agent, sender;
  Patterns branch, relative_branch, consequence, leads, sequence, basis;
  Patterns reference, bare_reference, reference_prepositions, clauses, stop_label_at;
  Patterns return_to, goes_on;  // an item, by its number
  Patterns returned;            // to be completed and handed in again
  std::vector<EndWords> ends;
  std::vector<MarkerWords> marker_units;
  std::vector<std::string> joints;  // "kemudian", between a sentence and where it goes on
  std::vector<std::string> law, not_markers_after, verb_prefixes, nouns, negation;
  std::vector<ActorName> names;
  std::vector<RegionWord> region_words;
  std::vector<std::string> joining_words;  // that call for another word behind them
  std::vector<std::string> function_words;
  std::vector<ContactLabel> contacts;
  std::map<std::string, model::Text> reasons;
  // Sentences to write a page with: a group in brackets is left out where its `{slot}` is not
  // filled.
  std::string letterhead_sentence, decree_sentence, time_sentence, part_sentence;
  std::string sentence, condition_sentence, jump_sentence, go_on_sentence, return_sentence;
};

/// What pages of one service say in one language: a data file of the kind "phrases".
struct Phrases {
  struct Content {
    std::string content;
    Patterns patterns;
  };
  struct Document {
    std::string id;
    bool replaces = false;  // the known one of that id, rather than adding to it
    Patterns names;
    Patterns exceptions;  // words that make it another document
    std::vector<std::string> applicants;
    bool only_as_output = false;
    Patterns contents_of;  // words by which an item speaks of its contents; empty: its name
    std::vector<Content> contents;
  };
  struct Use {  // of a document by an activity
    std::string document;
    model::Place at;
    Patterns where;                // words that say so; empty: always
    bool known = false;            // only where the page speaks of the document elsewhere too
    std::string unless;            // not where the page speaks of this other document
    std::optional<bool> required;  // only where it is, or is not, one of the requirements
    bool from_content = false;     // said in a sub-item that names the document
  };
  struct Outcome {
    std::string id;
    Patterns patterns;
  };
  struct Activity {
    std::string id;  // of the entry: an activity may have several
    std::string activity;
    bool replaces = false;
    model::Place at;
    std::string refines;
    double confidence = 0;
    Patterns patterns;
    Patterns exceptions;
    Patterns letter;                  // words that say it is done by letter
    std::vector<std::string> actors;  // roles one of which must do it; empty: any
    std::vector<Use> inputs;
    std::vector<Use> outputs;
    std::vector<Outcome> outcomes;
    std::string milestone;
    std::string recurs;
    std::string sentence;  // to write it with; empty: by its label
  };
  struct Lead {  // words that say in which case of a decision something happens
    std::string outcome;
    std::string of;
    bool replaces = false;
    model::Place at;
    Patterns lead;
    bool main = false;     // the case in which the procedure goes on
    bool creates = false;  // the page decides by these words alone
    std::string input;     // document that such a decision looks at
    std::string end;       // outcome of the end that the case comes to, where nothing follows it
  };
  struct End {
    std::string outcome;
    std::vector<std::string> reached_by;  // activities
    Patterns promised_by;
  };
  struct Hint {  // words that mean a step
    Patterns patterns;
    std::string activity;
    model::Place at;
  };

  std::string service;
  std::string language;
  Patterns title;  // by which a page is known to be of this service
  std::vector<ActorName> names;
  std::vector<Document> documents;
  Patterns requirements;  // an item among the steps that states a requirement
  std::vector<Content> attributes;
  std::vector<Activity> activities;
  std::vector<Lead> outcomes;
  std::optional<End> end;
  std::vector<Hint> milestones;
  std::vector<Hint> time_parts;
};

/// Each reports what is wrong with the file; with an error the result must not be used. `spelling`
/// is the one that the file may take as known.
[[nodiscard]] Language read_language(const model::json::Node& document, const std::string& file,
                                     Spelling spelling, model::Diagnostics& diagnostics);
[[nodiscard]] Phrases read_phrases(const model::json::Node& document, const std::string& file,
                                   const Spelling& spelling, model::Diagnostics& diagnostics);

/// The letters and digits of a text, in lower case: headings are compared by them.
[[nodiscard]] std::string letters_of(std::string_view text);

}  // namespace selaras::importer
