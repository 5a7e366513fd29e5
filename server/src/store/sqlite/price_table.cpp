#include "store/sqlite/price_table.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

namespace companion::server::sqlite {
namespace {

StoredProduct decoded(std::string_view product_id, std::string_view bytes) {
  Result<StoredProduct> product = decode_product(product_id, bytes);
  if (!product) throw SqliteError("a stored product cannot be read");
  return std::move(*product);
}

/// Binds an id as an integer where the integer prints as the same text.
void bind_product_id(Statement& statement, int parameter, const std::string& product_id) {
  int64_t number = 0;
  const char* end = product_id.data() + product_id.size();
  const auto [at, error] = std::from_chars(product_id.data(), end, number);
  if (error == std::errc() && at == end && std::to_string(number) == product_id) {
    statement.bind(parameter, number);
  } else {
    statement.bind_text(parameter, product_id);
  }
}

}  // namespace

PriceReader::PriceReader(const std::filesystem::path& file)
    : database_(file, Database::Access::kReadOnly),
      select_range_(database_,
                    "SELECT product_key, product_id, series FROM product"
                    " WHERE product_key BETWEEN ?1 AND ?2 ORDER BY product_key LIMIT ?3"),
      deals_(database_),
      sellers_(database_) {}

Result<std::vector<StoredProduct>> PriceReader::read_bucket(const KeyPrefix& prefix,
                                                            size_t max_products) {
  select_range_.bind(1, prefix.first());
  select_range_.bind(2, prefix.last());
  select_range_.bind(3, static_cast<int64_t>(max_products) + 1);  // one more shows an overflow
  std::vector<StoredProduct> products;
  while (select_range_.step()) {
    if (products.size() == max_products) {
      select_range_.reset();
      return Error{ErrorCode::kInvalidInput, "prefix",
                   "too many products begin so: ask with a longer prefix"};
    }
    products.push_back(decoded(select_range_.text(1), select_range_.bytes(2)));
  }
  return products;
}

std::vector<PriceStore::KeyedProduct> PriceReader::read_after(std::optional<ProductKey> after,
                                                              size_t limit) {
  std::vector<PriceStore::KeyedProduct> products;
  constexpr ProductKey kLast = std::numeric_limits<ProductKey>::max();
  if (after == kLast) return products;
  select_range_.bind(1, after ? *after + 1 : std::numeric_limits<ProductKey>::min());
  select_range_.bind(2, kLast);
  select_range_.bind(3, static_cast<int64_t>(limit));
  while (select_range_.step()) {
    products.push_back({select_range_.integer(0),
                        decoded(select_range_.text(1), select_range_.bytes(2))});
  }
  return products;
}

std::unique_ptr<PriceReader> PriceReaderPool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<PriceReader> reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  return std::make_unique<PriceReader>(file_);
}

void PriceReaderPool::give_back(std::unique_ptr<PriceReader> reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

PriceWriter::PriceWriter(Database& database)
    : select_(database, "SELECT product_id, series FROM product WHERE product_key = ?1"),
      select_counts_(database, "SELECT counts FROM product WHERE product_key = ?1"),
      upsert_(database,
              "INSERT INTO product (product_key, product_id, series, counts)"
              " VALUES (?1, ?2, ?3, ?4)"
              " ON CONFLICT DO UPDATE SET series = excluded.series, counts = excluded.counts"),
      delete_(database, "DELETE FROM product WHERE product_key = ?1"),
      add_to_count_(database, "UPDATE counter SET value = value + ?1 WHERE name = 'products'"),
      select_count_(database, "SELECT value FROM counter WHERE name = 'products'"),
      upsert_due_(database,
                  "INSERT INTO coupon_due (product_key, due_hour) VALUES (?1, ?2)"
                  " ON CONFLICT DO UPDATE SET due_hour = excluded.due_hour"),
      delete_due_(database, "DELETE FROM coupon_due WHERE product_key = ?1"),
      select_due_(database, "SELECT product_key FROM coupon_due WHERE due_hour <= ?1"),
      deals_(database) {}

std::optional<StoredProduct> PriceWriter::product(ProductKey key) {
  select_.bind(1, key);
  if (!select_.step()) return std::nullopt;
  StoredProduct product = decoded(select_.text(0), select_.bytes(1));
  select_.reset();
  return product;
}

void PriceWriter::save(ProductKey key, const StoredProduct& product) {
  deals_.save(key, deals_of(product));
  save_coupons_due(key, product);
  count(has_published_price(product) - counts(key));
  if (product.series.empty() && product.coupons.empty()) {
    delete_.bind(1, key);
    delete_.run();
    return;
  }
  const std::string encoded = encode_series(product);
  upsert_.bind(1, key);
  bind_product_id(upsert_, 2, product.product_id);
  upsert_.bind_bytes(3, {reinterpret_cast<const uint8_t*>(encoded.data()), encoded.size()});
  upsert_.bind(4, has_published_price(product));
  upsert_.run();
}

void PriceWriter::save_coupons_due(ProductKey key, const StoredProduct& product) {
  const auto first = std::min_element(
      product.coupons.begin(), product.coupons.end(),
      [](const auto& one, const auto& other) { return one.until_ms < other.until_ms; });
  Statement& statement = first == product.coupons.end() ? delete_due_ : upsert_due_;
  statement.bind(1, key);
  if (first != product.coupons.end()) statement.bind(2, first->until_ms / kHourMs);
  statement.run();
}

std::vector<ProductKey> PriceWriter::coupons_due(int64_t now_ms) {
  std::vector<ProductKey> keys;
  select_due_.bind(1, now_ms / kHourMs);
  while (select_due_.step()) keys.push_back(select_due_.integer(0));
  return keys;
}

bool PriceWriter::counts(ProductKey key) {
  select_counts_.bind(1, key);
  const bool does = select_counts_.step() && select_counts_.integer(0) != 0;
  select_counts_.reset();
  return does;
}

void PriceWriter::count(int64_t difference) {
  if (difference == 0) return;
  add_to_count_.bind(1, difference);
  add_to_count_.run();
}

int64_t PriceWriter::product_count() {
  select_count_.step();
  const int64_t products = select_count_.integer(0);
  select_count_.reset();
  return products;
}

}  // namespace companion::server::sqlite
