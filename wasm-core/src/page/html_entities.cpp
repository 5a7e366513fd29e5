#include <cstdint>

#include "base/utf8.h"
#include "page/html_scanner.h"

namespace companion::page {
namespace {

struct Entity {
  std::string_view name;
  uint32_t code_point;
};

/// The references that shop pages use; the full HTML list has 2,231, most of them maths.
constexpr Entity kEntities[] = {
    {"amp", '&'},      {"lt", '<'},        {"gt", '>'},        {"quot", '"'},    {"apos", '\''},
    {"nbsp", 0xA0},    {"euro", 0x20AC},   {"pound", 0xA3},    {"yen", 0xA5},    {"cent", 0xA2},
    {"copy", 0xA9},    {"reg", 0xAE},      {"trade", 0x2122},  {"deg", 0xB0},    {"times", 0xD7},
    {"ndash", 0x2013}, {"mdash", 0x2014},  {"hellip", 0x2026}, {"rsquo", 0x2019}, {"lsquo", 0x2018},
    {"rdquo", 0x201D}, {"ldquo", 0x201C},  {"laquo", 0xAB},    {"raquo", 0xBB},  {"middot", 0xB7},
    {"ensp", 0x2002},  {"emsp", 0x2003},   {"thinsp", 0x2009}, {"lrm", 0x200E},  {"rlm", 0x200F},
    {"zwnj", 0x200C},  {"zwj", 0x200D},    {"sect", 0xA7},     {"bull", 0x2022},
};

constexpr size_t kLongestReference = 10;

uint32_t numeric_reference(std::string_view digits) {
  const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty()) return 0;
  uint32_t value = 0;
  for (const char c : digits) {
    uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<uint32_t>(c - '0');
    } else if (hex && ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')) {
      digit = static_cast<uint32_t>((c | 0x20) - 'a' + 10);
    } else {
      return 0;
    }
    value = value * (hex ? 16 : 10) + digit;
    if (value > 0x10FFFF) return utf8::kReplacement;
  }
  return value;
}

/// The code point of a reference name ("amp", "#39"), 0 when unknown.
uint32_t code_point_of(std::string_view name) {
  if (!name.empty() && name[0] == '#') return numeric_reference(name.substr(1));
  for (const Entity& entity : kEntities) {
    if (entity.name == name) return entity.code_point;
  }
  return 0;
}

}  // namespace

std::string decode_entities(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (size_t pos = 0; pos < raw.size();) {
    const size_t amp = std::min(raw.find('&', pos), raw.size());
    out.append(raw, pos, amp - pos);
    pos = amp;
    if (pos == raw.size()) break;
    // Looked for only as far as a reference can reach, or "&&&&…" would take quadratic time.
    const size_t length = raw.substr(pos, kLongestReference + 1).find(';');
    uint32_t code_point = 0;
    if (length != std::string_view::npos) code_point = code_point_of(raw.substr(pos + 1, length - 1));
    if (code_point == 0) {
      out.push_back('&');
      ++pos;
    } else {
      utf8::append(out, code_point);
      pos += length + 1;
    }
  }
  return utf8::sanitised(out);
}

}  // namespace companion::page
