-- Stations, what is said of them at their doors, and the order of their changes.

CREATE TABLE station (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  hint TEXT,
  latitude INTEGER NOT NULL,
  longitude INTEGER NOT NULL,
  grid TEXT,
  barrier TEXT NOT NULL,
  hours TEXT,
  facilities TEXT NOT NULL,
  pictures TEXT NOT NULL,
  checkedAt TEXT,
  closedUntil TEXT,
  reportedAt TEXT,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX stationId ON station (id);
CREATE INDEX stationCommittee ON station (committee);
CREATE UNIQUE INDEX stationNumber ON station (committee, number);
CREATE VIRTUAL TABLE stationSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE stationReport (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  station TEXT NOT NULL,
  unit TEXT NOT NULL,
  what TEXT NOT NULL,
  word TEXT,
  answer TEXT
) STRICT;
CREATE UNIQUE INDEX stationReportId ON stationReport (id);
CREATE INDEX stationReportCommittee ON stationReport (committee);
CREATE UNIQUE INDEX stationReportNumber ON stationReport (committee, number);
CREATE VIRTUAL TABLE stationReportSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

-- By which the sweep finds what time alone has moved on.
CREATE INDEX stationStale ON station (checkedAt) WHERE state = 'verified';
CREATE INDEX stationClosed ON station (closedUntil) WHERE state = 'temporarily_closed';
CREATE INDEX stationReportOpen ON stationReport (createdAt) WHERE state = 'open';

-- Each station stands here once, at its last change: the highest number is the directory's revision. A number
-- is never given twice (AUTOINCREMENT), or a phone could miss a change.
CREATE TABLE stationRevision (
  revision INTEGER PRIMARY KEY AUTOINCREMENT,
  station INTEGER NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER stationListed AFTER INSERT ON station
BEGIN
  INSERT INTO stationRevision (station) VALUES (new.no);
END;
CREATE TRIGGER stationChanged AFTER UPDATE ON station
BEGIN
  DELETE FROM stationRevision WHERE station = new.no;
  INSERT INTO stationRevision (station) VALUES (new.no);
END;

CREATE TABLE reportDevice (
  station TEXT NOT NULL,
  device TEXT NOT NULL,
  endsAt TEXT NOT NULL,
  PRIMARY KEY (station, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX reportDeviceEnd ON reportDevice (endsAt);
