-- When the coupons of a product (kept with it: store/stored_product.h) are to be decided again without any
-- news: one ends, or a report that it rests on stops counting.
CREATE TABLE coupon_due (
  product_key INTEGER PRIMARY KEY,
  due_hour    INTEGER NOT NULL  -- hours since 1970-01-01T00Z
) STRICT;
CREATE INDEX coupon_due_by_hour ON coupon_due (due_hour);
