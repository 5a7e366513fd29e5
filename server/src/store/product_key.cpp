#include "store/product_key.h"

#include <algorithm>
#include <span>

#include "companion/price_context.h"
#include "store/seller_key.h"

namespace companion::server {
namespace {

constexpr uint64_t kTopBit = uint64_t{1} << 63;
constexpr unsigned kBitsOfDigit = 4;
constexpr unsigned kBitsOfKey = 64;

uint64_t first_bytes(const Sha256& hash) {
  uint64_t number = 0;
  for (size_t i = 0; i < sizeof number; ++i) number = number << 8 | hash[i];
  return number;
}

ProductKey key_of(const std::string& text) {
  return static_cast<ProductKey>(first_bytes(sha256(text)) ^ kTopBit);
}

bool is_lower_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

uint64_t digit_value(char c) {
  return static_cast<uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
}

}  // namespace

ProductKey product_key(std::string_view product_id) {
  return key_of("product:" + std::string(product_id));
}

SellerKey seller_key(std::string_view store_id) {
  return key_of("store:" + std::string(store_id));
}

std::string key_digits(ProductKey key, size_t digits) {
  const uint64_t number = static_cast<uint64_t>(key) ^ kTopBit;
  std::string text;
  for (size_t i = 0; i < std::min(digits, KeyPrefix::kMaxDigits); ++i) {
    text += "0123456789abcdef"[number >> (kBitsOfKey - kBitsOfDigit * (i + 1)) & 0xf];
  }
  return text;
}

crowd::SeriesId series_id(const SeriesKey& series) {
  std::string text = "series:" + series.product_id;
  for (const std::string& part : {series.sku_id.value_or(""), series.currency,
                                  series.ship_to.value_or(""),
                                  std::string(price_context_name(series.context))}) {
    text += '|' + part;
  }
  return first_bytes(sha256(text)) >> 2;
}

std::optional<KeyPrefix> KeyPrefix::from_hex(std::string_view digits) {
  if (digits.size() > kMaxDigits) return std::nullopt;
  if (!std::all_of(digits.begin(), digits.end(), is_lower_hex)) return std::nullopt;
  return KeyPrefix(digits);
}

KeyPrefix::KeyPrefix(std::string_view digits) : digits_(digits) {
  uint64_t low = 0;
  uint64_t high = ~uint64_t{0};
  unsigned shift = kBitsOfKey;
  for (const char digit : digits) {
    shift -= kBitsOfDigit;
    low |= digit_value(digit) << shift;
    high &= ~((uint64_t{0xf} ^ digit_value(digit)) << shift);
  }
  first_ = static_cast<ProductKey>(low ^ kTopBit);
  last_ = static_cast<ProductKey>(high ^ kTopBit);
}

}  // namespace companion::server
