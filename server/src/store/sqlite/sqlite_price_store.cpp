#include "store/sqlite/sqlite_price_store.h"

#include "store/sqlite/storage_failure.h"

namespace companion::server::sqlite {
namespace {

/// Runs a read with a reader of the pool. A reader whose read threw is not given back: the next one
/// starts afresh.
template <typename Read>
auto with_reader(PriceReaderPool& readers, Read read) -> Result<decltype(read(*readers.take()))> {
  try {
    std::unique_ptr<PriceReader> reader = readers.take();
    auto answer = read(*reader);
    readers.give_back(std::move(reader));
    return answer;
  } catch (const SqliteError& error) {
    return storage_failure("read_failed", error);
  }
}

}  // namespace

Result<std::vector<StoredProduct>> SqlitePriceStore::read_bucket(const KeyPrefix& prefix,
                                                                 size_t max_products) {
  auto read = with_reader(readers_, [&](PriceReader& reader) {
    return reader.read_bucket(prefix, max_products);
  });
  if (!read) return read.error();
  return std::move(*read);
}

Result<std::vector<StoredSeller>> SqlitePriceStore::read_sellers(const KeyPrefix& prefix,
                                                                 size_t max_sellers) {
  auto read = with_reader(
      readers_, [&](PriceReader& reader) { return reader.read_sellers(prefix, max_sellers); });
  if (!read) return read.error();
  return std::move(*read);
}

Result<std::vector<Deal>> SqlitePriceStore::read_deals(const DealFilter& filter,
                                                        int64_t seen_since_ms, size_t limit) {
  return with_reader(readers_,
                     [&](PriceReader& reader) { return reader.read_deals(filter, seen_since_ms, limit); });
}

Result<std::vector<PriceStore::KeyedProduct>> SqlitePriceStore::read_after(
    std::optional<ProductKey> after, size_t limit) {
  return with_reader(readers_,
                     [&](PriceReader& reader) { return reader.read_after(after, limit); });
}

}  // namespace companion::server::sqlite
