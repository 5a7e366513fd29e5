// Carries out what an operator asks for beside the running server.
#pragma once

#include <cstdint>
#include <string>

#include "configuration/command_line.h"

namespace companion::server {

/// What the command says on standard output. Throws std::runtime_error, with a message for
/// the operator, when it cannot be done. `now_ms`: UTC epoch milliseconds.
std::string run_command(const Command& command, int64_t now_ms);

}  // namespace companion::server
