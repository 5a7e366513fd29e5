#include "store/product_key.h"

#include <algorithm>

namespace companion::server {
namespace {

bool is_lower_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

uint8_t digit_value(char c) {
  return static_cast<uint8_t>(c <= '9' ? c - '0' : c - 'a' + 10);
}

}  // namespace

ProductKey product_key(std::string_view product_id) {
  return sha256("product:" + std::string(product_id));
}

std::optional<KeyPrefix> KeyPrefix::from_hex(std::string_view digits) {
  if (digits.size() < kMinDigits || digits.size() > kMaxDigits) return std::nullopt;
  if (!std::all_of(digits.begin(), digits.end(), is_lower_hex)) return std::nullopt;
  return KeyPrefix(digits);
}

KeyPrefix::KeyPrefix(std::string_view digits) : digits_(digits) {
  first_.fill(0x00);
  last_.fill(0xff);
  for (size_t i = 0; i < digits.size(); ++i) {
    // The high half of a byte comes first; the other half keeps its 0 or f.
    const int shift = i % 2 == 0 ? 4 : 0;
    const uint8_t mask = static_cast<uint8_t>(0x0f << shift);
    const uint8_t bits = static_cast<uint8_t>(digit_value(digits[i]) << shift);
    first_[i / 2] = static_cast<uint8_t>((first_[i / 2] & ~mask) | bits);
    last_[i / 2] = static_cast<uint8_t>((last_[i / 2] & ~mask) | bits);
  }
}

}  // namespace companion::server
