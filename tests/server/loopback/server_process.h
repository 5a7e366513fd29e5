// The real server binary as a child process on a free port of the loopback interface.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace companion::server {

class ServerProcess {
 public:
  struct Options {
    std::filesystem::path data_folder;
    std::vector<std::string> flags{};
    /// No file of the child grows beyond this: what a full disk looks like to it.
    std::optional<uint64_t> max_file_bytes{};
  };

  /// Starts the server and waits until it listens or has ended.
  explicit ServerProcess(const Options& options);
  /// Kills what still runs.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  /// 0 when the server ended instead of listening.
  uint16_t port() const { return port_; }

  void send_signal(int signal);
  /// The exit code; 128 + signal when a signal ended it.
  int wait();
  /// SIGKILL, and wait.
  void kill_at_once();

  /// What it wrote to standard error so far.
  std::string log() const;

 private:
  pid_t pid_ = -1;
  uint16_t port_ = 0;
  std::filesystem::path log_file_;
};

}  // namespace companion::server
