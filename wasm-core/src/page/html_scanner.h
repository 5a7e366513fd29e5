// Walks through HTML text once, tag by tag. A scanner, not a parser: it builds no tree
// and repairs nothing, which is all that finding scripts and a few elements needs, and it
// is linear in the input whatever the input is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace companion::page {

/// The attributes of one start tag, unparsed; decoded only when asked for.
class Attributes {
 public:
  explicit Attributes(std::string_view raw) : raw_(raw) {}

  /// The decoded value of an attribute; "" for one without a value; absent when not there.
  std::optional<std::string> get(std::string_view name) const;

  /// Calls `visit(name, raw_value)` for each attribute in order; the value is not decoded,
  /// "" for one without a value.
  template <typename Visit>
  void for_each(Visit&& visit) const {
    size_t pos = 0;
    std::string_view name, value;
    while (next(pos, name, value)) visit(name, value);
  }

  /// The characters between tag name and '>', for a quick look before get().
  std::string_view raw() const { return raw_; }

 private:
  /// Takes the attribute at or after `pos` and moves past it; false when there is none.
  bool next(size_t& pos, std::string_view& name, std::string_view& value) const;

  std::string_view raw_;
};

/// Takes the pieces of a document in order. Names are as written (match them without case).
class HtmlVisitor {
 public:
  virtual ~HtmlVisitor() = default;
  virtual void start_tag(std::string_view name, const Attributes& attributes) = 0;
  virtual void end_tag(std::string_view name) = 0;
  /// Character data outside raw-text elements, entities not yet decoded.
  virtual void text(std::string_view raw) = 0;
  /// The content of <script> and <style> (after its start_tag, before its end_tag).
  virtual void raw_text(std::string_view element, std::string_view content) = 0;
};

/// Sends the whole document to the visitor.
void scan_html(std::string_view html, HtmlVisitor& visitor);

/// True for elements that never have content (<br>, <img>, <meta>, …).
bool is_void_element(std::string_view name);

/// Case-insensitive comparison of ASCII names.
bool same_name(std::string_view a, std::string_view b);

/// Decodes character references (&amp; &#39; &nbsp; …); unknown ones stay as written.
std::string decode_entities(std::string_view raw);

}  // namespace companion::page
