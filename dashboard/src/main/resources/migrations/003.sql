-- Version 3.

-- What people have set over the page, and who may: one text for each thing.
CREATE TABLE kept (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
