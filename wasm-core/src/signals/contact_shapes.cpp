#include "signals/contact_shapes.h"

#include <algorithm>

namespace companion::signals {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter_or_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); }

bool is_in_name(char c) { return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-' || c == '+'; }

bool is_in_host(char c) { return is_letter_or_digit(c) || c == '.' || c == '-'; }

/// "example.com": a dot, and two letters or more behind the last one.
bool is_host(std::string_view host) {
  const size_t dot = host.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  return std::none_of(host.begin() + static_cast<std::ptrdiff_t>(dot), host.end(), is_digit);
}

constexpr std::string_view kLinks[] = {"wa.me/", "t.me/", "api.whatsapp.com/", "chat.whatsapp.com/", "line.me/", "m.me/"};

}  // namespace

std::optional<Place> find_email(std::string_view folded) {
  for (size_t at = folded.find('@'); at != std::string_view::npos; at = folded.find('@', at + 1)) {
    size_t begin = at;
    while (begin > 0 && is_in_name(folded[begin - 1])) --begin;
    size_t end = at + 1;
    while (end < folded.size() && is_in_host(folded[end])) ++end;
    while (end > at + 1 && !is_letter_or_digit(folded[end - 1])) --end;
    if (begin < at && is_host(folded.substr(at + 1, end - at - 1))) return Place{begin, end};
  }
  return std::nullopt;
}

std::optional<Place> find_phone(std::string_view folded, int64_t least_digits) {
  for (size_t at = folded.find('+'); at != std::string_view::npos; at = folded.find('+', at + 1)) {
    int64_t digits = 0;
    size_t end = at + 1;
    size_t pos = at + 1;
    for (; pos < folded.size(); ++pos) {
      const char c = folded[pos];
      if (is_digit(c)) {
        ++digits;
        end = pos + 1;
      } else if ((c != ' ' && c != '-' && c != '(' && c != ')') || pos - end > 1) {
        break;
      }
    }
    if (digits >= least_digits && digits <= 15 && !goes_on(folded, end)) return Place{at, end};
  }
  return std::nullopt;
}

std::optional<Place> find_messenger_link(std::string_view folded) {
  for (const std::string_view link : kLinks) {
    const size_t at = folded.find(link);
    if (at == std::string_view::npos || is_inside_word(folded, at)) continue;
    size_t end = at + link.size();
    while (end < folded.size() && is_in_name(folded[end])) ++end;
    if (end > at + link.size()) return Place{at, end};
  }
  return std::nullopt;
}

}  // namespace companion::signals
