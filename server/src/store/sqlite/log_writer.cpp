#include "store/sqlite/log_writer.h"

#include <chrono>

namespace companion::server::sqlite {
namespace {

/// With each new report so many earlier ones are sorted into their days: they are done before as many
/// new ones wait.
constexpr size_t kSortedForEach = 2;

size_t observations_in(std::span<const LogEntry> entries) {
  size_t observations = 0;
  for (const LogEntry& entry : entries) {
    const auto* const contribution = std::get_if<Contribution>(&entry.what);
    observations += contribution ? contribution->observations.size() : 0;
  }
  return observations;
}

int64_t today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())
      .time_since_epoch()
      .count();
}

}  // namespace

LogWriter::LogWriter(Database& database)
    : database_(database),
      days_(database),
      next_sequence_(days_.next_sequence()),
      select_contributor_(database, "SELECT id FROM contributor WHERE public_key = ?1"),
      insert_contributor_(database,
                          "INSERT INTO contributor (public_key, first_seen_day) VALUES (?1, ?2)"
                          " RETURNING id"),
      insert_report_(database,
                     "INSERT INTO report (observed_day, observed_hour, product_key, product_id,"
                     " sku_id, currency, ship_to, context, price_minor, list_price_minor, in_stock,"
                     " contributor_id, network, received_day, category_id, sequence)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"),
      select_cells_(database, "SELECT DISTINCT product_key FROM report WHERE contributor_id = ?1"),
      insert_erased_cells_(database,
                           "INSERT INTO erased_cell (observed_day, product_key)"
                           " SELECT DISTINCT observed_day, product_key FROM report"
                           " WHERE contributor_id = ?1"),
      delete_reports_(database, "DELETE FROM report WHERE contributor_id = ?1"),
      delete_contributor_(database, "DELETE FROM contributor WHERE id = ?1"),
      coupons_(database),
      sellers_(database) {
  Transaction transaction(database_);
  days_.take_in(next_sequence_ - 1);
  transaction.commit();
}

std::vector<ProductKey> LogWriter::write(std::span<LogEntry> entries) {
  const int64_t received_day = today();
  other_products_.clear();
  changed_sellers_.clear();
  days_.begin();
  Transaction transaction(database_);
  days_.write_some(kSortedForEach * observations_in(entries));
  bool sorts_all = false;
  for (LogEntry& entry : entries) {
    if (const auto* contribution = std::get_if<Contribution>(&entry.what)) {
      append(*contribution, received_day);
      continue;
    }
    days_.write_all();
    sorts_all = true;
    const auto* const request = std::get_if<EraseRequest>(&entry.what);
    if (request) entry.erased = erase(request->contributor);
  }
  if (sorts_all) days_.write_all();
  transaction.commit();
  std::vector<ProductKey> changed = days_.committed();
  changed.insert(changed.end(), other_products_.begin(), other_products_.end());
  has_unsorted_ = !days_.is_complete();
  return changed;
}

std::optional<int64_t> LogWriter::known_contributor(const PublicKey& key) {
  select_contributor_.bind_bytes(1, key);
  if (!select_contributor_.step()) return std::nullopt;
  const int64_t id = select_contributor_.integer(0);
  select_contributor_.reset();
  return id;
}

int64_t LogWriter::contributor_id(const PublicKey& key, int64_t received_day) {
  if (const auto known = known_contributor(key)) return *known;
  insert_contributor_.bind_bytes(1, key);
  insert_contributor_.bind(2, received_day);
  if (!insert_contributor_.step()) throw SqliteError("a contributor was not inserted");
  const int64_t id = insert_contributor_.integer(0);
  insert_contributor_.run();
  return id;
}

void LogWriter::append(const Contribution& contribution, int64_t received_day) {
  const int64_t contributor = contributor_id(contribution.contributor, received_day);
  for (const KeyedObservation& keyed : contribution.observations) {
    append_report(keyed, contributor, contribution.network, received_day);
  }
  for (const KeyedCoupon& keyed : contribution.coupons) {
    coupons_.append(keyed, contributor, contribution.network, received_day);
    other_products_.push_back(keyed.key);
  }
  for (const KeyedSeller& keyed : contribution.sellers) {
    sellers_.append(keyed, contributor, contribution.network, received_day);
    changed_sellers_.push_back(keyed.key);
  }
}

void LogWriter::append_report(const KeyedObservation& keyed, int64_t contributor,
                              crowd::NetworkId network, int64_t received_day) {
  const Observation& seen = keyed.observation;
  const int64_t day = crowd::day_of(seen.observed_at_ms);
  Statement& insert = insert_report_;
  insert.bind(1, day);
  insert.bind(2, (seen.observed_at_ms - day * kDayMs) / kHourMs);
  insert.bind(3, keyed.key);
  insert.bind_text(4, seen.series.product_id);
  insert.bind_optional_text(5, seen.series.sku_id);
  insert.bind_text(6, seen.series.currency);
  insert.bind_optional_text(7, seen.series.ship_to);
  insert.bind_text(8, price_context_name(seen.series.context));
  insert.bind(9, seen.price_minor);
  insert.bind_optional(10, seen.list_price_minor);
  insert.bind_optional(11, seen.in_stock);
  insert.bind(12, contributor);
  insert.bind(13, static_cast<int64_t>(network));
  insert.bind(14, received_day);
  insert.bind_optional(15, seen.category_id);
  insert.bind(16, next_sequence_);
  insert.run();
  days_.add(day, keyed.key, next_sequence_++);
}

size_t LogWriter::erase(const PublicKey& key) {
  const auto contributor = known_contributor(key);
  if (!contributor) return 0;
  select_cells_.bind(1, *contributor);
  while (select_cells_.step()) other_products_.push_back(select_cells_.integer(0));
  insert_erased_cells_.bind(1, *contributor);
  insert_erased_cells_.run();
  days_.remove_contributor(*contributor);
  delete_reports_.bind(1, *contributor);
  delete_reports_.run();
  size_t erased = database_.changed_rows();
  erased += coupons_.erase(*contributor, other_products_);
  erased += sellers_.erase(*contributor, changed_sellers_);
  delete_contributor_.bind(1, *contributor);
  delete_contributor_.run();
  return erased;
}

}  // namespace companion::server::sqlite
