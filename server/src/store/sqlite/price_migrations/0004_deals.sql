-- Prices that are honestly low now, kept with the products they follow from: store/deal.h.
CREATE TABLE deal (
  product_key         INTEGER NOT NULL,
  ship_to             TEXT    NOT NULL,  -- '' when not known
  currency            TEXT    NOT NULL,
  product_id          TEXT    NOT NULL,
  sku_id              TEXT,
  price_minor         INTEGER NOT NULL,
  typical_minor       INTEGER NOT NULL,
  lowest_before_minor INTEGER NOT NULL,
  drop_percent        INTEGER NOT NULL,
  seen_hour           INTEGER NOT NULL,  -- hours since 1970-01-01T00Z
  PRIMARY KEY (product_key, ship_to, currency)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_of_place ON deal (ship_to, currency, drop_percent DESC, product_key);
