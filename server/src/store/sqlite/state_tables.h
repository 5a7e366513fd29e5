// The tables of one set of states of the consensus (the current ones, or the base's). Used by one
// thread, inside a transaction of the caller.
#pragma once

#include <string>

#include "store/consensus_store.h"
#include "store/sqlite/database.h"

namespace companion::server::sqlite {

class StateTables {
 public:
  StateTables(Database& database, StateSet set);

  /// As in ConsensusSession, but that a state comes as it was stored.
  Progress progress();
  void save(const Progress& progress);
  std::optional<crowd::Reputation> reputation(crowd::ContributorId contributor);
  void save(crowd::ContributorId contributor, const crowd::Reputation& reputation);
  void for_each_reputation(const std::function<void(const crowd::Reputation&)>& visit);
  crowd::SeriesState state(ProductKey product, crowd::SeriesId series);
  void save(ProductKey product, crowd::SeriesId series, const crowd::SeriesState& state);

 private:
  std::optional<int64_t> progress_value(std::string_view name);
  void save_progress_value(std::string_view name, std::optional<int64_t> value);

  const std::string prefix_;
  Statement select_progress_;
  Statement upsert_progress_;
  Statement delete_progress_;
  Statement select_reputation_;
  Statement select_reputations_;
  Statement upsert_reputation_;
  Statement select_state_;
  Statement upsert_state_;
};

/// Makes the current set what the base is.
void copy_base_to_current(Database& database);

}  // namespace companion::server::sqlite
