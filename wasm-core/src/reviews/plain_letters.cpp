#include "reviews/plain_letters.h"

#include <cstdint>

#include "base/utf8.h"

namespace companion::reviews {
namespace {

constexpr uint32_t kFirst = 0xDF;
constexpr uint32_t kLast = 0x17F;
/// For U+00DF … U+017F, a letter each; '_': stays (×, ÷ and letters spelt with two).
constexpr std::string_view kBare =
    "_aaaaaa_ceeeeiiiidnooooo_ouuuuypy"
    "aaaaaaccccccccddddeeeeeeeeeeggggg"
    "ggghhhhiiiiiiiiii__jjkkkllllll__l"
    "lnnnnnnnnnoooooo__rrrrrrsssssssst"
    "tttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kBare.size() == kLast - kFirst + 1);

void append_bare(std::string& out, uint32_t code) {
  switch (code) {
    case 0xDF: out += "ss"; return;
    case 0xE6: out += "ae"; return;
    case 0x152: case 0x153: out += "oe"; return;
    case 0x219: out += 's'; return;
    case 0x21B: out += 't'; return;
    default: break;
  }
  const char bare = code >= kFirst && code <= kLast ? kBare[code - kFirst] : '_';
  if (bare == '_') {
    utf8::append(out, code);
  } else {
    out += bare;
  }
}

}  // namespace

std::string plain_letters(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  for (size_t at = 0; at < folded.size();) {
    const auto [code, length] = utf8::decode(folded, at);
    append_bare(out, code);
    at += length;
  }
  return out;
}

}  // namespace companion::reviews
