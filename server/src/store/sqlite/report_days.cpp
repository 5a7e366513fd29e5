#include "store/sqlite/report_days.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace companion::server::sqlite {
namespace {

/// So many are put in order together: the more, the more of them share a page.
constexpr size_t kReportsToSort = 50'000;

}  // namespace

ReportDays::ReportDays(Database& database)
    : select_next_sequence_(database,
                            "SELECT 1 + max(up_to, coalesce((SELECT max(sequence) FROM report), 0))"
                            " FROM sorted_report"),
      insert_new_(database,
                  "INSERT OR IGNORE INTO report_of_day (observed_day, product_key, sequence)"
                  " SELECT observed_day, product_key, sequence FROM report"
                  " WHERE sequence > (SELECT up_to FROM sorted_report) AND sequence <= ?1"
                  " ORDER BY observed_day, product_key, sequence"),
      insert_(database, "INSERT INTO report_of_day VALUES (?1, ?2, ?3)"),
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
  set_up_to(up_to);
}

void ReportDays::begin() {
  unsorted_.resize(unsorted_committed_);
  sorted_written_ = sorted_committed_;
  unsorted_written_ = 0;
}

void ReportDays::add(int64_t day, ProductKey product, int64_t sequence) {
  unsorted_.push_back({day, product, sequence});
}

void ReportDays::write_some(size_t reports) {
  if (sorted_.empty() && unsorted_committed_ >= kReportsToSort) {
    sorted_up_to_ = unsorted_.back().sequence;
    std::swap(sorted_, unsorted_);
    std::sort(sorted_.begin(), sorted_.end());
    unsorted_committed_ = 0;
  }
  const size_t end = std::min(sorted_.size(), sorted_written_ + reports);
  while (sorted_written_ < end) write(sorted_[sorted_written_++]);
  if (!sorted_.empty() && end == sorted_.size()) set_up_to(sorted_up_to_);
}

void ReportDays::write_all() {
  while (sorted_written_ < sorted_.size()) write(sorted_[sorted_written_++]);
  std::vector<Place> rest(unsorted_.begin() + static_cast<std::ptrdiff_t>(unsorted_written_),
                          unsorted_.end());
  std::sort(rest.begin(), rest.end());
  for (const Place& place : rest) write(place);
  unsorted_written_ = unsorted_.size();
  if (!unsorted_.empty()) {
    set_up_to(unsorted_.back().sequence);
  } else if (!sorted_.empty()) {
    set_up_to(sorted_up_to_);
  }
}

void ReportDays::remove_contributor(int64_t contributor_id) {
  delete_of_contributor_.bind(1, contributor_id);
  delete_of_contributor_.run();
}

std::vector<ProductKey> ReportDays::committed() {
  std::vector<ProductKey> products;
  const auto finish = [&products](std::vector<Place>& places) {
    for (const Place& place : places) products.push_back(place.product);
    places.clear();
  };
  if (sorted_written_ == sorted_.size()) {
    finish(sorted_);
    sorted_written_ = 0;
  }
  sorted_committed_ = sorted_written_;
  if (unsorted_written_ == unsorted_.size()) finish(unsorted_);
  unsorted_committed_ = unsorted_.size();
  return products;
}

void ReportDays::write(const Place& place) {
  insert_.bind(1, place.day);
  insert_.bind(2, place.product);
  insert_.bind(3, place.sequence);
  insert_.run();
}

void ReportDays::set_up_to(int64_t sequence) {
  update_up_to_.bind(1, sequence);
  update_up_to_.run();
}

}  // namespace companion::server::sqlite
