// companion_bare_hello BYTES THREADS: the least that an HTTP server with Beast does for an answer of
// this size: one loop a thread, requests read, the same answer written. Prints its port.
#include <utility>  // Boost 1.74's awaitable.hpp uses std::exchange without including it

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

auto into(error_code& failure) {
  return asio::redirect_error(asio::use_awaitable, failure);
}

asio::awaitable<void> serve(tcp::socket socket, size_t bytes) {
  error_code failure;
  socket.set_option(tcp::no_delay(true), failure);
  boost::beast::flat_buffer buffer;
  while (!failure) {
    http::request<http::string_body> request;
    co_await http::async_read(socket, buffer, request, into(failure));
    if (failure) co_return;
    http::response<http::string_body> response(http::status::ok, 11);
    response.set(http::field::content_type, "application/json");
    response.body().assign(bytes, 'x');
    response.prepare_payload();
    co_await http::async_write(socket, response, into(failure));
  }
}

/// Connections go to the loops in turn.
asio::awaitable<void> accept(tcp::acceptor& acceptor,
                             std::vector<std::unique_ptr<asio::io_context>>& loops, size_t bytes) {
  for (size_t i = 0;; ++i) {
    asio::io_context& loop = *loops[i % loops.size()];
    tcp::socket socket(loop);
    co_await acceptor.async_accept(socket, asio::use_awaitable);
    asio::co_spawn(loop, serve(std::move(socket), bytes), asio::detached);
  }
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 3) {
    std::cerr << "usage: companion_bare_hello BYTES THREADS\n";
    return 2;
  }
  const size_t bytes = std::stoul(argv[1]);
  std::vector<std::unique_ptr<asio::io_context>> loops;
  std::vector<asio::executor_work_guard<asio::io_context::executor_type>> guards;
  for (size_t i = 0; i < std::stoul(argv[2]); ++i) {
    loops.push_back(std::make_unique<asio::io_context>(1));
    guards.emplace_back(loops.back()->get_executor());
  }
  tcp::acceptor acceptor(*loops.front(), {asio::ip::address_v4::loopback(), 0});
  asio::co_spawn(*loops.front(), accept(acceptor, loops, bytes), asio::detached);
  std::cout << "{\"event\":\"listening\",\"port\":" << acceptor.local_endpoint().port() << "}"
            << std::endl;
  std::vector<std::thread> threads;
  for (const auto& loop : loops) threads.emplace_back([&loop] { loop->run(); });
  for (std::thread& thread : threads) thread.join();
  return 0;
}
