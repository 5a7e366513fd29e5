// What the consensus works on: the reports of a day, the states between days, and the public
// products it writes. Used by one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "crowd/coupon_consensus.h"
#include "crowd/report.h"
#include "crowd/reputation.h"
#include "crowd/series_state.h"
#include "store/product_key.h"
#include "store/seller_consensus_store.h"
#include "store/stored_product.h"

namespace companion::server {

/// The reports of one series.
struct SeriesReports {
  SeriesKey key;
  std::vector<crowd::Report> reports;  ///< `series` is series_id(key)
};

/// The reports of one product on one or more days.
struct ProductReports {
  ProductKey key = 0;
  std::string product_id;             ///< empty where a replay finds nothing left of it
  std::vector<SeriesReports> series;  ///< none where an erasure took them all
};

/// The reports of a product's coupons.
struct CouponReports {
  std::string product_id;  ///< empty where there are none
  std::vector<crowd::CouponReport> reports;
};

/// How far the consensus is.
struct Progress {
  std::optional<int64_t> closed_day;    ///< days up to this one are decided for good
  std::optional<int64_t> unjudged_day;  ///< the last with reports, until its votes are judged
  int64_t proven_contributors = 0;
  int64_t replay = 0;  ///< counts the replays; higher than a product's: that is to be made anew

  friend bool operator==(const Progress&, const Progress&) = default;
};

/// The working states, or those at the beginning of what the log still holds: a replay starts there.
enum class StateSet { kCurrent, kBase };

/// One transaction over a set of states and the public products. Everything written is there at
/// commit(), nothing without it. Failures are thrown as std::runtime_error.
class ConsensusSession {
 public:
  virtual ~ConsensusSession() = default;

  virtual Progress progress() = 0;

  /// What is known of these contributors; those never met are left out.
  virtual crowd::Reputations reputations(std::span<const crowd::ContributorId> contributors) = 0;
  virtual void save(crowd::ContributorId contributor, const crowd::Reputation& reputation) = 0;
  /// Calls visit for everyone.
  virtual void for_each_reputation(const std::function<void(const crowd::Reputation&)>& visit) = 0;

  /// A fresh state when there is none. Votes of contributors that were erased are left out.
  virtual crowd::SeriesState state(ProductKey product, crowd::SeriesId series) = 0;
  virtual void save(ProductKey product, crowd::SeriesId series,
                    const crowd::SeriesState& state) = 0;

  virtual std::optional<StoredProduct> product(ProductKey key) = 0;
  virtual void save(ProductKey key, const StoredProduct& product) = 0;

  virtual void commit(const Progress& progress) = 0;
};

class ConsensusStore {
 public:
  virtual ~ConsensusStore() = default;

  virtual std::unique_ptr<ConsensusSession> begin(StateSet set) = 0;

  /// The same progress as a session's, without one.
  virtual Progress progress(StateSet set) = 0;

  /// The first day after `day` with reports or with something erased.
  virtual std::optional<int64_t> next_day_with_reports(int64_t day) = 0;

  /// Calls visit for every product with reports on the day or with erased ones, by ascending key.
  virtual void for_each_product(int64_t day,
                                const std::function<void(const ProductReports&)>& visit) = 0;

  /// A product's reports of the days from … to.
  virtual ProductReports reports_of(ProductKey key, int64_t from_day, int64_t to_day) = 0;

  /// The products with reports on days after `day`.
  virtual std::vector<ProductKey> products_since(int64_t day) = 0;

  /// A product's coupons as reported since then.
  virtual CouponReports coupon_reports_of(ProductKey key, int64_t since_ms) = 0;

  /// The products of which coupons were reported, or are public.
  virtual std::vector<ProductKey> coupon_products() = 0;

  /// The products whose public coupons are to be decided again by now, though nothing was reported.
  virtual std::vector<ProductKey> coupons_due(int64_t now_ms) = 0;

  /// The products that got reports, or lost some, since the last call; empty after a start.
  virtual std::vector<ProductKey> take_changed() = 0;

  /// The earliest day from which reports were erased that is not forgotten yet.
  virtual std::optional<int64_t> first_erased_day() = 0;
  /// Names all erasures up to now, for forget_erased().
  virtual int64_t erasure_mark() = 0;
  /// A day was decided without what had been erased when the mark was taken.
  virtual void forget_erased(int64_t day, int64_t mark) = 0;

  /// Puts the current states and progress back to the base; the number of the replay is one higher
  /// than before.
  virtual void begin_replay() = 0;

  /// Removes the log up to a day that the base has taken in, and contributors of whom nothing is
  /// left in it.
  virtual void forget_reports(int64_t day) = 0;
  /// The same for the log of coupons, of which nothing before a time counts any more.
  virtual void forget_coupons(int64_t before_ms) = 0;
  /// What there is of stores.
  virtual SellerConsensusStore& sellers() = 0;

  /// Removes what is remembered of contributors that the log does not know any more.
  virtual void forget_erased_contributors() = 0;
};

}  // namespace companion::server
