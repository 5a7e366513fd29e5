#include "store/sqlite/sqlite_store.h"

#include <gtest/gtest.h>

#include <thread>

#include "store/sample_observations.h"
#include "temporary_folder.h"

namespace companion::server {
namespace {

class SqliteStoreTest : public testing::Test {
 protected:
  void open() { store_.emplace(sqlite::SqliteStore::Options{folder_.path() / "data"}, metrics_); }
  void reopen() {
    store_.reset();
    open();
  }
  void SetUp() override { open(); }

  std::vector<StoredProduct> read(const KeyPrefix& prefix) {
    auto products = store_->read_bucket(prefix, 1'000);
    EXPECT_TRUE(products.ok());
    return products.ok() ? std::move(*products) : std::vector<StoredProduct>();
  }

  TemporaryFolder folder_;
  Metrics metrics_;
  std::optional<sqlite::SqliteStore> store_;
};

TEST_F(SqliteStoreTest, ReadsBackWhatWasAppendedAlsoAfterReopening) {
  ASSERT_FALSE(append_and_wait(*store_, {sample("1005001", 0, 1999), sample("1005001", 1, 1999),
                                         sample("1005001", 5, 1499)}));
  reopen();
  const auto products = read(prefix_of("1005001", 4));
  ASSERT_EQ(products.size(), 1U);
  EXPECT_EQ(products[0].product_id, "1005001");
  EXPECT_EQ(products[0].key, product_key("1005001"));
  ASSERT_EQ(products[0].series.size(), 1U);
  const std::vector<PriceRun> expected = {{kNoonMs, kNoonMs + kHourMs, 1999, {}},
                                          {kNoonMs + 5 * kHourMs, kNoonMs + 5 * kHourMs, 1499, {}}};
  EXPECT_EQ(products[0].series[0].history.runs(), expected);
}

TEST_F(SqliteStoreTest, KeepsTheStockState) {
  std::vector<KeyedObservation> batch = {sample("1005001", 0, 1999), sample("1005001", 1, 1999)};
  batch[0].observation.in_stock = true;
  batch[1].observation.in_stock = false;
  ASSERT_FALSE(append_and_wait(*store_, batch));
  reopen();
  const auto products = read(prefix_of("1005001", 64));
  ASSERT_EQ(products.size(), 1U);
  const std::vector<PriceRun> expected = {{kNoonMs, kNoonMs, 1999, {}, true},
                                          {kNoonMs + kHourMs, kNoonMs + kHourMs, 1999, {}, false}};
  EXPECT_EQ(products[0].series[0].history.runs(), expected);
}

TEST_F(SqliteStoreTest, KeepsSeriesOfOneProductApart) {
  KeyedObservation plain = sample("1005001", 0, 1999);
  KeyedObservation sku = plain, currency = plain, destination = plain, context = plain;
  sku.observation.series.sku_id = "12000001";
  currency.observation.series.currency = "EUR";
  destination.observation.series.ship_to = "DE";
  context.observation.series.context = PriceContext::kCoins;
  context.observation.list_price_minor = 2999;
  ASSERT_FALSE(append_and_wait(*store_, {plain, sku, currency, destination, context}));

  const auto products = read(prefix_of("1005001", 64));
  ASSERT_EQ(products.size(), 1U);
  std::vector<SeriesKey> keys;
  for (const StoredSeries& series : products[0].series) keys.push_back(series.key);
  ASSERT_EQ(keys.size(), 5U);
  for (const auto& sent : {plain, sku, currency, destination, context}) {
    EXPECT_NE(std::find(keys.begin(), keys.end(), sent.observation.series), keys.end());
  }
}

TEST_F(SqliteStoreTest, ABucketHoldsExactlyTheProductsWhoseKeyBeginsSo) {
  std::vector<KeyedObservation> batch;
  for (int i = 0; i < 400; ++i) batch.push_back(sample(std::to_string(1'005'000 + i), 0, 100 + i));
  ASSERT_FALSE(append_and_wait(*store_, batch));
  for (const size_t digits : {2U, 3U, 4U}) {
    const KeyPrefix prefix = prefix_of("1005123", digits);
    std::vector<std::string> expected;
    for (const KeyedObservation& keyed : batch) {
      if (hex(keyed.key).starts_with(prefix.digits())) expected.push_back(hex(keyed.key));
    }
    std::sort(expected.begin(), expected.end());
    std::vector<std::string> found;
    for (const StoredProduct& product : read(prefix)) found.push_back(hex(product.key));
    EXPECT_EQ(found, expected) << prefix.digits();
  }
}

TEST_F(SqliteStoreTest, RefusesABucketAboveTheLimit) {
  KeyedObservation other_currency = sample("1005001", 0, 1899);
  other_currency.observation.series.currency = "EUR";
  ASSERT_FALSE(append_and_wait(*store_, {sample("1005001", 0, 1999), other_currency}));
  const KeyPrefix prefix = prefix_of("1005001", 64);
  EXPECT_TRUE(store_->read_bucket(prefix, 2).ok());
  const auto refused = store_->read_bucket(prefix, 1);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kInvalidInput);
  EXPECT_TRUE(store_->read_bucket(prefix, 2).ok()) << "the reader must be usable again";
}

TEST_F(SqliteStoreTest, ManyThreadsAppendAndReadAtOnce) {
  constexpr int kThreads = 4, kBatches = 25;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([this, thread] {
      for (int batch = 0; batch < kBatches; ++batch) {
        const std::string own = std::to_string(2'000'000 + thread * kBatches + batch);
        EXPECT_FALSE(
            append_and_wait(*store_, {sample(own, 0, 500), sample("1005001", batch, 700)}));
        EXPECT_TRUE(store_->read_bucket(prefix_of("1005001", 2), 1'000).ok());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();

  for (int product = 0; product < kThreads * kBatches; ++product) {
    EXPECT_EQ(read(prefix_of(std::to_string(2'000'000 + product), 64)).size(), 1U);
  }
  const auto shared = read(prefix_of("1005001", 64));
  ASSERT_EQ(shared.size(), 1U);
  const std::vector<PriceRun> expected = {{kNoonMs, kNoonMs + (kBatches - 1) * kHourMs, 700, {}}};
  EXPECT_EQ(shared[0].series[0].history.runs(), expected);
  EXPECT_EQ(metrics_.waiting_observations.value(), 0);
}

TEST_F(SqliteStoreTest, AfterCloseNothingIsTaken) {
  store_->close();
  const auto failure = append_and_wait(*store_, {sample("1005001", 0, 1999)});
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->code, ErrorCode::kUnavailable);
  EXPECT_TRUE(read(prefix_of("1005001", 64)).empty());
}

TEST_F(SqliteStoreTest, AFolderServesOneStoreAtATime) {
  try {
    sqlite::SqliteStore second({folder_.path() / "data"}, metrics_);
    FAIL() << "opened twice";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("in use by another server"), std::string::npos);
  }
}

}  // namespace
}  // namespace companion::server
