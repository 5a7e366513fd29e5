// Looks at 64 bytes of JSON text at once: where are quotes, backslashes and brackets?
//
// Why: a product page's embedded object is 100–600 KB of which we read about 5 %. To skip
// the rest at memory speed nothing but strings and bracket depth must be understood. The
// bit tricks are those of Langdale & Lemire, "Parsing Gigabytes of JSON per Second"
// (VLDB Journal 28, 2019), sections 3.1.1–3.1.2. SSE2 is used natively and in WASM, where
// Emscripten maps it to SIMD128; elsewhere a plain loop gives the same masks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace companion::json_reader {

inline constexpr size_t kBlockBytes = 64;

/// Bit i describes byte i of the block.
struct BlockMasks {
  uint64_t quote = 0;      ///< "
  uint64_t backslash = 0;  ///< backslash
  uint64_t open = 0;       ///< { or [
  uint64_t close = 0;      ///< } or ]
  uint64_t curly = 0;      ///< of open and close: whether it is { or } (other bits mean nothing)
};

/// Masks of the 64 bytes at `bytes`, which must all be readable.
inline BlockMasks scan_block(const char* bytes) {
  BlockMasks masks;
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i fold = _mm_set1_epi8(0x20);  // '[' | 0x20 == '{', ']' | 0x20 == '}'
  const __m128i open = _mm_set1_epi8('{');
  const __m128i close = _mm_set1_epi8('}');
  for (int lane = 0; lane < 4; ++lane) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + lane * 16));
    const __m128i folded = _mm_or_si128(v, fold);
    const auto bits = [lane](__m128i equal) {
      return uint64_t{static_cast<uint16_t>(_mm_movemask_epi8(equal))} << (lane * 16);
    };
    masks.quote |= bits(_mm_cmpeq_epi8(v, quote));
    masks.backslash |= bits(_mm_cmpeq_epi8(v, backslash));
    masks.open |= bits(_mm_cmpeq_epi8(folded, open));
    masks.close |= bits(_mm_cmpeq_epi8(folded, close));
    masks.curly |= bits(_mm_slli_epi16(v, 2));  // bit 5 tells { from [; movemask takes bit 7
  }
#else
  for (size_t i = 0; i < kBlockBytes; ++i) {
    const uint64_t bit = uint64_t{1} << i;
    const char c = bytes[i];
    if (c == '"') masks.quote |= bit;
    if (c == '\\') masks.backslash |= bit;
    if (c == '{' || c == '[') masks.open |= bit;
    if (c == '}' || c == ']') masks.close |= bit;
    if (c == '{' || c == '}') masks.curly |= bit;
  }
#endif
  return masks;
}

/// Bits of the bytes that a backslash escapes. `carry` says whether the first byte is
/// escaped by the block before, and is updated for the next block.
inline uint64_t escaped_bytes(uint64_t backslash, uint64_t& carry) {
  if (backslash == 0) {
    const uint64_t escaped = carry;
    carry = 0;
    return escaped;
  }
  // A run of backslashes escapes what follows it only when its length is odd: compare
  // runs that start on even and on odd positions.
  constexpr uint64_t kEven = 0x5555555555555555ULL;
  backslash &= ~carry;
  const uint64_t follows_escape = (backslash << 1) | carry;
  const uint64_t odd_starts = backslash & ~kEven & ~follows_escape;
  const uint64_t even_sequences = odd_starts + backslash;
  const bool overflow = even_sequences < backslash;
  carry = overflow ? 1 : 0;
  const uint64_t invert = even_sequences << 1;
  return (kEven ^ invert) & follows_escape;
}

/// Bit i of the result = XOR of bits 0…i: turns quote bits into "inside a string" bits.
inline uint64_t prefix_xor(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

}  // namespace companion::json_reader
