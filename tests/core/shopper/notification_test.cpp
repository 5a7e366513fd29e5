#include "shopper/notification.h"

#include <gtest/gtest.h>

#include "base/iso_time.h"

namespace companion::shopper {
namespace {

int64_t at(const char* text) { return *parse_iso_time(text); }

TEST(NotificationWeights, AreThoseOfTheDesign) {
  const NotificationWeights& weights = notification_weights();
  EXPECT_EQ(weights.type_percent, 30);
  EXPECT_EQ(weights.urgency_percent, 30);
  EXPECT_EQ(weights.interest_percent, 20);
  EXPECT_EQ(weights.time_sensitivity_percent, 20);
  EXPECT_EQ(weights.quiet_hours_from_permille, 800);
  EXPECT_EQ(weights.types.back().type, "other");
}

TEST(Priority, WorkedValues) {
  struct Case {
    News news;
    int64_t priority;
  };
  const Case cases[] = {
      {{"price_drop", 0, 0, 0}, 270},
      {{"deal_alert", 0, 0, 0}, 255},
      {{"shipping_update", 0, 0, 0}, 210},
      {{"recommendation", 0, 0, 0}, 120},
      {{"marketing", 0, 0, 0}, 60},
      {{"other", 0, 0, 0}, 150},
      {{"never heard of", 0, 0, 0}, 150},
      {{"price_drop", 1000, 1000, 1000}, 970},
      {{"price_drop", 500, 1000, 700}, 760},
      {{"deal_alert", 700, 900, 900}, 825},
      {{"marketing", 1000, 0, 0}, 360},
      {{"marketing", 0, 1000, 0}, 260},
      {{"marketing", 0, 0, 1000}, 260},
      // 255 + 0.3·1 + 0.2·1 + 0.2·1 = 255.7, rounded
      {{"deal_alert", 1, 1, 1}, 256},
  };
  for (const Case& row : cases) {
    EXPECT_EQ(priority_permille(row.news, notification_weights()), row.priority)
        << row.news.type << ' ' << row.news.urgency_permille;
  }
}

TEST(Priority, IsBoundedAndNeverFallsWhenAStrengthRises) {
  const NotificationWeights& weights = notification_weights();
  for (const TypeWeight& type : weights.types) {
    for (int64_t a = -200; a <= 1200; a += 175) {
      for (int64_t b = 0; b <= 1000; b += 250) {
        for (int64_t c = 0; c <= 1000; c += 250) {
          const int64_t priority = priority_permille({type.type, a, b, c}, weights);
          EXPECT_GE(priority, 0);
          EXPECT_LE(priority, 1000);
          EXPECT_LE(priority, priority_permille({type.type, a + 7, b, c}, weights));
          EXPECT_LE(priority, priority_permille({type.type, a, b + 7, c}, weights));
          EXPECT_LE(priority, priority_permille({type.type, a, b, c + 7}, weights));
        }
      }
    }
  }
}

TEST(QuietHours, WithinTheDayAndOverMidnight) {
  struct Case {
    QuietHours hours;
    const char* now;
    int64_t offset_minutes;
    const char* until;  // null: not quiet
  };
  const QuietHours night{22 * 60, 7 * 60 + 30};
  const QuietHours noon{12 * 60, 13 * 60};
  const Case cases[] = {
      {night, "2026-11-23T21:59:59Z", 0, nullptr},
      {night, "2026-11-23T22:00:00Z", 0, "2026-11-24T07:30:00Z"},
      {night, "2026-11-24T07:29:59Z", 0, "2026-11-24T07:30:00Z"},
      {night, "2026-11-24T07:30:00Z", 0, nullptr},
      // Local time is what counts: 22:15 in Berlin, 17:45 in India, 11:15 on Kiritimati.
      {night, "2026-11-23T21:15:00Z", 60, "2026-11-24T06:30:00Z"},
      {night, "2026-11-23T12:15:00Z", 330, nullptr},
      {night, "2026-11-23T21:15:00Z", 840, nullptr},
      {night, "2026-11-23T03:00:00Z", -300, "2026-11-23T12:30:00Z"},
      {noon, "2026-11-23T12:30:40Z", 0, "2026-11-23T13:00:00Z"},
      {noon, "2026-11-23T13:00:00Z", 0, nullptr},
      {{480, 480}, "2026-11-23T08:00:00Z", 0, nullptr},
      {night, "1969-12-31T23:30:00Z", 0, "1970-01-01T07:30:00Z"},
  };
  for (const Case& row : cases) {
    const auto until = quiet_until(row.hours, at(row.now), row.offset_minutes);
    ASSERT_EQ(until.has_value(), row.until != nullptr) << row.now;
    if (until) {
      EXPECT_EQ(format_iso_time(*until), row.until) << row.now;
    }
  }
}

TEST(QuietHours, EveryMinuteOfADayIsQuietOrNotAndEndsWithinADay) {
  const QuietHours night{22 * 60, 7 * 60};
  const int64_t midnight = at("2026-03-29T00:00:00Z");
  int64_t quiet_minutes = 0;
  for (int64_t minute = 0; minute < 24 * 60; ++minute) {
    const int64_t now = midnight + minute * 60'000;
    const auto until = quiet_until(night, now, 0);
    if (!until) continue;
    ++quiet_minutes;
    EXPECT_GT(*until, now);
    EXPECT_LE(*until, now + 9 * 60 * 60'000);
    EXPECT_FALSE(quiet_until(night, *until, 0));
  }
  EXPECT_EQ(quiet_minutes, 9 * 60);
}

}  // namespace
}  // namespace companion::shopper
