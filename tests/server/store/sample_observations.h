// Observations and contributions for tests: the noon of 2026-11-23 and the hours after it.
#pragma once

#include <future>
#include <string>
#include <utility>
#include <vector>

#include "store/contribution_log.h"

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

/// A made-up key, the same for the same number.
inline PublicKey contributor(uint64_t number) {
  PublicKey key{};
  for (size_t i = 0; i < sizeof number; ++i) key[i] = static_cast<uint8_t>(number >> 8 * i);
  return key;
}

/// What a contributor on a network of its own reports.
inline Contribution contribution(uint64_t number, std::vector<KeyedObservation> observations) {
  return {.contributor = contributor(number),
          .network = 1000 + number,
          .observations = std::move(observations)};
}

/// Appends and waits for the outcome.
inline std::optional<Error> append_and_wait(ContributionLog& log, Contribution contribution) {
  std::promise<std::optional<Error>> outcome;
  log.append(std::move(contribution),
             [&outcome](const std::optional<Error>& failure) { outcome.set_value(failure); });
  return outcome.get_future().get();
}

/// Erases and waits for the number of observations.
inline size_t erase_and_wait(ContributionLog& log, const PublicKey& key) {
  std::promise<size_t> erased;
  log.erase(key, [&erased](const Result<Erasure>& erasure) {
    erased.set_value(erasure ? erasure->observations : 0);
  });
  return erased.get_future().get();
}

inline KeyPrefix prefix_of(const std::string& product_id, size_t digits) {
  return *KeyPrefix::from_hex(key_digits(product_key(product_id), digits));
}

}  // namespace companion::server
