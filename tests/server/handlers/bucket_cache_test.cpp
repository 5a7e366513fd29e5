#include "handlers/bucket_cache.h"

#include <gtest/gtest.h>

namespace companion::server {
namespace {

std::shared_ptr<const BucketCache::Answer> answer(size_t bytes, const std::string& tag = "t") {
  return std::make_shared<BucketCache::Answer>(BucketCache::Answer{std::string(bytes, 'x'), tag});
}

TEST(BucketCache, AnswersForTheVersionThatWasKeptOnly) {
  BucketCache cache(100);
  EXPECT_EQ(cache.find("ab", 1), nullptr);
  cache.keep("ab", 1, answer(10, "first"));
  EXPECT_EQ(cache.find("ab", 1)->tag, "first");
  EXPECT_EQ(cache.find("ab", 2), nullptr) << "something in the bucket has changed";
  EXPECT_EQ(cache.find("a", 1), nullptr);
  cache.keep("ab", 2, answer(10, "second"));
  EXPECT_EQ(cache.find("ab", 2)->tag, "second");
  EXPECT_EQ(cache.find("ab", 1), nullptr);
}

TEST(BucketCache, ForgetsWhatWasNotAskedForLongest) {
  BucketCache cache(30);
  cache.keep("a", 1, answer(10));
  cache.keep("b", 1, answer(10));
  cache.keep("c", 1, answer(10));
  EXPECT_TRUE(cache.find("a", 1));
  cache.keep("d", 1, answer(10));
  EXPECT_TRUE(cache.find("a", 1));
  EXPECT_FALSE(cache.find("b", 1));
  EXPECT_TRUE(cache.find("c", 1));
  EXPECT_TRUE(cache.find("d", 1));
}

TEST(BucketCache, KeepsNothingThatIsLargerThanItself) {
  BucketCache cache(30);
  cache.keep("a", 1, answer(10));
  cache.keep("b", 1, answer(31));
  EXPECT_FALSE(cache.find("b", 1));
  cache.keep("a", 2, answer(30));
  EXPECT_TRUE(cache.find("a", 2)) << "what is gone takes no room";
}

}  // namespace
}  // namespace companion::server
