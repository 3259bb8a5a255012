#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "behaviour/run.h"
#include "checker/facts.h"

/// What can happen to a document on the runs of a procedure. A step with outputs makes them, one
/// with inputs uses them; one that does both makes a new version. Nothing is answered where the net
/// is too large or has no meaning.
namespace selaras::checker {

[[nodiscard]] bool takes_in(const model::Step& step, std::string_view document);
[[nodiscard]] bool puts_out(const model::Step& step, std::string_view document);

/// Ids of all documents that some step takes in or puts out, sorted.
[[nodiscard]] std::vector<std::string> documents_of(const model::Procedure& procedure);

/// A run whose last step uses the document although nobody has made it, nor another input of that
/// step that stands in its place: one that is made only where this one is not. None where that
/// order would rest on numbering alone.
[[nodiscard]] std::optional<behaviour::Run> used_unmade(const Facts& facts, const model::Step& user,
                                                        const std::string& document);

/// A shortest run to one of the steps that make it; of several the one that the page has first.
[[nodiscard]] std::optional<behaviour::Run> run_to_maker(const Facts& facts,
                                                         const std::string& document);

enum class Use { possible, never, not_decided };
/// Whether some run uses the document, whenever that is.
[[nodiscard]] Use used_on_some_run(const Facts& facts, const std::string& document);

/// Two steps that make the same document on one run, and that run.
struct MadeAgain {
  const model::Step* first = nullptr;
  const model::Step* second = nullptr;
  behaviour::Run run;
};

/// A run on which a second step makes the document anew while what the first one made was neither
/// used nor handed over. None where that order would rest on numbering alone.
[[nodiscard]] std::optional<MadeAgain> made_twice_unused(const Facts& facts,
                                                         const std::string& document);

/// A run on which two steps that make nothing else make the document in different forms.
[[nodiscard]] std::optional<MadeAgain> made_in_two_forms(const Facts& facts,
                                                         const std::string& document);

}  // namespace selaras::checker
