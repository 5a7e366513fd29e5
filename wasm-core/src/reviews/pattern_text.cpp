#include "reviews/pattern_text.h"

#include <algorithm>

#include "json_reader/values.h"
#include "reviews/review_rules.h"

namespace companion::reviews {
namespace {

std::string template_of(std::string_view id, std::string_view locale) {
  const std::string file = "pattern_text/" + std::string(locale.substr(0, locale.find_first_of("-_")));
  std::string found;
  json_reader::for_each_member(review_rule_file(file), [&](std::string_view key, std::string_view raw) {
    if (key == id) found = json_reader::decode_string(raw).value_or("");
    return found.empty();
  });
  return found;
}

std::string_view fact_of(const PatternSignal& signal, std::string_view name) {
  for (const SignalFact& fact : signal.facts) {
    if (fact.name == name) return fact.text;
  }
  return {};
}

}  // namespace

std::string explanation_of(const PatternSignal& signal, std::string_view locale) {
  std::string text = template_of(signal.id, locale);
  if (text.empty()) text = template_of(signal.id, "en");
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const size_t open = std::min(text.find('{', pos), text.size());
    const size_t close = text.find('}', open);
    out.append(text, pos, open - pos);
    if (close == std::string::npos) break;
    out.append(fact_of(signal, std::string_view(text).substr(open + 1, close - open - 1)));
    pos = close + 1;
  }
  return out;
}

}  // namespace companion::reviews
