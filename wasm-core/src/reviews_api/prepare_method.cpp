// reviews.prepare.
#include "base/base64.h"
#include "base/json_writer.h"
#include "reviews/language.h"
#include "reviews_api/network_input.h"
#include "reviews_api/review_methods.h"
#include "reviews_api/warnings_json.h"

namespace companion::reviews_api {
namespace {

void write_text(JsonWriter& out, const NetworkText& text) {
  out.begin_object().key("review").integer(static_cast<int64_t>(text.review));
  out.key("from_translation").boolean(text.from_translation);
  if (const auto language = reviews::language_of(text.words)) out.key("language").string(*language);
  out.key("words").integer(static_cast<int64_t>(text.words.words.size()));
  out.key("clauses").begin_array();
  for (const reviews::Clause& clause : text.words.clauses) {
    out.begin_array();
    out.integer(static_cast<int64_t>(clause.first_word)).integer(static_cast<int64_t>(clause.last_word));
    out.integer(clause.start).integer(clause.end).end_array();
  }
  out.end_array().end_object();
}

void write_batch(JsonWriter& out, const NetworkBatch& batch) {
  out.begin_object().key("texts").begin_array();
  for (const size_t text : batch.texts) out.integer(static_cast<int64_t>(text));
  out.end_array().key("rows").integer(static_cast<int64_t>(batch.texts.size()));
  out.key("words").integer(static_cast<int64_t>(batch.words));
  out.key("pieces").string(encode_base64(batch.pieces)).end_object();
}

}  // namespace

Result<std::string> reviews_prepare(const nlohmann::json&, std::string_view payload) {
  const auto read = read_review_payload(payload);
  if (!read) return read.error();
  const auto texts = network_texts(read->reviews);
  JsonWriter out;
  out.begin_object().key("reviews").begin_array();
  for (const reviews::Review& review : read->reviews) out.string(review.id);
  out.end_array().key("texts").begin_array();
  for (const NetworkText& text : texts) write_text(out, text);
  out.end_array().key("batches").begin_array();
  for (const NetworkBatch& batch : network_batches(texts)) write_batch(out, batch);
  out.end_array();
  write_warnings(out, *read);
  return out.end_object().take();
}

}  // namespace companion::reviews_api
