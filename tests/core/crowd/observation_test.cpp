#include "companion/observation.h"

#include <gtest/gtest.h>

#include <functional>

#include "companion/currency.h"

namespace companion {
namespace {

constexpr int64_t kNow = 1'795'404'600'000;  // 2026-11-23T03:30:00Z

Observation good() {
  return {{"1005006123456789", "12000031234567890", "USD", "DE", PriceContext::kPublic},
          kNow,
          1999,
          3998};
}

TEST(Observation, ContextNamesReadBack) {
  for (const char* name : {"public", "new_user", "member", "coins", "app", "coupon", "bundle"}) {
    const auto context = price_context_from_name(name);
    ASSERT_TRUE(context) << name;
    EXPECT_EQ(price_context_name(*context), name);
  }
  EXPECT_FALSE(price_context_from_name("Public"));
  EXPECT_FALSE(price_context_from_name(""));
}

TEST(Observation, AGoodOneIsRoundedDownToTheHour) {
  const auto checked = check_observation(good(), kNow);
  ASSERT_TRUE(checked) << checked.error().message;
  EXPECT_EQ(checked->observed_at_ms, kNow - kHourMs / 2);
  EXPECT_EQ(checked->price_minor, 1999);
}

TEST(Observation, SkuDestinationAndListPriceMayBeAbsent) {
  Observation bare = good();
  bare.series.sku_id.reset();
  bare.series.ship_to.reset();
  bare.list_price_minor.reset();
  EXPECT_TRUE(check_observation(bare, kNow));
}

struct Fault {
  const char* field;
  std::function<void(Observation&)> spoil;
};

TEST(Observation, EachImpossibleFieldIsNamed) {
  const Fault faults[] = {
      {"product_id", [](Observation& o) { o.series.product_id = ""; }},
      {"product_id", [](Observation& o) { o.series.product_id = "1234"; }},
      {"product_id", [](Observation& o) { o.series.product_id = std::string(21, '1'); }},
      {"product_id", [](Observation& o) { o.series.product_id = "10050061234567a9"; }},
      {"sku_id", [](Observation& o) { o.series.sku_id = "-1200003"; }},
      {"currency", [](Observation& o) { o.series.currency = "usd"; }},
      {"currency", [](Observation& o) { o.series.currency = "XXQ"; }},
      {"ship_to", [](Observation& o) { o.series.ship_to = "de"; }},
      {"ship_to", [](Observation& o) { o.series.ship_to = "DEU"; }},
      {"price_minor", [](Observation& o) { o.price_minor = 0; }},
      {"price_minor", [](Observation& o) { o.price_minor = -1; }},
      {"price_minor", [](Observation& o) { o.price_minor = kMaxPriceMinor + 1; }},
      {"list_price_minor", [](Observation& o) { o.list_price_minor = 1998; }},
      {"list_price_minor", [](Observation& o) { o.list_price_minor = kMaxPriceMinor + 1; }},
      {"observed_at", [](Observation& o) { o.observed_at_ms = kNow + kHourMs + 1; }},
      {"observed_at", [](Observation& o) { o.observed_at_ms = kNow - 30 * kDayMs - 1; }},
  };
  for (const Fault& fault : faults) {
    Observation observation = good();
    fault.spoil(observation);
    const auto checked = check_observation(observation, kNow);
    ASSERT_FALSE(checked) << fault.field;
    EXPECT_EQ(checked.error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(checked.error().where, fault.field);
  }
}

TEST(Observation, TheLimitsThemselvesAreAllowed) {
  Observation edge = good();
  edge.observed_at_ms = kNow + kHourMs;
  EXPECT_TRUE(check_observation(edge, kNow));
  edge.observed_at_ms = kNow - 30 * kDayMs;
  EXPECT_TRUE(check_observation(edge, kNow));
  edge.price_minor = kMaxPriceMinor;
  edge.list_price_minor = kMaxPriceMinor;
  EXPECT_TRUE(check_observation(edge, kNow));
}

}  // namespace
}  // namespace companion
