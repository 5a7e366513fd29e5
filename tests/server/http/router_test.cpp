#include "http/router.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace companion::server {
namespace {

std::vector<Route> sample_routes() {
  return {
      {"GET", "/thing",
       [](const Request&, const Respond& respond) {
         respond({.content_type = "text/plain", .body = "thing"});
       }},
      {"GET", "/things/{name}",
       [](const Request& request, const Respond& respond) {
         respond({.content_type = "text/plain", .body = request.path_argument});
       }},
      {"POST", "/thing",
       [](const Request&, const Respond&) { throw std::runtime_error("secret detail"); }},
  };
}

class RouterTest : public testing::Test {
 protected:
  Response call(const std::string& method, const std::string& path,
                const std::string& origin = {}) {
    Response answer;
    router_.handle({.method = method, .path = path, .origin = origin},
                   [&answer](Response response) { answer = std::move(response); });
    return answer;
  }

  static std::string header(const Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }

  static std::string error_code(const Response& response) {
    return nlohmann::json::parse(response.body).at("error").at("code");
  }

  Metrics metrics_;
  Router router_{sample_routes(), metrics_};
};

TEST_F(RouterTest, FindsTheHandlerAndItsArgument) {
  EXPECT_EQ(call("GET", "/thing").body, "thing");
  EXPECT_EQ(call("HEAD", "/thing").body, "thing");
  EXPECT_EQ(call("GET", "/things/a%20b").body, "a%20b");
}

TEST_F(RouterTest, ARouteWithoutRoomRefusesBeforeItsHandler) {
  bool has_room = true;
  int handled = 0;
  const auto handler = [&handled](const Request&, const Respond& respond) {
    ++handled;
    respond({});
  };
  const Router router({{"POST", "/full", handler, [&has_room] { return has_room; }},
                       {"GET", "/full", handler}},
                      metrics_);
  EXPECT_FALSE(router.refusal("POST", "/full"));
  has_room = false;
  EXPECT_EQ(router.refusal("POST", "/full?x=1")->code, ErrorCode::kUnavailable);
  EXPECT_FALSE(router.refusal("GET", "/full")) << "only where it was asked for";
  EXPECT_FALSE(router.refusal("POST", "/other"));
  Response answer;
  router.handle({.method = "POST", .path = "/full"},
                [&answer](Response response) { answer = std::move(response); });
  EXPECT_EQ(answer.status, 503);
  EXPECT_FALSE(header(answer, "Retry-After").empty());
  EXPECT_EQ(handled, 0);
}

TEST_F(RouterTest, UnknownPathsAreNotFound) {
  for (const char* path : {"", "/", "/thin", "/thing/", "/things/", "/things/a/b", "/things"}) {
    EXPECT_EQ(call("GET", path).status, 404) << path;
    EXPECT_EQ(error_code(call("GET", path)), "unknown_method") << path;
  }
}

TEST_F(RouterTest, WrongMethodsAreToldTheRightOnes) {
  const Response response = call("DELETE", "/thing");
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(error_code(response), "method_not_allowed");
  EXPECT_EQ(header(response, "Allow"), "GET, HEAD, POST, OPTIONS");
}

TEST_F(RouterTest, OptionsListsTheMethods) {
  const Response response = call("OPTIONS", "/things/a");
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(header(response, "Allow"), "GET, HEAD, OPTIONS");
}

TEST_F(RouterTest, AHandlerThatThrowsIsAnInternalErrorWithoutDetail) {
  const Response response = call("POST", "/thing");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(error_code(response), "internal");
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST_F(RouterTest, OnlyExtensionsMayReadAcrossOrigins) {
  for (const char* origin : {"chrome-extension://abcdefghijklmnopabcdefghijklmnop",
                             "moz-extension://0f3c1c2e-5a77-4b7e-9d6f-1c2d3e4f5a6b"}) {
    const Response response = call("GET", "/thing", origin);
    EXPECT_EQ(header(response, "Access-Control-Allow-Origin"), origin);
    EXPECT_EQ(header(response, "Vary"), "Origin");
    EXPECT_EQ(header(call("OPTIONS", "/thing", origin), "Access-Control-Allow-Methods"),
              "GET, HEAD, POST, OPTIONS");
  }
  for (const char* origin : {"", "null", "https://www.aliexpress.com", "chrome-extension://",
                             "safari-web-extension://abc", "chrome-extension://a/b",
                             "https://chrome-extension://abc", "moz-extension://a\r\nX: y"}) {
    const Response response = call("GET", "/thing", origin);
    EXPECT_EQ(header(response, "Access-Control-Allow-Origin"), "") << origin;
    EXPECT_EQ(header(response, "Vary"), "Origin");
  }
}

TEST_F(RouterTest, CountsByRouteAndNeverByPath) {
  call("GET", "/things/a");
  call("GET", "/things/b");
  call("GET", "/elsewhere/a");
  EXPECT_EQ(metrics_.requests.with({"/things/{name}", "200"}).value(), 2U);
  EXPECT_EQ(metrics_.requests.with({"none", "404"}).value(), 1U);
  EXPECT_EQ(metrics_.prometheus_text().find("elsewhere"), std::string::npos);
}

}  // namespace
}  // namespace companion::server
