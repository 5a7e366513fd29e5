// Sentences of signals in the shopper's language.
#pragma once

#include <string>
#include <string_view>

#include "signals/report.h"

namespace companion::signals {

/// The sentence with its facts in it; in English where the locale ("de", "pt-BR") has none. A fact can
/// be words of the page: show the sentence as text, never as markup.
std::string text_of(const Sentence& sentence, std::string_view locale);

/// An amount for people: "12.99 USD", "1299 JPY". `decimal_mark`: between units and hundredths.
std::string amount_text(const Amount& amount, char decimal_mark);

}  // namespace companion::signals
