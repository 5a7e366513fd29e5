// Coupons from the log to the public product, and how they go.
#include "consensus/published_prices.h"

namespace companion::server {
namespace {

class Coupons : public PublishedPrices {
 protected:
  static CouponTerms terms(int64_t amount_minor, std::optional<int64_t> ends_hour) {
    CouponTerms terms{.store_id = "1102345", .currency = "USD", .amount_minor = amount_minor};
    if (ends_hour) terms.ends_ms = kNoonMs + *ends_hour * kHourMs;
    return terms;
  }

  /// A contributor's batch with a coupon and, unless it is about coupons alone, a price.
  void see(uint64_t number, const CouponTerms& terms, int64_t hour = 0, bool with_price = true) {
    std::vector<KeyedObservation> prices;
    if (with_price) prices.push_back(sample("1005001", hour, 1999));
    Contribution one = contribution(number, std::move(prices));
    one.coupons.push_back({product_key("1005001"), {"1005001", terms, kNoonMs + hour * kHourMs}});
    ASSERT_FALSE(append_and_wait(store_->contributions(), std::move(one)));
  }

  std::vector<crowd::PublishedCoupon> coupons() {
    const auto found = product("1005001");
    return found ? found->coupons : std::vector<crowd::PublishedCoupon>();
  }
};

TEST_F(Coupons, ArePublishedWhenAsManySawThemAsAPriceNeeds) {
  see(1, terms(100, 240));
  see(2, terms(100, 240));
  publish();
  EXPECT_TRUE(coupons().empty());
  see(3, terms(100, 240), 1);
  publish(2);
  ASSERT_EQ(coupons().size(), 1U);
  EXPECT_EQ(coupons()[0].terms, terms(100, 240));
  EXPECT_EQ(coupons()[0].keys, 3);
  EXPECT_EQ(coupons()[0].networks, 3);
  EXPECT_EQ(coupons()[0].last_seen_ms, kNoonMs + kHourMs);
  EXPECT_EQ(coupons()[0].required, (crowd::Thresholds{3, 2}));
}

TEST_F(Coupons, WithoutAPriceAreTheProductsAllTheSame) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, terms(100, 240), 0, false);
  publish();
  EXPECT_EQ(coupons().size(), 1U);
  EXPECT_EQ(store_->prices().product_count(), 0) << "only a published price counts";
}

TEST_F(Coupons, GoAtTheirEndWithoutAnyNews) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, terms(100, 30));
  publish(29);
  EXPECT_EQ(coupons().size(), 1U);
  publish(30);
  EXPECT_TRUE(coupons().empty());
  EXPECT_TRUE(product("1005001")) << "its price stays";
}

TEST_F(Coupons, GoWhenNobodyHasSeenThemForLong) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, terms(100, 24 * 60));
  publish(24 * 14 - 1);
  EXPECT_EQ(coupons().size(), 1U);
  publish(24 * 14);
  EXPECT_TRUE(coupons().empty());
}

TEST_F(Coupons, GoAlsoWhileTheServerIsDown) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, terms(100, 24));
  publish();
  ASSERT_EQ(coupons().size(), 1U);
  reopen();
  publish(24 * 200);
  EXPECT_TRUE(coupons().empty());
}

TEST_F(Coupons, AreTakenBackWithTheKeyThatTheyNeeded) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, terms(100, 240));
  publish();
  ASSERT_EQ(coupons().size(), 1U);
  EXPECT_EQ(erase_and_wait(store_->contributions(), contributor(2)), 2U) << "a price and a coupon";
  publish();
  EXPECT_TRUE(coupons().empty());
}

TEST_F(Coupons, AreTakenBackAlsoWhenTheProcessEndsInBetween) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, terms(100, 240), 0, false);
  publish();
  ASSERT_EQ(coupons().size(), 1U);
  for (uint64_t each = 1; each <= 3; ++each) {
    EXPECT_EQ(erase_and_wait(store_->contributions(), contributor(each)), 1U);
  }
  reopen();
  publish();
  EXPECT_FALSE(product("1005001")) << "nothing is left of it";
}

TEST_F(Coupons, AreInTheRecordOfAContributorAsLongAsTheyCount) {
  see(1, terms(100, 24 * 60), 0, false);
  publish();
  const auto record = store_->contributions().record_of(contributor(1));
  ASSERT_TRUE(record.ok());
  const std::vector<CouponObservation> expected = {{"1005001", terms(100, 24 * 60), kNoonMs}};
  EXPECT_EQ(record->coupons, expected);
  publish(24 * 16);
  const auto later = store_->contributions().record_of(contributor(1));
  ASSERT_TRUE(later.ok());
  EXPECT_TRUE(later->coupons.empty());
  EXPECT_FALSE(later->first_seen_day) << "nothing is left of this contributor";
}

TEST_F(Coupons, OnePerKeyOfOneNetworkIsNotEnough) {
  for (uint64_t each = 1; each <= 5; ++each) {
    Contribution one = contribution(each, {});
    one.network = 7;
    one.coupons.push_back({product_key("1005001"), {"1005001", terms(100, 240), kNoonMs}});
    ASSERT_FALSE(append_and_wait(store_->contributions(), std::move(one)));
  }
  publish();
  EXPECT_TRUE(coupons().empty());
}

}  // namespace
}  // namespace companion::server
