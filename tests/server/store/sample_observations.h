// Observations for store tests: the noon of 2026-11-23 and the hours after it.
#pragma once

#include <future>
#include <string>
#include <utility>
#include <vector>

#include "store/observation_store.h"

namespace companion::server {

inline constexpr int64_t kNoonMs = 1'795'435'200'000;  // 2026-11-23T12:00:00Z

inline KeyedObservation sample(const std::string& product_id, int64_t hour, int64_t price_minor) {
  Observation observation;
  observation.series.product_id = product_id;
  observation.series.currency = "USD";
  observation.observed_at_ms = kNoonMs + hour * kHourMs;
  observation.price_minor = price_minor;
  return {product_key(product_id), observation};
}

/// Appends and waits for the outcome.
inline std::optional<Error> append_and_wait(ObservationStore& store,
                                            std::vector<KeyedObservation> batch) {
  std::promise<std::optional<Error>> outcome;
  store.append(std::move(batch),
               [&outcome](std::optional<Error> failure) { outcome.set_value(std::move(failure)); });
  return outcome.get_future().get();
}

inline KeyPrefix prefix_of(const std::string& product_id, size_t digits) {
  return *KeyPrefix::from_hex(hex(product_key(product_id)).substr(0, digits));
}

}  // namespace companion::server
