#include "reports/html_marks.h"

#include <algorithm>

namespace selaras::reports {
namespace {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::size_t> owners;
};

std::vector<Span> spans_of(std::string_view line, const std::vector<Quote>& quotes) {
  std::vector<Span> spans;
  for (const Quote& quote : quotes) {
    const std::size_t begin = quote.words.empty() ? line.npos : line.find(quote.words);
    if (begin == line.npos) continue;
    spans.push_back({begin, begin + quote.words.size(), {quote.owner}});
  }
  std::ranges::sort(spans, {}, &Span::begin);
  return spans;
}

std::vector<Span> merged(std::vector<Span> spans) {
  std::vector<Span> out;
  for (Span& span : spans) {
    if (out.empty() || span.begin > out.back().end) {
      out.push_back(std::move(span));
      continue;
    }
    out.back().end = std::max(out.back().end, span.end);
    out.back().owners.push_back(span.owners.front());
  }
  for (Span& span : out) {
    std::ranges::sort(span.owners);
    span.owners.erase(std::ranges::unique(span.owners).begin(), span.owners.end());
  }
  return out;
}

}  // namespace

std::vector<Stretch> marked(std::string_view line, const std::vector<Quote>& quotes) {
  std::vector<Stretch> stretches;
  std::size_t done = 0;
  for (Span& span : merged(spans_of(line, quotes))) {
    if (span.begin > done)
      stretches.push_back({std::string(line.substr(done, span.begin - done)), {}});
    stretches.push_back(
        {std::string(line.substr(span.begin, span.end - span.begin)), std::move(span.owners)});
    done = span.end;
  }
  if (done < line.size() || stretches.empty()) {
    stretches.push_back({std::string(line.substr(done)), {}});
  }
  return stretches;
}

}  // namespace selaras::reports
