// Stands in for RE2's util/logging.h in the WASM build: same macros, no output. RE2's own
// writes to a std::ostringstream, which brings the C++ locale library into the download
// (a quarter of it), and nobody reads stderr in an extension. Failed checks still trap.
#pragma once

#include <cassert>
#include <cstdlib>

#include "util/util.h"

namespace re2_logging {

/// Takes whatever is streamed into it.
struct Silence {
  template <typename T>
  Silence& operator<<(const T&) {
    return *this;
  }
};

/// Ends the program once the message is complete.
struct Trap : Silence {
  ~Trap() { std::abort(); }
};

}  // namespace re2_logging

#define DCHECK(condition) assert(condition)
#define DCHECK_EQ(a, b) assert((a) == (b))
#define DCHECK_NE(a, b) assert((a) != (b))
#define DCHECK_LE(a, b) assert((a) <= (b))
#define DCHECK_LT(a, b) assert((a) < (b))
#define DCHECK_GE(a, b) assert((a) >= (b))
#define DCHECK_GT(a, b) assert((a) > (b))

#define CHECK(condition) \
  if (condition) {       \
  } else                 \
    re2_logging::Trap()
#define CHECK_LT(a, b) CHECK((a) < (b))
#define CHECK_GT(a, b) CHECK((a) > (b))
#define CHECK_LE(a, b) CHECK((a) <= (b))
#define CHECK_GE(a, b) CHECK((a) >= (b))
#define CHECK_EQ(a, b) CHECK((a) == (b))
#define CHECK_NE(a, b) CHECK((a) != (b))

#define RE2_LOG_INFO re2_logging::Silence()
#define RE2_LOG_WARNING re2_logging::Silence()
#define RE2_LOG_ERROR re2_logging::Silence()
#define RE2_LOG_DFATAL re2_logging::Silence()
#define RE2_LOG_FATAL re2_logging::Trap()
#define LOG(severity) RE2_LOG_##severity
#define VLOG(level) re2_logging::Silence()
