#include "http/http_server.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "http/connection.h"
#include "http/worker.h"
#include "monitoring/log.h"

namespace companion::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

/// Connections above the limit that are being told so; beyond these, no word is lost.
constexpr size_t kMaxRefusals = 128;

/// After an accept failed (out of descriptors), before the next try.
constexpr std::chrono::milliseconds kAcceptPause{100};

}  // namespace

class HttpServer::Listener {
 public:
  Listener(const Options& options, const Router& router, Metrics& metrics);
  ~Listener();

  uint16_t port() const { return port_; }
  bool drain(std::chrono::milliseconds limit);
  void reconfigure(const HttpLimits& limits, const TlsFiles& tls_files);

 private:
  void bind(const std::string& host, uint16_t port);
  void accept();
  void on_accepted(error_code failure, tcp::socket socket, Worker& worker);
  bool is_trusted(const PeerAddress& peer) const;
  bool count_connection(const PeerAddress& peer);
  void on_connection_end(const PeerAddress& peer);

  std::shared_ptr<const HttpSettings> settings_;  // on the accepting thread
  const Router& router_;
  Metrics& metrics_;

  std::mutex mutex_;
  std::condition_variable connection_ended_;
  size_t open_connections_ = 0;
  std::map<PeerAddress::Network, size_t> network_connections_;

  std::vector<std::unique_ptr<Worker>> workers_;
  size_t next_worker_ = 0;
  std::atomic<size_t> refusals_ = 0;
  // A loop of its own: one that is busy with requests would accept one connection a turn, and many that
  // come at once would wait for seconds before anybody looked at them.
  asio::io_context accepting_{1};
  asio::executor_work_guard<asio::io_context::executor_type> keep_accepting_;
  tcp::acceptor acceptor_;
  asio::steady_timer accept_pause_;
  uint16_t port_ = 0;
  std::thread thread_;
};

namespace {

std::vector<std::unique_ptr<Worker>> make_workers(size_t count) {
  std::vector<std::unique_ptr<Worker>> workers;
  for (size_t i = 0; i < count; ++i) workers.push_back(std::make_unique<Worker>());
  return workers;
}

std::shared_ptr<const HttpSettings> make_settings(const HttpLimits& limits,
                                                  const TlsFiles& tls_files) {
  return std::make_shared<HttpSettings>(HttpSettings{limits, load_tls(tls_files)});
}

}  // namespace

HttpServer::Listener::Listener(const Options& options, const Router& router, Metrics& metrics)
    : settings_(make_settings(options.limits, options.tls_files)),
      router_(router),
      metrics_(metrics),
      workers_(make_workers(options.threads)),
      keep_accepting_(accepting_.get_executor()),
      acceptor_(accepting_),
      accept_pause_(accepting_) {
  bind(options.host, options.port);
  accept();
  for (const auto& worker : workers_) worker->start();
  thread_ = std::thread([this] { accepting_.run(); });
}

HttpServer::Listener::~Listener() {
  accepting_.stop();
  if (thread_.joinable()) thread_.join();
  for (const auto& worker : workers_) worker->stop();
}

void HttpServer::Listener::bind(const std::string& host, uint16_t port) {
  try {
    const tcp::endpoint endpoint(asio::ip::make_address(host), port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(tcp::acceptor::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen();
    port_ = acceptor_.local_endpoint().port();
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error("cannot listen on " + host + " port " + std::to_string(port) + ": " +
                             error.code().message());
  }
}

void HttpServer::Listener::accept() {
  Worker& worker = *workers_[next_worker_++ % workers_.size()];
  acceptor_.async_accept(worker.context(), [this, &worker](error_code failure, tcp::socket socket) {
    on_accepted(failure, std::move(socket), worker);
  });
}

void HttpServer::Listener::on_accepted(error_code failure, tcp::socket socket, Worker& worker) {
  if (failure == asio::error::operation_aborted) return;  // draining
  if (failure) {
    log(LogLevel::kWarning, "accept_failed", {{"message", failure.message()}});
    accept_pause_.expires_after(kAcceptPause);
    accept_pause_.async_wait([this](error_code cancelled) {
      if (!cancelled && acceptor_.is_open()) accept();
    });
    return;
  }
  const PeerAddress peer = Connection::address_of(socket);
  const bool has_room = count_connection(peer);
  metrics_.open_connections.add(1);
  if (!has_room) metrics_.refused_connections.add();
  if (!has_room && refusals_ >= kMaxRefusals) {
    on_connection_end(peer);
  } else {
    if (!has_room) ++refusals_;
    asio::post(worker.context(), [this, &worker, has_room, peer, settings = settings_,
                                  accepted = std::move(socket)]() mutable {
      const auto serve = has_room ? &Connection::start : &Connection::refuse;
      serve(worker, std::move(accepted), router_, std::move(settings), [this, peer, has_room] {
        if (!has_room) --refusals_;
        on_connection_end(peer);
      });
    });
  }
  accept();
}

bool HttpServer::Listener::is_trusted(const PeerAddress& peer) const {
  const auto& proxies = settings_->limits.trusted_proxies;
  return std::find(proxies.begin(), proxies.end(), peer) != proxies.end();
}

/// Whether there is room for one more of this peer; counted either way.
bool HttpServer::Listener::count_connection(const PeerAddress& peer) {
  const HttpLimits& limits = settings_->limits;
  const std::lock_guard lock(mutex_);
  const size_t of_network = ++network_connections_[peer.network()];
  return ++open_connections_ <= limits.max_connections &&
         (of_network <= limits.max_network_connections || is_trusted(peer));
}

void HttpServer::Listener::on_connection_end(const PeerAddress& peer) {
  metrics_.open_connections.add(-1);
  const std::lock_guard lock(mutex_);
  const auto of_network = network_connections_.find(peer.network());
  if (--of_network->second == 0) network_connections_.erase(of_network);
  --open_connections_;
  connection_ended_.notify_all();
}

bool HttpServer::Listener::drain(std::chrono::milliseconds limit) {
  asio::post(accepting_, [this] {
    error_code ignored;
    acceptor_.close(ignored);
    accept_pause_.cancel(ignored);
    // Only now, so that no connection is accepted after a worker was told to drain.
    for (const auto& worker : workers_) worker->drain();
  });
  std::unique_lock lock(mutex_);
  return connection_ended_.wait_for(lock, limit, [this] { return open_connections_ == 0; });
}

void HttpServer::Listener::reconfigure(const HttpLimits& limits, const TlsFiles& tls_files) {
  asio::post(accepting_,
             [this, settings = make_settings(limits, tls_files)] { settings_ = settings; });
}

HttpServer::HttpServer(const Options& options, const Router& router, Metrics& metrics)
    : listener_(std::make_unique<Listener>(options, router, metrics)) {}

HttpServer::~HttpServer() = default;

uint16_t HttpServer::port() const {
  return listener_->port();
}

void HttpServer::reconfigure(const HttpLimits& limits, const TlsFiles& tls_files) {
  listener_->reconfigure(limits, tls_files);
}

bool HttpServer::drain(std::chrono::milliseconds limit) {
  return listener_->drain(limit);
}

}  // namespace companion::server
