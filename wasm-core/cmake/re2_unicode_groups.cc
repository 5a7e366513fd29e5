// In place of RE2's tables of Unicode classes (\p{L}, \p{Greek} …), 17 KB of the download: no pattern
// of ours names one, and page/pattern.cpp refuses those that would, natively too.
#include "re2/unicode_groups.h"

namespace re2 {

const UGroup unicode_groups[] = {{"", 0, nullptr, 0, nullptr, 0}};
const int num_unicode_groups = 0;

}  // namespace re2
