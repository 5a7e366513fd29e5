#include "base/base64.h"

#include <cstdint>

namespace companion {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr size_t kDigitsInGroup = 4;
constexpr int kBitsInDigit = 6;
constexpr int kBitsInByte = 8;

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  if (text.size() % kDigitsInGroup != 0) return std::nullopt;
  for (int padding = 0; padding < 2 && !text.empty() && text.back() == '='; ++padding) text.remove_suffix(1);
  std::string bytes;
  bytes.reserve(text.size() / kDigitsInGroup * 3 + 2);
  uint32_t pending = 0;
  int pending_bits = 0;
  for (const char digit : text) {
    const size_t value = kDigits.find(digit);
    if (value == std::string_view::npos) return std::nullopt;
    pending = pending << kBitsInDigit | static_cast<uint32_t>(value);
    pending_bits += kBitsInDigit;
    if (pending_bits < kBitsInByte) continue;
    pending_bits -= kBitsInByte;
    bytes += static_cast<char>(pending >> pending_bits & 0xFF);
    pending &= (1U << pending_bits) - 1;
  }
  // Bits left over are the padding's, and zero; six of them are half a byte that nothing ends.
  if (pending_bits == kBitsInDigit || pending != 0) return std::nullopt;
  return bytes;
}

std::string encode_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * kDigitsInGroup);
  uint32_t pending = 0;
  int pending_bits = 0;
  for (const char byte : bytes) {
    pending = pending << kBitsInByte | static_cast<unsigned char>(byte);
    for (pending_bits += kBitsInByte; pending_bits >= kBitsInDigit;) {
      pending_bits -= kBitsInDigit;
      text += kDigits[pending >> pending_bits & 0x3F];
    }
    pending &= (1U << pending_bits) - 1;
  }
  if (pending_bits > 0) text += kDigits[pending << (kBitsInDigit - pending_bits) & 0x3F];
  while (text.size() % kDigitsInGroup != 0) text += '=';
  return text;
}

}  // namespace companion
