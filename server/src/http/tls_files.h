// Where the certificate of the server lies; without Boost, for the configuration.
#pragma once

#include <filesystem>

namespace companion::server {

/// A certificate chain and its private key, both PEM.
struct TlsFiles {
  std::filesystem::path certificate;  ///< empty: plain HTTP
  std::filesystem::path key;

  bool operator==(const TlsFiles&) const = default;
};

}  // namespace companion::server
