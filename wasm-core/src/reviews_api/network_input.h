// The reviews' texts, in rows of equal length: what the network reads at once.
#pragma once

#include <string>
#include <vector>

#include "reviews/review.h"
#include "reviews/words.h"

namespace companion::reviews_api {

/// A text that has words.
struct NetworkText {
  size_t review;  ///< index
  bool from_translation;
  reviews::Words words;
};

/// Texts of about the same length, filled up to the longest.
struct NetworkBatch {
  std::vector<size_t> texts;  ///< index of the text of each row
  size_t words;               ///< per row
  std::string pieces;         ///< int32, little-endian, rows × words × kPiecesPerWord
};

/// Each review's text and, where there is one, the shop's translation.
std::vector<NetworkText> network_texts(const std::vector<reviews::Review>& reviews);

/// Every text once, short ones first.
std::vector<NetworkBatch> network_batches(const std::vector<NetworkText>& texts);

}  // namespace companion::reviews_api
