#include "page/html_scanner.h"

#include <algorithm>

namespace companion::page {
namespace {

constexpr size_t npos = std::string_view::npos;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool ends_tag_name(char c) { return is_space(c) || c == '>' || c == '/'; }

/// Position of the '>' that ends the tag, quotes respected; text.size() when cut off.
size_t tag_end(std::string_view html, size_t pos) {
  char quote = 0;
  for (; pos < html.size(); ++pos) {
    const char c = html[pos];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return pos;
    } else if ((c == '"' || c == '\'') && html[pos - 1] == '=') {
      quote = c;
    }
  }
  return html.size();
}

/// Position of "</name" at or after `pos`; html.size() when there is none.
size_t find_end_tag(std::string_view html, size_t pos, std::string_view name) {
  for (; (pos = html.find("</", pos)) != npos; pos += 2) {
    if (same_name(html.substr(pos + 2, name.size()), name)) return pos;
  }
  return html.size();
}

bool is_raw_text_element(std::string_view name) {
  return same_name(name, "script") || same_name(name, "style");
}

/// One call of scan_html.
class Scan {
 public:
  Scan(std::string_view html, HtmlVisitor& visitor) : html_(html), visitor_(visitor) {}

  void run() {
    while (pos_ < html_.size()) {
      const size_t open = std::min(html_.find('<', pos_), html_.size());
      if (open > pos_) visitor_.text(html_.substr(pos_, open - pos_));
      pos_ = open;
      if (pos_ < html_.size()) markup();
    }
  }

 private:
  void markup() {
    const char next = pos_ + 1 < html_.size() ? html_[pos_ + 1] : '\0';
    if (is_letter(next)) {
      start_tag();
    } else if (next == '/') {
      end_tag();
    } else if (html_.substr(pos_, 4) == "<!--") {
      skip_past("-->");
    } else if (next == '!' || next == '?') {
      skip_past(">");
    } else {
      visitor_.text(html_.substr(pos_, 1));
      ++pos_;
    }
  }

  void skip_past(std::string_view mark) {
    const size_t found = html_.find(mark, pos_);
    pos_ = found == npos ? html_.size() : found + mark.size();
  }

  std::string_view name_at(size_t pos) const {
    size_t end = pos;
    while (end < html_.size() && !ends_tag_name(html_[end])) ++end;
    return html_.substr(pos, end - pos);
  }

  void start_tag() {
    const std::string_view name = name_at(pos_ + 1);
    const size_t attributes_begin = pos_ + 1 + name.size();
    const size_t end = tag_end(html_, attributes_begin);
    const auto attributes = html_.substr(attributes_begin, end - attributes_begin);
    pos_ = std::min(end + 1, html_.size());
    if (end == html_.size()) return;  // cut off: its attributes cannot be trusted
    visitor_.start_tag(name, Attributes(attributes));
    if (!is_raw_text_element(name)) return;
    const size_t close = find_end_tag(html_, pos_, name);
    visitor_.raw_text(name, html_.substr(pos_, close - pos_));
    pos_ = close;
  }

  void end_tag() {
    visitor_.end_tag(name_at(pos_ + 2));
    pos_ = std::min(tag_end(html_, pos_ + 2) + 1, html_.size());
  }

  std::string_view html_;
  HtmlVisitor& visitor_;
  size_t pos_ = 0;
};

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_void_element(std::string_view name) {
  static constexpr std::string_view kVoid[] = {"area", "base",  "br",   "col",    "embed", "hr",  "img",
                                               "input", "link", "meta", "source", "track", "wbr"};
  return std::any_of(std::begin(kVoid), std::end(kVoid),
                     [name](std::string_view v) { return same_name(v, name); });
}

bool Attributes::next(size_t& pos, std::string_view& name, std::string_view& value) const {
  while (pos < raw_.size() && (is_space(raw_[pos]) || raw_[pos] == '/')) ++pos;
  if (pos >= raw_.size()) return false;
  const size_t begin = pos;
  while (pos < raw_.size() && !is_space(raw_[pos]) && raw_[pos] != '=') ++pos;
  name = raw_.substr(begin, pos - begin);
  value = {};
  if (pos >= raw_.size() || raw_[pos] != '=') return true;
  ++pos;
  const char quote = pos < raw_.size() ? raw_[pos] : '\0';
  if (quote == '"' || quote == '\'') {
    const size_t end = std::min(raw_.find(quote, pos + 1), raw_.size());
    value = raw_.substr(pos + 1, end - pos - 1);
    pos = end + 1;
  } else {
    const size_t value_begin = pos;
    while (pos < raw_.size() && !is_space(raw_[pos])) ++pos;
    value = raw_.substr(value_begin, pos - value_begin);
  }
  return true;
}

std::optional<std::string> Attributes::get(std::string_view name) const {
  size_t pos = 0;
  std::string_view found, value;
  while (next(pos, found, value)) {
    if (same_name(found, name)) return decode_entities(value);
  }
  return std::nullopt;
}

void scan_html(std::string_view html, HtmlVisitor& visitor) { Scan(html, visitor).run(); }

}  // namespace companion::page
