#include "handlers/observation_batch.h"

#include <iterator>
#include <optional>
#include <utility>

#include "api/coupon_observation_json.h"
#include "api/observation_json.h"
#include "handlers/plain_batch.h"
#include "seller_json/seller_observation_json.h"

namespace companion::server {
namespace {

using nlohmann::json;

/// Takes a list out of the batch; an empty one where it is not there.
Result<json> taken_list(json& document, const char* name) {
  if (!document.contains(name)) return json::array();
  json list = std::move(document[name]);
  if (list.is_array()) return list;
  return Error{ErrorCode::kInvalidInput, name, "must be an array"};
}

/// The lists of a batch, as trees.
struct BatchLists {
  json observations, coupons, sellers;

  size_t size() const { return observations.size() + coupons.size() + sellers.size(); }
};

Result<BatchLists> parse_lists(const std::string& batch) {
  json document = json::parse(batch, nullptr, false);
  if (document.is_discarded()) {
    return Error{ErrorCode::kInvalidInput, "batch", "not well-formed JSON"};
  }
  if (!document.is_object() || !document.contains("observations")) {
    return Error{ErrorCode::kInvalidInput, "observations", "must be an array"};
  }
  BatchLists lists;
  const std::pair<json*, const char*> names[] = {{&lists.observations, "observations"},
                                                 {&lists.coupons, "coupons"},
                                                 {&lists.sellers, "sellers"}};
  for (const auto& [list, name] : names) {
    Result<json> taken = taken_list(document, name);
    if (!taken) return taken.error();
    *list = std::move(*taken);
  }
  if (lists.size() > kMaxObservationsPerBatch) {
    return Error{ErrorCode::kTooLarge, "observations",
                 "at most " + std::to_string(kMaxObservationsPerBatch) + " a batch"};
  }
  return lists;
}

std::optional<Error> closed_day_fault(int64_t day, int64_t open_days, int64_t now_ms) {
  if (day > crowd::day_of(now_ms) - open_days) return std::nullopt;
  return Error{ErrorCode::kInvalidInput, "observed_at", "is of a day that is closed"};
}

// What the three kinds of items have in common, by overloads.

Result<Observation> checked(Observation item, int64_t now_ms, int64_t max_age_ms) {
  return check_observation(std::move(item), now_ms, max_age_ms);
}
Result<CouponObservation> checked(CouponObservation item, int64_t now_ms, int64_t max_age_ms) {
  return check_coupon(std::move(item), now_ms, max_age_ms);
}
Result<SellerObservation> checked(SellerObservation item, int64_t now_ms, int64_t max_age_ms) {
  return check_seller(std::move(item), now_ms, max_age_ms);
}

int64_t day_of_item(const Observation& item) { return crowd::day_of(item.observed_at_ms); }
int64_t day_of_item(const CouponObservation& item) { return crowd::day_of(item.observed_at_ms); }
int64_t day_of_item(const SellerObservation& item) { return item.day; }

int64_t key_of_item(const Observation& item) { return product_key(item.series.product_id); }
int64_t key_of_item(const CouponObservation& item) { return product_key(item.product_id); }
int64_t key_of_item(const SellerObservation& item) { return seller_key(item.store_id); }

template <typename Item>
Result<Item> check_item(Result<Item> item, int64_t open_days, int64_t now_ms) {
  if (!item) return item;
  item = checked(std::move(*item), now_ms, open_days * kDayMs);
  if (!item) return item;
  if (auto fault = closed_day_fault(day_of_item(*item), open_days, now_ms)) return *fault;
  return item;
}

/// Sorts the items of one list into those to store and those refused.
template <typename Item, typename Keyed>
void sort_list(std::string_view list, std::vector<Result<Item>> items, int64_t open_days,
               int64_t now_ms, std::vector<Keyed>& accepted, std::vector<Refusal>& refused) {
  accepted.reserve(items.size());
  for (size_t index = 0; index < items.size(); ++index) {
    Result<Item> item = check_item(std::move(items[index]), open_days, now_ms);
    if (item) {
      const int64_t key = key_of_item(*item);
      accepted.push_back({key, std::move(*item)});
    } else {
      refused.push_back({list, index, item.error()});
    }
  }
}

}  // namespace

Result<BatchItems> read_items(const std::string& batch) {
  if (auto plain = read_plain_batch(batch, kMaxObservationsPerBatch)) {
    return BatchItems{{std::move_iterator(plain->begin()), std::move_iterator(plain->end())}};
  }
  const Result<BatchLists> lists = parse_lists(batch);
  if (!lists) return lists.error();
  BatchItems items;
  for (const json& item : lists->observations) {
    items.observations.push_back(api::observation_from_json(item));
  }
  for (const json& item : lists->coupons) items.coupons.push_back(api::coupon_from_json(item));
  for (const json& item : lists->sellers) {
    items.sellers.push_back(seller_json::seller_from_json(item));
  }
  return items;
}

SortedBatch sort_items(BatchItems items, int64_t open_days, int64_t now_ms) {
  SortedBatch batch;
  sort_list("observations", std::move(items.observations), open_days, now_ms, batch.accepted,
            batch.refused);
  sort_list("coupons", std::move(items.coupons), open_days, now_ms, batch.coupons, batch.refused);
  sort_list("sellers", std::move(items.sellers), open_days, now_ms, batch.sellers, batch.refused);
  return batch;
}

}  // namespace companion::server
