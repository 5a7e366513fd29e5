#include "handlers/get_dump.h"

#include <optional>
#include <stdexcept>

#include "compression/gzip.h"
#include "handlers/bucket.h"
#include "handlers/envelope.h"

namespace companion::server {
namespace {

constexpr size_t kProductsAtOnce = 100;

/// A dump takes minutes.
constexpr int64_t kRetryAfterSeconds = 60;

/// The lines of the products after the last one, a piece a call.
class Lines {
 public:
  explicit Lines(PriceStore& store) : store_(store) {}

  std::string next() {
    const auto products = store_.read_after(last_, kProductsAtOnce);
    // Too late for an error answer: the stream breaks off, so that nobody takes it for the whole.
    if (!products) throw std::runtime_error("the storage failed while dumping");
    std::string lines;
    for (const PriceStore::KeyedProduct& keyed : *products) {
      lines += product_json(keyed.product) + '\n';
      last_ = keyed.key;
    }
    return lines;
  }

 private:
  PriceStore& store_;
  std::optional<ProductKey> last_;
};

}  // namespace

std::shared_ptr<void> RunningDumps::take_place() const {
  if (!places_->try_acquire()) return nullptr;
  return {places_.get(), [places = places_](void*) { places->release(); }};
}

Response get_dump(PriceStore& store, const RunningDumps& running) {
  std::shared_ptr<void> place = running.take_place();
  if (!place) {
    return error_response({ErrorCode::kUnavailable, "dump", "too many dumps are under way"},
                          kRetryAfterSeconds);
  }
  return {.status = 200,
          .content_type = "application/gzip",
          .headers = {{"Cache-Control", "no-store"},
                      {"Content-Disposition", "attachment; filename=\"prices.jsonl.gz\""}},
          .next_chunk = gzip([lines = Lines(store), place = std::move(place)]() mutable { return lines.next(); })};
}

}  // namespace companion::server
