-- Who is who. Names and work phones stand in personCard alone.

CREATE TABLE division (
  code TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  sample INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  seat TEXT,
  createdAt TEXT NOT NULL,
  erasedAt TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX personSeat ON person (seat);

CREATE TABLE personCard (
  person TEXT NOT NULL PRIMARY KEY,
  committee TEXT NOT NULL,
  displayName TEXT NOT NULL,
  workPhone TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX personCardCommittee ON personCard (committee, person);

CREATE TABLE grantHeld (
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  scope TEXT NOT NULL,
  unit TEXT NOT NULL,
  grantedAt TEXT NOT NULL,
  PRIMARY KEY (person, role, scope, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX grantScope ON grantHeld (scope, person);

CREATE TABLE session (
  tokenHash TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  device TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  issuedOn TEXT NOT NULL,
  seenOn TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  replaces TEXT,
  rotation TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sessionId ON session (id);
CREATE INDEX sessionPerson ON session (person);
CREATE INDEX sessionExpiry ON session (expiresAt);

CREATE TABLE invitation (
  tokenHash TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  committee TEXT NOT NULL,
  seat TEXT,
  role TEXT NOT NULL,
  scope TEXT NOT NULL,
  unit TEXT NOT NULL,
  person TEXT,
  invitedBy TEXT,
  createdAt TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  usedAt TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX invitationCommittee ON invitation (committee, createdAt);

CREATE TABLE rate (
  bucket TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL,
  endsAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;
