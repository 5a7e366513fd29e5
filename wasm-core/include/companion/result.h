// The one way a call fails: a typed Error, carried by Result<T>.
//
// Why here: Debian 12's Emscripten (libc++ 14) has no <expected>, and nothing may be
// thrown across the WASM boundary. Expected absence is std::optional, never an Error;
// a partial answer is a value that lists what is missing, never an Error.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace companion {

/// Everything that can go wrong, in one vocabulary for engine calls, extension messages
/// and HTTP answers. `contracts/errors.json` documents each; a test keeps both equal.
enum class ErrorCode {
  kInvalidInput,     ///< The input is not what the method reads (broken JSON, wrong type, absurd value).
  kUnsupportedPage,  ///< Readable, but holds nothing this engine knows how to read.
  kUnknownMethod,    ///< No engine method or endpoint of that name.
  kMethodNotAllowed, ///< The endpoint exists, but not for this HTTP method.
  kNotFound,         ///< The named thing does not exist.
  kTooLarge,         ///< The input exceeds a stated limit.
  kUnsupportedMedia, ///< The body is not of a content type this endpoint reads.
  kTimeout,          ///< The peer or the work took longer than allowed.
  kRateLimited,      ///< Too many requests; try again later.
  kUnavailable,      ///< A needed part (storage, server) cannot be reached now.
  kUnauthorized,     ///< The request is not signed as it must be, or its API key is not known.
  kConsentRequired,  ///< The user has not agreed to what this call would do.
  kInternal,         ///< A fault of ours; never caused by input alone.
};

/// The stable wire name of a code, e.g. "invalid_input".
std::string_view error_name(ErrorCode code);

/// The HTTP status that carries a code, e.g. 400 for kInvalidInput.
int error_http_status(ErrorCode code);

/// A failure: what (`code`), in which method or field (`where`, e.g. "price.history"),
/// and a message for developers. Messages never hold personal data.
struct Error {
  ErrorCode code;
  std::string where;
  std::string message;
};

/// Either a value or an Error. Check with ok() before value().
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() { return std::get<0>(state_); }
  const T& value() const { return std::get<0>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace companion
