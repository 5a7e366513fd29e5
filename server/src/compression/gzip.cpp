#include "compression/gzip.h"

#include <zlib.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace companion::server {
namespace {

constexpr size_t kPieceBytes = 64 * 1024;
/// The fast end: a price series is deltas in base64, which higher levels hardly shrink.
constexpr int kLevel = 4;
constexpr int kGzipWindow = 15 + 16;  // the largest window; 16 asks for gzip's header
constexpr int kMemoryLevel = 8;       // zlib's default

class Compressor {
 public:
  Compressor() {
    if (deflateInit2(&stream_, kLevel, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
      throw std::runtime_error("cannot start to compress");
    }
  }
  ~Compressor() { deflateEnd(&stream_); }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  /// Appends to `out` what is ready of the compressed text; all of it when `is_last`.
  void add(std::string plain, bool is_last, std::string& out) {
    stream_.next_in = reinterpret_cast<Bytef*>(plain.data());
    stream_.avail_in = static_cast<uInt>(plain.size());
    std::array<char, 16 * 1024> buffer;
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream_.avail_out = static_cast<uInt>(buffer.size());
      deflate(&stream_, is_last ? Z_FINISH : Z_NO_FLUSH);
      out.append(buffer.data(), buffer.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

 private:
  z_stream stream_{};
};

class CompressedStream {
 public:
  explicit CompressedStream(Pieces plain) : plain_(std::move(plain)) {}

  std::string next() {
    std::string piece;
    while (!ended_ && piece.size() < kPieceBytes) {
      std::string text = plain_();
      ended_ = text.empty();
      compressor_.add(std::move(text), ended_, piece);
    }
    return piece;
  }

 private:
  const Pieces plain_;
  Compressor compressor_;
  bool ended_ = false;
};

}  // namespace

Pieces gzip(Pieces plain) {
  return [stream = std::make_shared<CompressedStream>(std::move(plain))] { return stream->next(); };
}

}  // namespace companion::server
