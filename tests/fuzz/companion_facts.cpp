// companion_facts: the native core behind a pipe, for comparing it with the WASM engine.
// Standard input: any number of calls, each "ARGS_BYTES PAGE_BYTES\n" and then that many bytes
// of JSON arguments and of page. Standard output: the envelope of facts.read, one a line.
#include <cstdlib>
#include <iostream>
#include <string>

#include "companion/engine.h"

namespace {

/// Exactly `bytes` bytes of standard input; ends the process when there are fewer.
std::string take(size_t bytes) {
  std::string text(bytes, '\0');
  if (!std::cin.read(text.data(), static_cast<std::streamsize>(bytes))) {
    std::cerr << "companion_facts: the input ends inside a call\n";
    std::exit(2);
  }
  return text;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  size_t args_bytes = 0, page_bytes = 0;
  while (std::cin >> args_bytes >> page_bytes) {
    std::cin.get();  // the line's end
    const std::string args = take(args_bytes);
    const std::string page = take(page_bytes);
    std::cout << companion::call("facts.read", args, page) << '\n';
  }
}
