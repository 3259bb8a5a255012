#include "tests/importer/samples.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "model/load.h"
#include "model/words.h"

namespace selaras::tests {
namespace {

importer::Imported imported(std::string_view page) {
  return importer::import_page(page, "page.txt");
}

}  // namespace

model::Procedure read(std::string_view page) {
  importer::Imported result = imported(page);
  if (!result.procedure) {
    ADD_FAILURE() << "refused: " << result.notes.front().code;
    return {};
  }
  model::Diagnostics unproved;
  model::prove_evidence(*result.procedure, result.source, unproved);
  EXPECT_TRUE(unproved.empty()) << unproved.front().code << " "
                                << unproved.front().arguments[1].second;
  return std::move(*result.procedure);
}

std::string refusal(std::string_view page) {
  const importer::Imported result = imported(page);
  return result.procedure ? "" : result.notes.front().code;
}

bool notes(std::string_view page, std::string_view code) {
  return std::ranges::count(imported(page).notes, code, &model::Diagnostic::code) > 0;
}

std::string page_with_steps(std::string_view steps) {
  return "Penerbitan Kartu Contoh\n\nPersyaratan\n\n1. Fotokopi ijazah\n\nSistem, Mekanisme dan "
         "Prosedur\n\n" +
         std::string(steps) +
         "\n\nWaktu Penyelesaian\n\n3 Hari kerja\n\nBiaya / Tarif\n\nTidak dipungut "
         "biaya\n\nProduk Pelayanan\n\nKartu Contoh\n";
}

std::string page_with_time(std::string_view time) {
  return "Penerbitan Kartu Contoh\n\nPersyaratan\n\n1. Fotokopi ijazah\n\nProsedur\n\n1. Pemohon "
         "menyerahkan berkas\n2. Petugas memeriksa berkas\n\n"
         "Waktu Penyelesaian\n\n" +
         std::string(time) + "\n\nBiaya\n\nGratis\n";
}

std::string page_with_requirements(std::string_view requirements) {
  return "Penerbitan Kartu Contoh\n\nPersyaratan\n\n" + std::string(requirements) +
         "\n\nProsedur\n\n1. Pemohon menyerahkan berkas\n2. Petugas memeriksa "
         "berkas\n\nBiaya\n\nGratis\n";
}

std::string flow_of(const model::Procedure& procedure) {
  std::string text;
  for (const model::Edge& edge : procedure.flow.edges) {
    if (edge.from.value() == 0) continue;
    text += procedure.flow.nodes[edge.from.value()].id + " -> " +
            procedure.flow.nodes[edge.to.value()].id;
    if (!edge.outcome.empty()) text += " [" + edge.outcome + "]";
    text += " " + std::string(model::words::word_for(model::words::origins(), edge.origin)) + "\n";
  }
  return text;
}

std::string steps_of(const model::Procedure& procedure) {
  std::string text;
  for (const model::Step& step : procedure.steps) text += (text.empty() ? "" : " ") + step.id;
  return text;
}

}  // namespace selaras::tests
