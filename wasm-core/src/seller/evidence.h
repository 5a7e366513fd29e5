// What a factor of the score rests on, and the sentences that say so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace companion::seller {

/// A value in a sentence.
struct SentenceValue {
  std::string name;   ///< as it stands in braces in the sentence
  std::string text;   ///< numbers: digits and at most one point
  bool is_number = true;
};

/// A sentence of rules/trust/seller/text with its values.
struct Sentence {
  std::string code;
  std::vector<SentenceValue> values;
};

struct Evidence {
  Sentence sentence;
  std::string source;              ///< "" where it follows from several
  std::optional<int64_t> seen_ms;  ///< UTC epoch milliseconds
};

/// The sentence in the language of `locale` ("de", "pt-BR"), numbers with that language's marks; in
/// English where there is no such text. Show it as text, never as markup.
std::string sentence_text(const Sentence& sentence, std::string_view locale);

/// 18230 → "18230".
SentenceValue count_value(std::string_view name, int64_t count);

/// 96.44 → "96.4", 97 → "97": one decimal at most.
SentenceValue decimal_value(std::string_view name, double number);

}  // namespace companion::seller
