// A fingerprint of a picture that stays nearly the same when the picture is made smaller, lighter or
// blurred: the DCT hash of pHash (Zauner, "Implementation and benchmarking of perceptual image hash
// functions", 2010, section 3.2.1).
//
// The picture is averaged down to 32×32, transformed by a two-dimensional cosine transform, and the 8×8
// lowest frequencies without the first row and column are each compared with their median: 64 bits.
// Whole numbers only, so that every platform gives the same bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace companion::signals {

/// The least and the most pixels of a side.
inline constexpr size_t kLeastSide = 8;
inline constexpr size_t kMostSide = 128;

/// `grey`: width × height pixels, row by row, 0 black to 255 white. Absent when a side is out of
/// bounds, the number of pixels is not width × height, or the picture is too flat to tell it by:
/// even, or stripes in one direction only.
std::optional<uint64_t> picture_hash(std::span<const uint8_t> grey, size_t width, size_t height);

}  // namespace companion::signals
