// The façade of the trust module, which hosts load when a shopper wants a seller or a listing judged.
#pragma once

#include <string>
#include <string_view>

namespace companion {

/// Calls a method out of contracts/trust_methods.json; otherwise as companion::call().
std::string call_trust(std::string_view method, std::string_view args, std::string_view payload);

}  // namespace companion
