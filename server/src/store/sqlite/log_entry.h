// What waits for the writer of the log: a contribution, or an erasure.
#pragma once

#include <functional>
#include <variant>

#include "store/contribution_log.h"

namespace companion::server::sqlite {

/// All that a key reported is to go.
struct EraseRequest {
  PublicKey contributor{};
};

struct LogEntry {
  std::variant<Contribution, EraseRequest> what;
  /// Called with the outcome after the commit; the number of erased observations, where it applies.
  std::function<void(const std::optional<Error>& failure, size_t erased)> done;
  size_t erased = 0;  ///< set by the writer
};

}  // namespace companion::server::sqlite
