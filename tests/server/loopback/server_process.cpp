#include "loopback/server_process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace companion::server {
namespace {

[[noreturn]] void become_server(const ServerProcess::Options& options, int stdout_pipe,
                                const std::filesystem::path& log_file) {
  dup2(stdout_pipe, STDOUT_FILENO);
  dup2(open(log_file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644), STDERR_FILENO);
  if (options.max_file_bytes) {
    const rlimit limit{*options.max_file_bytes, *options.max_file_bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_IGN);  // a failed write, as on a full disk, not a signal
  }
  // All clients of a test come from one network; a test of its limits sets them by flags.
  setenv("COMPANION_NETWORK_READS_PER_MINUTE", "0", 1);
  setenv("COMPANION_NETWORK_WRITES_PER_MINUTE", "0", 1);
  setenv("COMPANION_NEW_KEYS_PER_MINUTE", "0", 1);
  setenv("COMPANION_NETWORK_NEW_KEYS_PER_MINUTE", "0", 1);
  std::vector<std::string> arguments = {COMPANION_SERVER_BINARY, "--port=0", "--threads=2",
                                        "--data=" + options.data_folder.string()};
  arguments.insert(arguments.end(), options.flags.begin(), options.flags.end());
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  execv(argv[0], argv.data());
  _exit(127);
}

uint16_t read_port(int descriptor) {
  FILE* output = fdopen(descriptor, "r");
  char line[256];
  uint16_t port = 0;
  if (std::fgets(line, sizeof line, output)) {
    port = nlohmann::json::parse(line).at("port").get<uint16_t>();
  }
  std::fclose(output);
  return port;
}

}  // namespace

ServerProcess::ServerProcess(const Options& options) {
  log_file_ = options.data_folder;
  log_file_ += ".log";
  int pipe_ends[2];
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  pid_ = fork();
  if (pid_ == 0) become_server(options, pipe_ends[1], log_file_);
  close(pipe_ends[1]);
  port_ = read_port(pipe_ends[0]);
}

ServerProcess::~ServerProcess() {
  kill_at_once();
}

void ServerProcess::send_signal(int signal) {
  if (pid_ > 0) kill(pid_, signal);
}

int ServerProcess::wait() {
  if (pid_ <= 0) return -1;
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void ServerProcess::kill_at_once() {
  send_signal(SIGKILL);
  wait();
}

std::string ServerProcess::log() const {
  std::ostringstream text;
  text << std::ifstream(log_file_).rdbuf();
  return text.str();
}

}  // namespace companion::server
