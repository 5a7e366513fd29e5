#include "api/observation_facts.h"

#include <utility>

#include "api/category_field.h"
#include "api/offer_fields.h"
#include "api/series_fields.h"

namespace companion::api {
namespace {

using nlohmann::json;

JustifiedObservations withhold(std::string code, std::string message) {
  return {{}, Withheld{std::move(code), std::move(message)}};
}

/// The text of an optional field that decides over withholding; a wrong type counts as "".
std::string text_or_empty(const json& object, const char* key) {
  const json* field = find_field(object, key);
  return field != nullptr && field->is_string() ? field->get<std::string>() : std::string();
}

bool is_doubt(std::string_view warning_code) {
  return warning_code == "price_disagreement" || warning_code == "id_disagreement" ||
         warning_code.substr(0, 9) == "currency_";
}

/// The code of the first warning that forbids an observation.
std::optional<std::string> doubt_in(const json& facts) {
  const json* warnings = find_field(facts, "warnings");
  if (warnings == nullptr || !warnings->is_array()) return std::nullopt;
  for (const json& warning : *warnings) {
    std::string code = warning.is_object() ? text_or_empty(warning, "code") : std::string();
    if (is_doubt(code)) return code;
  }
  return std::nullopt;
}

/// Series fields out of product and offer; the id is the canonical one where known.
Result<SeriesKey> product_series(const json& product, const json& offer) {
  SeriesKey key;
  for (const char* id : {"canonical_id", "id"}) {
    auto text = optional_text_field(product, id, "facts.product");
    if (!text) return text.error();
    if (key.product_id.empty()) key.product_id = text->value_or("");
  }
  auto currency = optional_text_field(offer, "currency", "facts.offer");
  if (!currency) return currency.error();
  key.currency = currency->value_or("");
  auto ship_to = optional_text_field(offer, "ship_to", "facts.offer");
  if (!ship_to) return ship_to.error();
  key.ship_to = *std::move(ship_to);
  const auto context_name = text_field(offer, "context", "facts.offer");
  if (!context_name) return context_name.error();
  const auto context = price_context_from_name(*context_name);
  if (!context) return field_error("facts.offer.context", "is not a known price context");
  key.context = *context;
  return key;
}

/// The rows of the facts; none where they are no list.
const json::array_t& sku_rows(const json& facts) {
  static const json::array_t none;
  const json* rows = find_field(facts, "skus");
  return rows != nullptr && rows->is_array() ? rows->get_ref<const json::array_t&>() : none;
}

/// The list price of the SKU that has the product's lowest price: the lowest list price of
/// the range may belong to another one. Without SKU rows, that lowest list price.
std::optional<int64_t> list_price_of_cheapest(const json& facts, int64_t price_minor,
                                              std::optional<int64_t> lowest_list_price) {
  for (const json& sku : sku_rows(facts)) {
    const auto sku_price = optional_integer_field(sku, "price_minor");
    if (!sku_price || *sku_price != price_minor) continue;
    const auto list_price = optional_integer_field(sku, "list_price_minor");
    return list_price ? as_claim(*list_price, price_minor) : std::nullopt;
  }
  return as_claim(lowest_list_price, price_minor);
}

/// Whether there is anything to buy; an unknown or absurd number does not tell.
std::optional<bool> has_pieces(const json& object) {
  const auto pieces = optional_integer_field(object, "stock");
  if (!pieces || !*pieces || **pieces < 0) return std::nullopt;
  return **pieces > 0;
}

/// In stock when one SKU is, sold out when every one is; where the rows do not tell, what the
/// offer says of all pieces.
std::optional<bool> product_in_stock(const json& facts, const json& offer) {
  const json::array_t& rows = sku_rows(facts);
  bool all_sold_out = !rows.empty();
  for (const json& sku : rows) {
    const auto state = has_pieces(sku);
    if (state == true) return true;
    if (!state) all_sold_out = false;
  }
  return all_sold_out ? false : has_pieces(offer);
}

/// What the SKU's own row says; without it, only that of a sold-out product every SKU is.
std::optional<bool> sku_in_stock(const json& facts, const std::string& sku_id,
                                 const Observation& product) {
  for (const json& sku : sku_rows(facts)) {
    const auto state = has_pieces(sku);
    if (state && text_or_empty(sku, "id") == sku_id) return state;
  }
  if (product.in_stock == false) return false;
  return std::nullopt;
}

/// The observation of the selected SKU; absent when the page does not name it or its price.
Result<std::optional<Observation>> selected_observation(const json& facts, const json& offer,
                                                        const Observation& product) {
  const json* selected = find_field(offer, "selected");
  if (selected == nullptr) return std::optional<Observation>();
  const std::string path = "facts.offer.selected";
  if (!selected->is_object()) return field_error(path, "is not an object");
  auto sku_id = optional_text_field(*selected, "sku_id", path);
  if (!sku_id) return sku_id.error();
  const auto price_minor = optional_integer_field(*selected, "price_minor", path);
  if (!price_minor) return price_minor.error();
  const auto list_price = optional_integer_field(*selected, "list_price_minor", path);
  if (!list_price) return list_price.error();
  if (!*sku_id || !*price_minor) return std::optional<Observation>();
  Observation observation = product;
  observation.series.sku_id = *std::move(sku_id);
  observation.price_minor = **price_minor;
  observation.list_price_minor = as_claim(*list_price, **price_minor);
  observation.in_stock = sku_in_stock(facts, *observation.series.sku_id, product);
  return std::optional<Observation>(std::move(observation));
}

JustifiedObservations checked(std::vector<Observation> observations, int64_t now_ms) {
  for (Observation& observation : observations) {
    auto check = check_observation(std::move(observation), now_ms);
    if (!check) return withhold("implausible", check.error().where + ": " + check.error().message);
    observation = *std::move(check);
  }
  return {std::move(observations), std::nullopt};
}

}  // namespace

Result<JustifiedObservations> observations_of_facts(const json& facts, int64_t now_ms) {
  if (!facts.is_object()) return field_error("facts", "is not an object");
  if (text_or_empty(facts, "page") != "product") {
    return withhold("not_a_product", "only product pages give observations");
  }
  if (text_or_empty(facts, "state") != "available") {
    return withhold("not_available", "the item's state is not available");
  }
  if (const auto doubt = doubt_in(facts)) {
    return withhold("sources_disagree", "the page carries the warning " + *doubt);
  }
  const json* product = find_field(facts, "product");
  const json* offer = find_field(facts, "offer");
  if (product == nullptr || !product->is_object() || offer == nullptr || !offer->is_object()) {
    return withhold("incomplete", "no product or no offer");
  }
  auto key = product_series(*product, *offer);
  if (!key) return key.error();
  const auto price_minor = range_min_field(*offer, "price_minor", "facts.offer");
  if (!price_minor) return price_minor.error();
  const auto list_price = range_min_field(*offer, "list_price_minor", "facts.offer");
  if (!list_price) return list_price.error();
  if (key->product_id.empty() || key->currency.empty() || !*price_minor) {
    return withhold("incomplete", "the id, the currency or the price is not known");
  }

  std::vector<Observation> observations;
  // A category that cannot be true is no reason to withhold the price.
  observations.push_back({*std::move(key), now_ms, **price_minor,
                          list_price_of_cheapest(facts, **price_minor, *list_price),
                          product_in_stock(facts, *offer),
                          category_of_text(text_or_empty(*product, "category_id"))});
  auto selected = selected_observation(facts, *offer, observations.front());
  if (!selected) return selected.error();
  if (*selected) observations.push_back(**std::move(selected));
  return checked(std::move(observations), now_ms);
}

}  // namespace companion::api
