// The payload of history.read: a CSV table, or what the server answers to
// GET /v1/history/{prefix}.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/series_json.h"
#include "companion/result.h"
#include "price/history_csv.h"

namespace companion::api {

/// Which series is wanted; what is absent may be anything.
struct SeriesChoice {
  std::optional<std::string> product_id;
  std::optional<std::string> sku_id;
  std::optional<std::string> currency;
  std::optional<std::string> ship_to;
  std::optional<PriceContext> context;
};

struct HistoryPayload {
  Series series;
  std::vector<price::SkippedRows> skipped;  ///< of a table: the rows not used
};

/// Reads a payload; text that begins with { or [ is taken for JSON (the server's envelope
/// or its bare value), anything else for CSV, whose series has the chosen currency.
///
/// Of several series in an answer that fit the choice, the product's own public one (no
/// SKU, context public) is preferred. invalid_input when the payload is neither form, when
/// no series fits, or when several do: the message then lists them.
Result<HistoryPayload> read_history_payload(std::string_view payload, const SeriesChoice& choice);

}  // namespace companion::api
