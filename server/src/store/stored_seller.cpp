#include "store/stored_seller.h"

#include <cstdint>
#include <optional>

#include "store/text_bytes.h"

namespace companion::server {
namespace {

constexpr uint64_t kVersion = 1;
constexpr uint64_t kMaxNumber = uint64_t{1} << 40;  ///< nothing real comes near

/// Every optional number of a published store, in their fixed order.
template <typename Seller, typename Visit>
void for_each_optional(Seller& seller, Visit visit) {
  visit(seller.agreement_percent);
  auto& facts = seller.facts;
  for (auto* const number :
       {&facts.positive_permille, &facts.feedback_count, &facts.followers, &facts.opened_day,
        &facts.described_hundredths, &facts.communication_hundredths, &facts.shipping_hundredths,
        &facts.promised_days, &facts.sale_claims, &facts.inflated_claims, &facts.score_percent}) {
    visit(*number);
  }
}

/// Every number that is always there.
template <typename Seller, typename Visit>
void for_each_number(Seller& seller, Visit visit) {
  for (auto* const number :
       {&seller.known_since_day, &seller.updated_day, &seller.until_day, &seller.keys,
        &seller.networks, &seller.required.keys, &seller.required.networks}) {
    visit(*number);
  }
}

int64_t read_number(ByteReader& in) {
  const uint64_t number = in.varint();
  if (number > kMaxNumber) in.fail();
  return in.failed() ? 0 : static_cast<int64_t>(number);
}

}  // namespace

std::string encode_seller(const crowd::PublishedSeller& seller) {
  std::string out;
  append_varint(out, kVersion);
  const auto append = [&out](int64_t number) { append_varint(out, static_cast<uint64_t>(number)); };
  for_each_number(seller, append);
  for_each_optional(seller, [&](const std::optional<int64_t>& number) {
    append(number ? *number + 1 : 0);
  });
  append_varint(out, seller.promised_to.size());
  for (const crowd::PromisedDays& promised : seller.promised_to) {
    append_text(out, promised.ship_to);
    append(promised.days);
  }
  return out;
}

Result<crowd::PublishedSeller> decode_seller(std::string_view bytes) {
  ByteReader in(bytes);
  crowd::PublishedSeller seller;
  if (in.varint() != kVersion) in.fail();
  for_each_number(seller, [&in](int64_t& number) { number = read_number(in); });
  for_each_optional(seller, [&in](std::optional<int64_t>& number) {
    const int64_t read = read_number(in);
    if (read > 0) number = read - 1;
  });
  const uint64_t destinations = in.varint();
  if (destinations > crowd::kMaxPromisedTo) in.fail();
  for (uint64_t i = 0; i < destinations && !in.failed(); ++i) {
    crowd::PromisedDays promised;
    promised.ship_to = read_text(in);
    promised.days = read_number(in);
    seller.promised_to.push_back(std::move(promised));
  }
  if (in.failed() || in.left() > 0) {
    return Error{ErrorCode::kInvalidInput, "seller", "are not the bytes of a store"};
  }
  return seller;
}

}  // namespace companion::server
