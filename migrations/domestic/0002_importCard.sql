-- Names and work phones of a staged import: gone as soon as it is applied, or after an hour.

CREATE TABLE importCard (
  import TEXT NOT NULL,
  seat TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  person TEXT NOT NULL,
  displayName TEXT NOT NULL,
  workPhone TEXT,
  PRIMARY KEY (import, seat)
) STRICT, WITHOUT ROWID;
