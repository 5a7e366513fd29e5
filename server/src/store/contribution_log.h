// The append-only log of what contributors reported: the truth, from which everything public is
// decided. Private: it says which key reported what.
//
// Keyed by the hashed product id, so a distributed engine can stand in for the embedded one
// without a change above this line.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "companion/coupon_observation.h"
#include "companion/observation.h"
#include "companion/result.h"
#include "companion/seller_observation.h"
#include "crowd/report.h"
#include "store/product_key.h"
#include "store/seller_key.h"

namespace companion::server {

/// A contributor's raw Ed25519 public key.
using PublicKey = std::array<uint8_t, 32>;

/// A checked observation with the key of its product.
struct KeyedObservation {
  ProductKey key = 0;
  Observation observation;
};

/// The same for a coupon.
struct KeyedCoupon {
  ProductKey key = 0;
  CouponObservation coupon;
};

/// The same for a store.
struct KeyedSeller {
  SellerKey key = 0;
  SellerObservation seller;
};

/// What one signed batch brings.
struct Contribution {
  PublicKey contributor{};
  crowd::NetworkId network = 0;  ///< below 2⁶²
  std::vector<KeyedObservation> observations;
  std::vector<KeyedCoupon> coupons{};
  /// Of a store and a day the latest counts, in place of what the same key said before.
  std::vector<KeyedSeller> sellers{};
};

/// What the log holds of one key.
struct ContributorRecord {
  std::optional<int64_t> first_seen_day;  ///< absent when the key is not known
  std::vector<Observation> observations;
  std::vector<CouponObservation> coupons;
  std::vector<SellerObservation> sellers;
};

/// What an erasure did.
struct Erasure {
  size_t observations = 0;  ///< of prices, coupons and stores
};

class ContributionLog {
 public:
  /// Called once with the outcome: no error means "on disk".
  using Done = std::function<void(std::optional<Error>)>;
  using ErasureDone = std::function<void(Result<Erasure>)>;

  virtual ~ContributionLog() = default;

  /// Stores a contribution, all or nothing, and then calls `done`: without an error only after
  /// it would survive a power cut, with kUnavailable when none of it is acknowledged (storage
  /// failing, too much waiting, closed). `done` may run on any thread, also before append
  /// returns; it must not block.
  virtual void append(Contribution contribution, Done done) = 0;

  /// Whether a contribution would be taken now; one that is not would wait too long. Cheap, any thread.
  virtual bool has_room() const = 0;

  /// Removes a key and everything it reported, and notes what is to be decided again; called back
  /// like append(), after what was appended before.
  virtual void erase(const PublicKey& contributor, ErasureDone done) = 0;

  /// Everything the log holds of a key, oldest first; kUnavailable when the storage fails.
  virtual Result<ContributorRecord> record_of(const PublicKey& contributor) = 0;

  /// Whether the key has contributed before (asked for with every batch: mostly remembered);
  /// kUnavailable when the storage fails.
  virtual Result<bool> knows(const PublicKey& contributor) = 0;

  /// Finishes everything that was taken and refuses the rest. Idempotent.
  virtual void close() = 0;
};

}  // namespace companion::server
