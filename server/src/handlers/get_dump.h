#pragma once

#include <memory>
#include <semaphore>

#include "handlers/exchange.h"
#include "store/price_store.h"

namespace companion::server {

/// How many dumps may be under way: each reads everything and compresses it.
class RunningDumps {
 public:
  explicit RunningDumps(std::ptrdiff_t most) : places_(std::make_shared<Places>(most)) {}

  /// A place, free again when the last copy is gone; null when there is none. Any thread.
  std::shared_ptr<void> take_place() const;

 private:
  using Places = std::counting_semaphore<>;
  std::shared_ptr<Places> places_;
};

/// GET /v1/dump: everything that is public, as gzip'ed JSON Lines: a product a line, as in a bucket.
/// Streamed, by ascending hash; products that change meanwhile are as they are when their turn comes.
/// 503 with Retry-After while as many are under way as may be.
Response get_dump(PriceStore& store, const RunningDumps& running);

}  // namespace companion::server
