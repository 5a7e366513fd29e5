#include <algorithm>

#include "companion/currency.h"
#include "signals/checks.h"
#include "signals/goods_limits.h"
#include "signals/quantities.h"
#include "signals/signal_rules.h"

namespace companion::signals {
namespace {

constexpr const char* kId = "unreal_capacity";

/// Holds the product of an amount and a rate without overflow.
__extension__ using Wide = __int128;

/// A quantity, where it was read, and what it costs there.
struct Claim {
  Quantity quantity;
  std::string quote;
  std::optional<int64_t> price_minor;
};

void add_claims(const std::string& printed, std::optional<int64_t> price, std::vector<Claim>& claims) {
  const MarkedText text(printed);
  for (Quantity& quantity : find_quantities(text)) {
    if (!is_only_borne(text, quantity.place)) claims.push_back({std::move(quantity), printed, price});
  }
}

/// The title's quantities have a price only where each is the one of its kind and no variant names
/// another: else nobody knows which variant costs what.
std::vector<Claim> claims_of(const Listing& listing) {
  std::vector<Claim> of_variants;
  for (const Variant& variant : listing.variants) add_claims(variant.name, variant.price_minor, of_variants);
  std::vector<Claim> claims;
  const std::optional<int64_t> dearest =
      listing.price ? std::optional(listing.price->max_minor) : listing.selected_price_minor;
  add_claims(listing.now.title, dearest, claims);
  const auto is_kind = [](const std::string& kind) {
    return [&kind](const Claim& claim) { return claim.quantity.kind == kind; };
  };
  for (Claim& claim : claims) {
    const std::string& kind = claim.quantity.kind;
    const bool is_one = std::count_if(claims.begin(), claims.end(), is_kind(kind)) == 1;
    if (!is_one || std::any_of(of_variants.begin(), of_variants.end(), is_kind(kind))) claim.price_minor.reset();
  }
  claims.insert(claims.end(), of_variants.begin(), of_variants.end());
  return claims;
}

const YearRate* rate_of(const PriceLimit& limit, std::optional<int64_t> year) {
  const YearRate* found = nullptr;
  for (const YearRate& rate : limit.rates) {
    if (!year || rate.from_year <= *year || found == nullptr) found = &rate;
  }
  return found;
}

/// The least that so much can cost, in minor units; absent for a currency without a rate. Rates of
/// exchange are old, so outside US dollars the least is set lower.
std::optional<int64_t> least_price(int64_t thousandths, const YearRate& rate, std::string_view currency) {
  const auto per_usd = thousandths_per_usd(currency);
  const auto exponent = currency_exponent(currency);
  if (!per_usd || !exponent || rate.most_per_usd <= 0) return std::nullopt;
  const int64_t trusted = currency == "USD" ? 100 : threshold(kId, "foreign_currency_percent");
  Wide minor = Wide{thousandths} * *per_usd * trusted;
  for (int i = 0; i < *exponent; ++i) minor *= 10;
  minor /= Wide{rate.most_per_usd} * 100 * 1000 * 1000;
  return minor > kMaxPriceMinor ? std::nullopt : std::optional(static_cast<int64_t>(minor));
}

class Judgement {
 public:
  Judgement(const GoodsKind& kind, std::string currency, std::optional<int64_t> year)
      : kind_(kind), currency_(std::move(currency)), year_(year) {}

  void judge(const Claim& claim, const std::vector<Claim>& all) {
    for (const QuantityLimit& limit : kind_.limits) judge_limit(claim, limit);
    for (const PriceLimit& limit : kind_.prices) judge_price(claim, limit);
    for (const RatioLimit& limit : kind_.ratios) judge_ratio(claim, limit, all);
  }

  std::optional<Signal> take() { return std::move(worst_); }

 private:
  void judge_limit(const Claim& claim, const QuantityLimit& limit) {
    if (claim.quantity.kind != limit.quantity || claim.quantity.thousandths <= limit.unusual) return;
    const bool is_known = claim.quantity.thousandths <= limit.impossible;
    propose(claim, is_known ? Severity::kNote : Severity::kStrong,
            {is_known ? "capacity_unusual" : "capacity_impossible",
             {{"claim", claim.quantity.printed}, {"known", limit.known}}},
            limit.source);
  }

  void judge_price(const Claim& claim, const PriceLimit& limit) {
    if (claim.quantity.kind != limit.quantity || claim.quantity.thousandths < limit.from) return;
    const YearRate* rate = rate_of(limit, year_);
    if (rate == nullptr || !claim.price_minor || *claim.price_minor <= 0) return;
    const auto least = least_price(claim.quantity.thousandths, *rate, currency_);
    if (!least || *claim.price_minor >= *least) return;
    const bool is_far = *claim.price_minor < *least * threshold(kId, "strong_price_percent") / 100;
    propose(claim, is_far ? Severity::kStrong : Severity::kWarning,
            {"capacity_too_cheap",
             {{"claim", claim.quantity.printed},
              {"price", Amount{*claim.price_minor, currency_}},
              {"least", Amount{*least, currency_}}}},
            limit.source);
  }

  void judge_ratio(const Claim& claim, const RatioLimit& limit, const std::vector<Claim>& all) {
    if (claim.quantity.kind != limit.quantity) return;
    for (const Claim& other : all) {
      const bool is_other = other.quantity.kind == limit.per && other.quote == claim.quote;
      if (!is_other || claim.quantity.thousandths <= other.quantity.thousandths * Wide{limit.most}) continue;
      propose(claim, Severity::kStrong,
              {"capacity_against_other",
               {{"claim", claim.quantity.printed}, {"other", other.quantity.printed}}},
              limit.source);
    }
  }

  void propose(const Claim& claim, Severity severity, Sentence sentence, const std::string& source) {
    if (worst_ && worst_->severity >= severity) return;
    Signal signal{kId, severity, std::move(sentence), {}};
    signal.evidence.push_back({{"quote", {{"quote", claim.quote}}}, std::nullopt, claim.quantity.printed});
    signal.evidence.push_back({{"limit_source", {{"source", source}}}});
    worst_ = std::move(signal);
  }

  const GoodsKind& kind_;
  std::string currency_;
  std::optional<int64_t> year_;
  std::optional<Signal> worst_;
};

}  // namespace

void check_unreal_capacity(const Listing& listing, std::optional<int64_t> year, Report& report) {
  if (listing.now.title.empty()) return report.not_checked.push_back({kId, "no_title"});
  const GoodsKind* kind = goods_kind_of(MarkedText(listing.now.title));
  if (kind == nullptr) return;
  const std::vector<Claim> claims = claims_of(listing);
  Judgement judgement(*kind, listing.now.currency, year);
  for (const Claim& claim : claims) judgement.judge(claim, claims);
  if (auto signal = judgement.take()) report.signals.push_back(std::move(*signal));
}

}  // namespace companion::signals
