// gzip (RFC 1952) of a stream, piece by piece, through zlib.
#pragma once

#include <functional>
#include <string>

namespace companion::server {

/// Makes the next piece of a stream; an empty text is its end.
using Pieces = std::function<std::string()>;

/// The compressed form of the stream that `plain` makes, as a stream itself: each call takes
/// as many plain pieces as fill one of some tens of KiB. Throws what `plain` throws, and
/// std::runtime_error when zlib has no memory. Copies of the result share their place.
Pieces gzip(Pieces plain);

}  // namespace companion::server
