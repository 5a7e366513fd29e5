-- What is public of stores.
CREATE TABLE seller (
  seller_key INTEGER PRIMARY KEY,  -- first 8 bytes of the hashed id, in the order of the hashes
  store_id   TEXT    NOT NULL,
  published  BLOB    NOT NULL,     -- store/stored_seller.h
  due_day    INTEGER NOT NULL      -- to be decided again without any news; days since 1970-01-01
) STRICT;
CREATE INDEX seller_by_due ON seller (due_day);

-- Counted while writing, as products are.
INSERT INTO counter VALUES ('sellers', 0);
CREATE TRIGGER seller_added AFTER INSERT ON seller BEGIN
  UPDATE counter SET value = value + 1 WHERE name = 'sellers';
END;
CREATE TRIGGER seller_removed AFTER DELETE ON seller BEGIN
  UPDATE counter SET value = value - 1 WHERE name = 'sellers';
END;
