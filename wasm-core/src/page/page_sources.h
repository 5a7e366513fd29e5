// What surrounds the layouts: markers of embedded data, of bot checks, of missing items
// (rules/sources/page_sources.json).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "companion/price_context.h"
#include "page/pattern.h"

namespace companion::page {

/// A script text that holds an object: `MARKER = {…}`, or its member when one is named.
struct ObjectMarker {
  std::string marker;
  std::string member;  ///< "" = the object itself
};

/// An object somewhere inside the JSON of a script, found by the members it holds.
struct NestedObject {
  std::string marker;  ///< id of the script
  std::string member;  ///< name under which the object lies
  std::vector<std::string> holds;
};

/// An address pattern and the page kind it stands for.
struct UrlKind {
  Pattern pattern;
  std::string page;
};

/// An address pattern and who gets the prices that are shown there.
struct UrlContext {
  Pattern pattern;
  PriceContext context;
};

struct PageSources {
  std::vector<ObjectMarker> object_markers;
  std::vector<NestedObject> nested_objects;
  std::string assignment_object;                ///< OBJECT.name = value;
  std::vector<std::string> variables;           ///< var NAME = value;
  std::vector<std::string> shell_markers;       ///< scripts of a client-rendered shell
  std::vector<std::string> blocked_markers;     ///< of a bot-check page
  int blocked_markers_needed = 2;
  std::vector<std::string> blocked_answers;     ///< of a bot-check JSON answer
  std::vector<std::string> unavailable_i18n_keys;
  std::vector<std::string> unavailable_phrases;
  std::vector<UrlKind> url_kinds;
  std::vector<UrlContext> url_contexts;
};

/// Those in use (page_rules.h).
const PageSources& page_sources();

/// Reads the file of rules/sources. Throws nlohmann::json::exception or std::invalid_argument
/// for one that lacks what its schema requires, or a pattern that RE2 refuses.
PageSources read_page_sources(const nlohmann::json& file);

}  // namespace companion::page
