// The façade of the core: one call, JSON in, one envelope out.
//
// Used by every host (WASM binding, native tests, server tools). Pure: the same method,
// arguments and payload give the same bytes back, always; the current time, where a
// method needs it, is an argument. One thing is kept between calls, per thread: the rules
// that pages are read with, which rules.load replaces and rules.reset restores.
#pragma once

#include <string>
#include <string_view>

namespace companion {

/// Calls an engine method.
///
/// `method`   a name out of contracts/methods.json, e.g. "facts.read".
/// `args`     a JSON object with the method's arguments ("" means {}).
/// `payload`  bulk text the method reads (a page, a CSV), outside the JSON so that it is
///            never escaped or copied; empty for methods that take none.
///
/// Returns an envelope as JSON text: {"ok":true,"value":…} or
/// {"ok":false,"error":{"code","where","message"}}. Never throws.
std::string call(std::string_view method, std::string_view args, std::string_view payload);

}  // namespace companion
