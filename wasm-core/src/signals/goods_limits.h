// Kinds of goods with a quantity that buyers look at, and how much of it can be true:
// rules/trust/signals/goods.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "signals/phrases.h"

namespace companion::signals {

/// How much of a quantity goods of a kind have; thousandths of the base unit.
struct QuantityLimit {
  std::string quantity;
  int64_t unusual = 0;     ///< above it: hardly any product
  int64_t impossible = 0;  ///< above it: none that is known
  std::string known;       ///< the most that is known, as printed: "2 TB"
  std::string source;
};

/// How much of a quantity one US dollar buys at most; base units, from a year on.
struct YearRate {
  int64_t from_year = 0;
  int64_t most_per_usd = 0;
};

struct PriceLimit {
  std::string quantity;
  int64_t from = 0;             ///< smaller quantities are not judged; thousandths
  std::vector<YearRate> rates;  ///< the latest last
  std::string source;
};

/// How much of a quantity goods have for one base unit of another: mAh for each gram.
struct RatioLimit {
  std::string quantity;
  std::string per;
  int64_t most = 0;
  std::string source;
};

struct GoodsKind {
  std::string id;
  PhraseList words;    ///< what such goods are called, in all languages
  PhraseList unless;   ///< words of goods that are named beside them but are others
  std::string above_quantity;  ///< with more than `above` of it, it is another kind
  int64_t above = 0;
  std::vector<QuantityLimit> limits;
  std::vector<PriceLimit> prices;
  std::vector<RatioLimit> ratios;
};

/// The kind of a title; absent for most goods, and for what two words could mean.
const GoodsKind* goods_kind_of(const MarkedText& title);

/// Words before or after a quantity that say what the goods bear, not what they have: "up to 2 TB".
bool is_only_borne(const MarkedText& text, const Place& quantity);

/// About how many thousandths of a currency's unit one US dollar is: EUR → 900. Absent when not known.
std::optional<int64_t> thousandths_per_usd(std::string_view currency);

}  // namespace companion::signals
