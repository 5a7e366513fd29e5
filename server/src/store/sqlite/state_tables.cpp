#include "store/sqlite/state_tables.h"

#include "base/byte_codec.h"
#include "crowd/compact_bytes.h"

namespace companion::server::sqlite {
namespace {

std::string table_prefix(StateSet set) {
  return set == StateSet::kBase ? "base_" : "";
}

std::span<const uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

std::string encode_agreements(const std::map<crowd::SeriesId, int64_t>& agreements_in) {
  std::string out;
  for (const auto& [series, number] : agreements_in) {
    append_varint(out, series);
    append_varint(out, static_cast<uint64_t>(number));
  }
  return out;
}

std::map<crowd::SeriesId, int64_t> decode_agreements(std::string_view bytes) {
  std::map<crowd::SeriesId, int64_t> agreements_in;
  ByteReader in(bytes);
  while (in.left() > 0) {
    const crowd::SeriesId series = in.varint();
    agreements_in[series] = static_cast<int64_t>(in.varint());
  }
  if (in.failed()) throw SqliteError("a stored reputation cannot be read");
  return agreements_in;
}

/// first_day, standing, agreements, agreements_in from the first column on.
crowd::Reputation reputation_of_row(const Statement& row) {
  return {row.integer(0), row.integer(1), row.integer(2), decode_agreements(row.bytes(3))};
}

constexpr const char* kReputationColumns = "first_day, standing, agreements, agreements_in";

}  // namespace

StateTables::StateTables(Database& database, StateSet set)
    : prefix_(table_prefix(set)),
      select_progress_(database, "SELECT value FROM progress WHERE name = ?1"),
      upsert_progress_(database,
                       "INSERT INTO progress (name, value) VALUES (?1, ?2)"
                       " ON CONFLICT DO UPDATE SET value = excluded.value"),
      delete_progress_(database, "DELETE FROM progress WHERE name = ?1"),
      select_reputation_(database, "SELECT " + std::string(kReputationColumns) + " FROM " + prefix_ +
                                       "reputation WHERE contributor_id = ?1"),
      select_reputations_(database, "SELECT " + std::string(kReputationColumns) + " FROM " +
                                        prefix_ + "reputation"),
      upsert_reputation_(database, "INSERT OR REPLACE INTO " + prefix_ +
                                       "reputation (contributor_id, first_day, standing,"
                                       " agreements, agreements_in) VALUES (?1, ?2, ?3, ?4, ?5)"),
      select_state_(database, "SELECT state FROM " + prefix_ +
                                  "series_state WHERE product_key = ?1 AND series_id = ?2"),
      upsert_state_(database, "INSERT OR REPLACE INTO " + prefix_ +
                                  "series_state (product_key, series_id, state)"
                                  " VALUES (?1, ?2, ?3)") {}

std::optional<int64_t> StateTables::progress_value(std::string_view name) {
  const std::string full_name = prefix_ + std::string(name);
  select_progress_.bind_text(1, full_name);
  std::optional<int64_t> value;
  if (select_progress_.step()) value = select_progress_.integer(0);
  select_progress_.reset();
  return value;
}

void StateTables::save_progress_value(std::string_view name, std::optional<int64_t> value) {
  const std::string full_name = prefix_ + std::string(name);
  Statement& statement = value ? upsert_progress_ : delete_progress_;
  statement.bind_text(1, full_name);
  if (value) statement.bind(2, *value);
  statement.run();
}

Progress StateTables::progress() {
  return {.closed_day = progress_value("closed_day"),
          .unjudged_day = progress_value("unjudged_day"),
          .proven_contributors = progress_value("proven_contributors").value_or(0),
          .replay = progress_value("replay").value_or(0)};
}

void StateTables::save(const Progress& progress) {
  save_progress_value("closed_day", progress.closed_day);
  save_progress_value("unjudged_day", progress.unjudged_day);
  save_progress_value("proven_contributors", progress.proven_contributors);
  save_progress_value("replay", progress.replay);
}

std::optional<crowd::Reputation> StateTables::reputation(crowd::ContributorId contributor) {
  select_reputation_.bind(1, static_cast<int64_t>(contributor));
  if (!select_reputation_.step()) return std::nullopt;
  crowd::Reputation reputation = reputation_of_row(select_reputation_);
  select_reputation_.reset();
  return reputation;
}

void StateTables::for_each_reputation(const std::function<void(const crowd::Reputation&)>& visit) {
  while (select_reputations_.step()) visit(reputation_of_row(select_reputations_));
}

void StateTables::save(crowd::ContributorId contributor, const crowd::Reputation& reputation) {
  const std::string agreements_in = encode_agreements(reputation.agreements_in);
  upsert_reputation_.bind(1, static_cast<int64_t>(contributor));
  upsert_reputation_.bind(2, reputation.first_day);
  upsert_reputation_.bind(3, reputation.standing);
  upsert_reputation_.bind(4, reputation.agreements);
  upsert_reputation_.bind_bytes(5, bytes_of(agreements_in));
  upsert_reputation_.run();
}

crowd::SeriesState StateTables::state(ProductKey product, crowd::SeriesId series) {
  select_state_.bind(1, product);
  select_state_.bind(2, static_cast<int64_t>(series));
  if (!select_state_.step()) return {};
  Result<crowd::SeriesState> state = crowd::decode_series_state(select_state_.bytes(0));
  select_state_.reset();
  if (!state) throw SqliteError("a stored state cannot be read");
  return std::move(*state);
}

void StateTables::save(ProductKey product, crowd::SeriesId series,
                       const crowd::SeriesState& state) {
  const std::string encoded = crowd::encode_series_state(state);
  upsert_state_.bind(1, product);
  upsert_state_.bind(2, static_cast<int64_t>(series));
  upsert_state_.bind_bytes(3, bytes_of(encoded));
  upsert_state_.run();
}

void copy_base_to_current(Database& database) {
  database.execute(
      "DELETE FROM reputation; INSERT INTO reputation SELECT * FROM base_reputation;"
      "DELETE FROM series_state; INSERT INTO series_state SELECT * FROM base_series_state;");
}

}  // namespace companion::server::sqlite
