-- Who is who. Names and work phones stand in personCard alone (migrations/domestic).

CREATE TABLE division (
  code TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  sample INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  seat TEXT,
  createdAt TEXT NOT NULL,
  leftAt TEXT,
  erasedAt TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX personSeat ON person (seat) WHERE seat IS NOT NULL;
CREATE INDEX personLeft ON person (leftAt) WHERE leftAt IS NOT NULL;

CREATE TABLE grantHeld (
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  scope TEXT NOT NULL,
  unit TEXT NOT NULL,
  seat TEXT,
  grantedAt TEXT NOT NULL,
  PRIMARY KEY (person, role, scope, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX grantScope ON grantHeld (scope, person);
CREATE INDEX grantSeat ON grantHeld (seat) WHERE seat IS NOT NULL;

-- By which the retention sweep finds titles that nobody needs any more.
CREATE INDEX seatClosed ON seat (stateAt) WHERE state = 'closed';
CREATE INDEX projectEnded ON project (stateAt) WHERE turn IS NULL AND responsible IS NOT NULL;

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
  role TEXT,
  scope TEXT,
  unit TEXT,
  person TEXT,
  invitedBy TEXT,
  createdAt TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  usedAt TEXT,
  usedBy TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX invitationCommittee ON invitation (committee, id);
CREATE INDEX invitationExpiry ON invitation (expiresAt);
CREATE INDEX invitationPerson ON invitation (person) WHERE person IS NOT NULL;

CREATE TABLE rate (
  bucket TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL,
  endsAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX rateEnd ON rate (endsAt);

CREATE TABLE rateSalt (
  day TEXT NOT NULL PRIMARY KEY,
  salt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE scrub (
  no INTEGER PRIMARY KEY,
  filler BLOB NOT NULL
) STRICT;
