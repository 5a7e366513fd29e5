#include "store/sqlite/log_reader.h"

#include <algorithm>
#include <string>

namespace companion::server::sqlite {
namespace {

/// The columns of a report, in this order in every statement.
#define REPORT_COLUMNS                                                                        \
  "product_key, product_id, sku_id, currency, ship_to, context, observed_day, observed_hour," \
  " price_minor, list_price_minor, in_stock, contributor_id, network, category_id"

/// The reports that are sorted into their days, found by day and product.
#define REPORTS_OF_DAYS \
  "report_of_day CROSS JOIN report USING (observed_day, product_key, sequence)"

std::optional<std::string> optional_text(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return std::string(row.text(column));
}

SeriesKey series_of_row(const Statement& row) {
  const auto context = price_context_from_name(row.text(5));
  if (!context) throw SqliteError("a stored report has an unknown context");
  return {.product_id = std::string(row.text(1)),
          .sku_id = optional_text(row, 2),
          .currency = std::string(row.text(3)),
          .ship_to = optional_text(row, 4),
          .context = *context};
}

Observation observation_of_row(const Statement& row) {
  Observation seen;
  seen.series = series_of_row(row);
  seen.observed_at_ms = row.integer(6) * kDayMs + row.integer(7) * kHourMs;
  seen.price_minor = row.integer(8);
  if (!row.is_null(9)) seen.list_price_minor = row.integer(9);
  if (!row.is_null(10)) seen.in_stock = row.integer(10) != 0;
  if (!row.is_null(13)) seen.category_id = row.integer(13);
  return seen;
}

void add_row(ProductReports& product, const Statement& row) {
  const Observation seen = observation_of_row(row);
  product.key = row.integer(0);
  product.product_id = seen.series.product_id;
  auto series = std::find_if(product.series.begin(), product.series.end(),
                             [&](const SeriesReports& one) { return one.key == seen.series; });
  if (series == product.series.end()) {
    series = product.series.insert(series, {.key = seen.series, .reports = {}});
  }
  series->reports.push_back({.contributor = static_cast<crowd::ContributorId>(row.integer(11)),
                             .network = static_cast<crowd::NetworkId>(row.integer(12)),
                             .series = series_id(seen.series),
                             .observed_at_ms = seen.observed_at_ms,
                             .price_minor = seen.price_minor,
                             .list_price_minor = seen.list_price_minor,
                             .in_stock = seen.in_stock,
                             .category_id = seen.category_id});
}

/// The keys that a statement with bound parameters answers.
std::vector<ProductKey> product_keys(Statement& select) {
  std::vector<ProductKey> keys;
  while (select.step()) keys.push_back(select.integer(0));
  return keys;
}

}  // namespace

LogReader::LogReader(const std::filesystem::path& file)
    : database_(file, Database::Access::kReadOnly),
      select_contributor_(database_,
                          "SELECT id, first_seen_day FROM contributor WHERE public_key = ?1"),
      select_record_(database_, "SELECT " REPORT_COLUMNS
                                " FROM report WHERE contributor_id = ?1 ORDER BY sequence"),
      select_next_day_(database_,
                       "SELECT min(day) FROM ("
                       "SELECT min(observed_day) AS day FROM report_of_day WHERE observed_day > ?1"
                       " UNION ALL SELECT min(observed_day) FROM erased_cell"
                       " WHERE observed_day > ?1)"),
      select_day_(database_, "SELECT " REPORT_COLUMNS
                             " FROM " REPORTS_OF_DAYS
                             " WHERE observed_day = ?1 ORDER BY product_key"),
      select_product_(database_, "SELECT " REPORT_COLUMNS
                                 " FROM " REPORTS_OF_DAYS
                                 " WHERE observed_day = ?1 AND product_key = ?2"),
      select_products_since_(database_,
                             "SELECT DISTINCT product_key FROM report_of_day WHERE observed_day > ?1"
                             " UNION SELECT product_key FROM erased_cell WHERE observed_day > ?1"),
      select_erased_(database_,
                     "SELECT DISTINCT product_key FROM erased_cell WHERE observed_day = ?1"
                     " ORDER BY product_key"),
      select_first_erased_(database_, "SELECT min(observed_day) FROM erased_cell"),
      select_erasure_mark_(database_, "SELECT coalesce(max(sequence), 0) FROM erased_cell"),
      select_contributor_id_(database_, "SELECT 1 FROM contributor WHERE id = ?1"),
      coupons_(database_),
      sellers_(database_) {}

bool LogReader::knows(const PublicKey& contributor) {
  select_contributor_.bind_bytes(1, contributor);
  const bool found = select_contributor_.step();
  select_contributor_.reset();
  return found;
}

ContributorRecord LogReader::record_of(const PublicKey& contributor) {
  ContributorRecord record;
  select_contributor_.bind_bytes(1, contributor);
  if (!select_contributor_.step()) return record;
  const int64_t id = select_contributor_.integer(0);
  record.first_seen_day = select_contributor_.integer(1);
  select_contributor_.reset();
  select_record_.bind(1, id);
  while (select_record_.step()) record.observations.push_back(observation_of_row(select_record_));
  record.coupons = coupons_.record_of(id);
  record.sellers = sellers_.record_of(id);
  return record;
}

std::optional<int64_t> LogReader::next_day_with_reports(int64_t day) {
  select_next_day_.bind(1, day);
  std::optional<int64_t> next;
  if (select_next_day_.step() && !select_next_day_.is_null(0)) next = select_next_day_.integer(0);
  select_next_day_.reset();
  return next;
}

std::vector<ProductKey> LogReader::erased_products(int64_t day) {
  select_erased_.bind(1, day);
  return product_keys(select_erased_);
}

void LogReader::for_each_product(int64_t day,
                                 const std::function<void(const ProductReports&)>& visit) {
  const std::vector<ProductKey> erased = erased_products(day);
  auto next_erased = erased.begin();
  ProductReports product;
  // Hands on what is complete, and before it the products of which nothing is left.
  const auto finish = [&] {
    if (product.series.empty()) return;
    for (; next_erased != erased.end() && *next_erased <= product.key; ++next_erased) {
      if (*next_erased < product.key) visit({.key = *next_erased, .product_id = {}, .series = {}});
    }
    visit(product);
    product = {};
  };
  select_day_.bind(1, day);
  while (select_day_.step()) {
    if (!product.series.empty() && product.key != select_day_.integer(0)) finish();
    add_row(product, select_day_);
  }
  finish();
  for (; next_erased != erased.end(); ++next_erased) {
    visit({.key = *next_erased, .product_id = {}, .series = {}});
  }
}

ProductReports LogReader::reports_of(ProductKey key, int64_t from_day, int64_t to_day) {
  ProductReports product;
  product.key = key;
  for (int64_t day = from_day; day <= to_day; ++day) {
    select_product_.bind(1, day);
    select_product_.bind(2, key);
    while (select_product_.step()) add_row(product, select_product_);
  }
  return product;
}

std::vector<ProductKey> LogReader::products_since(int64_t day) {
  select_products_since_.bind(1, day);
  return product_keys(select_products_since_);
}

std::optional<int64_t> LogReader::first_erased_day() {
  std::optional<int64_t> first;
  if (select_first_erased_.step() && !select_first_erased_.is_null(0)) {
    first = select_first_erased_.integer(0);
  }
  select_first_erased_.reset();
  return first;
}

int64_t LogReader::erasure_mark() {
  select_erasure_mark_.step();
  const int64_t mark = select_erasure_mark_.integer(0);
  select_erasure_mark_.reset();
  return mark;
}

bool LogReader::has_contributor(crowd::ContributorId id) {
  select_contributor_id_.bind(1, static_cast<int64_t>(id));
  const bool found = select_contributor_id_.step();
  select_contributor_id_.reset();
  return found;
}

}  // namespace companion::server::sqlite
