// seller.trust.
#include <cmath>

#include "base/iso_time.h"
#include "base/json_writer.h"
#include "seller/trust_score.h"
#include "seller/trust_words.h"
#include "trust_api/seller_payload.h"
#include "trust_api/trust_methods.h"

namespace companion::trust_api {
namespace {

using nlohmann::json;
using seller::Factor;
using seller::FactorValue;
using seller::SellerTrust;

constexpr std::string_view kRecommendations[] = {"highly_recommended", "recommended", "acceptable", "caution"};

/// 0–1 with three decimals: 0.7846 → "0.785".
std::string thousandths(double share) {
  const auto whole = static_cast<int64_t>(std::llround(share * 1000));
  const std::string part = std::to_string(whole % 1000);
  return std::to_string(whole / 1000) + "." + std::string(3 - part.size(), '0') + part;
}

void write_value(JsonWriter& out, const FactorValue& value) {
  out.key("score").decimal(thousandths(value.score));
  out.key("low").decimal(thousandths(value.low));
  out.key("high").decimal(thousandths(value.high));
}

void write_evidence(JsonWriter& out, const seller::Evidence& evidence, const std::string& locale) {
  out.begin_object();
  out.key("code").string(evidence.sentence.code);
  out.key("text").string(sentence_text(evidence.sentence, locale));
  if (!evidence.source.empty()) out.key("source").string(evidence.source);
  if (evidence.seen_ms) out.key("seen_at").string(format_iso_time(*evidence.seen_ms));
  out.end_object();
}

void write_factors(JsonWriter& out, const SellerTrust& trust, const std::string& locale) {
  out.key("factors").begin_object();
  for (size_t at = 0; at < seller::kFactors; ++at) {
    const Factor& factor = trust.factors[at];
    out.key(seller::kFactorNames[at]).begin_object();
    if (factor.value) write_value(out, *factor.value);
    out.key("weight").decimal(thousandths(seller::factor_weight(at)));
    out.key("evidence").begin_array();
    for (const seller::Evidence& evidence : factor.evidence) write_evidence(out, evidence, locale);
    out.end_array().end_object();
  }
  out.end_object();
}

void write_history(JsonWriter& out, const seller::StoreFacts& facts) {
  out.key("history").begin_array();
  for (const seller::TrustPoint& point : seller::trust_history(facts)) {
    out.begin_object().key("seen_at").string(format_iso_time(point.seen_ms));
    write_value(out, point.score);
    out.key("coverage").decimal(thousandths(point.coverage)).end_object();
  }
  out.end_array();
}

void write_words(JsonWriter& out, const SellerTrust& trust, const SellerPayload& payload, const std::string& locale) {
  out.key("because").begin_array();
  for (const seller::Sentence& reason : reasons_of(trust, payload.facts)) {
    out.begin_object().key("code").string(reason.code).key("text").string(sentence_text(reason, locale)).end_object();
  }
  out.end_array().key("warnings").begin_array();
  for (const FactWarning& warning : payload.warnings) {
    out.begin_object().key("code").string(warning.code).key("field").string(warning.field).end_object();
  }
  out.end_array();
  out.key("text").string(trust_text(trust, locale));
}

}  // namespace

Result<std::string> seller_trust(const json& args, std::string_view payload) {
  for (const char* name : {"now", "locale"}) {
    if (args.contains(name) && !args.at(name).is_string()) {
      return Error{ErrorCode::kInvalidInput, "seller.trust", std::string(name) + " is not a text"};
    }
  }
  const std::string now = args.value("now", ""), locale = args.value("locale", "en");
  const auto now_ms = parse_iso_time(now);
  if (!now.empty() && !now_ms) return Error{ErrorCode::kInvalidInput, "seller.trust", "now is not an ISO 8601 time"};
  const auto read = read_seller_payload(payload, now_ms);
  if (!read) return read.error();
  const SellerTrust trust = seller::judge_seller(read->facts);
  JsonWriter out;
  out.begin_object().key("trust").begin_object();
  if (trust.score) write_value(out, *trust.score);
  out.key("coverage").decimal(thousandths(trust.coverage));
  write_factors(out, trust, locale);
  if (trust.recommendation) out.key("recommendation").string(kRecommendations[static_cast<size_t>(*trust.recommendation)]);
  write_words(out, trust, *read, locale);
  write_history(out, read->facts);
  return out.end_object().end_object().take();
}

}  // namespace companion::trust_api
