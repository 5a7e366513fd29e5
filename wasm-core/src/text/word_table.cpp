#include "text/word_table.h"

#include "json_reader/values.h"

namespace companion::text {

WordTable::WordTable(std::string_view raw) {
  const bool by_meaning = json_reader::for_each_member(
      raw, [this](std::string_view meaning, std::string_view words) {
        add(words, meaning);
        return true;
      });
  if (!by_meaning) add(raw, {});
}

void WordTable::add(std::string_view raw, std::string_view meaning) {
  if (json_reader::is_string(raw)) {
    words_.push_back({raw.substr(1, raw.size() - 2), meaning});
  } else if (json_reader::is_object(raw)) {
    json_reader::for_each_member(raw, [&](std::string_view, std::string_view value) {
      add(value, meaning);
      return true;
    });
  } else {
    json_reader::for_each_element(raw, [&](std::string_view element) {
      add(element, meaning);
      return true;
    });
  }
}

std::optional<std::string_view> WordTable::meaning(std::string_view word) const {
  for (const Word& known : words_) {
    if (known.text == word) return known.meaning;
  }
  return std::nullopt;
}

std::optional<std::pair<std::string_view, size_t>> WordTable::meaning_of_prefix(
    std::string_view text) const {
  const Word* longest = nullptr;
  for (const Word& word : words_) {
    if (text.substr(0, word.text.size()) != word.text) continue;
    if (longest == nullptr || word.text.size() > longest->text.size()) longest = &word;
  }
  if (longest == nullptr) return std::nullopt;
  return std::pair{longest->meaning, longest->text.size()};
}

}  // namespace companion::text
