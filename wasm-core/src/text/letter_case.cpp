#include "text/letter_case.h"

#include "base/utf8.h"

namespace companion::text {
namespace {

/// A range of capitals. `offset` leads to the small letter; 0: capitals and small letters
/// alternate, the capital first, on code points of the parity of `first`.
struct Capitals {
  uint32_t first;
  uint32_t last;
  int32_t offset;
};

constexpr Capitals kCapitals[] = {
    {0xC0, 0xD6, 32},     {0xD8, 0xDE, 32},    {0x130, 0x130, -199},
    {0x100, 0x12F, 0},    {0x132, 0x137, 0},   {0x139, 0x148, 0},  {0x14A, 0x177, 0},
    {0x178, 0x178, -121}, {0x179, 0x17E, 0},   {0x1A0, 0x1A5, 0},  {0x1AF, 0x1B0, 0},
    {0x218, 0x21B, 0},    {0x386, 0x386, 38},  {0x388, 0x38A, 37}, {0x38C, 0x38C, 64},
    {0x38E, 0x38F, 63},   {0x391, 0x3AB, 32},  {0x400, 0x40F, 80}, {0x410, 0x42F, 32},
    {0x460, 0x481, 0},    {0x48A, 0x4BF, 0},   {0x1EA0, 0x1EFF, 0},
};

}  // namespace

uint32_t lower_letter(uint32_t code_point) {
  if (code_point < 0x80) {
    return code_point >= 'A' && code_point <= 'Z' ? code_point + 32 : code_point;
  }
  for (const Capitals& range : kCapitals) {
    if (code_point < range.first || code_point > range.last) continue;
    if (range.offset == 0) return code_point + ((code_point - range.first) % 2 == 0 ? 1 : 0);
    return static_cast<uint32_t>(static_cast<int32_t>(code_point) + range.offset);
  }
  return code_point;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      out.push_back(static_cast<char>(lower_letter(static_cast<unsigned char>(text[pos++]))));
      continue;
    }
    const utf8::Decoded next = utf8::decode(text, pos);
    pos += next.length;
    utf8::append(out, lower_letter(next.code_point));
  }
  return out;
}

}  // namespace companion::text
