// A public product while decisions are written into it.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "crowd/day_point.h"
#include "store/consensus_store.h"
#include "store/stored_product.h"

namespace companion::server {

class PublishedProduct {
 public:
  /// Loads the product, as far as it is decided before `first_day`, the first day that is decided
  /// now: what a replay has not reached yet is put back to the base.
  PublishedProduct(ConsensusSession& session, const ProductReports& reports, int64_t replay,
                   int64_t first_day);

  /// Takes back what was decided, not yet for good, about the days from … to.
  void drop_open_days(int64_t from_day, int64_t to_day);

  /// A decision that is final: part of the history from now on. (Pending ones about personal prices
  /// that too few reported are left out, here and below.)
  /// `category_id`: what the series has agreed on by then.
  void add_closed(const SeriesKey& series, const crowd::DayPoint& point,
                  std::optional<int64_t> category_id);
  /// A decision about a day that may still change.
  void add_open(const SeriesKey& series, const crowd::DayPoint& point,
                std::optional<int64_t> category_id);

  /// In place of the coupons before.
  void set_coupons(std::vector<crowd::PublishedCoupon> coupons) {
    product_.coupons = std::move(coupons);
  }

  /// Days up to this one are final now.
  void set_closed_day(int64_t day) { product_.closed_day = day; }

  void save();

 private:
  void put_back_to_base(int64_t first_day);

  ConsensusSession& session_;
  const ProductKey key_;
  const int64_t replay_;
  StoredProduct product_;
  /// Two products of one key: only the first is kept.
  bool is_of_other_product_ = false;
};

}  // namespace companion::server
