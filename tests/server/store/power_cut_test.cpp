// Power cuts with torn writes, at every kind of moment: while contributions are committed, while the
// consensus publishes, while logs are folded into their files.
#include <gtest/gtest.h>

#include <future>
#include <set>

#include "consensus/publisher.h"
#include "store/faulty_disk.h"
#include "store/sqlite/database.h"
#include "store/sqlite/sqlite_store.h"
#include "temporary_folder.h"

namespace companion::server {
namespace {

constexpr int64_t kNowMs = 1'795'435'200'000;  // 2026-11-23T12:00:00Z
constexpr PublicKey kContributor = {1, 2, 3};
constexpr int kFirstProduct = 1'005'000;

KeyedObservation sample(int product) {
  Observation observation;
  observation.series.product_id = std::to_string(product);
  observation.series.currency = "USD";
  observation.observed_at_ms = kNowMs;
  observation.price_minor = 500 + product % 7'000;
  return {product_key(observation.series.product_id), observation};
}

class PowerCutTest : public testing::Test {
 protected:
  void open() {
    store_.emplace(sqlite::SqliteStore::Options{.data_folder = folder_.path()}, metrics_);
    PublisherOptions options;
    options.rules.publish = {.keys = 1, .networks = 1};
    publisher_.emplace(store_->consensus(), options, [] { return kNowMs; }, metrics_);
  }

  void close() {
    publisher_.reset();
    store_.reset();
  }

  /// Stores ten further products; true when the storage says that it did.
  bool contribute() {
    Contribution contribution{.contributor = kContributor, .network = 1, .observations = {}};
    for (int i = 0; i < 10; ++i) contribution.observations.push_back(sample(next_product_++));
    const std::vector<KeyedObservation> sent = contribution.observations;
    std::promise<std::optional<Error>> outcome;
    store_->contributions().append(std::move(contribution),
                                   [&](auto failure) { outcome.set_value(std::move(failure)); });
    if (outcome.get_future().get()) return false;
    for (const auto& keyed : sent) acknowledged_.insert(keyed.observation.series.product_id);
    return true;
  }

  /// Folds the write-ahead logs into their files, as SQLite does when they have grown.
  void checkpoint() {
    for (const char* name : {"private.sqlite", "prices.sqlite", "consensus.sqlite"}) {
      try {
        sqlite::Database database(folder_.path() / name, sqlite::Database::Access::kReadWrite);
        database.query_integer("PRAGMA wal_checkpoint(PASSIVE)");
      } catch (const sqlite::SqliteError&) {
        // The power went.
      }
    }
  }

  /// Works in a random order until the power goes.
  void work_until_cut(std::mt19937& random) {
    while (disk_.has_power()) {
      switch (random() % 8) {
        case 0: publisher_->run_once(); break;
        case 1: checkpoint(); break;
        default: contribute();
      }
    }
  }

  void expect_files_intact() {
    for (const char* name : {"private.sqlite", "prices.sqlite", "consensus.sqlite"}) {
      sqlite::Database database(folder_.path() / name, sqlite::Database::Access::kReadOnly);
      sqlite::Statement check(database, "PRAGMA integrity_check");
      ASSERT_TRUE(check.step());
      EXPECT_EQ(check.text(0), "ok") << name;
    }
  }

  /// The ids of the log; `acknowledged_` must be among them, and none twice.
  std::set<std::string> expect_log_complete() {
    const auto record = store_->contributions().record_of(kContributor);
    EXPECT_TRUE(record.ok());
    std::set<std::string> logged;
    if (!record) return logged;
    for (const Observation& each : record->observations) {
      EXPECT_TRUE(logged.insert(each.series.product_id).second) << "twice";
    }
    for (const std::string& id : acknowledged_) EXPECT_TRUE(logged.contains(id)) << id;
    EXPECT_EQ(logged.size() % 10, 0U) << "contributions are stored whole or not at all";
    return logged;
  }

  std::vector<StoredProduct> published() {
    auto products = store_->prices().read_bucket(*KeyPrefix::from_hex(""), 100'000);
    EXPECT_TRUE(products.ok());
    return products.ok() ? std::move(*products) : std::vector<StoredProduct>();
  }

  FaultyDisk disk_;
  TemporaryFolder folder_;
  Metrics metrics_;
  std::optional<sqlite::SqliteStore> store_;
  std::optional<Publisher> publisher_;
  int next_product_ = kFirstProduct;
  std::set<std::string> acknowledged_;
};

TEST_F(PowerCutTest, NothingAcknowledgedIsLostHoweverWritesAreTorn) {
  constexpr uint32_t kCuts = 60;
  size_t lost_unacknowledged = 0;
  for (uint32_t cut = 0; cut < kCuts; ++cut) {
    SCOPED_TRACE("cut " + std::to_string(cut));
    std::mt19937 random(cut);
    open();
    disk_.cut_power_at_sync(1 + static_cast<int>(random() % 15), cut);
    work_until_cut(random);
    close();
    disk_.turn_on();

    open();
    expect_files_intact();
    const size_t logged = expect_log_complete().size();
    lost_unacknowledged += static_cast<size_t>(next_product_ - kFirstProduct) > logged;
    close();
    if (HasFailure()) return;
  }
  EXPECT_GT(lost_unacknowledged, 0U) << "cuts that take nothing prove nothing";

  open();
  const std::set<std::string> logged = expect_log_complete();
  ASSERT_TRUE(publisher_->run_once());
  std::set<std::string> in_public;
  for (const StoredProduct& product : published()) {
    in_public.insert(product.product_id);
    ASSERT_EQ(product.series.size(), 1U);
    ASSERT_EQ(product.series[0].days.size(), 1U);
    EXPECT_EQ(product.series[0].days[0].lowest_minor, 500 + std::stoll(product.product_id) % 7'000);
  }
  EXPECT_EQ(in_public, logged) << "what is public follows from the log alone";
  EXPECT_EQ(store_->prices().product_count(), static_cast<int64_t>(logged.size()));
}

/// The test above would see it: a log that is not synchronised loses what it acknowledged.
TEST_F(PowerCutTest, WithoutSynchronisationAcknowledgedContributionsAreLost) {
  size_t lost = 0;
  for (uint32_t cut = 0; cut < 20; ++cut) {
    int64_t expected = 0;
    {
      sqlite::Database database(folder_.path() / "unsafe.sqlite",
                                sqlite::Database::Access::kReadWrite);
      database.execute("CREATE TABLE IF NOT EXISTS row (number INTEGER)");
      database.execute("PRAGMA synchronous=NORMAL");  // no synchronisation at a commit
      database.execute("INSERT INTO row VALUES (1)");  // but one when the log begins anew
      const int64_t before = database.query_integer("SELECT count(*) FROM row");
      disk_.cut_power_at_sync(1, cut);
      for (int i = 0; i < 5; ++i) database.execute("INSERT INTO row VALUES (1)");
      EXPECT_TRUE(disk_.has_power()) << "nothing was synchronised";
      try {
        database.query_integer("PRAGMA wal_checkpoint(PASSIVE)");
      } catch (const sqlite::SqliteError&) {
        // The power went.
      }
      expected = before + 5;
    }
    disk_.turn_on();
    sqlite::Database database(folder_.path() / "unsafe.sqlite",
                              sqlite::Database::Access::kReadWrite);
    lost += database.query_integer("SELECT count(*) FROM row") < expected;
  }
  EXPECT_GT(lost, 0U);
}

}  // namespace
}  // namespace companion::server
