#include "page/review_reader.h"

#include <set>

namespace companion::page {
namespace {

std::optional<FollowUp> follow_up(const Record& row) {
  auto text = row.get<std::string>(Field::kFollowUpText);
  if (!text) return std::nullopt;
  return FollowUp{std::move(*text), row.get<std::string>(Field::kFollowUpTranslated),
                  row.get<std::string>(Field::kFollowUpDate)};
}

Review review(const Record& row) {
  Review out;
  out.id = row.get<std::string>(Field::kReviewId);
  out.stars = row.get<int64_t>(Field::kReviewStars);
  out.text = row.get<std::string>(Field::kReviewText);
  out.translated = row.get<std::string>(Field::kReviewTranslated);
  // What is no translation tells nothing: the shop copies texts in the shopper's language.
  if (out.translated == out.text) out.translated.reset();
  out.language = row.get<std::string>(Field::kReviewLanguage);
  out.country = row.get<std::string>(Field::kReviewCountry);
  out.date = row.get<std::string>(Field::kReviewDate);
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
