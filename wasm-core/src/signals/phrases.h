// Words and phrases of rule files found in printed text of any language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace companion::signals {

/// A text made ready for looking up phrases and numbers in it.
struct MarkedText {
  explicit MarkedText(std::string_view printed);

  std::string folded;  ///< text/folded_text.h
  std::string words;   ///< the same, byte for byte, with a space for each ASCII mark
};

/// Where a phrase stands in MarkedText::folded.
struct Place {
  size_t begin = 0;
  size_t end = 0;
};

/// Whether letters or digits of a script with spaces go on at `pos`, so that a word cannot end there.
/// Chinese, Japanese, Korean and Thai words end anywhere.
bool goes_on(std::string_view text, size_t pos);

/// Whether such a letter or digit stands right before `pos`.
bool is_inside_word(std::string_view text, size_t pos);

/// A list of phrases in lower case, without marks. "card*" stands for all words that begin so.
class PhraseList {
 public:
  explicit PhraseList(std::vector<std::string> phrases) : phrases_(std::move(phrases)) {}

  /// The first phrase of the list that the text holds as whole words, at or after `from`.
  std::optional<Place> find(const MarkedText& text, size_t from = 0) const;
  bool is_in(const MarkedText& text) const { return find(text).has_value(); }

  /// Whether one of the phrases ends right before `pos`, or begins right at or after it.
  bool ends_before(const MarkedText& text, size_t pos) const;
  bool begins_after(const MarkedText& text, size_t pos) const;

  /// Every place of every phrase, in the order of the list.
  std::vector<Place> places(const MarkedText& text) const;

  /// The list without the phrases that the text holds.
  PhraseList without_those_in(const MarkedText& text) const;

 private:
  std::vector<std::string> phrases_;
};

}  // namespace companion::signals
