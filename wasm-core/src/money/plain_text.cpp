#include "money/plain_text.h"

#include "base/utf8.h"

namespace companion::money {
namespace {

/// First code points of runs of ten digits: Arabic-Indic, Persian, Devanagari, Thai,
/// fullwidth.
constexpr uint32_t kDigitRuns[] = {0x0660, 0x06F0, 0x0966, 0x0E50, 0xFF10};

bool is_space(uint32_t c) {
  return c == 0x00A0 || c == 0x202F || c == 0x205F || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
         c == '\t' || c == '\n' || c == '\r';
}

bool is_invisible(uint32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0x061C || c == 0xFEFF || c == 0x00AD;
}

bool is_dash(uint32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x301C || c == 0xFF5E || c == 0xFF0D ||
         c == '~';
}

uint32_t plain(uint32_t c) {
  for (const uint32_t zero : kDigitRuns) {
    if (c >= zero && c < zero + 10) return '0' + (c - zero);
  }
  if (is_space(c)) return ' ';
  if (is_dash(c)) return '-';
  switch (c) {
    case 0x066B: return '.';  // Arabic decimal separator
    case 0x066C:              // Arabic thousands separator
    case 0xFF0C:
    case 0x060C: return ',';
    case 0xFF0E: return '.';
    case 0x02BC:               // apostrophes between thousands (CHF)
    case 0x2019: return '\'';
    case 0xFF04: return '$';
    case 0xFF05: return '%';
    case 0xFF0B: return '+';
    default: return c;
  }
}

bool is_plain_ascii(char c) { return c != '~' && c != '\t' && c != '\n' && c != '\r'; }

bool is_plain(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      if (!is_plain_ascii(text[pos])) return false;
      ++pos;
      continue;
    }
    const utf8::Decoded next = utf8::decode(text, pos);
    const uint32_t c = next.code_point;
    if (c == utf8::kReplacement || is_invisible(c) || plain(c) != c) return false;
    pos += next.length;
  }
  return true;
}

}  // namespace

std::string plain_number_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const utf8::Decoded next = utf8::decode(text, pos);
    pos += next.length;
    if (!is_invisible(next.code_point)) utf8::append(out, plain(next.code_point));
  }
  return out;
}

std::string_view plain_number_view(std::string_view text, std::string& storage) {
  if (is_plain(text)) return text;
  storage = plain_number_text(text);
  return storage;
}

}  // namespace companion::money
