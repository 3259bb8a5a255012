#include "importer/import.h"

#include <string>

#include <benchmark/benchmark.h>

/// How long a page takes to read: one as offices publish them, and the worst that a file may hold.
namespace {

using namespace selaras;

/// A page of the service with the shipped phrases, and so many steps.
std::string page_of(int steps) {
  std::string page =
      "Pemberian Hak Akses Pemanfaatan Data Kependudukan Kota Rimba\n\nPersyaratan\n\n1. Surat "
      "permohonan\n\n"
      "Sistem, Mekanisme dan Prosedur\n\n";
  for (int i = 1; i <= steps; ++i) {
    page += std::to_string(i) +
            ". Walikota Rimba melalui Disdukcapil Kota Rimba meneruskan surat permohonan "
            "pemanfaatan Data Kependudukan sebagaimana dimaksud pada angka " +
            std::to_string(i) + " kepada Direktur Jenderal Kependudukan dan Pencatatan Sipil\n";
  }
  return page +
         "\nWaktu Penyelesaian\n\n2 - 3 hari kerja sejak berkas diterima\n\nBiaya\n\nTidak "
         "dipungut biaya\n\nProduk\n\nHak akses\n";
}

void read_page_of_steps(benchmark::State& state) {
  const std::string page = page_of(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(importer::import_page(page, "page.txt"));
}
BENCHMARK(read_page_of_steps)->Arg(20)->Arg(200)->Unit(benchmark::kMillisecond);

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

/// Text of so many bytes, of parts that each stage works hardest on.
void read_any_text(benchmark::State& state, std::string_view part) {
  const std::string text = repeated(part, static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(importer::import_page(text, "page.txt"));
  state.SetBytesProcessed(state.iterations() * state.range(0));
}

constexpr std::int64_t ten_megabytes = 10'000'000;
constexpr std::int64_t one_megabyte = 1'000'000;

#define SELARAS_TEXT(name, part)               \
  BENCHMARK_CAPTURE(read_any_text, name, part) \
      ->Arg(one_megabyte)                      \
      ->Arg(ten_megabytes)                     \
      ->Unit(benchmark::kMillisecond)

/// A page with so much text behind it that no page has.
void read_page_in_a_book(benchmark::State& state) {
  const std::string page =
      page_of(20) + repeated("Petugas memeriksa berkas dan menyerahkannya. \n", ten_megabytes);
  for (auto _ : state) benchmark::DoNotOptimize(importer::import_page(page, "page.txt"));
}
BENCHMARK(read_page_in_a_book)->Unit(benchmark::kMillisecond);

SELARAS_TEXT(letters, "a");
SELARAS_TEXT(prose, "Setelah berkas diterima maka Petugas memeriksa kelengkapannya. ");
SELARAS_TEXT(headings, "Persyaratan Pelayanan\n");
SELARAS_TEXT(blanks, " ");
SELARAS_TEXT(line_ends, "\n");
SELARAS_TEXT(markers_on_lines, "1. a\n");
SELARAS_TEXT(markers_in_one_line, "1. a ");
SELARAS_TEXT(letters_in_one_line, "a. b. ");
SELARAS_TEXT(conditions, "1. jika ada maka ");
SELARAS_TEXT(durations, "3 - 4 (empat) hari ");
SELARAS_TEXT(names, "Kota Rimba Direktur Jenderal ");
SELARAS_TEXT(links, "[a](");
SELARAS_TEXT(tags, "<p><li>");
SELARAS_TEXT(comments, "<html><!--");
SELARAS_TEXT(steps, "Prosedur\n1. Petugas meneruskan permohonan kepada Dirjen\nBiaya\n");

}  // namespace

BENCHMARK_MAIN();
