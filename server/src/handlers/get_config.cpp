#include "handlers/get_config.h"

#include "handlers/envelope.h"

namespace companion::server {

Response get_config(size_t prefix_length) {
  return value_response({{"prefix_length", prefix_length}});
}

}  // namespace companion::server
