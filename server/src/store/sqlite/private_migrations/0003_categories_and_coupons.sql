-- The product's category as the contributor's page named it: the shop's number; NULL not told, which is
-- what is known of every report before this.
ALTER TABLE report ADD COLUMN category_id INTEGER;

-- The log of coupons that contributors saw on product pages, kept like that of prices, but only for as
-- long as a report of a coupon counts.
CREATE TABLE coupon_report (
  sequence        INTEGER PRIMARY KEY,
  observed_hour   INTEGER NOT NULL,  -- hours since 1970-01-01T00Z
  product_key     INTEGER NOT NULL,
  product_id      TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  store_id        TEXT,              -- of a store's own coupon
  currency        TEXT    NOT NULL,
  amount_minor    INTEGER,
  percent         INTEGER,
  min_spend_minor INTEGER,
  code            TEXT,
  ends_hour       INTEGER,           -- hours since 1970-01-01T00Z
  contributor_id  INTEGER NOT NULL REFERENCES contributor (id),
  network         INTEGER NOT NULL,  -- a random number for the network, see NetworkIds
  received_day    INTEGER NOT NULL   -- no finer, on purpose
) STRICT;
CREATE INDEX coupon_report_of_product ON coupon_report (product_key, observed_hour);
CREATE INDEX coupon_report_of_hour ON coupon_report (observed_hour);
CREATE INDEX coupon_report_of_contributor ON coupon_report (contributor_id);
