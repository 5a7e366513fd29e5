#include <algorithm>
#include <map>
#include <set>

#include "json_reader/values.h"
#include "reviews/pattern_parts.h"
#include "reviews/pattern_weights.h"
#include "reviews/review_rules.h"
#include "reviews/signal_builder.h"

namespace companion::reviews {
namespace {

using Phrase = std::vector<std::string>;

Phrase words_of(const std::string& spaced) {
  Phrase words;
  for (size_t start = 0; start < spaced.size();) {
    const size_t end = std::min(spaced.find(' ', start), spaced.size());
    words.push_back(spaced.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

/// Incentive phrases of all languages, by their first word: reviewers mix languages.
const std::multimap<std::string, Phrase>& incentive_phrases() {
  static const auto phrases = [] {
    std::multimap<std::string, Phrase> out;
    const auto rows = json_reader::members<1>(review_rule_file("patterns/incentives"), {"languages"});
    json_reader::for_each_element(rows[0], [&](std::string_view row) {
      for (const std::string& text : strings_of(json_reader::members<1>(row, {"phrases"})[0])) {
        Phrase words = words_of(text);
        std::string first = words.front();
        out.emplace(std::move(first), std::move(words));
      }
      return true;
    });
    return out;
  }();
  return phrases;
}

bool has_incentive(const Words& text) {
  const auto& words = text.words;
  for (size_t at = 0; at < words.size(); ++at) {
    const auto [first, last] = incentive_phrases().equal_range(words[at].folded);
    for (auto row = first; row != last; ++row) {
      const Phrase& phrase = row->second;
      if (phrase.size() > words.size() - at) continue;
      const auto here = words.begin() + static_cast<std::ptrdiff_t>(at);
      const auto says = [](const std::string& wanted, const Word& word) { return wanted == word.folded; };
      if (std::equal(phrase.begin(), phrase.end(), here, says)) return true;
    }
  }
  return false;
}

void add_incentives(const ReviewSet& set, Signals& out) {
  std::vector<size_t> found;
  for (size_t at = 0; at < set.words.size(); ++at) {
    if (has_incentive(set.words[at])) found.push_back(at);
  }
  if (auto signal = signal_of("incentive", "incentive", std::move(found), set.reviews.size())) {
    out.push_back(std::move(*signal));
  }
}

/// Word → kind of goods.
const std::map<std::string, std::string, std::less<>>& kinds_of_goods() {
  static const auto kinds = [] {
    std::map<std::string, std::string, std::less<>> out;
    const auto rows = json_reader::members<1>(review_rule_file("patterns/kinds_of_goods"), {"kinds"});
    json_reader::for_each_element(rows[0], [&](std::string_view row) {
      const auto [kind, words] = json_reader::members<2>(row, {"kind", "words"});
      for (std::string& word : words_of(json_reader::decode_string(words).value_or(""))) {
        out.emplace(std::move(word), json_reader::decode_string(kind).value_or(""));
      }
      return true;
    });
    return out;
  }();
  return kinds;
}

std::set<std::string> kinds_in(const Words& text) {
  std::set<std::string> kinds;
  for (const Word& word : text.words) {
    const auto kind = kinds_of_goods().find(word.folded);
    if (kind != kinds_of_goods().end()) kinds.insert(kind->second);
  }
  return kinds;
}

void add_other_products(const ReviewSet& set, std::string_view title, Signals& out) {
  const auto own = kinds_in(read_words(title));
  if (own.empty()) return;  // what the title offers is not known
  size_t naming = 0;
  std::vector<size_t> found;
  std::map<std::string, size_t> others;
  for (size_t at = 0; at < set.words.size(); ++at) {
    const auto named = kinds_in(set.words[at]);
    if (named.empty()) continue;
    ++naming;
    const bool fits = std::any_of(named.begin(), named.end(), [&](const std::string& kind) { return own.contains(kind); });
    if (fits) continue;
    found.push_back(at);
    for (const std::string& kind : named) ++others[kind];
  }
  const auto least = static_cast<size_t>(pattern_weight("other_product", "least_percent"));
  if (found.size() * 100 < least * naming) return;
  auto signal = signal_of("other_product", "other_product", std::move(found), set.reviews.size());
  if (!signal) return;
  const auto most = std::max_element(others.begin(), others.end(), [](const auto& a, const auto& b) {
    return a.second < b.second;
  });
  add_fact(*signal, "most_named", most->first);
  add_fact(*signal, "of_naming", naming);
  out.push_back(std::move(*signal));
}

}  // namespace

void find_telling_words(const ReviewSet& set, std::optional<std::string_view> title, Signals& out) {
  add_incentives(set, out);
  if (title) add_other_products(set, *title, out);
}

}  // namespace companion::reviews
