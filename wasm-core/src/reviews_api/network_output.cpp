#include "reviews_api/network_output.h"

#include <bit>
#include <cstring>
#include <optional>
#include <span>

#include "base/base64.h"
#include "reviews/network_answer.h"
#include "reviews/rule_reader.h"
#include "reviews_api/network_input.h"

namespace companion::reviews_api {
namespace {

using nlohmann::json;
using reviews::Reading;

static_assert(std::endian::native == std::endian::little, "floats are taken over as they come");

/// One output of a batch, the same number of values for each row.
class Rows {
 public:
  Rows(const json& batch, const char* name, size_t rows) : rows_(rows) {
    const auto text = batch.find(name);
    if (text == batch.end() || !text->is_string()) return;
    const auto bytes = decode_base64(text->get_ref<const std::string&>());
    if (!bytes || bytes->size() % (rows * sizeof(float)) != 0) return;
    values_.resize(bytes->size() / sizeof(float));
    std::memcpy(values_.data(), bytes->data(), bytes->size());
  }

  bool empty() const { return values_.empty(); }

  std::span<const float> of(size_t row) const {
    const size_t width = values_.size() / rows_;
    return std::span(values_).subspan(row * width, width);
  }

 private:
  size_t rows_;
  std::vector<float> values_;
};

/// The readings of a review's text and of its translation.
struct Parts {
  Reading original;
  Reading translated;
};

bool read_batch(const json& output, const NetworkBatch& batch, const std::vector<NetworkText>& texts,
                std::vector<Parts>& parts) {
  if (!output.is_object()) return false;
  const size_t rows = batch.texts.size();
  const Rows stars(output, "stars", rows);
  const Rows aspects(output, "aspects", rows);
  const Rows polarity(output, "polarity", rows);
  const Rows attention(output, "attention", rows);
  const size_t expected = batch.words * reviews::network_rules().aspects.size();
  if (stars.empty() || aspects.empty() || polarity.empty() || attention.empty()) return false;
  if (attention.of(0).size() != expected) return false;
  for (size_t row = 0; row < rows; ++row) {
    const NetworkText& text = texts[batch.texts[row]];
    Reading& reading = text.from_translation ? parts[text.review].translated : parts[text.review].original;
    reading = reviews::read_network_answer(
        {stars.of(row), aspects.of(row), polarity.of(row), attention.of(row)}, text.words,
        reviews::network_rules(), text.from_translation);
  }
  return true;
}

Error wrong_outputs() {
  return {ErrorCode::kInvalidInput, "outputs", "not what the network answers to these reviews"};
}

}  // namespace

Result<std::vector<Reading>> network_readings(const std::vector<reviews::Review>& reviews,
                                              const json& outputs) {
  const auto texts = network_texts(reviews);
  const auto batches = network_batches(texts);
  if (!outputs.is_array() || outputs.size() != batches.size()) return wrong_outputs();
  std::vector<Parts> parts(reviews.size());
  for (size_t i = 0; i < batches.size(); ++i) {
    if (!read_batch(outputs[i], batches[i], texts, parts)) return wrong_outputs();
  }
  const reviews::NetworkRules& rules = reviews::network_rules();
  std::vector<Reading> readings;
  for (size_t i = 0; i < reviews.size(); ++i) {
    const Reading network = reviews::both_read(parts[i].original, parts[i].translated, rules);
    readings.push_back(reviews::completed_by_rules(network, reviews::read_review_by_rules(reviews[i]), rules));
  }
  return readings;
}

}  // namespace companion::reviews_api
