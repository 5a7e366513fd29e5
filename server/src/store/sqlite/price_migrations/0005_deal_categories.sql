-- Deals of one category of goods; NULL where contributors did not agree on one.
ALTER TABLE deal ADD COLUMN category_id INTEGER;
CREATE INDEX deal_of_category ON deal (category_id, ship_to, currency, drop_percent DESC, product_key)
  WHERE category_id IS NOT NULL;
