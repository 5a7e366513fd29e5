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

}  // namespace companion::page
