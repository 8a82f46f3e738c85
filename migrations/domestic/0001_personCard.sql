-- The only table with names and phones. The public edition is built without this folder.

CREATE TABLE personCard (
  person TEXT NOT NULL PRIMARY KEY,
  committee TEXT NOT NULL,
  displayName TEXT NOT NULL,
  workPhone TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX personCardCommittee ON personCard (committee, person);
