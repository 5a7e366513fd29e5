// Which reports of the log a day has, product by product (table report_of_day).
//
// An ordinary index would be the same to those who read. But the reports of a commit are of random
// products, and each would dirty a page of it: some 2.5 KB written a report. So new ones are put in their
// order in memory, many at a time, and written a few with each commit; the consensus sees a report when it
// is there. What a crash leaves unwritten is found by the numbers of the reports.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "store/product_key.h"
#include "store/sqlite/database.h"

namespace companion::server::sqlite {

class ReportDays {
 public:
  explicit ReportDays(Database& database);

  /// A number above those of all reports that are or were in the log.
  int64_t next_sequence();

  /// Writes all reports with numbers up to this one that are not there yet, from the log.
  void take_in(int64_t up_to);

  // In this order in each transaction of the log's writer:
  /// Forgets what a transaction that failed has done.
  void begin();
  /// Remembers a report that was written to the log.
  void add(int64_t day, ProductKey product, int64_t sequence);
  /// Writes so many of those that were remembered before, once there are many.
  void write_some(size_t reports);
  /// Writes all that are remembered; to be called again where more are added.
  void write_all();
  /// Removes a contributor's; to be called after write_all() and before they leave the log.
  void remove_contributor(int64_t contributor_id);
  /// After the commit: the products of reports that were remembered and are all written now.
  std::vector<ProductKey> committed();

  /// Whether all that were committed are written.
  bool is_complete() const { return sorted_.empty() && unsorted_.empty(); }

 private:
  struct Place {
    int64_t day;
    ProductKey product;
    int64_t sequence;
    friend auto operator<=>(const Place&, const Place&) = default;
  };

  void write(const Place& place);
  void set_up_to(int64_t sequence);

  Statement select_next_sequence_;
  Statement insert_new_;
  Statement insert_;
  Statement update_up_to_;
  Statement delete_of_contributor_;
  std::vector<Place> sorted_;    ///< being written, from the first to the last
  std::vector<Place> unsorted_;  ///< those after them
  // How many of each are written, and were so at the last commit.
  size_t sorted_written_ = 0, sorted_committed_ = 0;
  size_t unsorted_written_ = 0;
  size_t unsorted_committed_ = 0;  ///< remembered at the last commit
  int64_t sorted_up_to_ = 0;       ///< the highest number in `sorted_`
};

}  // namespace companion::server::sqlite
