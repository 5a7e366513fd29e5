// Words out of a rule file and what they stand for.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace companion::text {

/// One word (or phrase) and its meaning.
struct Word {
  std::string_view text;
  std::string_view meaning;
};

/// A dictionary in which the meanings are few and the words many, as rule files hold them:
///   {"--01": ["jan", "january"], "--02": …}   or, by language,   {"closed": {"en": [ … ]}, …}
/// or a plain list, when it only matters that a word is one of them (the meaning is empty).
/// Words are views of the file's text, which must outlive the table and hold no escapes. A
/// few hundred of them at most: they are searched in order.
class WordTable {
 public:
  /// `raw`: the JSON text of such an object or list.
  explicit WordTable(std::string_view raw);

  /// The meaning of exactly this word.
  std::optional<std::string_view> meaning(std::string_view word) const;

  /// The meaning of the longest word that `text` begins with, and that word's length.
  std::optional<std::pair<std::string_view, size_t>> meaning_of_prefix(std::string_view text) const;

  /// All words, in the file's order.
  const std::vector<Word>& words() const { return words_; }

 private:
  void add(std::string_view raw, std::string_view meaning);

  std::vector<Word> words_;
};

}  // namespace companion::text
