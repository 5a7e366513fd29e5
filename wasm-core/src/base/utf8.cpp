#include "base/utf8.h"

#include <cstring>

namespace companion::utf8 {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

struct Lead {
  size_t length;
  uint32_t bits;
  uint32_t smallest;  // shorter encodings of these code points are overlong
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if ((byte & 0xE0) == 0xC0) return {2, byte & 0x1Fu, 0x80};
  if ((byte & 0xF0) == 0xE0) return {3, byte & 0x0Fu, 0x800};
  if ((byte & 0xF8) == 0xF0) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

/// Length of the ASCII run at `pos`: most text is ASCII and needs no looking at.
size_t ascii_run(std::string_view text, size_t pos) {
  size_t end = pos;
  constexpr uint64_t kHighBits = 0x8080808080808080ULL;
  for (uint64_t word = 0; end + sizeof(word) <= text.size(); end += sizeof(word)) {
    std::memcpy(&word, text.data() + end, sizeof(word));
    if ((word & kHighBits) != 0) break;
  }
  while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80) ++end;
  return end - pos;
}

bool is_scalar_value(uint32_t code_point) {
  return code_point <= 0x10FFFF && !(code_point >= 0xD800 && code_point < 0xE000);
}

}  // namespace

void append(std::string& out, uint32_t code_point) {
  if (!is_scalar_value(code_point)) code_point = kReplacement;
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
  } else if (code_point < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code_point >> 6)));
    out.push_back(static_cast<char>(0x80 | (code_point & 0x3F)));
  } else if (code_point < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (code_point >> 12)));
    out.push_back(static_cast<char>(0x80 | ((code_point >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code_point & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (code_point >> 18)));
    out.push_back(static_cast<char>(0x80 | ((code_point >> 12) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | ((code_point >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (code_point & 0x3F)));
  }
}

Decoded decode(std::string_view text, size_t pos) {
  const Lead lead = lead_of(static_cast<unsigned char>(text[pos]));
  if (lead.length == 0 || pos + lead.length > text.size()) return {kReplacement, 1};
  uint32_t code_point = lead.bits;
  for (size_t i = 1; i < lead.length; ++i) {
    if (!is_continuation(text[pos + i])) return {kReplacement, 1};
    code_point = (code_point << 6) | (static_cast<unsigned char>(text[pos + i]) & 0x3F);
  }
  if (code_point < lead.smallest || !is_scalar_value(code_point)) return {kReplacement, 1};
  return {code_point, lead.length};
}

std::string sanitised(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t plain = ascii_run(text, pos);
    out.append(text, pos, plain);
    pos += plain;
    if (pos == text.size()) break;
    const Decoded next = decode(text, pos);
    append(out, next.code_point);
    pos += next.length;
  }
  return out;
}

}  // namespace companion::utf8
