#include "api/history_payload.h"

#include <algorithm>
#include <utility>

#include "api/series_fields.h"
#include "rules/parsed_json.h"

namespace companion::api {
namespace {

using nlohmann::json;

constexpr const char* kWhere = "payload";
constexpr size_t kMaxListedChoices = 10;

bool looks_like_json(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && (text[begin] == '{' || text[begin] == '[');
}

Result<HistoryPayload> read_table(std::string_view payload, const SeriesChoice& choice) {
  auto table = price::read_history_csv(payload);
  if (!table) return table.error();
  HistoryPayload result;
  result.series.key = {choice.product_id.value_or(""), choice.sku_id, choice.currency.value_or(""),
                       choice.ship_to, choice.context.value_or(PriceContext::kPublic)};
  result.series.history = PriceHistory::from_sightings(std::move(table->sightings));
  result.skipped = std::move(table->skipped);
  return result;
}

/// All series of a server answer; a series takes its product's id where it has none.
Result<std::vector<Series>> read_products(const json& products) {
  std::vector<Series> all;
  for (const json& product : products) {
    const json* list = product.is_object() ? find_field(product, "series") : nullptr;
    if (list == nullptr || !list->is_array()) {
      return field_error(kWhere, "each product must hold an array named series");
    }
    const auto product_id = optional_text_field(product, "product_id", kWhere);
    if (!product_id) return product_id.error();
    for (const json& item : *list) {
      auto series = series_from_json(item, kWhere);
      if (!series) return series.error();
      if (series->key.product_id.empty()) series->key.product_id = product_id->value_or("");
      all.push_back(*std::move(series));
    }
  }
  return all;
}

template <typename Wanted, typename Value>
bool fits(const std::optional<Wanted>& wanted, const Value& value) {
  return !wanted || *wanted == value;
}

bool fits(const SeriesChoice& choice, const SeriesKey& key) {
  return fits(choice.product_id, key.product_id) && fits(choice.sku_id, key.sku_id) &&
         fits(choice.currency, key.currency) && fits(choice.ship_to, key.ship_to) &&
         fits(choice.context, key.context);
}

bool is_product_public(const Series& series) {
  return !series.key.sku_id && series.key.context == PriceContext::kPublic;
}

std::string listed(const std::vector<Series>& candidates) {
  std::string text = "several series fit, choose one of: ";
  for (size_t i = 0; i < candidates.size() && i < kMaxListedChoices; ++i) {
    JsonWriter key;
    key.begin_object();
    write_series_key(key, candidates[i].key);
    key.end_object();
    text += (i == 0 ? "" : ", ") + key.take();
  }
  return candidates.size() > kMaxListedChoices ? text + ", …" : text;
}

Result<HistoryPayload> choose(std::vector<Series> all, const SeriesChoice& choice) {
  const auto keep = [&all](auto&& wanted) {
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const Series& series) { return !wanted(series); }),
              all.end());
  };
  keep([&](const Series& series) { return fits(choice, series.key); });
  if (all.empty()) return field_error(kWhere, "holds no series that fits the choice");
  if (all.size() > 1 && std::any_of(all.begin(), all.end(), is_product_public)) {
    keep(is_product_public);
  }
  if (all.size() > 1) return field_error(kWhere, listed(all));
  return HistoryPayload{std::move(all.front()), {}};
}

Result<HistoryPayload> read_answer(std::string_view payload, const SeriesChoice& choice) {
  const json answer = rules::parsed_json(payload);
  if (answer.is_discarded()) return field_error(kWhere, "is not valid JSON");
  const json* value = answer.is_object() ? find_field(answer, "value") : nullptr;
  if (value == nullptr) value = &answer;
  const json* products = value->is_object() ? find_field(*value, "products") : nullptr;
  if (products == nullptr || !products->is_array()) {
    return field_error(kWhere, "is not a history answer: it has no array named products");
  }
  auto all = read_products(*products);
  if (!all) return all.error();
  return choose(*std::move(all), choice);
}

}  // namespace

Result<HistoryPayload> read_history_payload(std::string_view payload, const SeriesChoice& choice) {
  return looks_like_json(payload) ? read_answer(payload, choice) : read_table(payload, choice);
}

}  // namespace companion::api
