#include "store/sqlite/series_writer.h"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace companion::server::sqlite {
namespace {

std::string_view or_empty(const std::optional<std::string>& text) {
  return text ? std::string_view(*text) : std::string_view("");
}

using SeriesOrder = std::tuple<const ProductKey&, std::string_view, std::string_view,
                               std::string_view, PriceContext>;

SeriesOrder series_order(const KeyedObservation& keyed) {
  const SeriesKey& series = keyed.observation.series;
  return {keyed.key, or_empty(series.sku_id), series.currency, or_empty(series.ship_to),
          series.context};
}

bool same_series(const KeyedObservation& a, const KeyedObservation& b) {
  return series_order(a) == series_order(b);
}

/// Binds the primary key of table series to parameters 1 to 5.
void bind_series(Statement& statement, const KeyedObservation& keyed) {
  const SeriesKey& series = keyed.observation.series;
  statement.bind_bytes(1, keyed.key);
  statement.bind_text(2, or_empty(series.sku_id));
  statement.bind_text(3, series.currency);
  statement.bind_text(4, or_empty(series.ship_to));
  statement.bind_text(5, price_context_name(series.context));
}

void bind_optional_text(Statement& statement, int parameter,
                        const std::optional<std::string>& text) {
  if (text) {
    statement.bind_text(parameter, *text);
  } else {
    statement.bind_null(parameter);
  }
}

template <typename Integer>
void bind_optional(Statement& statement, int parameter, const std::optional<Integer>& value) {
  if (value) {
    statement.bind(parameter, *value);
  } else {
    statement.bind_null(parameter);
  }
}

int64_t today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())
      .time_since_epoch()
      .count();
}

}  // namespace

SeriesWriter::SeriesWriter(Database& database)
    : database_(database),
      insert_observation_(database,
                          "INSERT INTO observation (product_id, sku_id, currency, ship_to, context,"
                          " observed_hour, price_minor, list_price_minor, in_stock, received_day)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
      select_history_(database,
                      "SELECT history FROM series WHERE product_key = ?1 AND sku_id = ?2"
                      " AND currency = ?3 AND ship_to = ?4 AND context = ?5"),
      upsert_history_(database,
                      "INSERT INTO series (product_key, sku_id, currency, ship_to, context,"
                      " product_id, history) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                      " ON CONFLICT DO UPDATE SET history = excluded.history") {}

void SeriesWriter::write(std::span<KeyedObservation> observations) {
  // Sorted: each series is loaded and saved once, neighbours lie on the same pages, and
  // the log does not tell which observations came in one batch.
  std::stable_sort(observations.begin(), observations.end(),
                   [](const KeyedObservation& a, const KeyedObservation& b) {
                     return series_order(a) < series_order(b);
                   });
  const int64_t received_day = today();
  Transaction transaction(database_);
  for (auto begin = observations.begin(); begin != observations.end();) {
    const auto end =
        std::find_if_not(begin, observations.end(),
                         [&](const KeyedObservation& keyed) { return same_series(*begin, keyed); });
    for (auto keyed = begin; keyed != end; ++keyed) {
      append_to_log(keyed->observation, received_day);
    }
    add_to_series({begin, end});
    begin = end;
  }
  transaction.commit();
}

void SeriesWriter::append_to_log(const Observation& observation, int64_t received_day) {
  const SeriesKey& series = observation.series;
  Statement& insert = insert_observation_;
  insert.bind_text(1, series.product_id);
  bind_optional_text(insert, 2, series.sku_id);
  insert.bind_text(3, series.currency);
  bind_optional_text(insert, 4, series.ship_to);
  insert.bind_text(5, price_context_name(series.context));
  insert.bind(6, observation.observed_at_ms / kHourMs);
  insert.bind(7, observation.price_minor);
  bind_optional(insert, 8, observation.list_price_minor);
  bind_optional(insert, 9, observation.in_stock);
  insert.bind(10, received_day);
  insert.run();
}

void SeriesWriter::add_to_series(std::span<const KeyedObservation> sightings) {
  PriceHistory history = load_history(sightings.front());
  for (const KeyedObservation& keyed : sightings) {
    const Observation& seen = keyed.observation;
    history.add({seen.observed_at_ms, seen.price_minor, seen.list_price_minor, seen.in_stock});
  }
  save_history(sightings.front(), history);
}

PriceHistory SeriesWriter::load_history(const KeyedObservation& sighting) {
  bind_series(select_history_, sighting);
  if (!select_history_.step()) return {};
  Result<PriceHistory> history = PriceHistory::decode(select_history_.bytes(0));
  select_history_.reset();
  if (!history) throw SqliteError("a stored history cannot be read: " + history.error().message);
  return std::move(*history);
}

void SeriesWriter::save_history(const KeyedObservation& sighting, const PriceHistory& history) {
  const std::string encoded = history.encode();
  bind_series(upsert_history_, sighting);
  upsert_history_.bind_text(6, sighting.observation.series.product_id);
  upsert_history_.bind_bytes(7, {reinterpret_cast<const uint8_t*>(encoded.data()), encoded.size()});
  upsert_history_.run();
}

}  // namespace companion::server::sqlite
