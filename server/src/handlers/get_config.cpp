#include "handlers/get_config.h"

#include "handlers/bucket.h"
#include "handlers/envelope.h"

namespace companion::server {

Response get_config(const PriceStore& store, int64_t open_days,
                    const crowd::Thresholds& required) {
  const int64_t products = store.product_count();
  const size_t digits = prefix_digits(products);
  return value_response(
      {{"prefix_length", digits},
       {"products", products},
       {"bucket_products", expected_bucket(products, digits)},
       {"sellers_prefix_length", prefix_digits(store.seller_count())},
       {"sellers", store.seller_count()},
       {"open_days", open_days},
       {"required", {{"keys", required.keys}, {"networks", required.networks}}}});
}

}  // namespace companion::server
