#include "store/sqlite/seller_table.h"

#include <string>

namespace companion::server::sqlite {
namespace {

StoredSeller decoded(std::string_view store_id, std::string_view bytes) {
  Result<crowd::PublishedSeller> published = decode_seller(bytes);
  if (!published) throw SqliteError("a stored store cannot be read");
  return {.store_id = std::string(store_id), .published = std::move(*published)};
}

}  // namespace

SellerReader::SellerReader(Database& database)
    : select_range_(database,
                    "SELECT store_id, published FROM seller"
                    " WHERE seller_key BETWEEN ?1 AND ?2 ORDER BY seller_key LIMIT ?3") {}

Result<std::vector<StoredSeller>> SellerReader::read(const KeyPrefix& prefix, size_t max_sellers) {
  select_range_.bind(1, prefix.first());
  select_range_.bind(2, prefix.last());
  select_range_.bind(3, static_cast<int64_t>(max_sellers) + 1);  // one more shows an overflow
  std::vector<StoredSeller> sellers;
  while (select_range_.step()) {
    if (sellers.size() == max_sellers) {
      select_range_.reset();
      return Error{ErrorCode::kInvalidInput, "prefix",
                   "too many stores begin so: ask with a longer prefix"};
    }
    sellers.push_back(decoded(select_range_.text(0), select_range_.bytes(1)));
  }
  return sellers;
}

SellerWriter::SellerWriter(Database& database)
    : select_(database, "SELECT store_id, published FROM seller WHERE seller_key = ?1"),
      upsert_(database,
              "INSERT INTO seller (seller_key, store_id, published, due_day)"
              " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET store_id = excluded.store_id,"
              " published = excluded.published, due_day = excluded.due_day"),
      delete_(database, "DELETE FROM seller WHERE seller_key = ?1"),
      select_count_(database, "SELECT value FROM counter WHERE name = 'sellers'"),
      select_due_(database, "SELECT seller_key FROM seller WHERE due_day <= ?1") {}

std::optional<StoredSeller> SellerWriter::seller(SellerKey key) {
  select_.bind(1, key);
  if (!select_.step()) return std::nullopt;
  StoredSeller seller = decoded(select_.text(0), select_.bytes(1));
  select_.reset();
  return seller;
}

void SellerWriter::save(const DecidedSeller& decided) {
  if (!decided.seller) {
    delete_.bind(1, decided.key);
    delete_.run();
    return;
  }
  const std::string encoded = encode_seller(decided.seller->published);
  upsert_.bind(1, decided.key);
  upsert_.bind_text(2, decided.seller->store_id);
  upsert_.bind_bytes(3, {reinterpret_cast<const uint8_t*>(encoded.data()), encoded.size()});
  upsert_.bind(4, decided.seller->published.until_day);
  upsert_.run();
}

int64_t SellerWriter::seller_count() {
  select_count_.step();
  const int64_t sellers = select_count_.integer(0);
  select_count_.reset();
  return sellers;
}

std::vector<SellerKey> SellerWriter::due(int64_t day) {
  std::vector<SellerKey> keys;
  select_due_.bind(1, day);
  while (select_due_.step()) keys.push_back(select_due_.integer(0));
  return keys;
}

}  // namespace companion::server::sqlite
