#include "store/sqlite/coupon_log.h"

#include <string>

namespace companion::server::sqlite {
namespace {

/// The columns of a report, in this order in every statement.
#define COUPON_COLUMNS                                                                \
  "product_id, kind, store_id, currency, amount_minor, percent, min_spend_minor, code," \
  " ends_hour, observed_hour, contributor_id, network"

std::optional<int64_t> optional_integer(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

std::optional<std::string> optional_text(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return std::string(row.text(column));
}

std::optional<int64_t> hours_of(const std::optional<int64_t>& time_ms) {
  if (!time_ms) return std::nullopt;
  return *time_ms / kHourMs;
}

CouponObservation coupon_of_row(const Statement& row) {
  const auto kind = coupon_kind_from_name(row.text(1));
  if (!kind) throw SqliteError("a stored coupon has an unknown kind");
  CouponObservation coupon;
  coupon.product_id = row.text(0);
  coupon.terms = {.kind = *kind,
                  .store_id = optional_text(row, 2),
                  .currency = std::string(row.text(3)),
                  .amount_minor = optional_integer(row, 4),
                  .percent = optional_integer(row, 5),
                  .min_spend_minor = optional_integer(row, 6),
                  .code = optional_text(row, 7),
                  .ends_ms = {}};
  if (!row.is_null(8)) coupon.terms.ends_ms = row.integer(8) * kHourMs;
  coupon.observed_at_ms = row.integer(9) * kHourMs;
  return coupon;
}

}  // namespace

CouponLogWriter::CouponLogWriter(Database& database)
    : database_(database),
      insert_(database,
              "INSERT INTO coupon_report (observed_hour, product_key, product_id, kind, store_id,"
              " currency, amount_minor, percent, min_spend_minor, code, ends_hour, contributor_id,"
              " network, received_day)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"),
      select_products_(database,
                       "SELECT DISTINCT product_key FROM coupon_report WHERE contributor_id = ?1"),
      delete_(database, "DELETE FROM coupon_report WHERE contributor_id = ?1") {}

void CouponLogWriter::append(const KeyedCoupon& keyed, int64_t contributor,
                             crowd::NetworkId network, int64_t received_day) {
  const CouponTerms& terms = keyed.coupon.terms;
  insert_.bind(1, keyed.coupon.observed_at_ms / kHourMs);
  insert_.bind(2, keyed.key);
  insert_.bind_text(3, keyed.coupon.product_id);
  insert_.bind_text(4, coupon_kind_name(terms.kind));
  insert_.bind_optional_text(5, terms.store_id);
  insert_.bind_text(6, terms.currency);
  insert_.bind_optional(7, terms.amount_minor);
  insert_.bind_optional(8, terms.percent);
  insert_.bind_optional(9, terms.min_spend_minor);
  insert_.bind_optional_text(10, terms.code);
  insert_.bind_optional(11, hours_of(terms.ends_ms));
  insert_.bind(12, contributor);
  insert_.bind(13, static_cast<int64_t>(network));
  insert_.bind(14, received_day);
  insert_.run();
}

size_t CouponLogWriter::erase(int64_t contributor, std::vector<ProductKey>& changed) {
  select_products_.bind(1, contributor);
  while (select_products_.step()) changed.push_back(select_products_.integer(0));
  delete_.bind(1, contributor);
  delete_.run();
  return database_.changed_rows();
}

CouponLogReader::CouponLogReader(Database& database)
    : select_record_(database, "SELECT " COUPON_COLUMNS
                               " FROM coupon_report WHERE contributor_id = ?1 ORDER BY sequence"),
      select_product_(database, "SELECT " COUPON_COLUMNS
                                " FROM coupon_report WHERE product_key = ?1 AND observed_hour >= ?2"),
      select_products_(database, "SELECT DISTINCT product_key FROM coupon_report") {}

std::vector<CouponObservation> CouponLogReader::record_of(int64_t contributor) {
  std::vector<CouponObservation> record;
  select_record_.bind(1, contributor);
  while (select_record_.step()) record.push_back(coupon_of_row(select_record_));
  return record;
}

CouponReports CouponLogReader::reports_of(ProductKey key, int64_t since_ms) {
  CouponReports found;
  select_product_.bind(1, key);
  select_product_.bind(2, since_ms / kHourMs);
  while (select_product_.step()) {
    CouponObservation coupon = coupon_of_row(select_product_);
    // Two products of one key: only the first is kept.
    if (found.product_id.empty()) found.product_id = coupon.product_id;
    if (found.product_id != coupon.product_id) continue;
    found.reports.push_back(
        {.contributor = static_cast<crowd::ContributorId>(select_product_.integer(10)),
         .network = static_cast<crowd::NetworkId>(select_product_.integer(11)),
         .observed_at_ms = coupon.observed_at_ms,
         .terms = std::move(coupon.terms)});
  }
  return found;
}

std::vector<ProductKey> CouponLogReader::products() {
  std::vector<ProductKey> keys;
  while (select_products_.step()) keys.push_back(select_products_.integer(0));
  return keys;
}

}  // namespace companion::server::sqlite
