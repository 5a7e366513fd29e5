// companion-server: reads the configuration, wires store, router and HTTP server together,
// serves until a signal comes, and ends without losing what it has acknowledged.
#include <pthread.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>

#include "admission/network_ids.h"
#include "configuration/configuration.h"
#include "consensus/publisher.h"
#include "http/http_server.h"
#include "http/routes.h"
#include "monitoring/log.h"
#include "store/sqlite/sqlite_store.h"

namespace companion::server {
namespace {

constexpr int kExitStartFailed = 1;
constexpr int kExitWrongUsage = 2;

int64_t system_now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// SIGTERM and SIGINT wait until the main thread asks for them: threads started after
/// this inherit the mask. SIGPIPE is off: a peer that left is an error code.
sigset_t hold_stop_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  sigset_t stop_signals;
  sigemptyset(&stop_signals);
  sigaddset(&stop_signals, SIGTERM);
  sigaddset(&stop_signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stop_signals, nullptr);
  return stop_signals;
}

/// Returns after the first signal; a second one then ends the process as usual.
void wait_for_stop(const sigset_t& stop_signals) {
  int signal = 0;
  sigwait(&stop_signals, &signal);
  pthread_sigmask(SIG_UNBLOCK, &stop_signals, nullptr);
}

void announce(uint16_t port) {
  std::printf("{\"event\":\"listening\",\"port\":%d}\n", port);
  std::fflush(stdout);
}

void serve(const Configuration& configuration) {
  const sigset_t stop_signals = hold_stop_signals();
  Metrics metrics;
  sqlite::SqliteStore store({.data_folder = configuration.data_folder,
                             .max_waiting_observations = configuration.max_waiting_observations},
                            metrics);
  Publisher publisher(store.consensus(), configuration.publisher, system_now_ms, metrics);
  NetworkIds networks;
  RateLimiter observations_per_key(configuration.observations_per_key);
  const Router router(
      api_routes({.contributions = store.contributions(),
                  .prices = store.prices(),
                  .metrics = metrics,
                  .now_ms = system_now_ms,
                  .admission = {configuration.admission, networks, observations_per_key},
                  .required = configuration.publisher.rules.publish,
                  .contributions_erased = [&publisher] { publisher.wake(); },
                  .rules_file = configuration.rules_file}),
      metrics);
  publisher.start();
  HttpServer server({.host = configuration.host,
                     .port = configuration.port,
                     .threads = configuration.threads,
                     .limits = configuration.limits,
                     .tls_files = configuration.tls_files},
                    router, metrics);
  announce(server.port());
  log(LogLevel::kInfo, "started", {{"port", server.port()}, {"threads", configuration.threads}});

  wait_for_stop(stop_signals);
  log(LogLevel::kInfo, "draining");
  const bool all_ended = server.drain(configuration.drain_timeout);
  // Before the server goes: the last answers are sent through its threads.
  store.contributions().close();
  publisher.stop();
  log(LogLevel::kInfo, "stopped", {{"all_connections_ended", all_ended}});
}

int run(int argc, const char* const argv[]) {
  const auto read = read_configuration(argc, argv);
  if (const auto* printout = std::get_if<Printout>(&read)) {
    std::fputs(printout->text.c_str(), stdout);
    return 0;
  }
  if (const auto* error = std::get_if<UsageError>(&read)) {
    std::fprintf(stderr, "companion-server: %s (see --help)\n", error->message.c_str());
    return kExitWrongUsage;
  }
  const auto& configuration = std::get<Configuration>(read);
  set_log_level(configuration.log_level);
  try {
    serve(configuration);
    return 0;
  } catch (const std::exception& error) {
    log(LogLevel::kError, "start_failed", {{"message", error.what()}});
    return kExitStartFailed;
  }
}

}  // namespace
}  // namespace companion::server

int main(int argc, char* argv[]) {
  return companion::server::run(argc, argv);
}
