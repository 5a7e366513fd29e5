-- Whether the product could be bought: 1 in stock, 0 sold out, NULL not told, which is what
-- is known of every observation before this. Series need no change: their encoding has a
-- version of its own.
ALTER TABLE observation ADD COLUMN in_stock INTEGER;
