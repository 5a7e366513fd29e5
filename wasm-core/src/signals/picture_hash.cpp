#include "signals/picture_hash.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace companion::signals {
namespace {

constexpr size_t kSide = 32;
constexpr size_t kFrequencies = 8;

/// Grey levels in 1/256.
using Square = std::array<std::array<int64_t, kSide>, kSide>;

/// cos(k·π/64) · 2^14 for k = 0 … 32.
constexpr int32_t kCosines[] = {
    16384, 16364, 16305, 16207, 16069, 15893, 15679, 15426, 15137, 14811, 14449,
    14053, 13623, 13160, 12665, 12140, 11585, 11003, 10394, 9760, 9102, 8423,
    7723, 7005, 6270, 5520, 4756, 3981, 3196, 2404, 1606, 804, 0};

/// cos(k·π/64) · 2^14 for any k ≥ 0.
constexpr int64_t cosine(size_t k) {
  k %= 128;
  if (k > 64) k = 128 - k;
  return k <= 32 ? kCosines[k] : -kCosines[64 - k];
}

/// A picture's side laid over 32 cells: both are divided into side × 32 parts, so that a pixel is 32
/// parts long and a cell `side` parts. How many of them pixel and cell share.
constexpr int64_t shared_parts(size_t pixel, size_t cell, size_t side) {
  const auto begin = static_cast<int64_t>(std::max(pixel * kSide, cell * side));
  const auto end = static_cast<int64_t>(std::min((pixel + 1) * kSide, (cell + 1) * side));
  return std::max<int64_t>(end - begin, 0);
}

/// The mean of the pixels under a cell, each by the area that they share.
int64_t cell_mean(std::span<const uint8_t> grey, size_t width, size_t height, size_t row, size_t column) {
  int64_t sum = 0;
  for (size_t y = row * height / kSide; y * kSide < (row + 1) * height; ++y) {
    const int64_t parts = shared_parts(y, row, height);
    for (size_t x = column * width / kSide; x * kSide < (column + 1) * width; ++x) {
      sum += parts * shared_parts(x, column, width) * grey[y * width + x];
    }
  }
  return sum * 256 / static_cast<int64_t>(width * height);
}

Square shrunk(std::span<const uint8_t> grey, size_t width, size_t height) {
  Square square{};
  for (size_t row = 0; row < kSide; ++row) {
    for (size_t column = 0; column < kSide; ++column) {
      square[row][column] = cell_mean(grey, width, height, row, column);
    }
  }
  return square;
}

/// The cosine transform of 32 values at frequency `u`, times 2^14.
template <typename At>
int64_t transformed(size_t u, At&& at) {
  int64_t sum = 0;
  for (size_t i = 0; i < kSide; ++i) sum += at(i) * cosine((2 * i + 1) * u);
  return sum;
}

/// Frequencies 1 to 8 in both directions, row by row. Below 2^46: 32² values under 2^16, twice
/// cosines of 2^14, and 2^8 taken off between the two directions.
std::array<int64_t, kFrequencies * kFrequencies> frequencies(const Square& square) {
  std::array<int64_t, kFrequencies * kFrequencies> out{};
  for (size_t v = 1; v <= kFrequencies; ++v) {
    std::array<int64_t, kSide> columns{};
    for (size_t x = 0; x < kSide; ++x) {
      columns[x] = transformed(v, [&](size_t y) { return square[y][x]; }) / 256;
    }
    for (size_t u = 1; u <= kFrequencies; ++u) {
      out[(v - 1) * kFrequencies + u - 1] = transformed(u, [&](size_t x) { return columns[x]; });
    }
  }
  return out;
}

/// A mean of the frequencies below this is what noise makes of an even picture: noise of one grey
/// level (standard deviation) on every cell gives 3.4e9.
constexpr int64_t kFlat = int64_t{1} << 32;

}  // namespace

std::optional<uint64_t> picture_hash(std::span<const uint8_t> grey, size_t width, size_t height) {
  const auto is_side = [](size_t side) { return side >= kLeastSide && side <= kMostSide; };
  if (!is_side(width) || !is_side(height) || grey.size() != width * height) return std::nullopt;
  const auto values = frequencies(shrunk(grey, width, height));
  int64_t total = 0;
  for (const int64_t value : values) total += std::llabs(value);
  if (total / static_cast<int64_t>(values.size()) < kFlat) return std::nullopt;
  auto sorted = values;
  std::sort(sorted.begin(), sorted.end());
  const int64_t median = (sorted[31] + sorted[32]) / 2;
  uint64_t hash = 0;
  for (const int64_t value : values) hash = (hash << 1U) | (value > median ? 1U : 0U);
  return hash;
}

}  // namespace companion::signals
