#include "store/sqlite/sqlite_consensus_store.h"

#include <algorithm>
#include <limits>

namespace companion::server::sqlite {
namespace {

/// States still hold the votes of contributors that were erased since; they count no more.
void drop_erased_votes(crowd::SeriesState& state, LogReader& log) {
  for (crowd::VotesOfDay& of_day : state.recent) {
    std::erase_if(of_day.votes, [&log](const crowd::Vote& vote) {
      return !log.has_contributor(vote.contributor);
    });
  }
}

}  // namespace

/// Public products are written in a transaction of their own, committed before the states'.
class SqliteConsensusStore::Session final : public ConsensusSession {
 public:
  Session(SqliteConsensusStore& store, StateSet set)
      : store_(store),
        tables_(store.tables(set)),
        log_(store.log_.snapshot()),
        states_(store.consensus_database_),
        prices_(store.price_database_) {
    store_.has_session_ = true;
  }
  ~Session() override { store_.has_session_ = false; }

  Progress progress() override { return tables_.progress(); }

  crowd::Reputations reputations(std::span<const crowd::ContributorId> contributors) override {
    crowd::Reputations known;
    for (const crowd::ContributorId contributor : contributors) {
      if (auto reputation = tables_.reputation(contributor)) {
        known.emplace(contributor, *std::move(reputation));
      }
    }
    return known;
  }

  void save(crowd::ContributorId contributor, const crowd::Reputation& reputation) override {
    tables_.save(contributor, reputation);
  }

  void for_each_reputation(const std::function<void(const crowd::Reputation&)>& visit) override {
    tables_.for_each_reputation(visit);
  }

  crowd::SeriesState state(ProductKey product, crowd::SeriesId series) override {
    crowd::SeriesState state = tables_.state(product, series);
    drop_erased_votes(state, store_.log_);
    return state;
  }

  void save(ProductKey product, crowd::SeriesId series, const crowd::SeriesState& state) override {
    tables_.save(product, series, state);
  }

  std::optional<StoredProduct> product(ProductKey key) override {
    return store_.prices_.product(key);
  }

  void save(ProductKey key, const StoredProduct& product) override {
    store_.prices_.save(key, product);
    saved_.push_back(key);
  }

  void commit(const Progress& progress) override {
    const int64_t products = store_.prices_.product_count();
    prices_.commit();
    store_.product_count_ = products;
    for (const ProductKey key : saved_) store_.versions_.changed(key);
    tables_.save(progress);
    states_.commit();
  }

 private:
  SqliteConsensusStore& store_;
  StateTables& tables_;
  /// A day is read several times while it is closed: late reports must not come in between.
  const std::unique_ptr<Snapshot> log_;
  Transaction states_;
  Transaction prices_;
  std::vector<ProductKey> saved_;
};

SqliteConsensusStore::SqliteConsensusStore(const DataFolder& folder, ChangedProducts& changed,
                                           ChangedProducts& changed_sellers,
                                           std::function<void()> sort_reports,
                                           std::atomic<int64_t>& product_count,
                                           BucketVersions& versions, PublicSellers& public_sellers)
    : changed_(changed),
      sort_reports_(std::move(sort_reports)),
      product_count_(product_count),
      versions_(versions),
      log_(folder.private_file()),
      private_database_(folder.private_file(), Database::Access::kReadWrite),
      consensus_database_(folder.consensus_file(), Database::Access::kReadWrite),
      price_database_(folder.prices_file(), Database::Access::kReadWrite),
      current_(consensus_database_, StateSet::kCurrent),
      base_(consensus_database_, StateSet::kBase),
      prices_(price_database_),
      sellers_(
          folder, changed_sellers, [this] { forget_idle_contributors(); }, public_sellers) {
  product_count_ = prices_.product_count();
}

std::unique_ptr<ConsensusSession> SqliteConsensusStore::begin(StateSet set) {
  return std::make_unique<Session>(*this, set);
}

Progress SqliteConsensusStore::progress(StateSet set) {
  return tables(set).progress();
}

/// The log with everything that is in it; a session's reads are all of the instant of its beginning.
LogReader& SqliteConsensusStore::newest_log() {
  if (!has_session_) sort_reports_();
  return log_;
}

std::vector<ProductKey> SqliteConsensusStore::take_changed() {
  sort_reports_();
  return changed_.take();
}

std::optional<int64_t> SqliteConsensusStore::next_day_with_reports(int64_t day) {
  return newest_log().next_day_with_reports(day);
}

void SqliteConsensusStore::for_each_product(
    int64_t day, const std::function<void(const ProductReports&)>& visit) {
  newest_log().for_each_product(day, visit);
}

ProductReports SqliteConsensusStore::reports_of(ProductKey key, int64_t from_day, int64_t to_day) {
  return newest_log().reports_of(key, from_day, to_day);
}

std::vector<ProductKey> SqliteConsensusStore::products_since(int64_t day) {
  return newest_log().products_since(day);
}

CouponReports SqliteConsensusStore::coupon_reports_of(ProductKey key, int64_t since_ms) {
  return log_.coupons().reports_of(key, since_ms);
}

std::vector<ProductKey> SqliteConsensusStore::coupon_products() {
  std::vector<ProductKey> keys = log_.coupons().products();
  // Also where an erasure took all reports, and the process ended before that was decided.
  const std::vector<ProductKey> of_public = prices_.coupons_due(std::numeric_limits<int64_t>::max());
  keys.insert(keys.end(), of_public.begin(), of_public.end());
  return keys;
}

std::vector<ProductKey> SqliteConsensusStore::coupons_due(int64_t now_ms) {
  return prices_.coupons_due(now_ms);
}

std::optional<int64_t> SqliteConsensusStore::first_erased_day() {
  return log_.first_erased_day();
}

int64_t SqliteConsensusStore::erasure_mark() {
  return log_.erasure_mark();
}

void SqliteConsensusStore::forget_erased(int64_t day, int64_t mark) {
  Statement forget(private_database_,
                   "DELETE FROM erased_cell WHERE observed_day = ?1 AND sequence <= ?2");
  forget.bind(1, day);
  forget.bind(2, mark);
  forget.run();
}

void SqliteConsensusStore::begin_replay() {
  Progress progress = base_.progress();
  progress.replay = current_.progress().replay + 1;
  Transaction transaction(consensus_database_);
  copy_base_to_current(consensus_database_);
  current_.save(progress);
  transaction.commit();
}

void SqliteConsensusStore::forget_erased_contributors() {
  for (const char* table : {"reputation", "base_reputation"}) {
    std::vector<int64_t> erased;
    Statement select(consensus_database_, std::string("SELECT contributor_id FROM ") + table);
    while (select.step()) {
      const int64_t id = select.integer(0);
      if (!log_.has_contributor(static_cast<crowd::ContributorId>(id))) erased.push_back(id);
    }
    Transaction transaction(consensus_database_);
    Statement forget(consensus_database_,
                     std::string("DELETE FROM ") + table + " WHERE contributor_id = ?1");
    for (const int64_t id : erased) {
      forget.bind(1, id);
      forget.run();
    }
    transaction.commit();
  }
}

void SqliteConsensusStore::forget_reports(int64_t day) {
  // In steps, so that contributions do not wait long for the file.
  Statement forget(private_database_,
                   "DELETE FROM report WHERE sequence IN (SELECT sequence FROM report_of_day"
                   " WHERE observed_day <= ?1 ORDER BY observed_day, product_key, sequence"
                   " LIMIT 10000)");
  Statement forget_place(private_database_,
                         "DELETE FROM report_of_day WHERE (observed_day, product_key, sequence) IN"
                         " (SELECT observed_day, product_key, sequence FROM report_of_day"
                         " WHERE observed_day <= ?1 ORDER BY observed_day, product_key, sequence"
                         " LIMIT 10000)");
  size_t forgotten = 0;
  do {
    Transaction transaction(private_database_);
    for (Statement* const step : {&forget, &forget_place}) {
      step->bind(1, day);
      step->run();
    }
    forgotten = private_database_.changed_rows();
    transaction.commit();
  } while (forgotten > 0);
  forget_idle_contributors();
}

void SqliteConsensusStore::forget_coupons(int64_t before_ms) {
  Statement forget(private_database_, "DELETE FROM coupon_report WHERE observed_hour < ?1");
  forget.bind(1, before_ms / kHourMs);
  forget.run();
  if (private_database_.changed_rows() > 0) forget_idle_contributors();
}

void SqliteConsensusStore::forget_idle_contributors() {
  private_database_.execute(
      "DELETE FROM contributor WHERE NOT EXISTS"
      " (SELECT 1 FROM report WHERE contributor_id = contributor.id) AND NOT EXISTS"
      " (SELECT 1 FROM coupon_report WHERE contributor_id = contributor.id) AND NOT EXISTS"
      " (SELECT 1 FROM seller_report WHERE contributor_id = contributor.id)");
}

}  // namespace companion::server::sqlite
