#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "companion/result.h"

namespace companion {
namespace {

constexpr ErrorCode kAll[] = {
    ErrorCode::kInvalidInput,     ErrorCode::kUnsupportedPage,  ErrorCode::kUnknownMethod,
    ErrorCode::kMethodNotAllowed, ErrorCode::kNotFound,         ErrorCode::kTooLarge,
    ErrorCode::kUnsupportedMedia, ErrorCode::kTimeout,          ErrorCode::kRateLimited,
    ErrorCode::kUnavailable,      ErrorCode::kUnauthorized,     ErrorCode::kConsentRequired,
    ErrorCode::kInternal,
};

TEST(ErrorCodes, EqualTheContract) {
  std::ifstream file(COMPANION_SOURCE_DIR "/wasm-core/contracts/errors.json");
  const auto contract = nlohmann::json::parse(file);
  std::set<std::string> seen;
  for (const ErrorCode code : kAll) {
    const std::string name(error_name(code));
    ASSERT_TRUE(contract.contains(name)) << name;
    EXPECT_EQ(contract[name]["http_status"], error_http_status(code)) << name;
    seen.insert(name);
  }
  EXPECT_EQ(seen.size(), contract.size());
}

TEST(Result, CarriesAValueOrAnError) {
  const Result<int> good = 7;
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(*good, 7);
  const Result<int> bad = Error{ErrorCode::kNotFound, "test.where", "gone"};
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().where, "test.where");
}

}  // namespace
}  // namespace companion
