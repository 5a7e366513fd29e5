#include "handlers/get_metrics.h"

namespace companion::server {

Response get_metrics(const Metrics& metrics) {
  return {.status = 200,
          .content_type = "text/plain; version=0.0.4; charset=utf-8",
          .body = metrics.prometheus_text(),
          .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace companion::server
