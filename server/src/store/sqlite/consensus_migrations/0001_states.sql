-- What the consensus remembers from day to day (wasm-core/src/crowd): all of it can be made again
-- from the base and the log. The base_ tables are the state before the oldest day of the log.
CREATE TABLE reputation (
  contributor_id INTEGER PRIMARY KEY,
  first_day      INTEGER NOT NULL,
  standing       INTEGER NOT NULL,
  agreements     INTEGER NOT NULL,
  agreements_in  BLOB    NOT NULL   -- pairs of series and number, as varints
) STRICT;
CREATE TABLE base_reputation (
  contributor_id INTEGER PRIMARY KEY,
  first_day      INTEGER NOT NULL,
  standing       INTEGER NOT NULL,
  agreements     INTEGER NOT NULL,
  agreements_in  BLOB    NOT NULL
) STRICT;

CREATE TABLE series_state (
  product_key INTEGER NOT NULL,
  series_id   INTEGER NOT NULL,
  state       BLOB    NOT NULL,     -- crowd/compact_bytes.h
  PRIMARY KEY (product_key, series_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE base_series_state (
  product_key INTEGER NOT NULL,
  series_id   INTEGER NOT NULL,
  state       BLOB    NOT NULL,
  PRIMARY KEY (product_key, series_id)
) STRICT, WITHOUT ROWID;

-- closed_day, unjudged_day, proven_contributors, replay; those of the base with base_ before them.
CREATE TABLE progress (
  name  TEXT    PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
