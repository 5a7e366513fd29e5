#include "handlers/plain_json.h"

#include <algorithm>

namespace companion::server {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Printable ASCII that stands for itself in a JSON text.
bool is_plain(char c) {
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

/// How many plain characters a text begins with.
size_t plain_length(std::string_view text) {
  return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), is_plain) - text.begin());
}

}  // namespace

void PlainJson::skip_space() {
  while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n' || rest_.front() == '\t' ||
                            rest_.front() == '\r')) {
    rest_.remove_prefix(1);
  }
}

bool PlainJson::skip(char expected) {
  skip_space();
  if (rest_.empty() || rest_.front() != expected) return false;
  rest_.remove_prefix(1);
  return true;
}

bool PlainJson::at_end() {
  skip_space();
  return rest_.empty();
}

std::optional<std::string_view> PlainJson::text() {
  if (!skip('"')) return std::nullopt;
  const std::string_view text = rest_.substr(0, plain_length(rest_));
  rest_.remove_prefix(text.size());
  if (rest_.empty() || rest_.front() != '"') return std::nullopt;
  rest_.remove_prefix(1);
  return text;
}

std::optional<std::string> PlainJson::escaped_text() {
  if (!skip('"')) return std::nullopt;
  std::string text;
  text.reserve(rest_.size());
  while (true) {
    const size_t length = plain_length(rest_);
    text += rest_.substr(0, length);
    rest_.remove_prefix(length);
    if (rest_.size() < 2) break;
    if (rest_.front() != '\\' || (rest_[1] != '"' && rest_[1] != '\\')) break;
    text += rest_[1];
    rest_.remove_prefix(2);
  }
  if (rest_.empty() || rest_.front() != '"') return std::nullopt;
  rest_.remove_prefix(1);
  return text;
}

std::optional<int64_t> PlainJson::integer() {
  constexpr size_t kMaxDigits = 18;
  skip_space();
  size_t digits = 0;
  int64_t value = 0;
  while (digits < rest_.size() && is_digit(rest_[digits])) {
    if (++digits > kMaxDigits) return std::nullopt;
    value = value * 10 + (rest_[digits - 1] - '0');
  }
  const bool has_leading_zero = digits > 1 && rest_.front() == '0';
  if (digits == 0 || has_leading_zero) return std::nullopt;
  rest_.remove_prefix(digits);
  return value;
}

std::optional<bool> PlainJson::flag() {
  skip_space();
  if (skip_word("true")) return true;
  if (skip_word("false")) return false;
  return std::nullopt;
}

bool PlainJson::skip_word(std::string_view word) {
  if (!rest_.starts_with(word)) return false;
  rest_.remove_prefix(word.size());
  return true;
}

}  // namespace companion::server
