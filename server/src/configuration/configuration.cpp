#include "configuration/configuration.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <cctype>
#include <fstream>
#include <sstream>
#include <thread>

#include "configuration/plans_file.h"
#include "handlers/observation_batch.h"

namespace companion::server {
namespace {

namespace options = boost::program_options;
using std::chrono::milliseconds;

constexpr int64_t kMaxOpenDays = 3'650;
constexpr std::string_view kVariablePrefix = "COMPANION_";

options::options_description describe() {
  const HttpLimits limits;
  const AdmissionLimits admission;
  options::options_description all("Flags", 100);
  const auto ms = [](milliseconds time) {
    return options::value<int64_t>()->default_value(time.count())->value_name("MS");
  };
  const auto a_minute = [](int64_t number) {
    return options::value<int64_t>()->default_value(number)->value_name("N");
  };
  const auto count = [](size_t number) {
    return options::value<int64_t>()->default_value(static_cast<int64_t>(number))->value_name("N");
  };
  // clang-format off
  all.add_options()
      ("help", "print this and exit")
      ("version", "print the version and exit")
      ("config", options::value<std::string>()->default_value("")->value_name("FILE"),
       "file of name=value lines with the names of these flags")
      ("host", options::value<std::string>()->default_value("127.0.0.1")->value_name("ADDRESS"),
       "IP address to listen on")
      ("port", count(8787), "TCP port; 0 takes any free one")
      ("data", options::value<std::string>()->default_value("companion-data")->value_name("FOLDER"),
       "folder for everything that is stored; made when missing")
      ("threads", count(std::max(1U, std::thread::hardware_concurrency())), "worker threads")
      ("rules-file", options::value<std::string>()->default_value("")->value_name("FILE"),
       "signed rule pack to hand to clients; none when empty")
      ("open-days", count(3), "today and the UTC days before it that take observations; more to take "
       "in an archive")
      ("retention-days", count(90), "how long it is kept who reported what")
      ("publish-interval-ms", ms(milliseconds(5'000)), "wait between rounds of deciding what is public")
      ("publish-keys", count(3), "contributors that have to agree on a price; a young installation "
       "may do with 1")
      ("publish-networks", count(2), "networks that they have to come from")
      ("key-observations-per-minute", count(600), "observations taken of one contributor; 0: no limit")
      ("max-connections", count(limits.max_connections), "connections served at a time")
      ("max-network-connections", count(limits.max_network_connections),
       "of those, how many one network may have")
      ("max-header-bytes", count(limits.max_header_bytes), "largest request header")
      ("max-body-bytes", count(limits.max_body_bytes), "largest request body")
      ("max-waiting-observations", count(20'000), "observations that may wait to be stored; "
       "fewer where storing them would take longer than 25 ms")
      ("idle-timeout-ms", ms(limits.idle_timeout), "wait for a request on an open connection")
      ("header-timeout-ms", ms(limits.header_timeout), "wait for the whole header")
      ("body-timeout-ms", ms(limits.body_timeout), "wait for the whole body")
      ("write-timeout-ms", ms(limits.write_timeout), "wait for the peer to take an answer")
      ("network-reads-per-minute", a_minute(admission.network_reads),
       "read requests of one network without an API key; 0: no limit, as for the next three")
      ("network-writes-per-minute", a_minute(admission.network_writes),
       "contributions and privacy requests of one network")
      ("new-keys-per-minute", a_minute(admission.new_keys),
       "contributors that were never seen before, in all")
      ("network-new-keys-per-minute", a_minute(admission.network_new_keys),
       "contributors that were never seen before, of one network")
      ("plans-file", options::value<std::string>()->default_value("")->value_name("FILE"),
       "JSON with the plans of API keys; the built-in ones when empty")
      ("trusted-proxy", options::value<std::vector<std::string>>()->value_name("ADDRESS"),
       "IP address of a proxy whose X-Forwarded-For is believed; may be given several times")
      ("tls-certificate", options::value<std::string>()->default_value("")->value_name("FILE"),
       "certificate chain (PEM) to serve TLS 1.3 with; plain HTTP when empty")
      ("tls-key", options::value<std::string>()->default_value("")->value_name("FILE"),
       "private key (PEM) of the certificate")
      ("drain-timeout-ms", ms(milliseconds(10'000)), "at SIGTERM: wait for open requests")
      ("log-level", options::value<std::string>()->default_value("info")->value_name("LEVEL"),
       "debug, info, warning or error");
  // clang-format on
  return all;
}

/// "COMPANION_BODY_TIMEOUT_MS" → "body-timeout-ms" where there is such a flag; else "".
std::string flag_of_variable(const options::options_description& all, std::string variable) {
  if (!variable.starts_with(kVariablePrefix)) return {};
  std::string flag = variable.substr(kVariablePrefix.size());
  std::transform(flag.begin(), flag.end(), flag.begin(), [](unsigned char c) {
    return c == '_' ? '-' : static_cast<char>(std::tolower(c));
  });
  return all.find_nothrow(flag, false) ? flag : std::string();
}

std::string help_text(const options::options_description& all) {
  std::ostringstream text;
  text << "companion-server: collects observed prices and answers with their history.\n\n"
          "Usage: companion-server [flags]\n\n"
       << all << "\nEvery flag can be given as an environment variable too, --some-name as "
       << kVariablePrefix
       << "SOME_NAME,\nand as a line some-name=value of the file that --config names; the flag wins, then the\n"
          "variable. SIGHUP: reads all of it again and takes over log level, limits, plans and\n"
          "certificate. The bound port is printed on standard output as "
          "{\"event\":\"listening\",\"port\":N},\nlogs go to standard error as JSON lines. "
          "SIGTERM or SIGINT: ends after the open requests\nare answered; a second one ends "
          "at once (nothing acknowledged is lost).\n";
  return text.str();
}

/// Typed access to the parsed values, with the range each must lie in.
class Values {
 public:
  explicit Values(const options::variables_map& map) : map_(map) {}

  std::string text(const char* flag) const { return map_[flag].as<std::string>(); }

  std::vector<std::string> texts(const char* flag) const {
    return map_.count(flag) ? map_[flag].as<std::vector<std::string>>()
                            : std::vector<std::string>();
  }

  int64_t number(const char* flag, int64_t least, int64_t most) const {
    const int64_t value = map_[flag].as<int64_t>();
    if (value < least || value > most) {
      throw options::error("--" + std::string(flag) + " must be " + std::to_string(least) + " to " +
                           std::to_string(most));
    }
    return value;
  }

  size_t count(const char* flag, int64_t least, int64_t most) const {
    return static_cast<size_t>(number(flag, least, most));
  }

  milliseconds time(const char* flag) const {
    constexpr int64_t kHour = 3'600'000;
    return milliseconds(number(flag, 1, kHour));
  }

 private:
  const options::variables_map& map_;
};

std::vector<PeerAddress> to_addresses(const char* flag, const std::vector<std::string>& texts) {
  std::vector<PeerAddress> addresses;
  for (const std::string& text : texts) {
    const auto address = PeerAddress::from_text(text);
    if (!address) throw options::error("--" + std::string(flag) + " must be an IP address");
    addresses.push_back(*address);
  }
  return addresses;
}

HttpLimits to_limits(const Values& values) {
  constexpr int64_t kMebibyte = 1024 * 1024;
  return {.max_connections = values.count("max-connections", 1, 1'000'000),
          .max_network_connections = values.count("max-network-connections", 1, 1'000'000),
          .max_header_bytes = values.count("max-header-bytes", 256, kMebibyte),
          .max_body_bytes = values.count("max-body-bytes", 1, 64 * kMebibyte),
          .idle_timeout = values.time("idle-timeout-ms"),
          .header_timeout = values.time("header-timeout-ms"),
          .body_timeout = values.time("body-timeout-ms"),
          .write_timeout = values.time("write-timeout-ms"),
          .trusted_proxies = to_addresses("trusted-proxy", values.texts("trusted-proxy"))};
}

AdmissionLimits to_admission_limits(const Values& values) {
  const auto a_minute = [&values](const char* flag) { return values.number(flag, 0, 1'000'000); };
  return {.network_reads = a_minute("network-reads-per-minute"),
          .network_writes = a_minute("network-writes-per-minute"),
          .new_keys = a_minute("new-keys-per-minute"),
          .network_new_keys = a_minute("network-new-keys-per-minute")};
}

TlsFiles to_tls_files(const Values& values) {
  TlsFiles files{values.text("tls-certificate"), values.text("tls-key")};
  if (files.certificate.empty() != files.key.empty()) {
    throw options::error("--tls-certificate and --tls-key must be given together");
  }
  return files;
}

PublisherOptions to_publisher_options(const Values& values) {
  PublisherOptions publisher{.interval = values.time("publish-interval-ms"),
                             .open_days = values.number("open-days", 1, kMaxOpenDays),
                             .retention_days = values.number("retention-days", 7, kMaxOpenDays)};
  crowd::ConsensusRules& rules = publisher.rules;
  rules.publish = {values.number("publish-keys", 1, 1000),
                   values.number("publish-networks", 1, 1000)};
  // An installation with few contributors cannot ask for more when the price jumps.
  const bool is_young = rules.publish.keys == 1;
  if (is_young) rules.publish_jump = rules.publish;
  return publisher;
}

Configuration to_configuration(const Values& values) {
  const auto level = log_level_from_name(values.text("log-level"));
  if (!level) throw options::error("--log-level must be debug, info, warning or error");
  return {.host = values.text("host"),
          .port = static_cast<uint16_t>(values.number("port", 0, 65'535)),
          .threads = values.count("threads", 1, 256),
          .data_folder = values.text("data"),
          .rules_file = values.text("rules-file"),
          .admission = {.open_days = values.number("open-days", 1, kMaxOpenDays)},
          .observations_per_key =
              {.per_minute = values.number("key-observations-per-minute", 0, 1'000'000),
               .burst = static_cast<int64_t>(4 * kMaxObservationsPerBatch)},
          .publisher = to_publisher_options(values),
          .max_waiting_observations = values.count("max-waiting-observations", 500, 10'000'000),
          .limits = to_limits(values),
          .admission_limits = to_admission_limits(values),
          .plans = read_plans(values.text("plans-file")),
          .tls_files = to_tls_files(values),
          .drain_timeout = values.time("drain-timeout-ms"),
          .log_level = *level};
}

/// Adds what --config says about flags that were not given otherwise.
void store_file(const options::options_description& all, options::variables_map& map) {
  const std::string file = map["config"].as<std::string>();
  if (file.empty()) return;
  std::ifstream stream(file);
  if (!stream) throw options::error("--config: cannot read " + file);
  options::store(options::parse_config_file(stream, all), map);
}

}  // namespace

std::variant<Configuration, Printout, UsageError> read_configuration(int argc,
                                                                     const char* const argv[]) {
  const options::options_description all = describe();
  try {
    options::variables_map map;
    const options::positional_options_description none;
    options::store(options::command_line_parser(argc, argv).options(all).positional(none).run(),
                   map);
    options::store(
        options::parse_environment(
            all, [&all](const std::string& variable) { return flag_of_variable(all, variable); }),
        map);
    store_file(all, map);
    options::notify(map);
    if (map.count("help")) return Printout{help_text(all)};
    if (map.count("version")) return Printout{"companion-server " COMPANION_VERSION "\n"};
    return to_configuration(Values(map));
  } catch (const std::exception& error) {  // of an option, or of a file it names
    return UsageError{error.what()};
  }
}

}  // namespace companion::server
