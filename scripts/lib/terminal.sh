# Messages for a person at a terminal. Sourced by the scripts; everything goes to standard error, so
# that a script's standard output stays free for results.

if [[ -t 2 ]]; then
  readonly BOLD=$'\033[1m' RED=$'\033[31m' PLAIN=$'\033[0m'
else
  readonly BOLD='' RED='' PLAIN=''
fi

# step TEXT: announces the next piece of work.
step() { printf '%s==> %s%s\n' "$BOLD" "$*" "$PLAIN" >&2; }

# note TEXT: a remark under the current step.
note() { printf '    %s\n' "$*" >&2; }

# fail TEXT: says what went wrong and what to do about it, and ends the script.
fail() {
  printf '%s%s: %s%s\n' "$RED" "${0##*/}" "$*" "$PLAIN" >&2
  exit 1
}

# wrong_usage TEXT: for unknown options; exit status 2.
wrong_usage() {
  printf '%s: %s (see %s --help)\n' "${0##*/}" "$*" "$0" >&2
  exit 2
}

# use_provided_node: puts the Node that scripts/setup may have brought first on the PATH.
use_provided_node() {
  local bin
  for bin in "$PWD"/build/toolchain/node_modules/node-linux-*/bin; do
    [[ -x $bin/node && :$PATH: != *":$bin:"* ]] && PATH=$bin:$PATH
  done
  return 0
}
use_provided_node

# run_setup: the set-up, and what it brought.
run_setup() {
  scripts/setup
  use_provided_node
}
