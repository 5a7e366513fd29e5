// What handler tests share: a store on a real file, a fixed clock, a call that waits.
#pragma once

#include <gtest/gtest.h>

#include <future>
#include <nlohmann/json.hpp>

#include "handlers/post_observations.h"
#include "store/sample_observations.h"
#include "store/sqlite/sqlite_store.h"
#include "temporary_folder.h"

namespace companion::server {

class HandlerTest : public testing::Test {
 protected:
  /// Posts a body at noon of 2026-11-23 and waits for the answer.
  Response post(const std::string& body, const std::string& content_type = "application/json") {
    const Request request{.method = "POST", .content_type = content_type, .body = body};
    std::promise<Response> answer;
    post_observations(
        request, rules_, store_, metrics_, [] { return kNoonMs; },
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

  static std::string batch(std::vector<nlohmann::json> items) {
    return nlohmann::json{{"observations", std::move(items)}}.dump();
  }

  std::vector<StoredProduct> stored() {
    auto products = store_.read_bucket(prefix_of("1005006123456789", 64), 100);
    return products.ok() ? std::move(*products) : std::vector<StoredProduct>();
  }

  TemporaryFolder folder_;
  AdmissionRules rules_;
  Metrics metrics_;
  sqlite::SqliteStore store_{{.data_folder = folder_.path()}, metrics_};
};

}  // namespace companion::server
