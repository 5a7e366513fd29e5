// What an offer really costs: the goods, shipping and tax, for one order to one country, and what
// that is for a piece. A part that the page does not tell makes the total a range or unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "price/coupon_plan.h"
#include "price/import_taxes.h"

namespace companion::price {

/// Amounts are minor units of the offer's currency throughout.
struct AmountSpan {
  int64_t min_minor = 0;
  int64_t max_minor = 0;

  friend bool operator==(const AmountSpan&, const AmountSpan&) = default;
};

/// A way of shipping that the page offers, in the offer's currency.
struct ShippingOption {
  size_t index = 0;  ///< on the page
  int64_t cost_minor = 0;
};

/// What the page says about tax.
struct StatedTax {
  bool is_included = false;
  std::optional<int64_t> amount_minor;
};

struct CostInput {
  int64_t unit_price_minor = 0;
  int64_t quantity = 1;
  int64_t pieces_per_unit = 1;
  std::string currency;
  std::vector<ShippingOption> shipping;  ///< empty: unknown
  std::optional<StatedTax> stated_tax;
  std::optional<ImportTaxRule> tax_rule;  ///< of the destination
  std::vector<Coupon> coupons;
  /// The page shows the price with a coupon taken off: which one is not known, so none is taken
  /// off again.
  bool has_coupon_in_price = false;
  int64_t now_ms = 0;
};

enum class TaxState : uint8_t {
  kIncluded,    ///< the page says so
  kAdded,       ///< the page says how much
  kMayBeAdded,  ///< the page is silent; the country's rule says how much it can be
  kUnknown,
};

struct TaxCost {
  TaxState state = TaxState::kUnknown;
  std::optional<AmountSpan> amount;  ///< tax and flat duty; absent when unknown
  bool is_above_limit = false;       ///< customs collects, with a duty that depends on the goods
};

struct OfferCost {
  int64_t goods_minor = 0;  ///< unit price × quantity
  CouponPlan coupons;
  std::optional<ShippingOption> shipping;  ///< the cheapest
  TaxCost tax;
  std::optional<AmountSpan> total;  ///< absent when shipping or tax are unknown
  /// For one piece: of the total where it is known, else of the goods after coupons.
  AmountSpan per_piece;
};

/// Adds it up. Defined for 1 ≤ unit price ≤ kMaxPriceMinor, 1 ≤ quantity and pieces ≤ 10,000.
///   1000 × 2, shipping 199, tax included → goods 2000, total 2199, per piece 1100
OfferCost offer_cost(const CostInput& input);

}  // namespace companion::price
