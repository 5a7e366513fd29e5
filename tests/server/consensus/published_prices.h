// A store with a publisher whose clock the test turns, and what readers would see of it.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "companion/history.h"
#include "consensus/publisher.h"
#include "store/sample_observations.h"
#include "store/sqlite/sqlite_store.h"
#include "temporary_folder.h"

namespace companion::server {

class PublishedPrices : public testing::Test {
 protected:
  void SetUp() override { open(); }

  void open() {
    store_.emplace(sqlite::SqliteStore::Options{folder_.path() / "data"}, metrics_);
    publisher_.emplace(store_->consensus(), options_, [this] { return now_ms_; }, metrics_);
  }
  void close() {
    publisher_.reset();
    store_.reset();
  }
  void reopen() {
    close();
    open();
  }

  void report(uint64_t number, const std::string& product_id, int64_t hour, int64_t price_minor) {
    ASSERT_FALSE(append_and_wait(store_->contributions(),
                                 contribution(number, {sample(product_id, hour, price_minor)})));
  }

  /// One round of the publisher `hour` hours after noon.
  void publish(int64_t hour = 1) {
    now_ms_ = kNoonMs + hour * kHourMs;
    ASSERT_TRUE(publisher_->run_once());
  }

  std::vector<StoredProduct> all() {
    auto products = store_->prices().read_bucket(*KeyPrefix::from_hex(""), 10'000);
    EXPECT_TRUE(products.ok());
    return products ? std::move(*products) : std::vector<StoredProduct>();
  }

  std::optional<StoredProduct> product(const std::string& id) {
    for (StoredProduct& each : all()) {
      if (each.product_id == id) return each;
    }
    return std::nullopt;
  }

  static PriceHistory closed_history(const StoredSeries& series) {
    if (series.closed.empty()) return {};
    auto history = PriceHistory::decode(series.closed);
    EXPECT_TRUE(history.ok());
    return history ? std::move(*history) : PriceHistory();
  }

  TemporaryFolder folder_;
  Metrics metrics_;
  PublisherOptions options_;
  int64_t now_ms_ = kNoonMs;
  std::optional<sqlite::SqliteStore> store_;
  std::optional<Publisher> publisher_;
};

}  // namespace companion::server
