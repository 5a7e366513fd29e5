-- The product's category as the contributor's page named it: the shop's number; NULL not told, which is
-- what is known of every report before this.
ALTER TABLE report ADD COLUMN category_id INTEGER;
