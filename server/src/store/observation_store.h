// Where observations are kept: the interface every storage engine implements.
//
// Every operation is keyed by the hashed product id, so one product lies in one partition
// and a distributed engine (PostgreSQL with Citus) can stand in for the embedded one
// without a change above this line. Two things are kept: the append-only log of
// observations (the truth, replayable) and, per series, the price history made from it
// (what is read). Both change in one transaction.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "companion/history.h"
#include "companion/observation.h"
#include "companion/result.h"
#include "store/product_key.h"

namespace companion::server {

/// A checked observation with the key of its product.
struct KeyedObservation {
  ProductKey key;
  Observation observation;
};

/// One series of a product as it is known now.
struct StoredSeries {
  SeriesKey key;
  PriceHistory history;
};

/// All series of one product.
struct StoredProduct {
  ProductKey key;
  std::string product_id;
  std::vector<StoredSeries> series;
};

class ObservationStore {
 public:
  /// Called once with the outcome of an append: no error means "on disk".
  using AppendDone = std::function<void(std::optional<Error>)>;

  virtual ~ObservationStore() = default;

  /// Stores a batch, all or nothing, and then calls `done`: without an error only after
  /// the batch would survive a power cut, with kUnavailable when none of it is
  /// acknowledged (storage failing, too much waiting, closed). `done` may run on any
  /// thread, also before append returns; it must not block.
  virtual void append(std::vector<KeyedObservation> batch, AppendDone done) = 0;

  /// All products of a bucket, by ascending key; their series in a fixed order.
  /// kInvalidInput when the bucket holds more than `max_series` series (the caller should
  /// ask with a longer prefix), kUnavailable when the storage fails.
  virtual Result<std::vector<StoredProduct>> read_bucket(const KeyPrefix& prefix,
                                                         size_t max_series) = 0;

  /// Finishes every append that was taken and refuses later ones. Idempotent.
  virtual void close() = 0;
};

}  // namespace companion::server
