#include "tests/reports/html_samples.h"

#include <array>
#include <regex>

#include <gtest/gtest.h>
#include <zlib.h>

namespace selaras::reports {
namespace {

std::string without(std::string text, const std::string& open, const std::string& close) {
  for (std::size_t begin = text.find(open); begin != text.npos; begin = text.find(open, begin)) {
    text.erase(begin, text.find(close, begin) + close.size() - begin);
  }
  return text;
}

/// What a browser reads from Base64.
std::string bytes_of(const std::string& letters) {
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int waiting = 0;
  for (const char letter : letters) {
    if (letter == '=') break;
    bits = (bits << 6 | static_cast<unsigned>(alphabet.find(letter))) & 0xffffff;
    waiting += 6;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes += static_cast<char>(bits >> waiting & 0xff);
  }
  return bytes;
}

}  // namespace

const Texts& texts(Language language) {
  static const std::array both{Texts(Language::id), Texts(Language::en)};
  return both[language == Language::id ? 0 : 1];
}

Full::Full(bool hostile) {
  if (hostile) sample::make_hostile(world);
  audit = world.audit();
  for (const Language language : {Language::id, Language::en}) {
    audit.procedures[0].diagrams[language] =
        "<?xml version=\"1.0\"?><svg><title>Alur</title></svg>";
  }
  audit.procedures[0].simulation = &simulation;
  audit.procedures[0].scenario = &scenario;
  audit.unread = {{{"unknown-key",
                    {"rusak.json", {3, 5}, {3, 9}},
                    {{"key", hostile ? sample::hostile : "x"}, {"suggestion", ""}}}}};
}

std::string Full::page(Language language) const { return AuditPages(audit, language).report(); }

Many::Many(std::size_t regions) : procedures(regions, world.procedures[0]) {
  for (std::size_t i = 0; i < regions; ++i) {
    procedures[i].id = "kota-" + std::to_string(i);
    results.push_back(world.results[0]);
    results.back().procedure = &procedures[i];
  }
  for (const checker::ProcedureResult& each : results) audit.procedures.push_back({&each});
  audit.files = world.files;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), expression);
       match != std::sregex_iterator(); ++match) {
    found.push_back((*match)[1]);
  }
  return found;
}

std::string markup(const std::string& page) {
  return without(without(page, "<style>", "</style>"), "<script", "</script>");
}

std::string unpacked(const std::string& letters) {
  const std::string bytes = bytes_of(letters);
  std::string text(1 << 22, '\0');
  uLongf size = static_cast<uLongf>(text.size());
  const int answer =
      uncompress(reinterpret_cast<Bytef*>(text.data()), &size,
                 reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()));
  EXPECT_EQ(answer, Z_OK);
  text.resize(answer == Z_OK ? size : 0);
  return text;
}

std::string stored(const std::string& page, const std::string& name, const std::string& language) {
  const std::string open =
      "<script type=\"text/plain\" data-part=\"" + name + "\" data-lang=\"" + language + "\">";
  const std::size_t begin = page.find(open);
  if (begin == page.npos) return {};
  const std::size_t data = begin + open.size();
  return unpacked(page.substr(data, page.find("</script>", data) - data));
}

}  // namespace selaras::reports
