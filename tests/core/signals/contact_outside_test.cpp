#include <gtest/gtest.h>

#include "signals/contact_shapes.h"
#include "signals/listing_samples.h"

namespace companion::signals {
namespace {

std::string asked(const Listing& listing) {
  Report report;
  check_contact_outside(listing, report);
  return outcome(report);
}

TEST(ContactOutside, AsksToWriteOrPayElsewhere) {
  const std::pair<const char*, const char*> cases[] = {
      {"Contact us on WhatsApp before order", "warning"},
      {"WhatsApp: +86 138 1234 5678", "strong"},
      {"Add our WeChat id: lucky8888", "strong"},
      {"Telegram @best_deals", "strong"},
      {"Pay via PayPal to get 30% off", "strong"},
      {"Payment by Western Union", "strong"},
      {"Write to sales.bob@example.com for catalogue", "warning"},
      {"Please contact us for discount", "note"},
      {"wa.me/491761234567 order here", "strong"},
      {"Пишите в телеграм для заказа", "warning"},
      {"Kontaktieren Sie uns per WhatsApp", "warning"},
      {"Zahlung per Banküberweisung möglich", "strong"},
      {"Contáctenos por WhatsApp", "warning"},
      {"Fale conosco no WhatsApp", "warning"},
      {"Contactez-nous sur Telegram", "warning"},
      {"Contattaci su WhatsApp", "warning"},
      {"Napisz do nas na WhatsApp", "warning"},
      {"WhatsApp üzerinden bize yazın", "warning"},
      {"카카오톡 문의", "warning"},
      {"テレグラムでご連絡ください", "warning"},
      {"تواصل معنا واتساب", "warning"},
      {"צרו קשר בטלגרם", "warning"},
      {"Neem contact op via WhatsApp", "warning"},
      {"Пишіть у телеграм", "warning"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(asked(titled(text)), expected) << text;
}

TEST(ContactOutside, GoodsThatBearSuchNamesAreLeftAlone) {
  const char* const titles[] = {
      "WhatsApp phone holder sticker decal",
      "PayPal sticker 5pcs vinyl",
      "We accept PayPal sign sticker for shop window",
      "Smart watch with WhatsApp message reminder Telegram notification",
      "Telegram WhatsApp Instagram push smartwatch for Android",
      "Enamel pin WeChat logo",
      "Skype compatible webcam 1080p",
      "Xiaomi Mi Band 8 WhatsApp",
      "Instagram frame cutout props",
      "Viber app compatible intercom with contact sensor",
      "Battery toy +5000mAh",
      "Women dress + 2024 2025 spring",
      "+10 +20 +30 dioptre glasses",
      "Email mailbox @ home decor",
      "Model 2022 @ 5V",
      "Contact lenses case",
      "Contact us if you have any questions",
      "Aufkleber WhatsApp Logo",
      "スマートウォッチ WhatsApp 通知 対応",
      "Умные часы уведомления WhatsApp Telegram",
  };
  for (const char* title : titles) EXPECT_EQ(asked(titled(title)), "") << title;
}

TEST(ContactOutside, VariantsAndDescriptionsAreReadToo) {
  Listing listing = titled("Desk lamp");
  listing.variants = {{"Black", 100}, {"Contact us whatsapp", 200}};
  EXPECT_EQ(asked(listing), "warning");
  listing.description = "Mail: lamp@example.org. WhatsApp: +4912345678901";
  EXPECT_EQ(asked(listing), "warning") << "the mail address comes first";
  EXPECT_EQ(asked(titled("")), "(no_title)");
}

TEST(ContactShapes, MailTelephoneAndLinks) {
  EXPECT_TRUE(find_email("to a.b+c@mail.example.com."));
  for (const char* none : {"@", "a@b", "a@5.5", "a@ b.com", "@b.com", "a@.com"}) EXPECT_FALSE(find_email(none)) << none;
  EXPECT_TRUE(find_phone("call +49 (176) 123-4567", 10));
  for (const char* none : {"+", "49 176 1234567", "+12345", "+1 2 3", "+12345678901234567890", "+1234567890mah"}) {
    EXPECT_FALSE(find_phone(none, 10)) << none;
  }
  EXPECT_TRUE(find_messenger_link("https://t.me/shop"));
  for (const char* none : {"t.me/", "that.me/x", "t.me x"}) EXPECT_FALSE(find_messenger_link(none)) << none;
}

}  // namespace
}  // namespace companion::signals
