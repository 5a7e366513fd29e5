// Which reports of the log a day has, product by product (table report_of_day).
//
// An ordinary index would be the same to those who read. But the reports of a commit are of random
// products, and each would dirty a page of it: some 2.5 KB written a report. So it is filled later, for
// many reports at once and in its own order, and the consensus sees the log up to there.
#pragma once

#include <cstdint>

#include "store/sqlite/database.h"

namespace companion::server::sqlite {

class ReportDays {
 public:
  explicit ReportDays(Database& database);

  /// A number above those of all reports that are or were in the log.
  int64_t next_sequence();

  /// Takes in the reports with numbers up to this one. Inside a transaction, as are the others.
  void take_in(int64_t up_to);

  /// To be called before these reports go.
  void forget_contributor(int64_t contributor_id);

 private:
  Statement select_next_sequence_;
  Statement insert_new_;
  Statement update_up_to_;
  Statement delete_of_contributor_;
};

}  // namespace companion::server::sqlite
