#include "signals/goods_limits.h"

#include <algorithm>

#include "json_reader/values.h"
#include "signals/quantities.h"
#include "signals/signal_rules.h"

namespace companion::signals {
namespace {

std::string text_of(std::string_view raw) { return json_reader::decode_string(raw).value_or(""); }

QuantityLimit limit_of(std::string_view raw) {
  const auto [quantity, unusual, impossible, known, source] = json_reader::members<5>(
      raw, {"quantity", "unusual_above", "impossible_above", "known", "source"});
  return {text_of(quantity), whole_number(unusual) * 1000, whole_number(impossible) * 1000,
          text_of(known), text_of(source)};
}

PriceLimit price_of(std::string_view raw) {
  const auto [quantity, from, rates, source] =
      json_reader::members<4>(raw, {"quantity", "from", "most_per_usd", "source"});
  PriceLimit limit{text_of(quantity), whole_number(from) * 1000, {}, text_of(source)};
  json_reader::for_each_element(rates, [&](std::string_view row) {
    const auto [year, most] = json_reader::members<2>(row, {"from_year", "most"});
    limit.rates.push_back({whole_number(year), whole_number(most)});
    return true;
  });
  return limit;
}

RatioLimit ratio_of(std::string_view raw) {
  const auto [quantity, per, most, source] =
      json_reader::members<4>(raw, {"quantity", "per", "most", "source"});
  return {text_of(quantity), text_of(per), whole_number(most), text_of(source)};
}

template <typename Row>
std::vector<Row> rows_of(std::string_view raw_list, Row (*read)(std::string_view)) {
  std::vector<Row> out;
  json_reader::for_each_element(raw_list, [&](std::string_view raw) {
    out.push_back(read(raw));
    return true;
  });
  return out;
}

/// The words of "shared" are no such goods whatever the kind: parts of them, things for them.
PhraseList unless_of(std::string_view raw_own) {
  std::vector<std::string> words = strings_of_all(rule_file("words/accessories"));
  for (std::string& word : strings_of(raw_own)) words.push_back(std::move(word));
  return PhraseList(std::move(words));
}

GoodsKind kind_of(std::string_view raw) {
  const auto [id, words, unless, above, limits, prices, ratios] = json_reader::members<7>(
      raw, {"kind", "words", "unless", "another_kind_above", "limits", "prices", "ratios"});
  const auto [quantity, most] = json_reader::members<2>(above, {"quantity", "most"});
  return {text_of(id), PhraseList(strings_of_all(words)), unless_of(unless), text_of(quantity),
          whole_number(most) * 1000, rows_of(limits, limit_of), rows_of(prices, price_of),
          rows_of(ratios, ratio_of)};
}

const std::vector<GoodsKind>& goods_kinds() {
  static const std::vector<GoodsKind> kinds = [] {
    std::vector<GoodsKind> all;
    for (const std::string_view raw : rule_files("goods")) all.push_back(kind_of(raw));
    return all;
  }();
  return kinds;
}

bool is_of_kind(const GoodsKind& kind, const MarkedText& title, const std::vector<Quantity>& stated) {
  if (!kind.words.is_in(title) || kind.unless.is_in(title)) return false;
  return std::none_of(stated.begin(), stated.end(), [&](const Quantity& quantity) {
    return quantity.kind == kind.above_quantity && quantity.thousandths > kind.above;
  });
}

const PhraseList& borne_words(std::string_view name) {
  static const auto raw = json_reader::members<2>(rule_file("borne_words"), {"before", "after"});
  static const PhraseList before(strings_of_all(raw[0]));
  static const PhraseList after(strings_of_all(raw[1]));
  return name == "before" ? before : after;
}

}  // namespace

const GoodsKind* goods_kind_of(const MarkedText& title) {
  const std::vector<Quantity> stated = find_quantities(title);
  const GoodsKind* found = nullptr;
  for (const GoodsKind& kind : goods_kinds()) {
    if (!is_of_kind(kind, title, stated)) continue;
    if (found != nullptr) return nullptr;
    found = &kind;
  }
  return found;
}

bool is_only_borne(const MarkedText& text, const Place& quantity) {
  return borne_words("before").ends_before(text, quantity.begin) ||
         borne_words("after").begins_after(text, quantity.end);
}

std::optional<int64_t> thousandths_per_usd(std::string_view currency) {
  const std::string_view rates = json_reader::members<1>(rule_file("exchange"), {"thousandths_per_usd"})[0];
  const int64_t rate = whole_number(json_reader::members<1>(rates, {currency})[0]);
  return rate > 0 ? std::optional(rate) : std::nullopt;
}

}  // namespace companion::signals
