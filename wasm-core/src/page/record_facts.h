// The groups of facts that pages and rows of lists have in common, out of anything that
// answers get<T>(Field): a record, a source, or several sources in order of trust.
#pragma once

#include "page/item_url.h"
#include "page/page_facts.h"

namespace companion::page {

/// Id, title and pictures. The id in the canonical link, or the global id of a US listing,
/// is the canonical one; it is set only where it differs.
template <typename Source>
ProductFacts product_facts(const Source& source) {
  ProductFacts out;
  out.id = source.template get<std::string>(Field::kProductId);
  out.canonical_id = source.template get<std::string>(Field::kProductCanonicalId);
  if (out.id && (!out.canonical_id || out.canonical_id == out.id)) out.canonical_id = global_item_id(*out.id);
  if (out.canonical_id == out.id) out.canonical_id.reset();
  out.title = source.template get<std::string>(Field::kProductTitle);
  using List = std::vector<std::string>;
  out.image_urls = source.template get<List>(Field::kProductImageUrls).value_or(List());
  out.category_path = source.template get<List>(Field::kProductCategoryPath).value_or(List());
  out.category_id = source.template get<int64_t>(Field::kProductCategoryId);
  return out;
}

template <typename Source>
RatingFacts rating_facts(const Source& source) {
  RatingFacts out;
  out.average = source.template get<Decimal>(Field::kRatingAverage);
  out.count = source.template get<int64_t>(Field::kRatingCount);
  for (const Field star : {Field::kRatingStar1, Field::kRatingStar2, Field::kRatingStar3,
                           Field::kRatingStar4, Field::kRatingStar5}) {
    if (const auto count = source.template get<int64_t>(star)) out.stars.push_back(*count);
  }
  if (out.stars.size() != 5) out.stars.clear();
  return out;
}

template <typename Source>
StoreFacts store_facts(const Source& source) {
  StoreFacts out;
  out.id = source.template get<std::string>(Field::kStoreId);
  out.name = source.template get<std::string>(Field::kStoreName);
  out.url = source.template get<std::string>(Field::kStoreUrl);
  out.opened = source.template get<std::string>(Field::kStoreOpened);
  out.positive_percent = source.template get<Decimal>(Field::kStorePositivePercent);
  out.rating = source.template get<Decimal>(Field::kStoreRating);
  out.described = source.template get<Decimal>(Field::kStoreDescribed);
  out.communication = source.template get<Decimal>(Field::kStoreCommunication);
  out.shipping = source.template get<Decimal>(Field::kStoreShipping);
  out.followers = source.template get<int64_t>(Field::kStoreFollowers);
  out.feedback_count = source.template get<int64_t>(Field::kStoreFeedbackCount);
  out.positive_count = source.template get<int64_t>(Field::kStorePositiveCount);
  out.neutral_count = source.template get<int64_t>(Field::kStoreNeutralCount);
  out.negative_count = source.template get<int64_t>(Field::kStoreNegativeCount);
  out.orders_90_days = source.template get<int64_t>(Field::kStoreOrders90Days);
  if (source.template get<bool>(Field::kStoreTopRated) == true) out.badges.push_back("top_rated");
  return out;
}

}  // namespace companion::page
