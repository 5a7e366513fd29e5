// A request that would be refused anyway is refused before its body is looked at, over a real socket.
#include <gtest/gtest.h>

#include <atomic>

#include "http/http_server.h"
#include "loopback/http_client.h"

namespace companion::server {
namespace {

/// A server of one endpoint that is full or not.
class RefusalTest : public testing::Test {
 protected:
  Answer post(HttpClient& client, std::string_view body) {
    return client.exchange("POST", "/thing", body).value_or(Answer{});
  }

  std::atomic<bool> has_room_ = false;
  std::atomic<int> handled_ = 0;
  Metrics metrics_;
  const Router router_{{{"POST", "/thing",
                         [this](const Request& request, const Respond& respond) {
                           ++handled_;
                           respond({.content_type = "text/plain", .body = request.body});
                         },
                         [this] { return has_room_.load(); }}},
                       metrics_};
  HttpServer server_{
      {.host = "127.0.0.1", .port = 0, .threads = 1, .limits = {}, .tls_files = {}}, router_, metrics_};
};

TEST_F(RefusalTest, TheBodyIsReadOverAndTheConnectionGoesOn) {
  HttpClient client(server_.port());
  for (const size_t size : {size_t{0}, size_t{1}, size_t{5'000}, size_t{200'000}}) {
    has_room_ = false;
    const Answer refused = post(client, std::string(size, 'x'));
    EXPECT_EQ(refused.status, 503) << size;
    EXPECT_EQ(refused.headers.count("retry-after"), 1U);
    EXPECT_EQ(refused.headers.count("connection"), 0U) << "kept";
    has_room_ = true;
    EXPECT_EQ(post(client, "next").body, "next") << "nothing may be left over of " << size;
  }
  EXPECT_EQ(handled_, 4);
}

TEST_F(RefusalTest, WhoWaitsToContinueNeedNotSendTheBody) {
  HttpClient client(server_.port());
  client.send("POST /thing HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n");
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->headers.at("connection"), "close");
  EXPECT_TRUE(client.receive_end());
  EXPECT_EQ(handled_, 0);
}

TEST_F(RefusalTest, AChunkedBodyEndsTheConnection) {
  HttpClient client(server_.port());
  client.send("POST /thing HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->headers.at("connection"), "close");
}

TEST_F(RefusalTest, ABodyThatIsTooLargeIsStillSaidToBe) {
  HttpClient client(server_.port());
  client.send("POST /thing HTTP/1.1\r\nContent-Length: 300000\r\n\r\n");
  EXPECT_EQ(client.receive().value_or(Answer{}).status, 413);
}

}  // namespace
}  // namespace companion::server
