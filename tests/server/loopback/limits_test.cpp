// What one peer may do to the server: time, size and number limits over real sockets.
#include <chrono>

#include "loopback/server_test.h"

namespace companion::server {
namespace {

using LimitsTest = ServerTest;

constexpr const char* kJson = "Content-Type: application/json\r\n";

void expect_error(const std::optional<Answer>& answer, int status, const std::string& code) {
  ASSERT_TRUE(answer) << "no answer, expected " << status;
  EXPECT_EQ(answer->status, status);
  EXPECT_EQ(answer->json().at("ok"), false);
  EXPECT_EQ(answer->json().at("error").at("code"), code);
  EXPECT_EQ(answer->headers.at("connection"), "close");
}

TEST_F(LimitsTest, AConnectionServesManyRequests) {
  start();
  HttpClient client(port());
  for (int i = 0; i < 5; ++i) {
    const auto answer = client.exchange("GET", "/health");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, R"({"ok":true,"value":{"status":"ok"}})");
  }
  stop();
}

TEST_F(LimitsTest, PipelinedRequestsAreAnsweredInOrder) {
  start();
  HttpClient client(port());
  client.send(
      "GET /health HTTP/1.1\r\n\r\nGET /v1/config HTTP/1.1\r\n\r\nGET /no HTTP/1.1\r\n\r\n");
  EXPECT_EQ(client.receive().value().json()["value"]["status"], "ok");
  EXPECT_EQ(client.receive().value().json()["value"]["open_days"], 3);
  EXPECT_EQ(client.receive().value().status, 404);
  stop();
}

TEST_F(LimitsTest, HttpOneZeroAndConnectionCloseEndTheConnection) {
  start();
  for (const char* request :
       {"GET /health HTTP/1.0\r\n\r\n", "GET /health HTTP/1.1\r\nConnection: close\r\n\r\n"}) {
    HttpClient client(port());
    client.send(request);
    EXPECT_EQ(client.receive().value().status, 200);
    EXPECT_TRUE(client.receive_end());
  }
  stop();
}

TEST_F(LimitsTest, HeadHasTheLengthButNotTheBody) {
  start();
  HttpClient client(port());
  const Answer get = client.exchange("GET", "/v1/config").value();
  const Answer head = client.exchange("HEAD", "/v1/config").value();
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.at("content-length"), get.headers.at("content-length"));
  EXPECT_EQ(client.exchange("GET", "/health").value().status, 200) << "nothing may be left over";
  stop();
}

TEST_F(LimitsTest, ConnectionsAboveTheLimitAreToldSo) {
  start({"--max-connections=2"});
  HttpClient first(port()), second(port());
  ASSERT_TRUE(first.exchange("GET", "/health"));
  ASSERT_TRUE(second.exchange("GET", "/health"));
  {
    HttpClient third(port());
    third.send("GET /health HTTP/1.1\r\n\r\n");
    const auto answer = third.receive();
    expect_error(answer, 503, "unavailable");
    EXPECT_EQ(answer->headers.count("retry-after"), 1U);
  }
  EXPECT_EQ(first.exchange("GET", "/health").value().status, 200);
  EXPECT_NE(first.exchange("GET", "/metrics")->body.find("companion_refused_connections_total 1"),
            std::string::npos);
  stop();
}

TEST_F(LimitsTest, OneNetworkMayNotHaveAllConnections) {
  start({"--max-connections=10", "--max-network-connections=2"});
  HttpClient first(port());
  ASSERT_TRUE(first.exchange("GET", "/health"));
  {
    HttpClient second(port());
    ASSERT_TRUE(second.exchange("GET", "/health"));
    HttpClient third(port());
    third.send("GET /health HTTP/1.1\r\n\r\n");
    expect_error(third.receive(), 503, "unavailable");
  }
  // The others have left, so there is room again.
  bool has_room = false;
  for (int i = 0; i < 300 && !has_room; ++i) {
    usleep(10'000);
    has_room = HttpClient(port()).exchange("GET", "/health").value_or(Answer{}).status == 200;
  }
  EXPECT_TRUE(has_room);
  stop();
}

TEST_F(LimitsTest, AnIdleConnectionIsClosedWithoutAWord) {
  start({"--idle-timeout-ms=200"});
  HttpClient client(port());
  ASSERT_TRUE(client.exchange("GET", "/health"));
  EXPECT_TRUE(client.receive_end());
  stop();
}

TEST_F(LimitsTest, ASlowHeaderIsAnsweredAndClosed) {
  start({"--header-timeout-ms=300"});
  HttpClient client(port());
  const auto start_time = std::chrono::steady_clock::now();
  client.send("GET /health HTTP/1.1\r\nX-Slow: ");
  expect_error(client.receive(), 408, "timeout");
  EXPECT_LT(std::chrono::steady_clock::now() - start_time, std::chrono::seconds(3));
  EXPECT_TRUE(client.receive_end());
  stop();
}

TEST_F(LimitsTest, DrippingBytesDoesNotExtendTheTime) {
  start({"--header-timeout-ms=300"});
  HttpClient client(port());
  client.send("GET /health HTTP/1.1\r\nX-Slow: ");
  for (int i = 0; i < 6; ++i) {
    usleep(100'000);
    client.send("a");
  }
  expect_error(client.receive(), 408, "timeout");
  stop();
}

TEST_F(LimitsTest, ASlowBodyIsAnsweredAndClosed) {
  start({"--body-timeout-ms=300"});
  HttpClient client(port());
  client.send(
      "POST /v1/observations HTTP/1.1\r\nContent-Type: application/json\r\n"
      "Content-Length: 100\r\n\r\n{\"obs");
  expect_error(client.receive(), 408, "timeout");
  EXPECT_TRUE(client.receive_end());
  stop();
}

TEST_F(LimitsTest, AnOversizedBodyIsRefusedBeforeItIsRead) {
  start();
  HttpClient client(port());
  client.send(
      "POST /v1/observations HTTP/1.1\r\nContent-Type: application/json\r\n"
      "Content-Length: 262145\r\nOrigin: moz-extension://abc\r\n\r\n");
  const auto answer = client.receive();
  expect_error(answer, 413, "too_large");
  EXPECT_EQ(answer->headers.at("access-control-allow-origin"), "moz-extension://abc");
  stop();
}

TEST_F(LimitsTest, AnOversizedBodySentAtOnceStillGetsItsAnswer) {
  start();
  HttpClient client(port());
  expect_error(client.exchange("POST", "/v1/observations", std::string(600'000, ' '), kJson), 413,
               "too_large");
  stop();
}

TEST_F(LimitsTest, AChunkedBodyHasTheSameLimit) {
  start();
  HttpClient client(port());
  client.send(
      "POST /v1/observations HTTP/1.1\r\nContent-Type: application/json\r\n"
      "Transfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "8000\r\n" + std::string(0x8000, ' ') + "\r\n";
  for (int i = 0; i < 9; ++i) client.send(chunk);
  expect_error(client.receive(), 413, "too_large");
  stop();
}

TEST_F(LimitsTest, ABodyOfExactlyTheLimitIsRead) {
  start();
  HttpClient client(port());
  const std::string document = contributor_.batch({}).dump();
  const std::string body = document + std::string(256 * 1024 - document.size(), ' ');
  const auto answer = client.exchange("POST", "/v1/observations", body, kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, R"({"ok":true,"value":{"accepted":0,"refused":[]}})");
  stop();
}

TEST_F(LimitsTest, AContributorThatSendsTooMuchIsToldWhenToComeBack) {
  start({"--key-observations-per-minute=60"});
  HttpClient client(port());
  const std::vector<nlohmann::json> items(500, observation_now("1005001", 1999));
  const nlohmann::json batch = contributor_.batch(items);
  for (int i = 0; i < 4; ++i) ASSERT_EQ(client.post(batch).value().status, 200);
  const Answer limited = client.post(batch).value();
  EXPECT_EQ(limited.status, 429);
  EXPECT_EQ(limited.json().at("error").at("code"), "rate_limited");
  EXPECT_GT(std::stoi(limited.headers.at("retry-after")), 0);
  EXPECT_EQ(client.post(Contributor(2).batch(items)).value().status, 200);
  stop();
}

TEST_F(LimitsTest, AnOversizedHeaderIsRefused) {
  start();
  HttpClient client(port());
  expect_error(client.exchange("GET", "/health", {}, "X-Big: " + std::string(9'000, 'a') + "\r\n"),
               413, "too_large");
  stop();
}

TEST_F(LimitsTest, AClientThatWaitsToContinueIsToldTo) {
  start();
  HttpClient client(port());
  const std::string body = contributor_.batch({}).dump();
  client.send(
      "POST /v1/observations HTTP/1.1\r\nContent-Type: application/json\r\n"
      "Expect: 100-continue\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n");
  EXPECT_EQ(client.receive().value().status, 100);
  client.send(body);
  EXPECT_EQ(client.receive().value().status, 200);
  stop();
}

}  // namespace
}  // namespace companion::server
