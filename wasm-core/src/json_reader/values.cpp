#include "json_reader/values.h"

#include <algorithm>

#include "base/utf8.h"

namespace companion::json_reader {
namespace {

std::optional<uint32_t> hex4(std::string_view text, size_t pos) {
  if (pos + 4 > text.size()) return std::nullopt;
  uint32_t value = 0;
  for (size_t i = pos; i < pos + 4; ++i) {
    const char c = text[i];
    value <<= 4;
    if (c >= '0' && c <= '9') {
      value |= static_cast<uint32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value |= static_cast<uint32_t>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      value |= static_cast<uint32_t>(c - 'A' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

/// Decodes \uXXXX (and a following low surrogate) at `pos` (the 'u'); appends; returns
/// the position after what was used.
size_t append_unicode_escape(std::string_view text, size_t pos, std::string& out) {
  const auto unit = hex4(text, pos + 1);
  if (!unit) {
    utf8::append(out, utf8::kReplacement);
    return pos + 1;
  }
  pos += 5;
  if (*unit >= 0xD800 && *unit < 0xDC00 && text.substr(pos, 2) == "\\u") {
    const auto low = hex4(text, pos + 2);
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      utf8::append(out, 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00));
      return pos + 6;
    }
  }
  const bool surrogate = *unit >= 0xD800 && *unit < 0xE000;
  utf8::append(out, surrogate ? utf8::kReplacement : *unit);
  return pos;
}

char simple_escape(char c) {
  switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case 'b': return '\b';
    case 'f': return '\f';
    default: return c;  // \" \\ \/ \' and, as JavaScript does, any other character itself
  }
}

}  // namespace

bool is_string(std::string_view raw) {
  return raw.size() >= 2 && (raw.front() == '"' || raw.front() == '\'') &&
         raw.back() == raw.front();
}
bool is_object(std::string_view raw) { return !raw.empty() && raw.front() == '{'; }
bool is_array(std::string_view raw) { return !raw.empty() && raw.front() == '['; }

std::optional<std::string> decode_string(std::string_view raw) {
  if (!is_string(raw)) return std::nullopt;
  const std::string_view text = raw.substr(1, raw.size() - 2);
  if (text.find('\\') == std::string_view::npos) return utf8::sanitised(text);
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t escape = std::min(text.find('\\', i), text.size());
    out.append(text, i, escape - i);
    i = escape + 1;
    if (i >= text.size()) break;
    if (text[i] == 'u') {
      i = append_unicode_escape(text, i, out);
    } else {
      out.push_back(simple_escape(text[i++]));
    }
  }
  return utf8::sanitised(out);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

std::optional<std::string> scalar_text(std::string_view raw) {
  if (raw.empty() || raw == "null" || raw == "undefined" || is_object(raw) || is_array(raw)) {
    return std::nullopt;
  }
  if (raw.front() == '"' || raw.front() == '\'') return decode_string(raw);
  // A number or literal; other bare words stand only in broken text, which may be no UTF-8 either.
  const bool is_ascii = std::all_of(raw.begin(), raw.end(), [](char c) { return c > 0 && c < 0x7F; });
  return is_ascii ? std::optional(std::string(raw)) : std::nullopt;
}

std::optional<bool> boolean(std::string_view raw) {
  const auto text = scalar_text(raw);
  if (text == "true") return true;
  if (text == "false") return false;
  return std::nullopt;
}

}  // namespace companion::json_reader
