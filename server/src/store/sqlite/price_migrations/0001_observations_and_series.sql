-- The log: every accepted observation, in the order of the commits. Only ever appended
-- to, so that the series below can be made again from it. The product key is not kept
-- here because it follows from product_id.
CREATE TABLE observation (
  sequence         INTEGER PRIMARY KEY,
  product_id       TEXT    NOT NULL,
  sku_id           TEXT,
  currency         TEXT    NOT NULL,
  ship_to          TEXT,
  context          TEXT    NOT NULL,
  observed_hour    INTEGER NOT NULL,  -- hours since 1970-01-01T00Z
  price_minor      INTEGER NOT NULL,
  list_price_minor INTEGER,
  received_day     INTEGER NOT NULL   -- days since 1970-01-01; no finer, on purpose
) STRICT;

-- What is read: each series' price runs in the core's compact encoding, clustered by the
-- product key so that a hash prefix is one range scan. An absent sku_id or ship_to is ''
-- because a primary key holds no NULL.
CREATE TABLE series (
  product_key BLOB NOT NULL,          -- 32 bytes, SHA-256 of "product:<product_id>"
  sku_id      TEXT NOT NULL,
  currency    TEXT NOT NULL,
  ship_to     TEXT NOT NULL,
  context     TEXT NOT NULL,
  product_id  TEXT NOT NULL,
  history     BLOB NOT NULL,          -- PriceHistory::encode()
  PRIMARY KEY (product_key, sku_id, currency, ship_to, context)
) WITHOUT ROWID, STRICT;
