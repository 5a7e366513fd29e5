#include "signals/title_overlap.h"

#include <algorithm>
#include <string>
#include <vector>

#include "signals/title_language.h"
#include "text/folded_text.h"
#include "text/title_words.h"

namespace companion::signals {
namespace {

std::vector<uint32_t> prints_of(std::string_view title) {
  const std::string folded = text::folded_text(title);
  std::vector<uint32_t> prints;
  for (const text::TitleWord& word : text::title_words(folded)) {
    const auto printed = std::string_view(folded).substr(word.begin, word.end - word.begin);
    if (!is_small_word(printed)) prints.push_back(word.print);
  }
  return prints;
}

}  // namespace

std::optional<int64_t> title_overlap_percent(std::string_view a, std::string_view b, int64_t least_words) {
  const std::vector<uint32_t> mine = prints_of(a);
  const std::vector<uint32_t> theirs = prints_of(b);
  const auto shorter = static_cast<int64_t>(std::min(mine.size(), theirs.size()));
  if (shorter == 0 || shorter < least_words) return std::nullopt;
  const auto shared = std::count_if(mine.begin(), mine.end(), [&](uint32_t print) {
    return std::find(theirs.begin(), theirs.end(), print) != theirs.end();
  });
  return shared * 100 / shorter;
}

}  // namespace companion::signals
