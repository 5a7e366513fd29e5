#include "base/json_writer.h"

#include <charconv>
#include <cstring>

namespace companion {
namespace {

constexpr char kHex[] = "0123456789abcdef";

bool needs_escape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void append_escape(char c, std::string& out) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\t': out += "\\t"; return;
    case '\r': out += "\\r"; return;
    default: break;
  }
  out += "\\u00";
  out.push_back(kHex[(c >> 4) & 0xF]);
  out.push_back(kHex[c & 0xF]);
}

/// Length of the run at `pos` that needs no escaping. Eight bytes are tested at once: a
/// byte below `n` borrows in the subtraction, an equal byte is zero after the XOR (Hacker's
/// Delight, section 6-1); bytes from 0x80 on never need escaping.
size_t plain_run(std::string_view text, size_t pos) {
  constexpr uint64_t kOnes = 0x0101010101010101ULL;
  constexpr uint64_t kHighBits = 0x8080808080808080ULL;
  size_t end = pos;
  for (uint64_t word = 0; end + sizeof(word) <= text.size(); end += sizeof(word)) {
    std::memcpy(&word, text.data() + end, sizeof(word));
    const auto below = [word](uint64_t n) { return (word - kOnes * n) & ~word; };
    const auto equals = [word](uint64_t c) {
      const uint64_t difference = word ^ (kOnes * c);
      return (difference - kOnes) & ~difference;
    };
    if (((below(0x20) | equals('"') | equals('\\')) & kHighBits) != 0) break;
  }
  while (end < text.size() && !needs_escape(text[end])) ++end;
  return end - pos;
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) out_.push_back(',');
  needs_comma_ = true;
}

void JsonWriter::quote(std::string_view text) {
  out_.push_back('"');
  for (size_t pos = 0; pos < text.size();) {
    const size_t plain = plain_run(text, pos);
    out_.append(text, pos, plain);
    pos += plain;
    if (pos < text.size()) append_escape(text[pos++], out_);
  }
  out_.push_back('"');
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_.push_back(bracket);
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_.push_back(bracket);
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  out_ += needs_comma_ ? ",\"" : "\"";
  out_ += name;
  out_ += "\":";
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  quote(text);
  return *this;
}

JsonWriter& JsonWriter::integer(int64_t value) {
  separate();
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof(digits), value).ptr;
  out_.append(digits, static_cast<size_t>(end - digits));
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::decimal(std::string_view text) {
  separate();
  out_ += text;
  return *this;
}

}  // namespace companion
