#include "handlers/get_ready.h"

#include "handlers/envelope.h"

namespace companion::server {

Response get_ready(PriceStore& prices, const std::function<bool()>& is_draining) {
  if (is_draining()) {
    return error_response({ErrorCode::kUnavailable, "server", "the server is about to end"});
  }
  const auto first = prices.read_after(std::nullopt, 1);
  if (!first) return error_response(first.error());
  return value_response({{"status", "ready"}});
}

}  // namespace companion::server
