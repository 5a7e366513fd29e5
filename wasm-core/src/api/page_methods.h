// Engine methods about pages. Arguments and values: contracts/.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "companion/result.h"

namespace companion::api {

/// facts.read: {url?, rendered_wins?}, payload page text → facts. Too large a text is
/// refused (too_large); anything else gives facts, if only "this is no page of the shop".
/// The value is JSON text already.
Result<std::string> facts_read(const nlohmann::json& args, std::string_view payload);

/// layouts.check: {url?}, payload page text → which layouts recognise it, and which of their
/// rules match. Structure only, never a value of the page. Refuses what facts.read refuses.
/// The value is JSON text already.
Result<std::string> layouts_check(const nlohmann::json& args, std::string_view payload);

/// layouts.list: {} → the page layouts in use, with the rule pack's version and origin.
Result<std::string> layouts_list(const nlohmann::json& args, std::string_view payload);

/// page.probes: {} → what a host must collect from a live page to build a page extract.
Result<std::string> page_probes(const nlohmann::json& args, std::string_view payload);

}  // namespace companion::api
