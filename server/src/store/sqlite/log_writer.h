// Writes groups of entries to the log, each group in one transaction. Used by one thread.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "store/contribution_log.h"
#include "store/sqlite/coupon_log.h"
#include "store/sqlite/database.h"
#include "store/sqlite/log_entry.h"

namespace companion::server::sqlite {

class LogWriter {
 public:
  explicit LogWriter(Database& database);

  /// Appends contributions and erases keys in their order, durably, all or none. Returns the
  /// products that got or lost reports. Throws SqliteError when nothing was stored.
  std::vector<ProductKey> write(std::span<LogEntry> entries);

 private:
  int64_t contributor_id(const PublicKey& key, int64_t received_day);
  std::optional<int64_t> known_contributor(const PublicKey& key);
  void append(const Contribution& contribution, int64_t received_day);
  void append_report(const KeyedObservation& keyed, int64_t contributor, crowd::NetworkId network,
                     int64_t received_day);
  size_t erase(const PublicKey& key);

  Database& database_;
  Statement select_contributor_;
  Statement insert_contributor_;
  Statement insert_report_;
  Statement select_cells_;
  Statement insert_erased_cells_;
  Statement delete_reports_;
  Statement delete_contributor_;
  CouponLogWriter coupons_;
  std::vector<ProductKey> changed_;  ///< by the group that is being written
};

}  // namespace companion::server::sqlite
