#include "handlers/get_dump.h"

#include <optional>
#include <stdexcept>

#include "compression/gzip.h"
#include "handlers/bucket.h"

namespace companion::server {
namespace {

constexpr size_t kProductsAtOnce = 100;

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

Response get_dump(PriceStore& store) {
  return {.status = 200,
          .content_type = "application/gzip",
          .headers = {{"Cache-Control", "no-store"},
                      {"Content-Disposition", "attachment; filename=\"prices.jsonl.gz\""}},
          .next_chunk = gzip([lines = Lines(store)]() mutable { return lines.next(); })};
}

}  // namespace companion::server
