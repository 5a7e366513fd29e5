// The closed list of fields that layouts may name. A rule file that names another one does
// not load, so that a misspelt field can never silently stay empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace companion::page {

/// A fact of a page, or of a row of one of its tables. Names in rule files: kFieldNames.
enum class Field : uint8_t {
  kProductId, kProductCanonicalId, kProductTitle, kProductImageUrls, kProductCategoryPath,
  kProductCategoryId,
  kOfferCurrency, kOfferDecimalMark, kOfferPriceMin, kOfferPriceMax, kOfferListPriceMin,
  kOfferListPriceMax, kOfferSelectedPrice, kOfferSelectedListPrice, kOfferSelectedSkuId,
  kOfferSelectedAttributes, kOfferPrintedPrice, kOfferSecondPrice, kOfferDiscountPercent,
  kOfferContext, kOfferShipTo, kOfferStock, kOfferUnitCount, kOfferUnitName,
  kOfferTaxIncluded, kOfferTax, kOfferEstimatedTotal, kOfferCoins, kOfferCoinsPercent,
  kUnavailable,
  kRatingAverage, kRatingCount, kRatingStar1, kRatingStar2, kRatingStar3, kRatingStar4,
  kRatingStar5, kSold,
  kStoreId, kStoreName, kStoreUrl, kStorePositivePercent, kStoreRating, kStoreFollowers,
  kStoreOpened, kStoreTopRated, kStoreDescribed, kStoreCommunication, kStoreShipping,
  kStoreFeedbackCount, kStorePositiveCount, kStoreNeutralCount, kStoreNegativeCount,
  kStoreOrders90Days,
  kTotal, kPageNumber,
  kSkuId, kSkuAttributes, kSkuPrice, kSkuListPrice, kSkuSecondPrice, kSkuFullPrice,
  kSkuStock,
  kBulkMinQuantity, kBulkPrice, kBulkPercent,
  kCouponKind, kCouponAmount, kCouponPercent, kCouponMinSpend, kCouponCode, kCouponStarts,
  kCouponEnds, kCouponAudience,
  kShippingCarrier, kShippingCost, kShippingFree, kShippingMinDays, kShippingMaxDays,
  kShippingFrom, kShippingTo,
  kAdvertisement,
  kReviewId, kReviewStars, kReviewText, kReviewTranslated, kReviewLanguage, kReviewCountry,
  kReviewDate, kReviewSku, kReviewPhotos, kReviewHelpful, kReviewAnonymous, kReviewLogistics,
  kReviewSellerReply, kFollowUpText, kFollowUpTranslated, kFollowUpDate,
  kOrderId, kOrderPlaced, kOrderStatus, kOrderTotal, kOrderProtectionEnds,
  kQuantity, kLinePrice, kSkuText,
  kTrackingNumber, kTrackingAlias, kTrackingCarrier, kTrackingOrigin, kTrackingDestination,
  kEtaFrom, kEtaTo,
  kEventTime, kEventText, kEventPlace, kEventCode,
  kCount
};

inline constexpr size_t kFieldCount = static_cast<size_t>(Field::kCount);

/// The name of a field in rule files and in `sources`: "offer.price_min".
std::string_view field_name(Field field);

/// The field of a name; absent for a name outside the list.
std::optional<Field> field_of(std::string_view name);

/// The tables of a page. Rows of some hold tables themselves (an order its lines).
enum class Table : uint8_t {
  kSkus, kBulk, kCoupons, kShipping, kReviews, kItems, kOrders, kOrderLines, kParcels, kEvents,
  kCount
};

inline constexpr size_t kTableCount = static_cast<size_t>(Table::kCount);

/// The name of a table in rule files: "order_lines".
std::string_view table_name(Table table);

/// The table of a name; absent for a name outside the list.
std::optional<Table> table_of(std::string_view name);

}  // namespace companion::page
