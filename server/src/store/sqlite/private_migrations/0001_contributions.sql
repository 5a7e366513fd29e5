-- A contributor is a public key; nothing else is known of it. Ids are never given twice: states of
-- the consensus may still name an erased one.
CREATE TABLE contributor (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  public_key     BLOB    NOT NULL UNIQUE,
  first_seen_day INTEGER NOT NULL
) STRICT;

-- The log: every accepted observation, in the order of the commits; only ever appended to, but for
-- erasures and for what is older than the retention. What was reported twice is logged twice.
CREATE TABLE report (
  sequence         INTEGER PRIMARY KEY,
  observed_day     INTEGER NOT NULL,  -- days since 1970-01-01, UTC
  observed_hour    INTEGER NOT NULL,  -- of the day
  product_key      INTEGER NOT NULL,
  product_id       TEXT    NOT NULL,
  sku_id           TEXT,
  currency         TEXT    NOT NULL,
  ship_to          TEXT,
  context          TEXT    NOT NULL,
  price_minor      INTEGER NOT NULL,
  list_price_minor INTEGER,
  in_stock         INTEGER,           -- 1 in stock, 0 sold out, NULL not told
  contributor_id   INTEGER NOT NULL REFERENCES contributor (id),
  network          INTEGER NOT NULL,  -- a random number for the network, see NetworkIds
  received_day     INTEGER NOT NULL   -- no finer, on purpose
) STRICT;
CREATE INDEX report_of_day ON report (observed_day, product_key);
CREATE INDEX report_of_contributor ON report (contributor_id);

-- Where an erasure took reports: to be decided again without them.
CREATE TABLE erased_cell (
  sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
  observed_day INTEGER NOT NULL,
  product_key  INTEGER NOT NULL
) STRICT;
CREATE INDEX erased_cell_of_day ON erased_cell (observed_day, product_key);
