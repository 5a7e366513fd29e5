// The only file that knows JavaScript: three functions over one text buffer.
//
// The host writes the payload's UTF-8 straight into WASM memory (TextEncoder.encodeInto
// runs at about 1 GB/s; Embind's own string conversion at a tenth of that), calls, and
// reads the answer from memory the same way. Views die when memory grows, so the host
// makes a fresh one after each reserve() and each call(). See wasm-core/js/engine.ts.
#include <emscripten/bind.h>

#include <cstdint>
#include <string>

#if defined(COMPANION_REVIEWS)
#include "companion/review_engine.h"
#elif defined(COMPANION_TRUST)
#include "companion/trust_engine.h"
#else
#include "companion/engine.h"
#endif

namespace {

/// The module that this file is compiled into: the core, or the reviews or trust beside it.
#if defined(COMPANION_REVIEWS)
constexpr auto kCall = companion::call_reviews;
#elif defined(COMPANION_TRUST)
constexpr auto kCall = companion::call_trust;
#else
constexpr auto kCall = companion::call;
#endif

// A fault in the core must not leak a number into JavaScript: the call catches all.
std::string payload;
std::string answer;

/// Makes room for `bytes` of payload; returns its address.
uintptr_t reserve(size_t bytes) {
  payload.resize(bytes);
  return reinterpret_cast<uintptr_t>(payload.data());
}

/// Calls with the first `payload_bytes` of the buffer; returns the answer's length.
size_t call(const std::string& method, const std::string& args, size_t payload_bytes) {
  answer = kCall(method, args, std::string_view(payload).substr(0, payload_bytes));
  return answer.size();
}

uintptr_t answer_address() { return reinterpret_cast<uintptr_t>(answer.data()); }

/// Gives the buffers' memory back to the heap.
void release() {
  payload = {};
  answer = {};
}

}  // namespace

EMSCRIPTEN_BINDINGS(companion) {
  emscripten::function("reserve", &reserve);
  emscripten::function("call", &call);
  emscripten::function("answerAddress", &answer_address);
  emscripten::function("release", &release);
}
