// What waits for the writer of the log: a contribution, an erasure, or somebody who wants to read it.
#pragma once

#include <functional>
#include <variant>

#include "store/contribution_log.h"

namespace companion::server::sqlite {

/// All that a key reported is to go.
struct EraseRequest {
  PublicKey contributor{};
};

/// All that was written before is to be seen by the consensus.
struct SortRequest {};

struct LogEntry {
  std::variant<Contribution, EraseRequest, SortRequest> what;
  /// Called with the outcome after the commit; the number of erased observations, where it applies.
  std::function<void(const std::optional<Error>& failure, size_t erased)> done;
  size_t erased = 0;  ///< set by the writer
};

}  // namespace companion::server::sqlite
