-- Since contributions are signed, what is public is decided from a log in another database
-- (private.sqlite) and kept as one row a product. What was collected before has no contributors and
-- cannot be decided on.
DROP TABLE observation;
DROP TABLE series;

CREATE TABLE product (
  product_key INTEGER PRIMARY KEY,  -- first 8 bytes of the hashed id, in the order of the hashes
  product_id  ANY     NOT NULL,     -- an integer where it fits into one: half as long
  series      BLOB    NOT NULL,     -- store/stored_product.h
  counts      INTEGER NOT NULL      -- 1 when a price of it was published, else 0
) STRICT;

-- The products that count. Counted while writing: counting ten million rows takes too long at a start.
CREATE TABLE counter (
  name  TEXT    PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES ('products', 0);
