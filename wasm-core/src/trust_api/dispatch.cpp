// The table of the methods of the trust module.
#include "calls/method_call.h"
#include "companion/trust_engine.h"
#include "trust_api/signal_methods.h"
#include "trust_api/trust_methods.h"

namespace companion {
namespace {

constexpr calls::Method kMethods[] = {
    {"seller.trust", trust_api::seller_trust},
    {"listing.signals", trust_api::listing_signals},
    {"picture.hash", trust_api::picture_hash},
};

}  // namespace

std::string call_trust(std::string_view method, std::string_view args, std::string_view payload) {
  return calls::answer(kMethods, method, args, payload);
}

}  // namespace companion
