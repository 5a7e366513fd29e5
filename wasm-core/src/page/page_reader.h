// Page text in, facts out: the entrance to this layer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "page/page_facts.h"

namespace companion::page {

struct ReadOptions {
  /// The page's address, where the host knows it.
  std::optional<std::string> url;
  /// True when the visible text is known to be live: where it disagrees with structured
  /// data, what the shopper sees wins. False: structured data stays, with a warning.
  bool rendered_wins = false;
};

/// Reads a saved page, an API answer (JSON, JSONP, double-encoded), script text or a page
/// extract. Never fails: what cannot be read is listed in `missing`, and a text that is no
/// page of the shop at all has page "other". The facts hold views into `text`, which must
/// outlive them.
PageFacts read_page(std::string_view text, const ReadOptions& options);

}  // namespace companion::page
