// The table of deals: written with the products, read by place.
#pragma once

#include <span>
#include <vector>

#include "store/deal.h"
#include "store/sqlite/database.h"

namespace companion::server::sqlite {

class DealWriter {
 public:
  explicit DealWriter(Database& database);

  /// What is a deal of this product now, in place of what was.
  void save(ProductKey key, std::span<const Deal> deals);

 private:
  Statement delete_;
  Statement insert_;
};

class DealReader {
 public:
  explicit DealReader(Database& database);

  /// Of the deals asked for, the largest drops of every destination and currency, `limit` of each,
  /// seen since; the most honest ones first.
  std::vector<Deal> read(const DealFilter& filter, int64_t seen_since_ms, size_t limit);

 private:
  Statement select_;
};

}  // namespace companion::server::sqlite
