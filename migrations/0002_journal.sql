-- The journal (docs/decisions/0003-journal.md): nothing here is ever changed, only payloads are erased.

CREATE TABLE receipt (
  mutation TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  client TEXT,
  n INTEGER,
  bodyHash TEXT NOT NULL,
  outcome TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX receiptClient ON receipt (client, n) WHERE client IS NOT NULL;

CREATE TABLE event (
  committee TEXT NOT NULL,
  seq INTEGER NOT NULL,
  mutation TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  base TEXT,
  actor TEXT,
  role TEXT NOT NULL,
  unit TEXT,
  at TEXT NOT NULL,
  payloadHash TEXT NOT NULL,
  leaf TEXT NOT NULL,
  PRIMARY KEY (committee, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX eventTarget ON event (target, seq);

CREATE TABLE eventPayload (
  committee TEXT NOT NULL,
  seq INTEGER NOT NULL,
  salt TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (committee, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER eventNeverChanges BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER eventNeverGoes BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

CREATE TABLE seal (
  committee TEXT NOT NULL,
  size INTEGER NOT NULL,
  root TEXT NOT NULL,
  at TEXT NOT NULL,
  signature TEXT NOT NULL,
  key TEXT NOT NULL,
  frontier TEXT NOT NULL,
  PRIMARY KEY (committee, size)
) STRICT, WITHOUT ROWID;

-- Always empty: a 0 aborts the batch in which a postcondition does not hold.
CREATE TABLE guard (ok INTEGER NOT NULL CHECK (ok = 1)) STRICT;
