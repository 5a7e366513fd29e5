-- What contributors' devices saw of stores: of a store and a day one report of each, the latest. Kept only
-- for as long as a report counts.
CREATE TABLE seller_report (
  seller_key               INTEGER NOT NULL,
  contributor_id           INTEGER NOT NULL REFERENCES contributor (id),
  observed_day             INTEGER NOT NULL,  -- days since 1970-01-01, UTC
  store_id                 TEXT    NOT NULL,
  positive_permille        INTEGER,
  feedback_count           INTEGER,
  followers                INTEGER,
  opened_day               INTEGER,           -- days since 1970-01-01, UTC
  described_hundredths     INTEGER,
  communication_hundredths INTEGER,
  shipping_hundredths      INTEGER,
  promised_days            INTEGER,
  ship_to                  TEXT,
  sale_claims              INTEGER,
  inflated_claims          INTEGER,
  score_percent            INTEGER,
  network                  INTEGER NOT NULL,  -- a random number for the network, see NetworkIds
  received_day             INTEGER NOT NULL,
  PRIMARY KEY (seller_key, contributor_id, observed_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX seller_report_of_day ON seller_report (observed_day);
CREATE INDEX seller_report_of_contributor ON seller_report (contributor_id);
