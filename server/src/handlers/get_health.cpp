#include "handlers/get_health.h"

#include "handlers/envelope.h"

namespace companion::server {

Response get_health() {
  return value_response({{"status", "ok"}});
}

}  // namespace companion::server
