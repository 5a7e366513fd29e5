#include "compression/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <stdexcept>
#include <vector>

namespace companion::server {
namespace {

/// Pieces out of a list, and how many were taken.
Pieces pieces_of(std::vector<std::string> list, size_t* taken = nullptr) {
  return [list = std::move(list), taken, next = size_t{0}]() mutable {
    if (taken) ++*taken;
    return next < list.size() ? list[next++] : std::string();
  };
}

std::string all_of(const Pieces& pieces) {
  std::string whole;
  for (std::string piece = pieces(); !piece.empty(); piece = pieces()) whole += piece;
  return whole;
}

std::string plain_text(const std::string& compressed, size_t size) {
  std::string plain(size, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  EXPECT_EQ(stream.avail_in, 0U) << "nothing after the end";
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

TEST(Gzip, WhatWasCompressedComesBack) {
  std::vector<std::string> lines;
  std::string whole;
  for (int i = 0; i < 50'000; ++i) {
    lines.push_back("{\"line\":" + std::to_string(i * 7'919 % 100'003) + "}\n");
    whole += lines.back();
  }
  const std::string compressed = all_of(gzip(pieces_of(lines)));
  EXPECT_LT(compressed.size(), whole.size() / 2);
  EXPECT_EQ(plain_text(compressed, whole.size() + 1), whole);
}

TEST(Gzip, AnEmptyStreamIsAnEmptyFile) {
  EXPECT_EQ(plain_text(all_of(gzip(pieces_of({}))), 10), "");
}

TEST(Gzip, TakesNoMoreThanAPieceNeeds) {
  // What cannot be compressed: each plain piece fills nearly as much of a compressed one.
  uint64_t state = 1;
  std::string noise(32 * 1024, '\0');
  for (char& byte : noise)
    byte = static_cast<char>((state = state * 6364136223846793005 + 1) >> 56);
  size_t taken = 0;
  const Pieces compressed = gzip(pieces_of(std::vector<std::string>(100, noise), &taken));
  EXPECT_GE(compressed().size(), 64U * 1024);
  EXPECT_LE(taken, 4U);
}

TEST(Gzip, PassesOnWhatGoesWrong) {
  const Pieces compressed = gzip([]() -> std::string { throw std::runtime_error("disk"); });
  EXPECT_THROW(compressed(), std::runtime_error);
}

}  // namespace
}  // namespace companion::server
