#include "signals/picture_hash.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace companion::signals {
namespace {

struct Picture {
  size_t side = 96;
  std::vector<uint8_t> grey = std::vector<uint8_t>(side * side);

  uint8_t& at(size_t x, size_t y) { return grey[y * side + x]; }
  uint8_t at(size_t x, size_t y) const { return grey[y * side + x]; }
  uint64_t hash() const { return picture_hash(grey, side, side).value(); }
};

/// The same for the same seed, everywhere (Numerical Recipes' generator).
class Random {
 public:
  explicit Random(uint32_t seed) : state_(seed * 2654435761U + 1) {}
  uint32_t below(uint32_t bound) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % bound;
  }

 private:
  uint32_t state_;
};

/// A good on a light ground: some ellipses and bars of different greys.
Picture product(uint32_t seed) {
  Random random(seed);
  Picture picture;
  std::fill(picture.grey.begin(), picture.grey.end(), 235);
  for (int shape = 0; shape < 7; ++shape) {
    const int cx = 10 + static_cast<int>(random.below(76)), cy = 10 + static_cast<int>(random.below(76));
    const int rx = 6 + static_cast<int>(random.below(24)), ry = 6 + static_cast<int>(random.below(24));
    const auto level = static_cast<uint8_t>(random.below(200));
    const bool is_bar = random.below(2) == 0;
    for (int y = 0; y < 96; ++y) {
      for (int x = 0; x < 96; ++x) {
        const int dx = x - cx, dy = y - cy;
        const bool inside = is_bar ? std::abs(dx) < rx && std::abs(dy) < ry
                                   : dx * dx * ry * ry + dy * dy * rx * rx < rx * rx * ry * ry;
        if (inside) picture.at(static_cast<size_t>(x), static_cast<size_t>(y)) = level;
      }
    }
  }
  return picture;
}

template <typename Change>
Picture changed(const Picture& from, Change&& change) {
  Picture to;
  for (size_t y = 0; y < 96; ++y) {
    for (size_t x = 0; x < 96; ++x) to.at(x, y) = static_cast<uint8_t>(std::clamp<int>(change(from, x, y), 0, 255));
  }
  return to;
}

int blurred(const Picture& p, size_t x, size_t y) {
  int sum = 0;
  for (size_t dy = 0; dy < 3; ++dy) {
    for (size_t dx = 0; dx < 3; ++dx) {
      sum += p.at(std::clamp<size_t>(x + dx, 1, 96) - 1, std::clamp<size_t>(y + dy, 1, 96) - 1);
    }
  }
  return sum / 9;
}

int bits_apart(const Picture& a, const Picture& b) { return std::popcount(a.hash() ^ b.hash()); }

TEST(PictureHash, SurvivesWhatHappensToPictures) {
  constexpr int kSame = 6;
  for (uint32_t seed = 1; seed <= 40; ++seed) {
    const Picture one = product(seed);
    const auto apart = [&](auto&& change) { return bits_apart(one, changed(one, change)); };
    EXPECT_LE(apart([](const Picture& p, size_t x, size_t y) { return p.at(x, y) * 7 / 10 + 20; }), kSame) << seed;
    EXPECT_LE(apart(blurred), kSame) << seed;
    Random noise(seed);
    EXPECT_LE(apart([&](const Picture& p, size_t x, size_t y) { return p.at(x, y) + static_cast<int>(noise.below(21)) - 10; }), kSame)
        << seed;
    // As JPEG does where it is coarse: each block of 8×8 off by some levels.
    EXPECT_LE(apart([](const Picture& p, size_t x, size_t y) {
                const auto block = x / 8 * 31 + y / 8 * 17;
                return p.at(x, y) + static_cast<int>(block % 9) - 4;
              }),
              kSame)
        << seed;
  }
}

TEST(PictureHash, SurvivesASmallCropAndAnotherSize) {
  int apart_in_all = 0;
  for (uint32_t seed = 1; seed <= 40; ++seed) {
    const Picture one = product(seed);
    const Picture cropped = changed(one, [](const Picture& p, size_t x, size_t y) { return p.at(1 + x * 94 / 96, 1 + y * 94 / 96); });
    EXPECT_LE(bits_apart(one, cropped), 10) << seed;
    apart_in_all += bits_apart(one, cropped);
    std::vector<uint8_t> small;
    for (size_t y = 0; y < 96; y += 2) {
      for (size_t x = 0; x < 96; x += 2) {
        small.push_back(static_cast<uint8_t>((one.at(x, y) + one.at(x + 1, y) + one.at(x, y + 1) + one.at(x + 1, y + 1)) / 4));
      }
    }
    EXPECT_LE(std::popcount(picture_hash(small, 48, 48).value() ^ one.hash()), 2) << seed;
  }
  EXPECT_LE(apart_in_all, 40 * 6) << "6 bits on average";
}

TEST(PictureHash, OtherPicturesAreFarApart) {
  int sum = 0, pairs = 0, least = 64;
  for (uint32_t a = 1; a <= 40; ++a) {
    for (uint32_t b = a + 1; b <= 40; ++b) {
      const int bits = bits_apart(product(a), product(b));
      sum += bits;
      least = std::min(least, bits);
      ++pairs;
    }
  }
  EXPECT_GE(sum / pairs, 28) << "random hashes: 32";
  EXPECT_GE(least, 12);
}

TEST(PictureHash, AFlatPictureHasNone) {
  const std::vector<uint8_t> even(64 * 64, 200);
  EXPECT_FALSE(picture_hash(even, 64, 64));
  std::vector<uint8_t> noisy = even;
  Random random(5);
  for (uint8_t& pixel : noisy) pixel = static_cast<uint8_t>(pixel + random.below(5));
  EXPECT_FALSE(picture_hash(noisy, 64, 64)) << "noise alone";
  std::vector<uint8_t> stripes = even;
  for (size_t i = 0; i < stripes.size(); ++i) stripes[i] = static_cast<uint8_t>(i / 64 * 4);
  EXPECT_FALSE(picture_hash(stripes, 64, 64)) << "changes in one direction only";
}

TEST(PictureHash, RefusesWhatIsNoPicture) {
  const std::vector<uint8_t> pixels(32 * 32, 7);
  EXPECT_FALSE(picture_hash(pixels, 32, 31));
  EXPECT_FALSE(picture_hash(pixels, 0, 0));
  EXPECT_FALSE(picture_hash({}, 32, 32));
  EXPECT_FALSE(picture_hash(pixels, 1024, 1));
  EXPECT_FALSE(picture_hash(pixels, size_t{1} << 33, size_t{1} << 33));
}

TEST(PictureHash, IsTheSameOnEveryPlatform) {
  Picture ramp;
  for (size_t y = 0; y < 96; ++y) {
    for (size_t x = 0; x < 96; ++x) ramp.at(x, y) = static_cast<uint8_t>((x * y + 13 * x) % 251);
  }
  EXPECT_EQ(ramp.hash(), 0x0004cc5ab7ae57fdU);
}

}  // namespace
}  // namespace companion::signals
