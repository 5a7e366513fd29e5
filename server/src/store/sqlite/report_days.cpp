#include "store/sqlite/report_days.h"

namespace companion::server::sqlite {

ReportDays::ReportDays(Database& database)
    : select_next_sequence_(database,
                            "SELECT 1 + max(up_to, coalesce((SELECT max(sequence) FROM report), 0))"
                            " FROM sorted_report"),
      insert_new_(database,
                  "INSERT INTO report_of_day (observed_day, product_key, sequence)"
                  " SELECT observed_day, product_key, sequence FROM report"
                  " WHERE sequence > (SELECT up_to FROM sorted_report) AND sequence <= ?1"
                  " ORDER BY observed_day, product_key, sequence"),
      update_up_to_(database, "UPDATE sorted_report SET up_to = ?1"),
      delete_of_contributor_(database,
                             "DELETE FROM report_of_day"
                             " WHERE (observed_day, product_key, sequence) IN"
                             " (SELECT observed_day, product_key, sequence FROM report"
                             " WHERE contributor_id = ?1)") {}

int64_t ReportDays::next_sequence() {
  if (!select_next_sequence_.step()) throw SqliteError("sorted_report has no row");
  const int64_t next = select_next_sequence_.integer(0);
  select_next_sequence_.reset();
  return next;
}

void ReportDays::take_in(int64_t up_to) {
  insert_new_.bind(1, up_to);
  insert_new_.run();
  update_up_to_.bind(1, up_to);
  update_up_to_.run();
}

void ReportDays::forget_contributor(int64_t contributor_id) {
  delete_of_contributor_.bind(1, contributor_id);
  delete_of_contributor_.run();
}

}  // namespace companion::server::sqlite
