// companion-server: reads the configuration, wires store, router and HTTP server together,
// serves until a signal comes, and ends without losing what it has acknowledged.
#include <pthread.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <variant>

#include "admission/admission_control.h"
#include "commands/run_command.h"
#include "configuration/configuration.h"
#include "consensus/publisher.h"
#include "http/http_server.h"
#include "http/routes.h"
#include "monitoring/log.h"
#include "store/sqlite/api_key_table.h"
#include "store/sqlite/sqlite_store.h"

namespace companion::server {
namespace {

/// Reads flags, environment and configuration file as they are now.
using ReadConfiguration = std::function<std::variant<Configuration, Printout, UsageError>()>;

constexpr int kExitStartFailed = 1;
constexpr int kExitWrongUsage = 2;

int64_t system_now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// SIGTERM, SIGINT and SIGHUP wait until the main thread asks for them: threads started after
/// this inherit the mask. SIGPIPE is off: a peer that left is an error code.
sigset_t hold_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

/// Calls `reload` at every SIGHUP and `refresh` every few seconds, and returns at SIGTERM or
/// SIGINT; another one of these then ends the process as usual.
void wait_for_stop(const sigset_t& signals, const std::function<void()>& reload,
                   const std::function<void()>& refresh) {
  constexpr timespec kRefreshInterval{5, 0};
  for (;;) {
    const int signal = sigtimedwait(&signals, nullptr, &kRefreshInterval);
    if (signal == SIGHUP) {
      reload();
    } else if (signal == SIGTERM || signal == SIGINT) {
      break;
    } else {
      refresh();
    }
  }
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

/// What can change while the server runs: log level, limits, plans, certificate.
void apply(const Configuration& configuration, AdmissionControl& control, HttpServer& server) {
  server.reconfigure(configuration.limits, configuration.tls_files);
  set_log_level(configuration.log_level);
  control.set_limits(configuration.admission_limits);
  control.api_keys().set_plans(configuration.plans);
}

/// Takes over the API keys where an operator has changed them.
void refresh_api_keys(sqlite::ApiKeyTable& table, ApiKeys& keys) {
  try {
    if (!table.has_changed()) return;
    std::vector<ApiKey> good;
    for (const sqlite::StoredApiKey& key : table.all()) {
      if (!key.revoked_day) good.push_back({key.hash, key.plan});
    }
    keys.set_keys(good);
  } catch (const std::exception& error) {
    log(LogLevel::kError, "api_keys_not_read", {{"message", error.what()}});
  }
}

/// Reads the configuration anew; what is wrong with it is logged and changes nothing.
void reload(const ReadConfiguration& read_again, AdmissionControl& control, HttpServer& server) {
  const auto read = read_again();
  const auto* const configuration = std::get_if<Configuration>(&read);
  const auto* const wrong = std::get_if<UsageError>(&read);
  std::string message = wrong ? wrong->message : "";
  try {
    if (configuration) apply(*configuration, control, server);
  } catch (const std::exception& error) {
    message = error.what();
  }
  if (configuration && message.empty()) return log(LogLevel::kInfo, "configuration_reloaded");
  log(LogLevel::kError, "configuration_not_reloaded", {{"message", message}});
}

void announce(uint16_t port) {
  std::printf("{\"event\":\"listening\",\"port\":%d}\n", port);
  std::fflush(stdout);
}

void serve(const Configuration& configuration, const ReadConfiguration& read_again) {
  const sigset_t signals = hold_signals();
  Metrics metrics;
  sqlite::SqliteStore store({.data_folder = configuration.data_folder,
                             .wait = {.max_observations = configuration.max_waiting_observations}},
                            metrics);
  Publisher publisher(store.consensus(), configuration.publisher, system_now_ms, metrics);
  AdmissionControl control(configuration.admission_limits);
  control.api_keys().set_plans(configuration.plans);
  sqlite::ApiKeyTable api_key_table(store.private_file());
  const auto refresh = [&] { refresh_api_keys(api_key_table, control.api_keys()); };
  refresh();
  std::atomic<bool> is_draining = false;
  RateLimiter observations_per_key(configuration.observations_per_key);
  const Router router(
      api_routes({.contributions = store.contributions(),
                  .prices = store.prices(),
                  .metrics = metrics,
                  .now_ms = system_now_ms,
                  .control = control,
                  .is_draining = [&is_draining] { return is_draining.load(); },
                  .admission = {configuration.admission, control, observations_per_key},
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

  wait_for_stop(
      signals, [&] { reload(read_again, control, server); }, refresh);
  is_draining = true;
  log(LogLevel::kInfo, "draining");
  const bool all_ended = server.drain(configuration.drain_timeout);
  // Before the server goes: the last answers are sent through its threads.
  store.contributions().close();
  publisher.stop();
  log(LogLevel::kInfo, "stopped", {{"all_connections_ended", all_ended}});
}

/// Carries out a command of the operator.
int obey(const Command& command) {
  try {
    std::fputs(run_command(command, system_now_ms()).c_str(), stdout);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "companion-server: %s\n", error.what());
    return std::holds_alternative<UsageError>(command) ? kExitWrongUsage : kExitStartFailed;
  }
}

int run(int argc, const char* const argv[]) {
  if (const auto command = read_command(argc, argv)) return obey(*command);
  const ReadConfiguration read_now = [=] { return read_configuration(argc, argv); };
  const auto read = read_now();
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
    serve(configuration, read_now);
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
