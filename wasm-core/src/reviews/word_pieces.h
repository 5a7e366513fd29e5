// Words as the numbers that the reviews network reads.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "reviews/words.h"

namespace companion::reviews {

inline constexpr size_t kPiecesPerWord = 24;
/// Of a longer text the network reads the beginning.
inline constexpr size_t kMostWords = 96;
/// Piece ids are 1 to this; 0 fills up.
inline constexpr uint32_t kPieceIds = 65535;

/// The ids of one word's pieces: 1 + FNV-1a 32 of the piece's UTF-8 bytes modulo kPieceIds.
using WordPieces = std::array<int32_t, kPiecesPerWord>;

/// The pieces of the first kMostWords words.
///
/// A word has "<word>" and the runs of 3, 4 and 5 characters of that, each length from the left,
/// as far as they are shorter than "<word>" itself; a word of Hangul runs of 1, 2 and 3. A
/// character of a script without spaces has itself, and itself with the next, the previous and the
/// next two characters, where these follow one another in the text.
std::vector<WordPieces> word_pieces(const Words& words);

}  // namespace companion::reviews
