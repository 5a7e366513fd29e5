// Ids in the shop's addresses.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace companion::page {

/// The item id of a product address: /item/ID.html, /item/Slug/ID.html, /i/ID.html, or a
/// productId= parameter (app links). The text may be a whole <link> tag. 5–20 digits.
std::optional<std::string> item_id_of_url(std::string_view text);

/// The store number of /store/ID, or storeNum=.
std::optional<std::string> store_id_of_url(std::string_view text);

/// A protocol-relative address (//host/…) made absolute with https; others unchanged.
std::string absolute_url(std::string_view url);

/// The page kind an address stands for ("product", "search", …; see url_kinds in
/// rules/sources/page_sources.json); absent when it is none of the known ones.
std::optional<std::string> page_kind_of_url(std::string_view url);

/// The global id of a US listing's id: the shop numbers a US listing as its global item plus
/// 2^51 (3256803112875038 is 1005003299189790; so on 49 of 49 captured pages with a
/// canonical link). Absent for an id that is none of a US listing.
std::optional<std::string> global_item_id(std::string_view id);

/// True when both ids name one product: equal, or twins of a US and a global listing.
bool is_same_item(std::string_view a, std::string_view b);

}  // namespace companion::page
