#include "reviews_api/network_input.h"

#include <algorithm>
#include <numeric>

#include "reviews/word_pieces.h"

namespace companion::reviews_api {
namespace {

/// Of a batch, and its rows × words: a larger one is hardly faster, and takes more memory (each word
/// has 24 pieces of 64 numbers while it is read).
constexpr size_t kMostRows = 64;
constexpr size_t kMostCells = 2048;

size_t length_of(const NetworkText& text) {
  return std::min(text.words.words.size(), reviews::kMostWords);
}

void append_little_endian(std::string& out, int32_t value) {
  for (int shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<char>(static_cast<uint32_t>(value) >> shift));
  }
}

NetworkBatch batch_of(const std::vector<NetworkText>& texts, std::vector<size_t> rows) {
  NetworkBatch batch{std::move(rows), 0, {}};
  for (const size_t text : batch.texts) batch.words = std::max(batch.words, length_of(texts[text]));
  const size_t row_bytes = batch.words * reviews::kPiecesPerWord * sizeof(int32_t);
  for (size_t row = 0; row < batch.texts.size(); ++row) {
    for (const reviews::WordPieces& word : reviews::word_pieces(texts[batch.texts[row]].words)) {
      for (const int32_t piece : word) append_little_endian(batch.pieces, piece);
    }
    batch.pieces.resize((row + 1) * row_bytes);
  }
  return batch;
}

}  // namespace

std::vector<NetworkText> network_texts(const std::vector<reviews::Review>& reviews) {
  std::vector<NetworkText> texts;
  const auto add = [&](size_t review, bool from_translation, std::string_view text) {
    reviews::Words words = reviews::read_words(text);
    if (!words.words.empty()) texts.push_back({review, from_translation, std::move(words)});
  };
  for (size_t at = 0; at < reviews.size(); ++at) {
    add(at, false, reviews[at].text);
    if (reviews[at].translated) add(at, true, *reviews[at].translated);
  }
  return texts;
}

std::vector<NetworkBatch> network_batches(const std::vector<NetworkText>& texts) {
  std::vector<size_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return length_of(texts[a]) < length_of(texts[b]);
  });
  std::vector<NetworkBatch> batches;
  for (size_t first = 0, last = 0; first < order.size(); first = last) {
    const auto fits = [&](size_t end) {
      const size_t rows = end - first;
      return rows <= kMostRows && rows * length_of(texts[order[end - 1]]) <= kMostCells;
    };
    last = first + 1;
    while (last < order.size() && fits(last + 1)) ++last;
    batches.push_back(batch_of(texts, {order.begin() + static_cast<std::ptrdiff_t>(first),
                                       order.begin() + static_cast<std::ptrdiff_t>(last)}));
  }
  return batches;
}

}  // namespace companion::reviews_api
