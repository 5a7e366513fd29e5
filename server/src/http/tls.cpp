#include "http/tls.h"

#include <stdexcept>
#include <string>

namespace companion::server {

namespace ssl = boost::asio::ssl;

std::shared_ptr<TlsContext> load_tls(const TlsFiles& files) {
  if (files.certificate.empty()) return nullptr;
  auto tls = std::make_shared<TlsContext>(TlsContext{ssl::context(ssl::context::tlsv13_server)});
  const auto check = [](const std::filesystem::path& file, boost::system::error_code failure) {
    if (failure) {
      throw std::runtime_error("cannot use " + file.string() + " for TLS: " + failure.message());
    }
  };
  boost::system::error_code failure;
  tls->context.use_certificate_chain_file(files.certificate.string(), failure);
  check(files.certificate, failure);
  tls->context.use_private_key_file(files.key.string(), ssl::context::pem, failure);
  check(files.key, failure);
  SSL_CTX* const handle = tls->context.native_handle();
  SSL_CTX_set_num_tickets(handle, 0);
  SSL_CTX_set_session_cache_mode(handle, SSL_SESS_CACHE_OFF);
  return tls;
}

}  // namespace companion::server
