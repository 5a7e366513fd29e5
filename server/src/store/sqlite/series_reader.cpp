#include "store/sqlite/series_reader.h"

#include <algorithm>

namespace companion::server::sqlite {
namespace {

std::optional<std::string> absent_if_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

/// The series in the current row of the bucket statement (columns as selected below).
StoredSeries series_of_row(const Statement& row) {
  const auto context = price_context_from_name(row.text(5));
  if (!context) throw SqliteError("a stored series has an unknown context");
  Result<PriceHistory> history = PriceHistory::decode(row.bytes(6));
  if (!history) throw SqliteError("a stored history cannot be read: " + history.error().message);
  return {{.product_id = std::string(row.text(1)),
           .sku_id = absent_if_empty(row.text(2)),
           .currency = std::string(row.text(3)),
           .ship_to = absent_if_empty(row.text(4)),
           .context = *context},
          std::move(*history)};
}

ProductKey key_of_row(const Statement& row) {
  const std::string_view bytes = row.bytes(0);
  ProductKey key;
  if (bytes.size() != key.size()) throw SqliteError("a stored product key has a wrong size");
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

}  // namespace

SeriesReader::SeriesReader(const std::filesystem::path& file)
    : database_(file, Database::Access::kReadOnly),
      select_bucket_(database_,
                     "SELECT product_key, product_id, sku_id, currency, ship_to, context, history"
                     " FROM series WHERE product_key BETWEEN ?1 AND ?2"
                     " ORDER BY product_key, sku_id, currency, ship_to, context LIMIT ?3") {}

Result<std::vector<StoredProduct>> SeriesReader::read_bucket(const KeyPrefix& prefix,
                                                             size_t max_series) {
  select_bucket_.bind_bytes(1, prefix.first());
  select_bucket_.bind_bytes(2, prefix.last());
  select_bucket_.bind(3, static_cast<int64_t>(max_series) + 1);  // one more shows an overflow
  std::vector<StoredProduct> products;
  size_t series_count = 0;
  while (select_bucket_.step()) {
    if (++series_count > max_series) {
      select_bucket_.reset();
      return Error{ErrorCode::kInvalidInput, "prefix",
                   "too many products begin so: ask with a longer prefix"};
    }
    const ProductKey key = key_of_row(select_bucket_);
    StoredSeries series = series_of_row(select_bucket_);
    if (products.empty() || products.back().key != key) {
      products.push_back({key, series.key.product_id, {}});
    }
    products.back().series.push_back(std::move(series));
  }
  return products;
}

std::unique_ptr<SeriesReader> SeriesReaderPool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<SeriesReader> reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  return std::make_unique<SeriesReader>(file_);
}

void SeriesReaderPool::give_back(std::unique_ptr<SeriesReader> reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

}  // namespace companion::server::sqlite
