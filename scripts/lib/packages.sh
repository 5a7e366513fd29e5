# What the project needs from outside, and how to install what is missing. Sourced after terminal.sh,
# in the repository's root.

# Debian packages, with the reason. A line's third column is a command that makes the package
# unnecessary when it is there already (a newer Node, an emsdk).
debian_packages() {
  cat <<'LIST'
ca-certificates    -         npm over https
chromium           chromium  demo and end-to-end tests
clang              clang++   fuzz targets (libFuzzer)
cmake              cmake     build
emscripten         em++      C++ to WebAssembly
firefox-esr        -         end-to-end tests
fonts-droid-fallback -       Chinese, Japanese and Korean text on screenshots
fonts-liberation   -         Latin, Greek and Cyrillic text on screenshots
g++                g++       native builds
googletest         -         GoogleTest sources, built as WebAssembly
libboost-dev       -         Beast and Asio for the server
libboost-program-options-dev - the server's options
libclang-rt-14-dev -         sanitizers and libFuzzer for clang
libgtest-dev       -         GoogleTest, native
libre2-dev         -         patterns, native
libsqlite3-dev     -         the server's embedded store
libssl-dev         -         hashes, signatures and TLS
ninja-build        ninja     build
nlohmann-json3-dev -         JSON at the core's boundary
nodejs             node      tests, command line, bundling
npm                npm       JavaScript packages
openssl            openssl   certificate of the fixture shop
pkg-config         pkg-config finds libraries
zip                zip       store packages
zlib1g-dev         -         compressed answers
LIST
}

# What training a model takes: for the tests, which train one on a little generated data.
training_packages() {
  cat <<'LIST'
libopenblas0-pthread -     training in minutes instead of hours
python3-numpy      -       models' scripts
python3-onnx       -       models' scripts: the file format of models
python3-sklearn    -       models' scripts: what networks are compared with
python3-torch      -       models' scripts: networks
LIST
}

# missing_packages LIST: prints the Debian packages of a list that are not there, one a line.
missing_packages() {
  local package command installed
  installed=" $(dpkg-query -W -f='${db:Status-Status}:${Package} ' 2>/dev/null) "
  while read -r package command _; do
    [[ $installed == *" installed:$package "* ]] && continue
    [[ $command != - ]] && command -v "$command" >/dev/null && continue
    echo "$package"
  done < <("$1")
}

# as_root COMMAND…: runs it directly when root, else through sudo, which may ask for a password.
as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "installing packages needs root: run this as root, or install sudo"
  fi
}

# install_packages LIST: installs what apt has to bring; says so first. Does nothing, quickly, when
# nothing is missing.
install_packages() {
  command -v dpkg-query >/dev/null || fail "this set-up knows Debian 12 and its relatives; elsewhere install by hand: $("$1" | cut -d' ' -f1 | tr '\n' ' ')"
  local missing
  mapfile -t missing < <(missing_packages "$1")
  if ((${#missing[@]} == 0)); then
    note "Debian packages: all there"
    return
  fi
  step "Installing ${#missing[@]} Debian packages with apt"
  note "${missing[*]}"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

install_training_packages() { install_packages training_packages; }

# Debian 12's Node 18 lacks what the unit tests take for granted (a global Web Crypto, today's Intl):
# where the machine's Node is older than this, one from npm is put beside it, for our scripts alone.
readonly PROVIDED_NODE_VERSION=20.19.5

node_is_new_enough() {
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'
}

# Brings a newer Node into build/toolchain when it is needed; use_provided_node puts it on the PATH.
provide_node() {
  use_provided_node
  node_is_new_enough && return
  local architecture
  case "$(uname -m)" in
    x86_64) architecture=x64 ;;
    aarch64) architecture=arm64 ;;
    *) fail "Node $(node --version) is too old: 20.19 or newer is needed" ;;
  esac
  step "Installing Node $PROVIDED_NODE_VERSION from npm into build/toolchain, as $(node --version) is too old"
  mkdir -p build/toolchain
  npm install --prefix build/toolchain --no-save --no-audit --no-fund --loglevel=error \
    "node-linux-$architecture@$PROVIDED_NODE_VERSION"
  use_provided_node
  node_is_new_enough || fail "Node $(node --version) is still too old: 20.19 or newer is needed"
}

# npm packages exactly as package-lock.json has them; skipped while the lock file is unchanged.
install_npm_packages() {
  local stamp=node_modules/.companion-setup wanted
  wanted="$(sha256sum package-lock.json | cut -d' ' -f1)"
  if [[ -f $stamp && $(<"$stamp") == "$wanted" ]]; then
    note "npm packages: as in package-lock.json"
    return
  fi
  step "Installing npm packages from package-lock.json"
  npm ci --no-audit --no-fund --loglevel=error
  echo "$wanted" >"$stamp"
}
