// companion_load: requests to a local server, in a closed loop (each connection sends its next one
// after the answer) or an open one (so many a second, whatever the server does).
//   companion_load PORT FILE CONNECTIONS SECONDS [RATE]
// FILE has a request a line: a path to GET, or a JSON body for POST /v1/observations. SECONDS 0: every
// line once. Prints one JSON line:
//   {"seconds", "answers": {"200": …}, "ms": {"200": {"p50","p99","max"}, …}, "due_ms": {…}, "unanswered"}
// "ms" runs from the sending of a request, "due_ms" from when it was due in an open loop: waiting for a free
// connection, and for a generator that cannot send so many, is in there as well.
#include <poll.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "load_connection.h"

namespace {

using companion::bench::LoadConnection;
using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

struct Options {
  uint16_t port;
  std::string file;
  size_t connections;
  double seconds;
  double rate;  ///< a second; 0: closed loop
};

std::string request_of(const std::string& line) {
  if (line.front() == '/') return "GET " + line + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  return "POST /v1/observations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
         "Content-Length: " +
         std::to_string(line.size()) + "\r\n\r\n" + line;
}

std::vector<std::string> read_requests(const std::string& file) {
  std::vector<std::string> requests;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) requests.push_back(request_of(line));
  return requests;
}

struct Begun {
  Clock::time_point due{}, sent{};
};

class Load {
 public:
  explicit Load(const Options& options)
      : options_(options), requests_(read_requests(options.file)), begun_(options.connections) {
    for (size_t i = 0; i < options.connections; ++i) {
      connections_.push_back(std::make_unique<LoadConnection>(options.port));
    }
  }

  void run() {
    start_ = Clock::now();
    while (!is_over()) {
      send_due();
      wait();
    }
    seconds_ = Seconds(Clock::now() - start_).count();
  }

  nlohmann::ordered_json result() {
    nlohmann::ordered_json json = {{"seconds", seconds_}, {"unanswered", unanswered_}};
    for (auto& [status, times] : times_) {
      const std::string name = std::to_string(status);
      json["answers"][name] = times.since_sent.size();
      json["ms"][name] = summary(times.since_sent);
      json["due_ms"][name] = summary(times.since_due);
    }
    return json;
  }

 private:
  /// Milliseconds of every answer with one status.
  struct Times {
    std::vector<double> since_sent, since_due;
  };

  static nlohmann::ordered_json summary(std::vector<double>& times) {
    std::sort(times.begin(), times.end());
    const auto quantile = [&](double q) {
      return times[std::min(times.size() - 1, static_cast<size_t>(q * double(times.size())))];
    };
    return {{"p50", quantile(0.5)}, {"p99", quantile(0.99)}, {"max", times.back()}};
  }

  bool sends_all_once() const { return options_.seconds == 0; }

  bool is_over() const {
    if (!sends_all_once()) return Seconds(Clock::now() - start_).count() >= options_.seconds;
    return sent_ == requests_.size() && std::none_of(connections_.begin(), connections_.end(),
                                                     [](const auto& c) { return c->is_busy(); });
  }

  /// When the next request is due: in a closed loop at once.
  Clock::time_point next_due() const {
    if (options_.rate == 0) return Clock::now();
    return start_ + std::chrono::duration_cast<Clock::duration>(
                        Seconds(static_cast<double>(sent_) / options_.rate));
  }

  void send_due() {
    for (size_t i = 0; i < connections_.size(); ++i) {
      if (connections_[i]->is_busy()) continue;
      if (sends_all_once() && sent_ == requests_.size()) return;
      const auto due = next_due();
      if (due > Clock::now()) return;
      begun_[i] = {due, Clock::now()};
      if (!connections_[i]->send(requests_[sent_++ % requests_.size()])) ++unanswered_;
    }
  }

  void wait() {
    polled_.clear();
    for (const auto& connection : connections_) {
      const short events =
          static_cast<short>(POLLIN | (connection->wants_to_write() ? POLLOUT : 0));
      polled_.push_back({connection->is_busy() ? connection->socket() : -1, events, 0});
    }
    poll(polled_.data(), polled_.size(), 1);
    for (size_t i = 0; i < polled_.size(); ++i) {
      if (polled_[i].revents == 0) continue;
      const int status = connections_[i]->advance();
      if (status < 0) ++unanswered_;
      if (status > 0) {
        using Milliseconds = std::chrono::duration<double, std::milli>;
        const auto now = Clock::now();
        times_[status].since_due.push_back(Milliseconds(now - begun_[i].due).count());
        times_[status].since_sent.push_back(Milliseconds(now - begun_[i].sent).count());
      }
    }
  }

  const Options options_;
  const std::vector<std::string> requests_;
  std::vector<std::unique_ptr<LoadConnection>> connections_;
  std::vector<Begun> begun_;  ///< each connection's request
  std::vector<pollfd> polled_;
  Clock::time_point start_{};
  size_t sent_ = 0;
  size_t unanswered_ = 0;
  double seconds_ = 0;
  std::map<int, Times> times_;
};

}  // namespace

int main(int argc, char* argv[]) {
  if (argc < 5) {
    std::cerr << "usage: companion_load PORT FILE CONNECTIONS SECONDS [RATE]\n";
    return 2;
  }
  Load load({.port = static_cast<uint16_t>(std::stoi(argv[1])),
             .file = argv[2],
             .connections = std::stoul(argv[3]),
             .seconds = std::stod(argv[4]),
             .rate = argc > 5 ? std::stod(argv[5]) : 0});
  load.run();
  std::cout << load.result().dump() << std::endl;
  return 0;
}
