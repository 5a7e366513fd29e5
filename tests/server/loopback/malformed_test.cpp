// Bytes that are not the requests the server knows: each has its answer, none its end.
#include "loopback/server_test.h"

namespace companion::server {
namespace {

using MalformedTest = ServerTest;

struct MalformedCase {
  const char* what;
  std::string bytes;
  int status;
  const char* code;
};

std::string post_with(const std::string& headers, const std::string& body) {
  return "POST /v1/observations HTTP/1.1\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

const std::string kJson = "Content-Type: application/json\r\n";

/// A batch that was changed after it was signed.
std::string forged() {
  nlohmann::json body = Contributor(1).batch({});
  body["batch"] = body["batch"].get<std::string>() + " ";
  return body.dump();
}

const MalformedCase kCases[] = {
    {"not HTTP at all", "hello, is this a server?\r\n\r\n", 400, "invalid_input"},
    {"TLS to a plain port", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15),
     400, "invalid_input"},
    {"no version", "GET /health\r\n\r\n", 400, "invalid_input"},
    {"a version that is not ours", "GET /health HTTP/3.0\r\n\r\n", 400, "invalid_input"},
    {"a header without a colon", "GET /health HTTP/1.1\r\nnonsense\r\n\r\n", 400, "invalid_input"},
    {"a length that is no number", "POST /v1/observations HTTP/1.1\r\nContent-Length: many\r\n\r\n",
     400, "invalid_input"},
    {"a length that overflows",
     "POST /v1/observations HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400,
     "invalid_input"},
    {"two lengths that differ",
     "POST /v1/observations HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400,
     "invalid_input"},
    {"a chunk size that is no number",
     "POST /v1/observations HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400,
     "invalid_input"},
    {"an unknown path", "GET /admin HTTP/1.1\r\n\r\n", 404, "unknown_method"},
    {"a path with a null byte", "GET /health%00 HTTP/1.1\r\n\r\n", 404, "unknown_method"},
    {"a wrong method", "DELETE /v1/observations HTTP/1.1\r\n\r\n", 405, "method_not_allowed"},
    {"a method nobody knows", "BREW /health HTTP/1.1\r\n\r\n", 405, "method_not_allowed"},
    {"no content type", post_with("", "{}"), 415, "unsupported_media"},
    {"a wrong content type", post_with("Content-Type: text/plain\r\n", "{}"), 415,
     "unsupported_media"},
    {"an empty body", post_with(kJson, ""), 400, "invalid_input"},
    {"broken JSON", post_with(kJson, "{\"observations\":["), 400, "invalid_input"},
    {"JSON that is not UTF-8", post_with(kJson, "{\"observations\":[\"\xff\xfe\"]}"), 400,
     "invalid_input"},
    {"JSON of another shape", post_with(kJson, "[1,2,3]"), 400, "invalid_input"},
    {"a batch that is no text", post_with(kJson, R"({"batch":{"observations":[]}})"), 400,
     "invalid_input"},
    {"observations that are no list",
     post_with(kJson, Contributor(1).batch_of_text(R"({"observations":{}})").dump()), 400,
     "invalid_input"},
    {"a batch nested without end",
     post_with(kJson, Contributor(1).batch_of_text(std::string(100'000, '[')).dump()), 400,
     "invalid_input"},
    {"nothing that was signed", post_with(kJson, R"({"batch":"{\"observations\":[]}"})"), 401,
     "unauthorized"},
    {"a signature of other bytes", post_with(kJson, forged()), 401, "unauthorized"},
    {"a key that is no key", post_with(kJson, R"({"batch":"{}","key":"AA==","signature":"AA=="})"),
     400, "invalid_input"},
    {"JSON nested without end", post_with(kJson, std::string(200'000, '[')), 400, "invalid_input"},
    {"a prefix longer than announced", "GET /v1/history/a HTTP/1.1\r\n\r\n", 400,
     "invalid_input"},
    {"a prefix in capitals", "GET /v1/history/ABCD HTTP/1.1\r\n\r\n", 400, "invalid_input"},
    {"a prefix of a path", "GET /v1/history/ab/cd HTTP/1.1\r\n\r\n", 404, "unknown_method"},
};

TEST_F(MalformedTest, EveryCaseHasItsErrorAndTheServerGoesOn) {
  start();
  for (const MalformedCase& one : kCases) {
    SCOPED_TRACE(one.what);
    HttpClient client(port());
    ASSERT_TRUE(client.send(one.bytes));
    const auto answer = client.receive();
    if (!answer) {
      ADD_FAILURE() << "no answer";
      continue;
    }
    EXPECT_EQ(answer->status, one.status);
    EXPECT_EQ(answer->headers.at("content-type"), "application/json");
    const nlohmann::json document = answer->json();
    EXPECT_EQ(document.at("ok"), false);
    EXPECT_EQ(document.at("error").at("code"), one.code);
    EXPECT_EQ(document.at("error").size(), 3U);
    EXPECT_FALSE(document.at("error").at("where").get<std::string>().empty());
    EXPECT_FALSE(document.at("error").at("message").get<std::string>().empty());
  }
  EXPECT_EQ(HttpClient(port()).exchange("GET", "/health").value().status, 200);
  stop();
}

TEST_F(MalformedTest, APeerThatLeavesInTheMiddleHarmsNobody) {
  start();
  for (const char* part : {"", "G", "GET /health HTTP/1.1\r\n",
                           "POST /v1/observations HTTP/1.1\r\n"
                           "Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{"}) {
    HttpClient(port()).send(part);
  }
  EXPECT_EQ(HttpClient(port()).exchange("GET", "/health").value().status, 200);
  stop();
}

}  // namespace
}  // namespace companion::server
