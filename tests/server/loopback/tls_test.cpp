// TLS 1.3 with a certificate made here, and its replacement while the server runs.
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "loopback/server_test.h"

namespace companion::server {
namespace {

struct FreeContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeStream {
  void operator()(SSL* stream) const { SSL_free(stream); }
};

/// A client that trusts one certificate only.
class TlsClient {
 public:
  TlsClient(uint16_t port, const std::filesystem::path& trusted, int newest_version)
      : plain_(port), context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_max_proto_version(context_.get(), newest_version);
    SSL_CTX_load_verify_locations(context_.get(), trusted.c_str(), nullptr);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    stream_.reset(SSL_new(context_.get()));
    SSL_set_fd(stream_.get(), plain_.descriptor());
    is_connected_ = SSL_connect(stream_.get()) == 1;
  }

  bool is_connected() const { return is_connected_; }

  /// The first bytes of the answer to a GET.
  std::string get(const std::string& target) {
    const std::string request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    char answer[4096];
    if (SSL_write(stream_.get(), request.data(), static_cast<int>(request.size())) <= 0) return {};
    const int size = SSL_read(stream_.get(), answer, sizeof answer);
    return {answer, static_cast<size_t>(std::max(0, size))};
  }

  /// Whether the server ended the connection as TLS wants it, rather than broke it off.
  bool receive_goodbye() {
    char byte;
    const int size = SSL_read(stream_.get(), &byte, 1);
    return SSL_get_error(stream_.get(), size) == SSL_ERROR_ZERO_RETURN;
  }

 private:
  HttpClient plain_;
  std::unique_ptr<SSL_CTX, FreeContext> context_;
  std::unique_ptr<SSL, FreeStream> stream_;
  bool is_connected_ = false;
};

class TlsTest : public ServerTest {
 protected:
  std::string file(const char* name) const { return folder_.path() / name; }

  void make_certificate(const std::string& name) {
    const std::string command =
        "openssl req -x509 -newkey ed25519 -nodes -days 2 -subj /CN=localhost -keyout " +
        file((name + ".key").c_str()) + " -out " + file((name + ".pem").c_str()) + " 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }

  /// Puts a certificate where the server looks for it.
  void use(const std::string& name) {
    for (const char* kind : {".pem", ".key"}) {
      std::filesystem::copy_file(file((name + kind).c_str()),
                                 file((std::string("used") + kind).c_str()),
                                 std::filesystem::copy_options::overwrite_existing);
    }
  }

  void start_with_tls(std::vector<std::string> more = {}) {
    make_certificate("first");
    use("first");
    more.push_back("--tls-certificate=" + file("used.pem"));
    more.push_back("--tls-key=" + file("used.key"));
    start(std::move(more));
  }

  TlsClient client(const char* trusted, int newest_version = TLS1_3_VERSION) {
    return TlsClient(port(), file(trusted), newest_version);
  }
};

TEST_F(TlsTest, ServesTlsOneThreeAndNothingElse) {
  start_with_tls();
  TlsClient peer = client("first.pem");
  ASSERT_TRUE(peer.is_connected());
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(peer.get("/health").starts_with("HTTP/1.1 200"));
  EXPECT_FALSE(client("first.pem", TLS1_2_VERSION).is_connected());
  EXPECT_FALSE(HttpClient(port()).exchange("GET", "/health")) << "plain HTTP gets no answer";
  EXPECT_TRUE(client("first.pem").get("/health").starts_with("HTTP/1.1 200"));
  stop();
}

TEST_F(TlsTest, AReloadChangesTheCertificateOfNewConnectionsOnly) {
  start_with_tls();
  TlsClient before = client("first.pem");
  ASSERT_TRUE(before.get("/health").starts_with("HTTP/1.1 200"));
  make_certificate("second");
  use("second");
  server_->send_signal(SIGHUP);
  bool is_replaced = false;
  for (int i = 0; i < 300 && !is_replaced; ++i) {
    usleep(10'000);
    is_replaced = client("second.pem").is_connected();
  }
  EXPECT_TRUE(is_replaced);
  EXPECT_FALSE(client("first.pem").is_connected());
  EXPECT_TRUE(before.get("/health").starts_with("HTTP/1.1 200")) << "open ones go on";
  stop();
}

TEST_F(TlsTest, FilesThatCannotBeUsedAreSaidAtTheStart) {
  make_certificate("first");
  make_certificate("second");
  server_.emplace(ServerProcess::Options{
      folder_.path() / "data",
      {"--tls-certificate=" + file("first.pem"), "--tls-key=" + file("second.key")}});
  EXPECT_EQ(server_->port(), 0);
  EXPECT_EQ(server_->wait(), 1);
  EXPECT_NE(server_->log().find("second.key"), std::string::npos) << server_->log();
}

TEST_F(TlsTest, AnIdleConnectionIsToldGoodbyeAndASilentOneIsCutOff) {
  start_with_tls({"--idle-timeout-ms=200", "--header-timeout-ms=200"});
  TlsClient peer = client("first.pem");
  ASSERT_TRUE(peer.get("/health").starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(peer.receive_goodbye());
  EXPECT_TRUE(HttpClient(port()).receive_end()) << "who never begins the handshake";
  stop();
}

}  // namespace
}  // namespace companion::server
