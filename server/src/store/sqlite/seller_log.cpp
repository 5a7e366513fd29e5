#include "store/sqlite/seller_log.h"

#include <string>

namespace companion::server::sqlite {
namespace {

/// The columns of a report, in this order in every statement; the numbers are those of kNumbers.
#define SELLER_COLUMNS                                                                      \
  "store_id, observed_day, ship_to, positive_permille, feedback_count, followers,"          \
  " opened_day, described_hundredths, communication_hundredths, shipping_hundredths,"       \
  " promised_days, sale_claims, inflated_claims, score_percent, contributor_id, network"

constexpr std::optional<int64_t> SellerFacts::* kNumbers[] = {
    &SellerFacts::positive_permille,        &SellerFacts::feedback_count,
    &SellerFacts::followers,                &SellerFacts::opened_day,
    &SellerFacts::described_hundredths,     &SellerFacts::communication_hundredths,
    &SellerFacts::shipping_hundredths,      &SellerFacts::promised_days,
    &SellerFacts::sale_claims,              &SellerFacts::inflated_claims,
    &SellerFacts::score_percent};
constexpr int kFirstNumber = 3;  ///< its column; as a parameter one more

SellerObservation seller_of_row(const Statement& row) {
  SellerObservation seller{.store_id = std::string(row.text(0)), .day = row.integer(1), .facts = {}};
  if (!row.is_null(2)) seller.facts.ship_to = std::string(row.text(2));
  int column = kFirstNumber;
  for (const auto number : kNumbers) {
    if (!row.is_null(column)) seller.facts.*number = row.integer(column);
    ++column;
  }
  return seller;
}

}  // namespace

SellerLogWriter::SellerLogWriter(Database& database)
    : database_(database),
      upsert_(database, "INSERT OR REPLACE INTO seller_report (" SELLER_COLUMNS
                        ", seller_key, received_day)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
                        " ?16, ?17, ?18)"),
      select_sellers_(database,
                      "SELECT DISTINCT seller_key FROM seller_report WHERE contributor_id = ?1"),
      delete_(database, "DELETE FROM seller_report WHERE contributor_id = ?1") {}

void SellerLogWriter::append(const KeyedSeller& keyed, int64_t contributor,
                             crowd::NetworkId network, int64_t received_day) {
  const SellerFacts& facts = keyed.seller.facts;
  upsert_.bind_text(1, keyed.seller.store_id);
  upsert_.bind(2, keyed.seller.day);
  upsert_.bind_optional_text(3, facts.ship_to);
  int parameter = kFirstNumber + 1;
  for (const auto number : kNumbers) upsert_.bind_optional(parameter++, facts.*number);
  upsert_.bind(parameter++, contributor);
  upsert_.bind(parameter++, static_cast<int64_t>(network));
  upsert_.bind(parameter++, keyed.key);
  upsert_.bind(parameter, received_day);
  upsert_.run();
}

size_t SellerLogWriter::erase(int64_t contributor, std::vector<SellerKey>& changed) {
  select_sellers_.bind(1, contributor);
  while (select_sellers_.step()) changed.push_back(select_sellers_.integer(0));
  delete_.bind(1, contributor);
  delete_.run();
  return database_.changed_rows();
}

SellerLogReader::SellerLogReader(Database& database)
    : select_record_(database, "SELECT " SELLER_COLUMNS
                               " FROM seller_report WHERE contributor_id = ?1"
                               " ORDER BY observed_day, seller_key"),
      select_seller_(database, "SELECT " SELLER_COLUMNS
                               " FROM seller_report WHERE seller_key = ?1 AND observed_day >= ?2"),
      select_sellers_(database, "SELECT DISTINCT seller_key FROM seller_report") {}

std::vector<SellerObservation> SellerLogReader::record_of(int64_t contributor) {
  std::vector<SellerObservation> record;
  select_record_.bind(1, contributor);
  while (select_record_.step()) record.push_back(seller_of_row(select_record_));
  return record;
}

SellerReports SellerLogReader::reports_of(SellerKey key, int64_t since_day) {
  constexpr int kContributor = 14;
  constexpr int kNetwork = 15;
  SellerReports found;
  select_seller_.bind(1, key);
  select_seller_.bind(2, since_day);
  while (select_seller_.step()) {
    SellerObservation seller = seller_of_row(select_seller_);
    // Two stores of one key: only the first is kept.
    if (found.store_id.empty()) found.store_id = seller.store_id;
    if (found.store_id != seller.store_id) continue;
    found.reports.push_back(
        {.contributor = static_cast<crowd::ContributorId>(select_seller_.integer(kContributor)),
         .network = static_cast<crowd::NetworkId>(select_seller_.integer(kNetwork)),
         .day = seller.day,
         .facts = std::move(seller.facts)});
  }
  return found;
}

std::vector<SellerKey> SellerLogReader::sellers() {
  std::vector<SellerKey> keys;
  while (select_sellers_.step()) keys.push_back(select_sellers_.integer(0));
  return keys;
}

}  // namespace companion::server::sqlite
