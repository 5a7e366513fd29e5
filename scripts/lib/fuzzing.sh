# Fuzz targets and trials with damaged pages: how they are fed and run. Sourced after building.sh, in the
# repository's root.

readonly FUZZ_RESULTS=out/fuzz
readonly FUZZ_TARGETS=(page json script_data price number date history_bytes history_csv series)
# A single input that takes longer is a hang.
readonly FUZZ_INPUT_LIMIT_S=20

build_fuzz_targets() {
  step "Building the fuzz targets (clang, libFuzzer with ASan and UBSan)"
  configure fuzz || return
  compile fuzz fuzz_targets || return
  node tests/fuzz/seeds.mjs build/fuzz/seeds
}

build_trials() {
  step "Building the trials with damaged pages, optimised"
  configure trials || return
  compile trials page_trials || return
  node tests/fuzz/trial-pages.mjs build/trials/pages
}

build_sanitized_trials() {
  step "Building the trials with damaged pages, with ASan and UBSan"
  configure asan || return
  compile asan page_trials || return
  node tests/fuzz/trial-pages.mjs build/asan/pages
}

# fuzz_target NAME SECONDS CORPUS: runs one target; what it finds worth keeping goes to the folder CORPUS,
# an input that fails to $FUZZ_RESULTS.
fuzz_target() {
  local target=$1 seconds=$2 corpus=$3 folder folders=("$3")
  mkdir -p "$corpus" "$FUZZ_RESULTS"
  for folder in "tests/fuzz/corpus/$target" "build/fuzz/seeds/$target"; do
    [[ -d $folder ]] && folders+=("$folder")
  done
  "build/fuzz/tests/fuzz/fuzz_$target" -dict="tests/fuzz/dictionaries/$target.dict" \
    -max_total_time="$seconds" -timeout="$FUZZ_INPUT_LIMIT_S" -print_final_stats=1 -print_funcs=0 -verbosity=0 \
    -artifact_prefix="$FUZZ_RESULTS/$target-" "${folders[@]}"
}

# try_edits PRESET COUNT and try_cuts PRESET STEP: see tests/fuzz/page_trials.cpp.
try_edits() { "build/$1/tests/fuzz/page_trials" edits "build/$1/pages" "$2"; }
try_cuts() { "build/$1/tests/fuzz/page_trials" cuts "build/$1/pages" "$2"; }
