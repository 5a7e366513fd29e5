// Writes groups of observations: the log and the series made from it, in one transaction.
#pragma once

#include <span>

#include "store/observation_store.h"
#include "store/sqlite/database.h"

namespace companion::server::sqlite {

class SeriesWriter {
 public:
  explicit SeriesWriter(Database& database);

  /// Appends the observations to the log and adds them to their series, durably, all or
  /// none; sorts them by series. Throws SqliteError when nothing was stored.
  void write(std::span<KeyedObservation> observations);

 private:
  void append_to_log(const Observation& observation, int64_t received_day);
  void add_to_series(std::span<const KeyedObservation> sightings);
  PriceHistory load_history(const KeyedObservation& sighting);
  void save_history(const KeyedObservation& sighting, const PriceHistory& history);

  Database& database_;
  Statement insert_observation_;
  Statement select_history_;
  Statement upsert_history_;
};

}  // namespace companion::server::sqlite
