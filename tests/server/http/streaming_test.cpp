// Answers whose body is made while it is sent, over a real socket.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "http/http_server.h"
#include "loopback/http_client.h"

namespace companion::server {
namespace {

using std::chrono::milliseconds;

/// A server of one streamed endpoint.
class StreamingTest : public testing::Test {
 protected:
  void serve(NextChunk next_chunk, HttpLimits limits = {}) {
    router_.emplace(
        std::vector<Route>{{"GET", "/stream",
                            [next_chunk](const Request&, const Respond& respond) {
                              respond({.content_type = "text/plain", .next_chunk = next_chunk});
                            }}},
        metrics_);
    server_.emplace(
        HttpServer::Options{
            .host = "127.0.0.1", .port = 0, .threads = 1, .limits = limits, .tls_files = {}},
        *router_, metrics_);
  }

  uint16_t port() const { return server_->port(); }

  /// Waits until the condition holds; gives up after five seconds.
  template <typename Condition>
  static bool eventually(Condition condition) {
    for (int i = 0; i < 500 && !condition(); ++i) std::this_thread::sleep_for(milliseconds(10));
    return condition();
  }

  Metrics metrics_;
  std::optional<Router> router_;
  std::optional<HttpServer> server_;
};

/// `count` pieces of `size` bytes; counts how many were asked for.
NextChunk pieces(int count, size_t size, std::atomic<int>& made) {
  return [count, size, &made]() -> std::string {
    const int number = made++;
    return number < count ? std::string(size, static_cast<char>('a' + number % 26)) : std::string();
  };
}

TEST_F(StreamingTest, ArrivesInChunksAndTheConnectionGoesOn) {
  std::atomic<int> made = 0;
  serve(pieces(3, 4, made));
  HttpClient client(port());
  const auto answer = client.exchange("GET", "/stream");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "aaaabbbbcccc");
  EXPECT_EQ(answer->headers.at("transfer-encoding"), "chunked");
  EXPECT_EQ(answer->headers.count("content-length"), 0U);
  made = 1;
  EXPECT_EQ(client.exchange("GET", "/stream").value().body, "bbbbcccc");
}

TEST_F(StreamingTest, AHeadRequestMakesNothing) {
  std::atomic<int> made = 0;
  serve(pieces(3, 4, made));
  HttpClient client(port());
  EXPECT_EQ(client.exchange("HEAD", "/stream").value().status, 200);
  EXPECT_EQ(made, 0);
  EXPECT_EQ(client.exchange("GET", "/stream").value().body, "aaaabbbbcccc");
}

TEST_F(StreamingTest, APeerOfHttpOneZeroGetsItUntilTheEnd) {
  std::atomic<int> made = 0;
  serve(pieces(2, 4, made));
  HttpClient client(port());
  client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  std::string all;
  for (std::string some = client.receive_some(); !some.empty(); some = client.receive_some()) {
    all += some;
  }
  EXPECT_TRUE(all.ends_with("\r\n\r\naaaabbbb")) << all;
  EXPECT_EQ(all.find("chunked"), std::string::npos);
}

TEST_F(StreamingTest, NothingIsMadeAheadOfAPeerThatDoesNotRead) {
  std::atomic<int> made = 0;
  serve(pieces(10'000, 64 * 1024, made));
  HttpClient client(port());
  client.send("GET /stream HTTP/1.1\r\n\r\n");
  std::this_thread::sleep_for(milliseconds(300));
  const int made_while_waiting = made;
  std::this_thread::sleep_for(milliseconds(300));
  EXPECT_EQ(made, made_while_waiting);
  EXPECT_LT(made, 500) << "no more than the buffers of the two sockets hold";
  for (int i = 0; i < 1'000 && made == made_while_waiting; ++i) client.receive_some();
  EXPECT_GT(made, made_while_waiting);
}

TEST_F(StreamingTest, APeerThatReadsNothingIsCutOff) {
  std::atomic<int> made = 0;
  HttpLimits limits;
  limits.write_timeout = milliseconds(300);
  serve(pieces(1'000'000, 64 * 1024, made), limits);
  HttpClient client(port());
  client.send("GET /stream HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(eventually([this] { return metrics_.open_connections.value() == 1; }));
  EXPECT_TRUE(eventually([this] { return metrics_.open_connections.value() == 0; }));
}

TEST_F(StreamingTest, APeerThatLeavesEndsTheMaking) {
  std::atomic<int> made = 0;
  serve(pieces(1'000'000'000, 1024, made));
  {
    HttpClient client(port());
    client.send("GET /stream HTTP/1.1\r\n\r\n");
    EXPECT_FALSE(client.receive_some().empty());
  }
  EXPECT_TRUE(eventually([this] { return metrics_.open_connections.value() == 0; }));
}

TEST_F(StreamingTest, ABodyThatCannotBeFinishedIsNotTakenForAWholeOne) {
  for (const char* version : {"1.1", "1.0"}) {
    int made = 0;
    serve([&made]() -> std::string {
      if (made++ > 0) throw std::runtime_error("disk");
      return "part";
    });
    HttpClient client(port());
    client.send("GET /stream HTTP/" + std::string(version) + "\r\n\r\n");
    std::string all;
    for (std::string some = client.receive_some(); !some.empty(); some = client.receive_some()) {
      all += some;
    }
    EXPECT_FALSE(all.ends_with("0\r\n\r\n")) << all;
    EXPECT_TRUE(client.was_reset()) << version;
    server_.reset();
  }
}

}  // namespace
}  // namespace companion::server
