// What callers are told when the storage fails; the log is told why.
#pragma once

#include <exception>
#include <string_view>

#include "companion/result.h"

namespace companion::server::sqlite {

/// Logs `event` with the message and returns kUnavailable.
Error storage_failure(std::string_view event, const std::exception& error);

}  // namespace companion::server::sqlite
