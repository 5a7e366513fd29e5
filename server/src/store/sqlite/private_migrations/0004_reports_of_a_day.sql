-- Which reports a day has, product by product. Not an index of the table: reports come in a random
-- order of products, and each commit would write a page a report. Filled for many reports at once.
DROP INDEX report_of_day;
CREATE TABLE report_of_day (
  observed_day INTEGER NOT NULL,
  product_key  INTEGER NOT NULL,
  sequence     INTEGER NOT NULL,
  PRIMARY KEY (observed_day, product_key, sequence)
) STRICT, WITHOUT ROWID;
INSERT INTO report_of_day SELECT observed_day, product_key, sequence FROM report ORDER BY 1, 2, 3;

-- One row: the reports up to this sequence are in there.
CREATE TABLE sorted_report (
  up_to INTEGER NOT NULL
) STRICT;
INSERT INTO sorted_report SELECT coalesce(max(sequence), 0) FROM report;
