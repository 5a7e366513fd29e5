#include "page/raw_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "json_reader/values.h"

namespace companion::page {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

}  // namespace

ScalarText::ScalarText(std::string_view raw) {
  if (raw.empty() || json_reader::is_object(raw) || json_reader::is_array(raw)) return;
  if (!json_reader::is_string(raw)) {
    if (raw != "null" && raw != "undefined") text_ = trimmed(raw);
  } else if (raw.find('\\') == std::string_view::npos) {
    text_ = trimmed(raw.substr(1, raw.size() - 2));
  } else {
    decoded_ = json_reader::decode_string(raw).value_or("");
    text_ = trimmed(decoded_);
  }
}

std::optional<std::string> trimmed_text(std::string_view raw) {
  // Nearly all strings hold no escape: trimmed before they are copied, they are copied once.
  if (json_reader::is_string(raw) && raw.find('\\') == std::string_view::npos) {
    const std::string_view text = trimmed(raw.substr(1, raw.size() - 2));
    if (text.empty()) return std::nullopt;
    return utf8::sanitised(text);
  }
  const auto text = json_reader::scalar_text(raw);
  const std::string_view content = text ? trimmed(*text) : std::string_view();
  if (content.empty()) return std::nullopt;
  return std::string(content);
}

bool is_id(std::string_view text) {
  constexpr size_t kMaxDigits = 20;
  return all_digits(text) && text.size() <= kMaxDigits && text != "0";
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace companion::page
