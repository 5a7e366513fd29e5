// The server's configuration: flags, then COMPANION_* environment variables, then the file
// that --config names, then defaults.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>

#include "consensus/publisher.h"
#include "admission/admission_control.h"
#include "handlers/post_observations.h"
#include "http/limits.h"
#include "http/tls_files.h"
#include "monitoring/log.h"

namespace companion::server {

struct Configuration {
  std::string host;
  uint16_t port = 0;
  size_t threads = 0;
  std::filesystem::path data_folder;
  std::filesystem::path rules_file;  ///< empty: none is served
  AdmissionRules admission;
  RateLimit observations_per_key;
  PublisherOptions publisher;
  size_t max_waiting_observations = 0;
  HttpLimits limits;
  AdmissionLimits admission_limits;
  std::vector<Plan> plans;  ///< of API keys
  TlsFiles tls_files;
  std::chrono::milliseconds drain_timeout{0};
  LogLevel log_level = LogLevel::kInfo;
};

/// What --help or --version print instead of starting.
struct Printout {
  std::string text;
};

/// A flag or variable that cannot be understood; names it.
struct UsageError {
  std::string message;
};

/// Reads the command line, the process's environment and the configuration file. Every flag
/// --some-name is also read from COMPANION_SOME_NAME and from a line some-name=value; the
/// flag wins, then the variable. Other COMPANION_ variables are ignored.
std::variant<Configuration, Printout, UsageError> read_configuration(int argc,
                                                                     const char* const argv[]);

}  // namespace companion::server
