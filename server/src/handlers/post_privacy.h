// What a contributor may ask about the own key: everything known of it, and that it be erased.
#pragma once

#include <functional>

#include "handlers/exchange.h"
#include "handlers/post_observations.h"
#include "store/contribution_log.h"

namespace companion::server {

/// How far the time in a signed request may be from ours: a copy of it is soon worth nothing.
inline constexpr int64_t kMaxRequestAgeMs = 10 * 60 * 1000;

/// POST /v1/privacy/export: every observation that the log holds of the key that signed.
Response post_privacy_export(const Request& request, ContributionLog& log, const Clock& now_ms);

/// POST /v1/privacy/erase: removes the key and all its observations, answers when that is durable,
/// and calls `erased`, so that what they had a part in is decided again.
void post_privacy_erase(const Request& request, ContributionLog& log, const Clock& now_ms,
                        const std::function<void()>& erased, Respond respond);

}  // namespace companion::server
