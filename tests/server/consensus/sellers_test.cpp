// What is seen of stores, from the log to what is public, and how it goes.
#include "consensus/published_prices.h"

namespace companion::server {
namespace {

class Sellers : public PublishedPrices {
 protected:
  static constexpr int64_t kToday = 20'780;
  static constexpr const char* kStore = "1102345";

  void see(uint64_t number, const SellerFacts& facts, int64_t day = kToday,
           const std::string& store_id = kStore) {
    Contribution one = contribution(number, {});
    one.sellers.push_back({seller_key(store_id), {store_id, day, facts}});
    ASSERT_FALSE(append_and_wait(store_->contributions(), std::move(one)));
  }

  /// One round on a day.
  void publish_on(int64_t day) { publish((day - kToday) * 24); }

  std::optional<crowd::PublishedSeller> seller(const std::string& store_id = kStore) {
    const auto bucket = store_->prices().read_sellers(*KeyPrefix::from_hex(""), 100);
    EXPECT_TRUE(bucket.ok());
    for (const StoredSeller& each : *bucket) {
      if (each.store_id == store_id) return each.published;
    }
    return std::nullopt;
  }

  std::vector<SellerObservation> record_of(uint64_t number) {
    const auto record = store_->contributions().record_of(contributor(number));
    EXPECT_TRUE(record.ok());
    return record->sellers;
  }
};

const SellerFacts kFacts = {.positive_permille = 978, .feedback_count = 31'000, .followers = 0,
                            .opened_day = 17'000, .described_hundredths = 480,
                            .communication_hundredths = 470, .shipping_hundredths = 460,
                            .promised_days = 12, .ship_to = "DE", .sale_claims = 4,
                            .inflated_claims = 1, .score_percent = 87};

TEST_F(Sellers, ArePublishedWhenAsManySawThemAsAPriceNeeds) {
  see(1, kFacts);
  see(2, kFacts);
  publish();
  EXPECT_FALSE(seller());
  EXPECT_EQ(store_->prices().seller_count(), 0);
  see(3, kFacts);
  publish();
  ASSERT_TRUE(seller());
  EXPECT_EQ(store_->prices().seller_count(), 1);
  SellerFacts expected = kFacts;
  expected.ship_to = std::nullopt;
  expected.sale_claims = 12;
  expected.inflated_claims = 3;
  EXPECT_EQ(seller()->facts, expected);
  EXPECT_EQ(seller()->agreement_percent, 100);
  EXPECT_EQ(seller()->promised_to, (std::vector<crowd::PromisedDays>{{"DE", 12}}));
  EXPECT_EQ(seller()->keys, 3);
  EXPECT_EQ(seller()->networks, 3);
  EXPECT_EQ(seller()->known_since_day, kToday);
  EXPECT_EQ(seller()->required, (crowd::Thresholds{3, 2}));
  EXPECT_TRUE(all().empty()) << "no product comes of it";
  EXPECT_GE(metrics_.decided_sellers.value(), 2U);
}

TEST_F(Sellers, OfADayTheLatestReportCounts) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, {.followers = 5, .score_percent = 10});
  for (uint64_t each = 1; each <= 3; ++each) see(each, {.followers = 7});
  publish();
  EXPECT_EQ(seller()->facts, SellerFacts{.followers = 7});
  const std::vector<SellerObservation> expected = {{kStore, kToday, {.followers = 7}}};
  EXPECT_EQ(record_of(1), expected) << "one record, however often it is sent";
}

TEST_F(Sellers, AMinorityDoesNotMoveWhatIsPublished) {
  for (uint64_t each = 1; each <= 4; ++each) see(each, kFacts);
  publish();
  const auto before = seller();
  for (uint64_t each = 5; each <= 7; ++each) {
    see(each, {.positive_permille = 1, .feedback_count = 1, .score_percent = 1});
  }
  publish();
  ASSERT_TRUE(seller());
  EXPECT_EQ(seller()->facts, before->facts);
  EXPECT_EQ(seller()->agreement_percent, 57) << "four of seven";
}

TEST_F(Sellers, GoWhenNobodyHasSeenThemForLong) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, {.followers = 7});
  publish();
  ASSERT_TRUE(seller());
  publish_on(kToday + 29);
  EXPECT_TRUE(seller());
  publish_on(kToday + 30);
  EXPECT_FALSE(seller()) << "without any news";
  EXPECT_EQ(store_->prices().seller_count(), 0);
  EXPECT_EQ(record_of(1).size(), 1U) << "still in the log";
  publish_on(kToday + 90);
  EXPECT_TRUE(record_of(1).empty());
  EXPECT_FALSE(*store_->contributions().knows(contributor(99)));
  const auto record = store_->contributions().record_of(contributor(1));
  EXPECT_FALSE(record->first_seen_day) << "nothing is left of this contributor";
}

TEST_F(Sellers, GoAlsoWhileTheServerIsDown) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, kFacts);
  publish();
  ASSERT_TRUE(seller());
  reopen();
  EXPECT_EQ(store_->prices().seller_count(), 1);
  publish_on(kToday + 200);
  EXPECT_FALSE(seller());
}

TEST_F(Sellers, SalesCountLongerThanTheOtherFacts) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, kFacts);
  publish();
  publish_on(kToday + 60);
  ASSERT_TRUE(seller());
  EXPECT_EQ(seller()->facts, (SellerFacts{.sale_claims = 12, .inflated_claims = 3}));
}

TEST_F(Sellers, TheDaySinceWhichTheyAreKnownOutlivesTheLog) {
  for (int64_t day = kToday; day <= kToday + 200; day += 20) {
    for (uint64_t each = 1; each <= 3; ++each) see(each, {.followers = day}, day);
    publish_on(day);
    ASSERT_TRUE(seller());
    EXPECT_EQ(seller()->known_since_day, kToday);
    EXPECT_EQ(seller()->updated_day, day);
  }
  EXPECT_EQ(record_of(1).size(), 5U) << "of the last 90 days";
}

TEST_F(Sellers, AreTakenBackWithTheKeyThatTheyNeeded) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, kFacts);
  see(2, kFacts, kToday - 1);
  publish();
  ASSERT_TRUE(seller());
  EXPECT_EQ(seller()->known_since_day, kToday - 1);
  EXPECT_EQ(erase_and_wait(store_->contributions(), contributor(2)), 2U);
  EXPECT_TRUE(record_of(2).empty());
  EXPECT_EQ(record_of(1).size(), 1U);
  publish();
  EXPECT_FALSE(seller());
}

TEST_F(Sellers, TheErasedKeysDayIsForgottenToo) {
  for (uint64_t each = 1; each <= 4; ++each) see(each, kFacts);
  see(2, kFacts, kToday - 1);
  publish();
  EXPECT_EQ(seller()->known_since_day, kToday - 1);
  erase_and_wait(store_->contributions(), contributor(2));
  publish();
  EXPECT_EQ(seller()->known_since_day, kToday);
  EXPECT_EQ(seller()->keys, 3);
}

TEST_F(Sellers, AreTakenBackAlsoWhenTheProcessEndsInBetween) {
  for (uint64_t each = 1; each <= 3; ++each) see(each, kFacts);
  publish();
  for (uint64_t each = 1; each <= 3; ++each) {
    EXPECT_EQ(erase_and_wait(store_->contributions(), contributor(each)), 1U);
  }
  reopen();
  publish();
  EXPECT_FALSE(seller());
}

TEST_F(Sellers, ARetentionThatIsShorterHolds) {
  options_.retention_days = 10;
  reopen();
  for (uint64_t each = 1; each <= 3; ++each) see(each, kFacts);
  publish();
  publish_on(kToday + 9);
  EXPECT_TRUE(seller());
  publish_on(kToday + 10);
  EXPECT_TRUE(record_of(1).empty());
  EXPECT_FALSE(seller());
}

TEST_F(Sellers, AVersionTellsThatTheBucketChanged) {
  const KeyPrefix bucket = *KeyPrefix::from_hex(key_digits(seller_key(kStore), 2));
  const uint64_t before = store_->prices().seller_bucket_version(bucket);
  for (uint64_t each = 1; each <= 3; ++each) see(each, kFacts);
  publish();
  EXPECT_GT(store_->prices().seller_bucket_version(bucket), before);
}

}  // namespace
}  // namespace companion::server
