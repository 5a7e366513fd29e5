// companion_bench FILE…: the competitors' medians for each JSON text, one JSON line per file:
//   {"file", "bytes", "simdjson": implementation, "microseconds": {competitor: median}}
#include <simdjson.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "bench/native/competitors.h"
#include "bench/native/rounds.h"

namespace {

constexpr int kRounds = 31;

bool bench_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << "companion_bench: cannot read " << path << "\n";
    return false;
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto competitors = companion::bench::competitors_for(text);
  const auto medians = companion::bench::median_microseconds(competitors, kRounds);
  nlohmann::json microseconds = nlohmann::json::object();
  for (size_t i = 0; i < competitors.size(); ++i) microseconds[competitors[i].name] = medians[i];
  const nlohmann::json line = {{"file", path},
                               {"bytes", text.size()},
                               {"simdjson", simdjson::get_active_implementation()->name()},
                               {"microseconds", microseconds}};
  std::cout << line.dump() << std::endl;
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: companion_bench FILE...\n";
    return 2;
  }
  for (int i = 1; i < argc; ++i) {
    if (!bench_file(argv[i])) return 1;
  }
  return 0;
}
