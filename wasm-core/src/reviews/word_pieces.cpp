#include "reviews/word_pieces.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "reviews/character_folding.h"
#include "reviews/text_hash.h"

namespace companion::reviews {
namespace {

using unicode::CharacterClass;

/// Takes pieces until the word is full.
class PieceList {
 public:
  bool full() const { return count_ == kPiecesPerWord; }
  void add(std::string_view piece) {
    if (!full()) pieces_[count_++] = static_cast<int32_t>(1 + fnv1a(piece) % kPieceIds);
  }
  const WordPieces& pieces() const { return pieces_; }

 private:
  WordPieces pieces_{};
  size_t count_ = 0;
};

bool is_unspaced(const Word& word) {
  return class_of(utf8::decode(word.folded, 0).code_point) == CharacterClass::kUnspaced;
}

bool is_hangul(uint32_t code_point) {
  return (code_point >= 0xAC00 && code_point <= 0xD7A3) ||
         (code_point >= 0x3131 && code_point <= 0x318E);
}

WordPieces spaced_pieces(const Word& word) {
  const std::string bracketed = "<" + word.folded + ">";
  std::vector<size_t> starts;  // of each character, and the end
  for (size_t pos = 0; pos < bracketed.size(); pos += utf8::decode(bracketed, pos).length) {
    starts.push_back(pos);
  }
  starts.push_back(bracketed.size());
  const size_t characters = starts.size() - 1;
  const size_t shortest = is_hangul(utf8::decode(word.folded, 0).code_point) ? 1 : 3;
  PieceList list;
  list.add(bracketed);
  for (size_t length = shortest; length < shortest + 3 && length < characters; ++length) {
    for (size_t first = 0; first + length <= characters && !list.full(); ++first) {
      const size_t start = starts[first];
      list.add(std::string_view(bracketed).substr(start, starts[first + length] - start));
    }
  }
  return list.pieces();
}

WordPieces unspaced_pieces(const std::vector<Word>& words, size_t at) {
  const auto follows = [&](size_t index) {
    return index > 0 && index < words.size() && words[index].start == words[index - 1].end &&
           is_unspaced(words[index]) && is_unspaced(words[index - 1]);
  };
  const std::string& self = words[at].folded;
  PieceList list;
  list.add(self);
  if (follows(at + 1)) list.add(self + words[at + 1].folded);
  if (follows(at)) list.add(words[at - 1].folded + self);
  if (follows(at + 1) && follows(at + 2)) {
    list.add(self + words[at + 1].folded + words[at + 2].folded);
  }
  return list.pieces();
}

}  // namespace

std::vector<WordPieces> word_pieces(const Words& words) {
  std::vector<WordPieces> pieces(std::min(words.words.size(), kMostWords));
  for (size_t at = 0; at < pieces.size(); ++at) {
    const Word& word = words.words[at];
    pieces[at] = is_unspaced(word) ? unspaced_pieces(words.words, at) : spaced_pieces(word);
  }
  return pieces;
}

}  // namespace companion::reviews
