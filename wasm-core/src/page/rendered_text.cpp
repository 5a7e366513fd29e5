#include "page/rendered_text.h"

#include <algorithm>

namespace companion::page {
namespace {

constexpr size_t kMaxCapturedBytes = 4096;  // no title or price is longer
/// How many open elements an end tag may close implicitly; bounds the work on hostile
/// pages full of end tags that close nothing.
constexpr size_t kMaxImplicitlyClosed = 32;

/// White space as a browser lays it out: runs become one space, none at the ends.
std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

RenderedText::RenderedText(const std::vector<Probe>& probes)
    : probes_(probes),
      values_(probes.size()),
      open_ancestors_(probes.size(), 0),
      capturing_(probes.size(), false) {}

void RenderedText::keep(size_t probe, std::string_view value) {
  std::string shown = collapsed(value);
  if (!values_[probe] && !shown.empty()) values_[probe] = std::move(shown);
}

void RenderedText::match(std::string_view name, const Attributes& attributes,
                         OpenElement& element) {
  for (size_t i = 0; i < probes_.size(); ++i) {
    const Selector& selector = probes_[i].selector;
    const bool inside = !selector.ancestor || open_ancestors_[i] > 0;
    if (!values_[i] && !capturing_[i] && inside && selector.target.matches(name, attributes)) {
      if (!probes_[i].attribute.empty()) {
        keep(i, attributes.get(probes_[i].attribute).value_or(""));
      } else {
        captures_.push_back({i, ""});
        capturing_[i] = true;
        ++element.captures;
      }
    }
    if (selector.ancestor && selector.ancestor->matches(name, attributes)) {
      element.ancestor_of.push_back(i);
    }
  }
}

void RenderedText::start_tag(std::string_view name, const Attributes& attributes) {
  OpenElement element{name, {}, 0};
  if (!attributes.raw().empty()) match(name, attributes, element);
  for (const size_t probe : element.ancestor_of) ++open_ancestors_[probe];
  open_.push_back(std::move(element));
  const bool self_closed = !attributes.raw().empty() && attributes.raw().back() == '/';
  if (is_void_element(name) || self_closed) close_innermost();
}

void RenderedText::close_innermost() {
  const OpenElement element = std::move(open_.back());
  open_.pop_back();
  for (const size_t probe : element.ancestor_of) --open_ancestors_[probe];
  for (size_t i = 0; i < element.captures; ++i) {
    keep(captures_.back().probe, decode_entities(captures_.back().text));
    capturing_[captures_.back().probe] = false;
    captures_.pop_back();
  }
}

void RenderedText::end_tag(std::string_view name) {
  const size_t reach = std::min(open_.size(), kMaxImplicitlyClosed);
  for (size_t up = 0; up < reach; ++up) {
    if (!same_name(open_[open_.size() - 1 - up].name, name)) continue;
    for (size_t i = 0; i <= up; ++i) close_innermost();
    return;
  }
}

void RenderedText::text(std::string_view raw) {
  for (Capture& capture : captures_) {
    const size_t room = kMaxCapturedBytes - std::min(kMaxCapturedBytes, capture.text.size());
    capture.text.append(raw.substr(0, room));
  }
}

void RenderedText::finish() {
  while (!open_.empty()) close_innermost();
}

}  // namespace companion::page
