// The server's side of TLS 1.3.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "http/tls_files.h"

namespace companion::server {

struct TlsContext {
  boost::asio::ssl::context context;
};

/// Reads the files; nothing when none are named. TLS 1.3 and nothing older. Without session
/// tickets: they would let the server link the connections of a client that contributes
/// with those of one that looks up.
///
/// Throws std::runtime_error, with a message for the operator, when the files cannot be
/// used or do not belong together.
std::shared_ptr<TlsContext> load_tls(const TlsFiles& files);

}  // namespace companion::server
