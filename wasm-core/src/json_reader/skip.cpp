#include "json_reader/skip.h"

#include <array>
#include <bit>

#include "json_reader/byte_scan.h"

namespace companion::json_reader {
namespace {

/// What ends a number or a literal (true, false, null), by byte value.
constexpr std::array<bool, 256> kEndsScalar = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {',', '}', ']', ':', ' ', '\n', '\t', '\r'}) table[c] = true;
  return table;
}();

bool ends_scalar(char c) { return kEndsScalar[static_cast<unsigned char>(c)]; }

/// Carries string and bracket state from block to block.
class ContainerScan {
 public:
  /// Takes the next block; returns the offset in it just after the matching closing
  /// bracket, or 0 when the container goes on.
  size_t take(const char* block) {
    const BlockMasks masks = scan_block(block);
    const uint64_t quotes = masks.quote & ~escaped_bytes(masks.backslash, escape_carry_);
    const uint64_t inside = prefix_xor(quotes) ^ string_carry_;
    string_carry_ = static_cast<uint64_t>(static_cast<int64_t>(inside) >> 63);
    const uint64_t open = masks.open & ~inside;
    const uint64_t close = masks.close & ~inside;
    if (static_cast<size_t>(std::popcount(close)) < depth_) {
      depth_ += std::popcount(open);
      depth_ -= std::popcount(close);
      count_curly(open & masks.curly, close & masks.curly);
      return 0;
    }
    return walk_brackets(open, close, masks.curly);
  }

  /// Once the end is found: true when as many { as } lay on the way. A bracket that is lost
  /// or of the wrong kind shows here at the cost of a count.
  bool is_balanced() const { return curly_ == 0; }

 private:
  void count_curly(uint64_t open, uint64_t close) {
    curly_ += std::popcount(open);
    curly_ -= std::popcount(close);
  }

  size_t walk_brackets(uint64_t open, uint64_t close, uint64_t curly) {
    for (uint64_t brackets = open | close; brackets != 0; brackets &= brackets - 1) {
      const int at = std::countr_zero(brackets);
      const bool opens = (open >> at) & 1;
      if ((curly >> at) & 1) curly_ += opens ? 1 : -1;
      if (opens) {
        ++depth_;
      } else if (--depth_ == 0) {
        return static_cast<size_t>(at) + 1;
      }
    }
    return 0;
  }

  // Starts at 0: the first bracket of the scan is the container's own. The early way out
  // of take() needs close < depth, which is never true while depth is 0.
  size_t depth_ = 0;
  int64_t curly_ = 0;
  uint64_t escape_carry_ = 0;
  uint64_t string_carry_ = 0;
};

}  // namespace

size_t skip_string(std::string_view text, size_t pos) {
  const char quote = text[pos++];
  while (pos < text.size()) {
#if defined(__SSE2__)
    if (pos + 16 <= text.size()) {
      const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + pos));
      const __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(quote)),
                                       _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')));
      const unsigned bits = static_cast<unsigned>(_mm_movemask_epi8(hit));
      if (bits == 0) {
        pos += 16;
        continue;
      }
      pos += static_cast<size_t>(std::countr_zero(bits));
    }
#endif
    if (text[pos] == quote) return pos + 1;
    pos += text[pos] == '\\' ? 2 : 1;
  }
  return npos;
}

size_t skip_container(std::string_view text, size_t pos) {
  ContainerScan scan;
  for (; pos + kBlockBytes <= text.size(); pos += kBlockBytes) {
    if (const size_t end = scan.take(text.data() + pos)) return scan.is_balanced() ? pos + end : npos;
  }
  char last[kBlockBytes] = {};
  std::memcpy(last, text.data() + pos, text.size() - pos);
  const size_t end = scan.take(last);
  return end == 0 || !scan.is_balanced() ? npos : pos + end;
}

size_t skip_value(std::string_view text, size_t pos) {
  if (pos >= text.size()) return npos;
  switch (text[pos]) {
    case '{':
    case '[': return skip_container(text, pos);
    case '"':
    case '\'': return skip_string(text, pos);
    default: break;
  }
  const size_t begin = pos;
  while (pos < text.size() && !ends_scalar(text[pos])) ++pos;
  // A number that runs into the end of the text may have lost digits: it is cut off.
  return pos == begin || pos == text.size() ? npos : pos;
}

}  // namespace companion::json_reader
