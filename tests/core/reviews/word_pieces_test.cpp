#include "reviews/word_pieces.h"

#include <gtest/gtest.h>

#include <string>

#include "reviews/text_hash.h"

namespace companion::reviews {
namespace {

int32_t id_of(std::string_view piece) { return static_cast<int32_t>(1 + fnv1a(piece) % kPieceIds); }

std::vector<int32_t> ids_of(std::initializer_list<std::string_view> pieces) {
  std::vector<int32_t> ids;
  for (const std::string_view piece : pieces) ids.push_back(id_of(piece));
  ids.resize(kPiecesPerWord);
  return ids;
}

std::vector<int32_t> pieces_of(std::string_view text, size_t word = 0) {
  const auto pieces = word_pieces(read_words(text));
  return {pieces.at(word).begin(), pieces.at(word).end()};
}

TEST(WordPieces, HashAsTheStandardSays) {
  EXPECT_EQ(fnv1a(""), 2166136261u);
  EXPECT_EQ(fnv1a("a"), 0xE40C292Cu);
  EXPECT_EQ(fnv1a("foobar"), 0xBF9CF968u);
}

TEST(WordPieces, AreTheWordAndItsSequences) {
  EXPECT_EQ(pieces_of("Good"), ids_of({"<good>", "<go", "goo", "ood", "od>", "<goo", "good", "ood>",
                                       "<good", "good>"}));
  EXPECT_EQ(pieces_of("a"), ids_of({"<a>"}));
  EXPECT_EQ(pieces_of("ё!"), ids_of({"<е>"}));
  EXPECT_EQ(pieces_of("ё!", 1), ids_of({"<!>"}));
}

TEST(WordPieces, OfHangulAreShorter) {
  EXPECT_EQ(pieces_of("빨라"), ids_of({"<빨라>", "<", "빨", "라", ">", "<빨", "빨라", "라>", "<빨라", "빨라>"}));
}

TEST(WordPieces, OfCharactersAreTheirNeighbours) {
  EXPECT_EQ(pieces_of("很好吗，x", 0), ids_of({"很", "很好", "很好吗"}));
  EXPECT_EQ(pieces_of("很好吗，x", 1), ids_of({"好", "好吗", "很好"}));
  EXPECT_EQ(pieces_of("很好吗，x", 2), ids_of({"吗", "好吗"}));
  EXPECT_EQ(pieces_of("很 好"), ids_of({"很"}));
}

TEST(WordPieces, EndWithTheWordsThatAreRead) {
  std::string text;
  for (int at = 0; at < 200; ++at) text += "word ";
  EXPECT_EQ(word_pieces(read_words(text)).size(), kMostWords);
  const auto pieces = pieces_of("donaudampfschifffahrtsgesellschaft");
  EXPECT_TRUE(std::ranges::all_of(pieces, [](int32_t id) { return id >= 1 && id <= 65535; }));
}

}  // namespace
}  // namespace companion::reviews
