// A call by name: JSON arguments in, the one envelope out. Each module has its own table of methods.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "companion/result.h"

namespace companion::calls {

struct Method {
  std::string_view name;
  /// The answer's JSON text.
  Result<std::string> (*answer)(const nlohmann::json& args, std::string_view payload);
};

/// The envelope of what the method of this name answers; see companion/engine.h. Never throws.
std::string answer(std::span<const Method> methods, std::string_view method, std::string_view args,
                   std::string_view payload);

}  // namespace companion::calls
