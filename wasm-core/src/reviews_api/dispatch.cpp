// The table of the methods of the reviews module.
#include "calls/method_call.h"
#include "companion/review_engine.h"
#include "reviews_api/review_methods.h"

namespace companion {
namespace {

constexpr calls::Method kMethods[] = {
    {"reviews.prepare", reviews_api::reviews_prepare},
    {"reviews.digest", reviews_api::reviews_digest},
};

}  // namespace

std::string call_reviews(std::string_view method, std::string_view args, std::string_view payload) {
  return calls::answer(kMethods, method, args, payload);
}

}  // namespace companion
