// What reading a page leaves behind besides the values themselves.
#pragma once

#include <deque>
#include <string>

namespace companion::page {

/// Shared by everything that is read from one page.
struct ReadingState {
  /// Texts that had to be decoded; views into them live as long as the page's facts.
  std::deque<std::string> texts;
  /// True when data that was looked into is cut off or malformed.
  bool damaged = false;
};

}  // namespace companion::page
