#include "page/review_reader.h"

#include <set>

#include "base/utf8.h"
#include "page/printed_date.h"

namespace companion::page {
namespace {

std::optional<FollowUp> follow_up(const Record& row) {
  auto text = row.get<std::string>(Field::kFollowUpText);
  if (!text) return std::nullopt;
  return FollowUp{std::move(*text), row.get<std::string>(Field::kFollowUpTranslated),
                  row.get<std::string>(Field::kFollowUpDate)};
}

constexpr size_t kMaxDateBytes = 24;

/// True unless most letters of the text are of other scripts (Greek, Cyrillic, Arabic, …).
bool is_in_latin_script(std::string_view text) {
  size_t latin = 0, other = 0;
  for (size_t pos = 0; pos < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, pos);
    pos += decoded.length;
    constexpr uint32_t kFirstBeyondLatin = 0x370;
    constexpr uint32_t kGeneralPunctuation = 0x2000, kFirstIdeographic = 0x3040;
    const uint32_t c = decoded.code_point;
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < kFirstBeyondLatin);
    if (letter) ++latin;
    if (c >= kFirstBeyondLatin && (c < kGeneralPunctuation || (c >= kFirstIdeographic && c < 0xFE00))) ++other;
  }
  return other <= latin;
}

/// The language that the shop states. Its "en" beside a Russian text is a default, not a
/// finding: a statement that the script contradicts is dropped.
std::optional<std::string> stated_language(const Record& row, const std::optional<std::string>& text) {
  auto language = row.get<std::string>(Field::kReviewLanguage);
  if (language == "en" && text && !is_in_latin_script(*text)) language.reset();
  return language;
}

Review review(const Record& row) {
  Review out;
  out.id = row.get<std::string>(Field::kReviewId);
  out.stars = row.get<int64_t>(Field::kReviewStars);
  out.date = row.get<std::string>(Field::kReviewDate);
  out.text = row.get<std::string>(Field::kReviewText);
  out.translated = row.get<std::string>(Field::kReviewTranslated);
  // Review frames show the date where there is no text.
  if (out.text && out.date && out.text->size() <= kMaxDateBytes && printed_day(*out.text) == out.date) {
    out.text.reset();
  }
  // What is no translation tells nothing: the shop copies texts in the shopper's language.
  if (out.translated == out.text) out.translated.reset();
  out.language = stated_language(row, out.text);
  out.country = row.get<std::string>(Field::kReviewCountry);
  out.sku = row.get<std::string>(Field::kReviewSku);
  using List = std::vector<std::string>;
  out.photos = row.get<List>(Field::kReviewPhotos).value_or(List());
  out.helpful = row.get<int64_t>(Field::kReviewHelpful);
  out.anonymous = row.get<bool>(Field::kReviewAnonymous);
  out.logistics = row.get<std::string>(Field::kReviewLogistics);
  out.seller_reply = row.get<std::string>(Field::kReviewSellerReply);
  out.follow_up = follow_up(row);
  return out;
}

bool says_something(const Review& review) {
  return review.text || review.stars || !review.photos.empty();
}

}  // namespace

std::vector<Review> read_reviews(const std::vector<SourceReading>& sources) {
  std::vector<Review> out;
  std::set<std::string> known;
  for (const SourceReading& source : sources) {
    source.record().for_each_row(Table::kReviews, [&](const Record& row) {
      Review found = review(row);
      const bool is_new = !found.id || known.insert(*found.id).second;
      if (is_new && says_something(found)) out.push_back(std::move(found));
      return true;
    });
  }
  return out;
}

}  // namespace companion::page
