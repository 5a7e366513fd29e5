// Writes groups of entries to the log, each group in one transaction. Used by one thread.
#pragma once

#include <atomic>
#include <span>
#include <vector>

#include "store/contribution_log.h"
#include "store/sqlite/coupon_log.h"
#include "store/sqlite/database.h"
#include "store/sqlite/log_entry.h"
#include "store/sqlite/report_days.h"
#include "store/sqlite/seller_log.h"

namespace companion::server::sqlite {

class LogWriter {
 public:
  /// Takes in what a crash has left unsorted.
  explicit LogWriter(Database& database);

  /// Appends contributions and erases keys in their order, durably, all or none. Returns the
  /// products of which all reports are sorted into their days now, or that lost some: now and then
  /// those of many calls. Throws SqliteError when nothing was stored.
  std::vector<ProductKey> write(std::span<LogEntry> entries);

  /// The stores of which the last call wrote reports, or removed some.
  const std::vector<SellerKey>& changed_sellers() const { return changed_sellers_; }

  /// Whether there are reports that are not sorted into their days. Any thread.
  bool has_unsorted() const { return has_unsorted_; }

 private:
  int64_t contributor_id(const PublicKey& key, int64_t received_day);
  std::optional<int64_t> known_contributor(const PublicKey& key);
  void append(const Contribution& contribution, int64_t received_day);
  void append_report(const KeyedObservation& keyed, int64_t contributor, crowd::NetworkId network,
                     int64_t received_day);
  size_t erase(const PublicKey& key);

  Database& database_;
  ReportDays days_;
  int64_t next_sequence_;
  std::atomic<bool> has_unsorted_ = false;
  Statement select_contributor_;
  Statement insert_contributor_;
  Statement insert_report_;
  Statement select_cells_;
  Statement insert_erased_cells_;
  Statement delete_reports_;
  Statement delete_contributor_;
  CouponLogWriter coupons_;
  SellerLogWriter sellers_;
  /// Of what was erased and of coupons, by the group that is being written.
  std::vector<ProductKey> other_products_;
  std::vector<SellerKey> changed_sellers_;
};

}  // namespace companion::server::sqlite
