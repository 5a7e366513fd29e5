#include "crowd/backing.h"

namespace companion::crowd {

bool is_enough(const Backing& backing, bool is_mature, const ConsensusRules& rules) {
  return backing.keys >= rules.publish.keys && backing.networks >= rules.publish.networks &&
         (!is_mature || backing.proven_keys >= rules.proven_supporters);
}

}  // namespace companion::crowd
