#include "crypto/base64.h"

#include <array>

namespace companion::server {
namespace {

constexpr std::string_view kStandard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kForUrls =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr uint8_t kNoDigit = 64;

constexpr std::array<uint8_t, 256> digit_values() {
  std::array<uint8_t, 256> values{};
  values.fill(kNoDigit);
  for (uint8_t i = 0; i < kStandard.size(); ++i) values[static_cast<uint8_t>(kStandard[i])] = i;
  return values;
}

/// The digits of the bytes, six bits each; the last one filled up with zero bits.
std::string digits(std::span<const uint8_t> bytes, std::string_view alphabet) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  uint32_t bits = 0;
  int bit_count = 0;
  for (const uint8_t byte : bytes) {
    bits = bits << 8 | byte;
    for (bit_count += 8; bit_count >= 6;) text += alphabet[bits >> (bit_count -= 6) & 63];
  }
  if (bit_count > 0) text += alphabet[bits << (6 - bit_count) & 63];
  return text;
}

}  // namespace

std::string base64_encode(std::span<const uint8_t> bytes) {
  std::string text = digits(bytes, kStandard);
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::string base64url_encode(std::span<const uint8_t> bytes) {
  return digits(bytes, kForUrls);
}

std::optional<std::vector<uint8_t>> base64_decode(std::string_view text) {
  static constexpr std::array<uint8_t, 256> kValues = digit_values();
  if (text.size() % 4 != 0) return std::nullopt;
  for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.remove_suffix(1);

  std::vector<uint8_t> bytes;
  bytes.reserve(text.size() / 4 * 3 + 2);
  uint32_t bits = 0;
  int bit_count = 0;
  for (const char digit : text) {
    const uint8_t value = kValues[static_cast<uint8_t>(digit)];
    if (value == kNoDigit) return std::nullopt;
    bits = bits << 6 | value;
    bit_count += 6;
    if (bit_count >= 8) bytes.push_back(static_cast<uint8_t>(bits >> (bit_count -= 8)));
  }
  // What is left over of the last digit is zero in the one spelling that we write.
  if ((bits & ((1U << bit_count) - 1)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace companion::server
