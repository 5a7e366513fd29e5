// What stands before the handlers: limits by network, and API keys with their plans.
#pragma once

#include "admission/admission_control.h"
#include "handlers/exchange.h"
#include "handlers/post_observations.h"

namespace companion::server {

/// The handler behind the limit of readers: with an API key its plan's (401 for a key that
/// is not known), without one the network's. Refused with 429.
Handler limited_reads(AdmissionControl& control, Clock now_ms, Handler handler);

/// The handler behind the network's limit of writes.
Handler limited_writes(AdmissionControl& control, Clock now_ms, Handler handler);

}  // namespace companion::server
