#include "price/offer_cost.h"

#include <gtest/gtest.h>

#include "base/iso_time.h"

namespace companion::price {
namespace {

CostInput in_germany(int64_t unit_price_minor) {
  CostInput input;
  input.unit_price_minor = unit_price_minor;
  input.currency = "EUR";
  input.shipping = {{0, 499}, {1, 199}};
  input.tax_rule = import_tax_rule("DE");
  input.now_ms = *parse_iso_time("2026-11-23");
  return input;
}

TEST(ImportTaxes, NameTheirRateSourceAndDate) {
  const auto rule = import_tax_rule("DE");
  ASSERT_TRUE(rule);
  EXPECT_EQ(rule->rate_permille, 190);
  EXPECT_EQ(rule->collected_up_to_minor, 15000);
  EXPECT_FALSE(rule->source.empty());
  EXPECT_FALSE(rule->as_of.empty());
  EXPECT_FALSE(import_tax_rule("US")) << "a duty that depends on the goods is not guessed";
  EXPECT_FALSE(import_tax_rule(""));
}

TEST(OfferCost, AddsTheCheapestShipping) {
  CostInput input = in_germany(1000);
  input.quantity = 2;
  input.stated_tax = StatedTax{true, {}};
  const OfferCost cost = offer_cost(input);
  EXPECT_EQ(cost.goods_minor, 2000);
  EXPECT_EQ(cost.shipping->index, 1u);
  EXPECT_EQ(cost.tax.state, TaxState::kIncluded);
  EXPECT_EQ(cost.total, (AmountSpan{2199, 2199}));
  EXPECT_EQ(cost.per_piece, (AmountSpan{1100, 1100}));
}

TEST(OfferCost, AStatedTaxIsAdded) {
  CostInput input = in_germany(1000);
  input.stated_tax = StatedTax{false, 228};
  EXPECT_EQ(offer_cost(input).total, (AmountSpan{1427, 1427}));
}

TEST(OfferCost, ASilentPageGivesASpan) {
  const OfferCost cost = offer_cost(in_germany(1000));
  EXPECT_EQ(cost.tax.state, TaxState::kMayBeAdded);
  // 19 % of 11.99 and the flat duty of 3.00 on top of 11.99.
  EXPECT_EQ(cost.total, (AmountSpan{1199, 1199 + 228 + 300}));
}

TEST(OfferCost, BeforeItsDayThereIsNoFlatDuty) {
  CostInput input = in_germany(1000);
  input.now_ms = *parse_iso_time("2026-06-30");
  EXPECT_EQ(offer_cost(input).total, (AmountSpan{1199, 1199 + 228}));
}

TEST(OfferCost, AboveTheLimitTheTaxIsUnknown) {
  const OfferCost cost = offer_cost(in_germany(15001));
  EXPECT_EQ(cost.tax.state, TaxState::kUnknown);
  EXPECT_TRUE(cost.tax.is_above_limit);
  EXPECT_FALSE(cost.total);
}

TEST(OfferCost, UnknownStaysUnknown) {
  CostInput input = in_germany(1000);
  input.shipping.clear();
  EXPECT_FALSE(offer_cost(input).total) << "shipping";
  input = in_germany(1000);
  input.tax_rule.reset();
  EXPECT_FALSE(offer_cost(input).total) << "tax";
  input = in_germany(1000);
  input.currency = "USD";
  EXPECT_EQ(offer_cost(input).tax.state, TaxState::kUnknown) << "a limit in euros says nothing on dollars";
}

TEST(OfferCost, APieceOfALot) {
  CostInput input = in_germany(1000);
  input.pieces_per_unit = 10;
  input.shipping.clear();
  EXPECT_EQ(offer_cost(input).per_piece, (AmountSpan{100, 100})) << "of the goods, as the total is unknown";
}

TEST(OfferCost, CouponsComeOffTheGoodsOnly) {
  CostInput input = in_germany(1000);
  input.stated_tax = StatedTax{true, {}};
  Coupon coupon;
  coupon.amount_minor = 300;
  input.coupons = {coupon};
  EXPECT_EQ(offer_cost(input).total, (AmountSpan{899, 899}));
}

TEST(OfferCost, ACouponInThePriceIsNotTakenOffTwice) {
  CostInput input = in_germany(1000);
  Coupon coupon;
  coupon.amount_minor = 300;
  input.coupons = {coupon};
  input.has_coupon_in_price = true;
  const OfferCost cost = offer_cost(input);
  EXPECT_EQ(cost.coupons.goods_minor, 1000);
  EXPECT_EQ(cost.coupons.uses, std::vector<CouponUse>{CouponUse::kInPrice});
}

}  // namespace
}  // namespace companion::price
