// What the consensus works on: the reports of a day, the states between days, and the public
// products it writes. Used by one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "crowd/report.h"
#include "crowd/reputation.h"
#include "crowd/series_state.h"
#include "store/product_key.h"
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

  /// No report of this day or one before is taken any more from now on, also after a restart.
  virtual void stop_taking(int64_t day) = 0;

  /// The first day after `day` with reports or with something erased.
  virtual std::optional<int64_t> next_day_with_reports(int64_t day) = 0;

  /// Calls visit for every product with reports on the day or with erased ones, by ascending key.
  virtual void for_each_product(int64_t day,
                                const std::function<void(const ProductReports&)>& visit) = 0;

  /// A product's reports of the days from … to.
  virtual ProductReports reports_of(ProductKey key, int64_t from_day, int64_t to_day) = 0;

  /// The products with reports on days after `day`.
  virtual std::vector<ProductKey> products_since(int64_t day) = 0;

  /// The products that got reports, or lost some, since the last call; empty after a start.
  virtual std::vector<ProductKey> take_changed() = 0;

  /// Whether something closed was erased since the last replay began.
  virtual bool needs_replay() = 0;
  /// Puts the current states back to the base and the number of the replay up by one.
  virtual void begin_replay() = 0;
  /// What was erased before the replay began is done with.
  virtual void end_replay() = 0;

  /// Removes the log of a day that the base has taken in.
  virtual void forget_reports(int64_t day) = 0;
};

}  // namespace companion::server
