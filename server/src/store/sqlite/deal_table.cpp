#include "store/sqlite/deal_table.h"

#include <string>

namespace companion::server::sqlite {
namespace {

/// No answer grows beyond this, whatever places there are.
constexpr int64_t kMaxDeals = 2'000;

}  // namespace

DealWriter::DealWriter(Database& database)
    : delete_(database, "DELETE FROM deal WHERE product_key = ?1"),
      insert_(database,
              "INSERT INTO deal (product_key, ship_to, currency, product_id, sku_id, price_minor,"
              " typical_minor, lowest_before_minor, drop_percent, seen_hour, category_id)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)") {}

void DealWriter::save(ProductKey key, std::span<const Deal> deals) {
  delete_.bind(1, key);
  delete_.run();
  for (const Deal& deal : deals) {
    const std::string ship_to = deal.series.ship_to.value_or("");
    insert_.bind(1, key);
    insert_.bind_text(2, ship_to);
    insert_.bind_text(3, deal.series.currency);
    insert_.bind_text(4, deal.series.product_id);
    insert_.bind_optional_text(5, deal.series.sku_id);
    insert_.bind(6, deal.price_minor);
    insert_.bind(7, deal.typical_minor);
    insert_.bind(8, deal.lowest_before_minor);
    insert_.bind(9, deal.drop_percent);
    insert_.bind(10, deal.seen_at_ms / kHourMs);
    insert_.bind_optional(11, deal.category_id);
    insert_.run();
  }
}

DealReader::DealReader(Database& database)
    : select_(database,
              "SELECT product_id, sku_id, currency, ship_to, price_minor, typical_minor,"
              " lowest_before_minor, drop_percent, seen_hour, category_id FROM ("
              "SELECT *, row_number() OVER (PARTITION BY ship_to, currency"
              " ORDER BY drop_percent DESC, product_key) AS place FROM deal"
              " WHERE seen_hour >= ?1 AND (?4 IS NULL OR category_id = ?4)"
              " AND (?5 IS NULL OR ship_to = ?5) AND (?6 IS NULL OR currency = ?6))"
              " WHERE place <= ?2"
              " ORDER BY drop_percent DESC, ship_to, currency, product_key LIMIT ?3") {}

std::vector<Deal> DealReader::read(const DealFilter& filter, int64_t seen_since_ms, size_t limit) {
  select_.bind(1, seen_since_ms / kHourMs);
  select_.bind(2, static_cast<int64_t>(limit));
  select_.bind(3, kMaxDeals);
  select_.bind_optional(4, filter.category_id);
  select_.bind_optional_text(5, filter.ship_to);
  select_.bind_optional_text(6, filter.currency);
  std::vector<Deal> deals;
  while (select_.step()) {
    Deal deal;
    deal.series.product_id = select_.text(0);
    if (!select_.is_null(1)) deal.series.sku_id = std::string(select_.text(1));
    deal.series.currency = select_.text(2);
    if (!select_.text(3).empty()) deal.series.ship_to = std::string(select_.text(3));
    deal.price_minor = select_.integer(4);
    deal.typical_minor = select_.integer(5);
    deal.lowest_before_minor = select_.integer(6);
    deal.drop_percent = select_.integer(7);
    deal.seen_at_ms = select_.integer(8) * kHourMs;
    if (!select_.is_null(9)) deal.category_id = select_.integer(9);
    deals.push_back(std::move(deal));
  }
  return deals;
}

}  // namespace companion::server::sqlite
