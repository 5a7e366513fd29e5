#include "store/sqlite/storage_failure.h"

#include "monitoring/log.h"

namespace companion::server::sqlite {

Error storage_failure(std::string_view event, const std::exception& error) {
  log(LogLevel::kError, event, {{"message", error.what()}});
  return {ErrorCode::kUnavailable, "store", "the storage cannot be used now"};
}

}  // namespace companion::server::sqlite
