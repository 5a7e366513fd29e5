#include "reviews/emoticon.h"

namespace companion::reviews {
namespace {

using unicode::CharacterClass;

constexpr std::string_view kGlad = ":)";
constexpr std::string_view kSad = ":(";
/// A single bracket is only a bracket.
constexpr size_t kFewestBareMouths = 2;

bool is_any_of(uint32_t code, std::string_view marks) {
  return code < 0x80 && marks.find(static_cast<char>(code)) != std::string_view::npos;
}

std::optional<std::string_view> mood_of(uint32_t mouth) {
  if (is_any_of(mouth, ")]dp")) return kGlad;
  if (is_any_of(mouth, "([")) return kSad;
  return std::nullopt;
}

}  // namespace

std::optional<Emoticon> emoticon_at(const std::vector<FoldedCharacter>& characters, size_t at) {
  const auto code_at = [&](size_t index) {
    return index < characters.size() ? characters[index].code : 0;
  };
  size_t mouth = at;
  const bool eyes = is_any_of(code_at(at), ":;=");
  if (eyes) mouth += is_any_of(code_at(at + 1), "-^'") ? 2 : 1;
  const uint32_t shape = code_at(mouth);
  const auto mood = mood_of(shape);
  if (!mood || (!eyes && !is_any_of(shape, ")("))) return std::nullopt;
  size_t end = mouth + 1;
  while (code_at(end) == shape) ++end;
  if (!eyes && end - mouth < kFewestBareMouths) return std::nullopt;
  // "price:(10 USD)" and "Note:deep" are no faces.
  const bool in_text =
      end < characters.size() && (characters[end].character_class == CharacterClass::kLetter ||
                                  characters[end].character_class == CharacterClass::kDigit);
  if (eyes && in_text && shape != ')' && shape != ']') return std::nullopt;
  return Emoticon{*mood, end - at};
}

}  // namespace companion::reviews
