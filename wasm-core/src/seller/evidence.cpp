#include "seller/evidence.h"

#include <algorithm>
#include <cmath>

#include "json_reader/values.h"
#include "trust_rules/trust_pack.h"

namespace companion::seller {
namespace {

std::string template_of(std::string_view code, std::string_view locale) {
  const std::string file = "seller/text/" + std::string(locale.substr(0, locale.find_first_of("-_")));
  std::string found;
  json_reader::for_each_member(trust_rules::trust_rule_file(file), [&](std::string_view key, std::string_view raw) {
    if (key == code) found = json_reader::decode_string(raw).value_or("");
    return found.empty();
  });
  return found;
}

/// 18230.5 with "." and "," → "18.230,5"; four digits stay together, as most languages write them.
std::string localised(std::string_view number, std::string_view group, std::string_view point) {
  const size_t dot = std::min(number.find('.'), number.size());
  std::string out;
  for (size_t at = 0; at < dot; ++at) {
    const size_t left = dot - at;
    if (at > 0 && left % 3 == 0 && dot > 4) out += group;
    out += number[at];
  }
  if (dot < number.size()) out.append(point).append(number.substr(dot + 1));
  return out;
}

std::string value_text(const Sentence& sentence, std::string_view name, std::string_view locale) {
  for (const SentenceValue& value : sentence.values) {
    if (value.name != name) continue;
    if (!value.is_number) return value.text;
    return localised(value.text, template_of("group_mark", locale), template_of("decimal_mark", locale));
  }
  return {};
}

}  // namespace

std::string sentence_text(const Sentence& sentence, std::string_view locale) {
  std::string text = template_of(sentence.code, locale);
  if (text.empty()) {
    locale = "en";
    text = template_of(sentence.code, locale);
  }
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t open = std::min(text.find('{', at), text.size());
    const size_t close = text.find('}', open);
    out.append(text, at, open - at);
    if (close == std::string::npos) break;
    out += value_text(sentence, std::string_view(text).substr(open + 1, close - open - 1), locale);
    at = close + 1;
  }
  return out;
}

SentenceValue count_value(std::string_view name, int64_t count) {
  return {std::string(name), std::to_string(count)};
}

SentenceValue decimal_value(std::string_view name, double number) {
  const auto tenths = static_cast<int64_t>(std::llround(number * 10));
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text.append(".").append(std::to_string(tenths % 10));
  return {std::string(name), text};
}

}  // namespace companion::seller
