# The test suites. Each suite_NAME builds what it needs and runs its tests; run_step counts them.
# Sourced after terminal.sh, building.sh and fuzzing.sh, in the repository's root.

readonly RESULTS=out/test
readonly NODE_TESTS_LIMIT_S=600
total_passed=0
total_failed=0
summary_lines=()

# run_step NAME FORMAT COMMAND…: runs the command with its output shown and kept, and adds its counts.
# FORMAT says how scripts/lib/count-tests.mjs finds them in the output: gtest, vitest, tap or single.
run_step() {
  local name=$1 format=$2 log status=0 passed failed
  shift 2
  log="$RESULTS/$name.log"
  step "Testing: $name"
  "$@" 2>&1 | tee "$log" || status=${PIPESTATUS[0]}
  read -r passed failed < <(node scripts/lib/count-tests.mjs "$format" "$status" "$log")
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
  summary_lines+=("$(printf '%-28s %6d passed %4d failed   %s' "$name" "$passed" "$failed" "$log")")
}

# run_node_tests NAME FILE…: files for Node's own test runner, one after the other. A runner that hangs is
# ended, and its browsers with it.
run_node_tests() {
  local name=$1
  shift
  run_step "$name" tap timeout --kill-after=30 "$NODE_TESTS_LIMIT_S" node --test --test-concurrency=1 --test-reporter=tap "$@"
}

# build_step NAME FUNCTION: a build that fails counts as one failed check, and the suite goes on
# without what it would have brought.
build_step() {
  local status=0
  "$2" || status=$?
  ((status == 0)) && return 0
  total_failed=$((total_failed + 1))
  summary_lines+=("$(printf '%-28s build failed' "$1")")
  return 1
}

suite_architecture() {
  run_node_tests architecture tests/architecture/*.test.mjs
}

suite_core() {
  build_step core build_core \
    && run_step core-native gtest build/asan/tests/core_tests --gtest_brief=1
  build_step core-wasm build_wasm_tests \
    && run_step core-wasm gtest node --no-experimental-fetch build/wasm/tests/core_tests.cjs --gtest_brief=1
  build_step training install_training_packages
  build_step engine build_engine \
    && run_node_tests rules tests/rules/*.test.mjs tests/models/*.test.mjs
}

suite_fuzz() {
  local target seconds
  build_step fuzz build_fuzz_targets || return
  for target in "${FUZZ_TARGETS[@]}"; do
    [[ $target == page ]] && seconds=10 || seconds=4
    rm -rf "$RESULTS/fuzz-$target"
    run_step "fuzz-$target" single fuzz_target "$target" "$seconds" "$RESULTS/fuzz-$target"
  done
  build_step fuzz-trials build_sanitized_trials || return
  run_step fuzz-cuts single try_cuts asan 997
}

suite_server() {
  build_step server build_server_tests || return
  run_step server-layers gtest build/asan/tests/server/server_tests --gtest_brief=1
  run_step server-loopback gtest build/asan/tests/server/server_loopback_tests --gtest_brief=1
}

suite_extension() {
  build_step extension build_extension || return
  run_step typecheck single npm run --silent typecheck
  run_step eslint single npm run --silent lint
  run_step extension vitest npm run --silent test:extension
}

suite_e2e() {
  build_step e2e-extension build_extension || return
  run_node_tests facts tests/e2e/facts.test.mjs
  build_step e2e-server build_server || return
  run_node_tests e2e-chromium tests/e2e/chromium.test.mjs
  run_node_tests e2e-firefox tests/e2e/firefox.test.mjs
}

# print_summary: a line per step, then the totals alone on their line.
print_summary() {
  step "Summary"
  printf '%s\n' "${summary_lines[@]}"
  echo
  echo "$total_passed passed, $total_failed failed"
}
