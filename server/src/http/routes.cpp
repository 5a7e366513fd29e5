#include "http/routes.h"

#include "handlers/get_config.h"
#include "handlers/get_deals.h"
#include "handlers/get_dump.h"
#include "handlers/get_health.h"
#include "handlers/get_history.h"
#include "handlers/get_metrics.h"
#include "handlers/get_ready.h"
#include "handlers/get_rules.h"
#include "handlers/get_sellers.h"
#include "handlers/post_batch.h"
#include "handlers/post_privacy.h"

namespace companion::server {
namespace {

/// A handler out of a function that answers at once.
template <typename Answer>
Handler at_once(Answer answer) {
  return [answer](const Request& request, const Respond& respond) { respond(answer(request)); };
}

/// At a time, so that readers still have a processor.
constexpr std::ptrdiff_t kMaxDumps = 2;

/// 4,096 answers of 32 KiB: every bucket of 100,000 products, and the usual ones of ten million.
constexpr size_t kBucketCacheBytes = 128 * 1024 * 1024;
/// There are fewer stores than products, and less is said of each.
constexpr size_t kSellerCacheBytes = 32 * 1024 * 1024;

}  // namespace

std::vector<Route> api_routes(Services services) {
  const auto read = [services](Handler handler) {
    return limited_reads(services.control, services.now_ms, std::move(handler));
  };
  const auto write = [services](Handler handler) {
    return limited_writes(services.control, services.now_ms, std::move(handler));
  };
  const RunningDumps dumps(kMaxDumps);
  const auto buckets = std::make_shared<BucketCache>(kBucketCacheBytes);
  const auto seller_buckets = std::make_shared<BucketCache>(kSellerCacheBytes);
  return {
      {"GET", "/health", at_once([](const Request&) { return get_health(); })},
      {"GET", "/ready",
       at_once([services](const Request&) {
         return get_ready(services.prices, services.is_draining);
       })},
      {"GET", "/metrics",
       at_once([services](const Request&) { return get_metrics(services.metrics); })},
      {"GET", "/v1/config",
       read(at_once([services](const Request&) {
         return get_config(services.prices, services.admission.rules.open_days, services.required);
       }))},
      {"GET", "/v1/deals",
       read(at_once([services](const Request& r) {
         return get_deals(r, services.prices, services.now_ms, services.required);
       }))},
      {"GET", "/v1/dump",
       read(at_once([services, dumps](const Request&) { return get_dump(services.prices, dumps); }))},
      {"GET", "/v1/history/{prefix}",
       read(at_once([services, buckets](const Request& r) {
         return get_history(r, services.prices, *buckets, services.required);
       }))},
      {"GET", "/v1/rules",
       read(at_once([services](const Request& r) { return get_rules(r, services.rules_file); }))},
      {"GET", "/v1/sellers/{prefix}",
       read(at_once([services, seller_buckets](const Request& r) {
         return get_sellers(r, services.prices, *seller_buckets, services.required);
       }))},
      {"POST", "/v1/batch",
       write(at_once([services](const Request& r) {
         return post_batch(r, services.control, services.prices, services.required,
                           services.now_ms);
       }))},
      {"POST", "/v1/observations",
       write([services](const Request& request, Respond respond) {
         post_observations(request, services.admission, services.contributions, services.metrics,
                           services.now_ms, std::move(respond));
       }),
       [services] { return services.contributions.has_room(); }},
      {"POST", "/v1/privacy/export",
       write(at_once([services](const Request& r) {
         return post_privacy_export(r, services.contributions, services.now_ms);
       }))},
      {"POST", "/v1/privacy/erase",
       write([services](const Request& request, Respond respond) {
         post_privacy_erase(request, services.contributions, services.now_ms,
                            services.contributions_erased, std::move(respond));
       })},
  };
}

}  // namespace companion::server
