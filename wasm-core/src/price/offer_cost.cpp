#include "price/offer_cost.h"

#include <algorithm>

#include "price/rounding.h"

namespace companion::price {
namespace {

std::optional<ShippingOption> cheapest(const std::vector<ShippingOption>& options) {
  const auto found = std::min_element(options.begin(), options.end(), [](const auto& a, const auto& b) {
    return a.cost_minor < b.cost_minor;
  });
  return found == options.end() ? std::nullopt : std::optional(*found);
}

/// What the rule can add where the page does not say whether it has.
TaxCost tax_by_rule(const ImportTaxRule& rule, const CostInput& input, int64_t goods_minor,
                    const std::optional<ShippingOption>& shipping) {
  TaxCost tax;
  if (rule.currency != input.currency || !shipping) return tax;  // limits cannot be compared
  tax.is_above_limit = goods_minor > rule.collected_up_to_minor;
  if (tax.is_above_limit) return tax;
  int64_t most_minor = divide_rounded(Wide{goods_minor + shipping->cost_minor} * rule.rate_permille, 1000);
  const bool duty_is_due = rule.duty_minor && rule.duty_from_ms && input.now_ms >= *rule.duty_from_ms;
  if (duty_is_due) most_minor += *rule.duty_minor;
  tax.state = TaxState::kMayBeAdded;
  tax.amount = AmountSpan{0, most_minor};
  return tax;
}

TaxCost tax_of(const CostInput& input, int64_t goods_minor, const std::optional<ShippingOption>& shipping) {
  if (input.stated_tax && input.stated_tax->is_included) return {TaxState::kIncluded, AmountSpan{0, 0}, false};
  if (input.stated_tax && input.stated_tax->amount_minor) {
    const int64_t amount_minor = *input.stated_tax->amount_minor;
    return {TaxState::kAdded, AmountSpan{amount_minor, amount_minor}, false};
  }
  return input.tax_rule ? tax_by_rule(*input.tax_rule, input, goods_minor, shipping) : TaxCost();
}

CouponPlan coupons_of(const CostInput& input, int64_t goods_minor) {
  if (!input.has_coupon_in_price) return best_coupons(goods_minor, input.coupons, input.now_ms);
  return {{}, goods_minor, std::vector<CouponUse>(input.coupons.size(), CouponUse::kInPrice)};
}

}  // namespace

OfferCost offer_cost(const CostInput& input) {
  OfferCost cost;
  cost.goods_minor = input.unit_price_minor * input.quantity;
  cost.coupons = coupons_of(input, cost.goods_minor);
  cost.shipping = cheapest(input.shipping);
  const int64_t goods_minor = cost.coupons.goods_minor;
  cost.tax = tax_of(input, goods_minor, cost.shipping);
  if (cost.shipping && cost.tax.amount) {
    const int64_t without_tax = goods_minor + cost.shipping->cost_minor;
    cost.total = AmountSpan{without_tax + cost.tax.amount->min_minor, without_tax + cost.tax.amount->max_minor};
  }
  const AmountSpan whole = cost.total.value_or(AmountSpan{goods_minor, goods_minor});
  const int64_t pieces = input.quantity * input.pieces_per_unit;
  cost.per_piece = {divide_rounded(whole.min_minor, pieces), divide_rounded(whole.max_minor, pieces)};
  return cost;
}

}  // namespace companion::price
