#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "checker/check.h"
#include "model/load.h"

/// A program that uses the installed rooms: prints the rules that one procedure breaks.
int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ifstream stream(arguments[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  selaras::model::Diagnostics diagnostics;
  const auto document = selaras::model::json::parse(text, arguments[1], diagnostics);
  if (!document) return 2;
  const selaras::model::Procedure procedure =
      selaras::model::read_procedure(*document, arguments[1], diagnostics);
  if (selaras::model::has_errors(diagnostics)) return 2;
  const selaras::checker::ProcedureResult result = selaras::checker::check(
      procedure,
      selaras::model::matching_reference(procedure, selaras::model::shipped_references()));
  for (const auto& finding : result.findings) std::printf("%s\n", finding.rule.c_str());
  return 0;
}
