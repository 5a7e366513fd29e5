// What handler tests share: a store on a real file, a fixed clock, a contributor, a call that waits.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <nlohmann/json.hpp>

#include "consensus/publisher.h"
#include "contributor.h"
#include "crypto/base64.h"
#include "handlers/post_observations.h"
#include "store/sqlite/sqlite_store.h"
#include "temporary_folder.h"

namespace companion::server {

class HandlerTest : public testing::Test {
 protected:
  static constexpr int64_t kNowMs = 1'795'435'200'000;  // 2026-11-23T12:00:00Z

  /// Posts a body at noon of 2026-11-23 and waits for the answer.
  Response post(const std::string& body, const std::string& content_type = "application/json") {
    const Request request{.method = "POST",
                          .content_type = content_type,
                          .peer_address = "192.0.2.7",
                          .body = body};
    std::promise<Response> answer;
    post_observations(
        request, admission_, store_.contributions(), metrics_, [this] { return now_ms_; },
        [&answer](Response response) { answer.set_value(std::move(response)); });
    return answer.get_future().get();
  }

  /// A sound observation; `changes` replaces or, with null, removes keys.
  static nlohmann::json observation(const nlohmann::json& changes = nlohmann::json::object()) {
    nlohmann::json item = {{"product_id", "1005006123456789"},
                           {"currency", "USD"},
                           {"context", "public"},
                           {"observed_at", "2026-11-23T11:00:00Z"},
                           {"price_minor", 1999}};
    item.merge_patch(changes);
    return item;
  }

  /// A signed body.
  std::string batch(const std::vector<nlohmann::json>& items) const {
    return contributor_.batch(items).dump();
  }

  /// Everything the log holds of a contributor.
  ContributorRecord record_of(const Contributor& contributor) {
    PublicKey key{};
    const auto bytes = base64_decode(contributor.key());
    std::copy(bytes->begin(), bytes->end(), key.begin());
    auto record = store_.contributions().record_of(key);
    EXPECT_TRUE(record.ok());
    return record.ok() ? std::move(*record) : ContributorRecord();
  }

  std::vector<Observation> stored() { return record_of(contributor_).observations; }

  /// Decides what is public, as a young installation that one contributor suffices for.
  void publish() {
    PublisherOptions options;
    options.rules.publish = {.keys = 1, .networks = 1};
    options.rules.publish_jump = options.rules.publish;
    Publisher publisher(store_.consensus(), options, [this] { return now_ms_; }, metrics_);
    EXPECT_TRUE(publisher.run_once());
  }

  TemporaryFolder folder_;
  Metrics metrics_;
  sqlite::SqliteStore store_{{.data_folder = folder_.path()}, metrics_};
  AdmissionControl control_{{}};
  RateLimiter per_key_{{.per_minute = 600, .burst = 2000}};
  Admission admission_{.control = control_, .observations_per_key = per_key_};
  const Contributor contributor_{1};
  int64_t now_ms_ = kNowMs;
};

/// The value of a header; empty when the response has none of this name.
inline std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace companion::server
