// Finds data inside JavaScript text: `window.runParams = { data: {…} }`, single
// assignments `window.runParams.productId = "…"`, and `var skuProducts = […]`.
// The wrappers are JavaScript, the values inside are JSON; only the wrappers are read here.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace companion::page {

/// What one script (or several, in order) held. Views point into the script texts.
struct ScriptData {
  std::vector<std::string_view> objects;                             ///< raw objects, in order
  std::map<std::string, std::string_view, std::less<>> assignments;  ///< name → raw value
};

/// Adds what `script` holds to `out`. An object that is cut off by the end of the text is
/// added as far as it goes.
void collect_script_data(std::string_view script, ScriptData& out);

/// Adds the objects that page_sources() names for the JSON script of this id.
void collect_nested_objects(std::string_view script_id, std::string_view json, ScriptData& out);

/// The object or array of a text that assigns one (`export const data = {…}`), for data
/// files without a known marker; absent when there is none.
std::optional<std::string_view> first_assigned_object(std::string_view script);

/// The JSON of a JSONP answer `callback({…})`; absent when the text is not one.
std::optional<std::string_view> jsonp_body(std::string_view text);

}  // namespace companion::page
