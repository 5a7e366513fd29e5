#include <algorithm>
#include <vector>

#include "json_reader/values.h"
#include "signals/checks.h"
#include "signals/contact_shapes.h"
#include "signals/phrases.h"
#include "signals/signal_rules.h"

namespace companion::signals {
namespace {

constexpr const char* kId = "contact_outside";

struct ContactWords {
  PhraseList messengers;  ///< "whatsapp"
  PhraseList ask;         ///< "contact us on": asks to get in touch
  PhraseList pay;         ///< "pay by": asks for a payment
  PhraseList payments;    ///< "paypal"
  PhraseList goods;       ///< "sticker": what a messenger is named with on goods
  PhraseList discounts;   ///< "contact us for discount"
};

const ContactWords& contact_words() {
  static const auto raw = json_reader::members<6>(
      rule_file("contact_words"), {"messengers", "ask", "pay", "payments", "goods", "discounts"});
  static const ContactWords words{PhraseList(strings_of(raw[0])),     PhraseList(strings_of_all(raw[1])),
                                  PhraseList(strings_of_all(raw[2])), PhraseList(strings_of_all(raw[3])),
                                  PhraseList(strings_of_all(raw[4])), PhraseList(strings_of_all(raw[5]))};
  return words;
}

size_t words_between(std::string_view words, size_t begin, size_t end) {
  size_t count = 0;
  for (size_t pos = begin; pos < end; ++pos) {
    const bool starts = words[pos] != ' ' && (pos == begin || words[pos - 1] == ' ');
    count += starts ? 1 : 0;
  }
  return count;
}

/// Whether the two stand in one phrase: few words between them.
bool is_near(const MarkedText& text, const Place& a, const Place& b) {
  const size_t begin = std::min(a.end, b.end);
  const size_t end = std::max(a.begin, b.begin);
  return begin >= end ||
         words_between(text.words, begin, end) < static_cast<size_t>(threshold(kId, "near_words"));
}

bool any_near(const MarkedText& text, const Place& place, const PhraseList& list) {
  const std::vector<Place> places = list.places(text);
  return std::any_of(places.begin(), places.end(),
                     [&](const Place& other) { return is_near(text, place, other); });
}

/// "whatsapp: +49…", "wechat id: name", "telegram @name".
bool has_handle(const MarkedText& text, const Place& name) {
  std::string_view rest = std::string_view(text.folded).substr(name.end);
  const size_t id = rest.starts_with(" id") ? 3 : 0;
  const size_t mark = rest.find_first_not_of(' ', id);
  if (mark == std::string_view::npos) return false;
  if (rest[mark] == '@' || rest[mark] == '+') return true;
  const size_t begin = rest[mark] == ':' ? rest.find_first_not_of(" :", mark) : std::string_view::npos;
  if (begin == std::string_view::npos) return false;
  const std::string_view handle = rest.substr(begin, rest.find_first_of(" ,;", begin) - begin);
  // A word alone can be what the watch shows of the messenger; a handle has digits.
  return std::count_if(handle.begin(), handle.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 3;
}

struct Finding {
  Place place;
  Severity severity = Severity::kWarning;
};

std::optional<Finding> asked_by_words(const MarkedText& text) {
  const ContactWords& words = contact_words();
  for (const Place& name : words.messengers.places(text)) {
    if (has_handle(text, name)) return Finding{name, Severity::kStrong};
    if (any_near(text, name, words.ask) && !any_near(text, name, words.goods)) return Finding{name};
  }
  for (const Place& name : words.payments.places(text)) {
    if (any_near(text, name, words.pay) && !any_near(text, name, words.goods)) {
      return Finding{name, Severity::kStrong};
    }
  }
  if (const auto place = words.discounts.find(text)) return Finding{*place, Severity::kNote};
  return std::nullopt;
}

std::optional<Finding> asked_in(const MarkedText& text) {
  if (const auto place = find_messenger_link(text.folded)) return Finding{*place, Severity::kStrong};
  if (const auto place = find_email(text.folded)) return Finding{*place};
  if (const auto place = find_phone(text.folded, threshold(kId, "least_phone_digits"))) {
    return Finding{*place, Severity::kStrong};
  }
  return asked_by_words(text);
}

/// A short text as printed; of a long one the finding with some words around it, in lower case.
std::string quote_of(std::string_view printed, const MarkedText& text, const Place& place) {
  constexpr size_t kShort = 160;
  if (printed.size() <= kShort) return std::string(printed);
  constexpr size_t kAround = 40;
  const std::string_view all = text.folded;
  size_t begin = place.begin > kAround ? all.find(' ', place.begin - kAround) : 0;
  if (begin == std::string_view::npos || begin > place.begin) begin = place.begin;
  size_t end = all.find(' ', std::min(place.end + kAround, all.size()));
  end = std::min({end, all.size(), place.end + 2 * kAround});
  while (end < all.size() && (static_cast<unsigned char>(all[end]) & 0xC0U) == 0x80) ++end;
  const size_t first = all.find_first_not_of(' ', begin);
  return std::string(all.substr(first, end - first));
}

void look_at(std::string_view printed, std::optional<Signal>& worst) {
  const MarkedText text(printed);
  const auto finding = asked_in(text);
  if (!finding || (worst && worst->severity >= finding->severity)) return;
  const std::string quote = quote_of(printed, text, finding->place);
  worst = Signal{kId, finding->severity, {kId, {}}, {{{"quote", {{"quote", quote}}}, std::nullopt, quote}}};
}

}  // namespace

void check_contact_outside(const Listing& listing, Report& report) {
  if (listing.now.title.empty() && listing.variants.empty() && listing.description.empty()) {
    return report.not_checked.push_back({kId, "no_title"});
  }
  std::optional<Signal> worst;
  look_at(listing.now.title, worst);
  for (const Variant& variant : listing.variants) look_at(variant.name, worst);
  look_at(listing.description, worst);
  if (worst) report.signals.push_back(std::move(*worst));
}

}  // namespace companion::signals
