// A failure as JSON.
#pragma once

#include "base/json_writer.h"
#include "companion/result.h"

namespace companion::calls {

/// {code, where, message} into an object that is open. The two texts may hold parts of a bad input.
void write_error(JsonWriter& out, const Error& error);

}  // namespace companion::calls
