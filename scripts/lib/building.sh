# How each part is built. Sourced after terminal.sh, in the repository's root. Every function returns the
# status of the first thing that failed, also where its caller tests it (which switches `set -e` off).

# Debian's Emscripten finds its own Node modules only with this.
export NODE_PATH="${NODE_PATH:+$NODE_PATH:}/usr/share/nodejs"

# configure PRESET [COMMAND…]: configures once; ninja reconfigures by itself when CMake files change.
configure() {
  local preset=$1
  shift
  [[ -f build/$preset/build.ninja ]] || "$@" cmake --preset "$preset" >&2
}

# compile PRESET TARGET…: builds with as many jobs as there are cores.
compile() {
  local preset=$1
  shift
  cmake --build "build/$preset" -j "$(nproc)" --target "$@" >&2
}

build_core() {
  step "Building the core and its tests, native with ASan and UBSan"
  configure asan || return
  # companion_facts: what tests/rules compares the WASM engine with. companion_review_pieces: the
  # tokeniser that tests/models trains with.
  compile asan core_tests companion_facts companion_review_pieces
}

build_wasm() {
  step "Building the core as WebAssembly"
  configure wasm emcmake || return
  compile wasm companion_wasm companion_reviews_wasm companion_trust_wasm
}

build_wasm_tests() {
  step "Building the core's tests as WebAssembly"
  configure wasm emcmake || return
  compile wasm core_tests
}

build_engine() {
  build_wasm || return
  step "Bundling the engine module for Node and web pages (dist/engine)"
  node wasm-core/js/build.mjs >&2
}

build_extension() {
  build_engine || return
  step "Bundling the extension (dist/extension)"
  node extension/build.mjs >&2
}

build_server() {
  step "Building the server"
  configure release || return
  compile release companion_server
}

build_server_tests() {
  step "Building the server and its tests, native with ASan and UBSan"
  configure asan || return
  compile asan server_tests server_loopback_tests
}
