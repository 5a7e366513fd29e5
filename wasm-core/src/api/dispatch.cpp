// The table of engine methods.
#include "api/advice_methods.h"
#include "api/cost_methods.h"
#include "api/history_methods.h"
#include "api/listing_methods.h"
#include "api/look_alike_methods.h"
#include "api/notification_methods.h"
#include "api/observation_methods.h"
#include "api/page_methods.h"
#include "api/rule_methods.h"
#include "api/warm_up.h"
#include "api/watch_methods.h"
#include "calls/method_call.h"
#include "companion/engine.h"

namespace companion {
namespace {

using calls::Method;

constexpr Method kMethods[] = {
    {"engine.warm_up", api::warm_up},
    {"facts.read", api::facts_read},
    {"layouts.list", api::layouts_list},
    {"layouts.check", api::layouts_check},
    {"page.probes", api::page_probes},
    {"rules.load", api::rules_load},
    {"rules.reset", api::rules_reset},
    {"history.merge", api::history_merge},
    {"history.read", api::history_read},
    {"history.assess", api::history_assess},
    {"advice.settle", api::advice_settle},
    {"offer.cost", api::offer_cost_of_facts},
    {"listing.judge", api::listing_judge},
    {"products.look_alikes", api::products_look_alikes},
    {"observations.from_facts", api::observations_from_facts},
    {"observations.check", api::observations_check},
    {"watch.evaluate", api::watch_evaluate},
    {"watch.preview", api::watch_preview},
    {"notification.rank", api::notification_rank},
};

}  // namespace

std::string call(std::string_view method, std::string_view args, std::string_view payload) {
  return calls::answer(kMethods, method, args, payload);
}

}  // namespace companion
