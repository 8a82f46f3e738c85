-- The records of every noun. `no` is SQLite's rowid: the order of arrival and the index's key.

CREATE TABLE unit (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  name TEXT NOT NULL,
  shortName TEXT,
  nature TEXT NOT NULL,
  grid TEXT,
  reason TEXT,
  remark TEXT,
  extras TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX unitId ON unit (id);
CREATE INDEX unitCommittee ON unit (committee);
CREATE UNIQUE INDEX unitNumber ON unit (committee, number);
CREATE VIRTUAL TABLE unitSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE seat (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  unit TEXT,
  role TEXT NOT NULL,
  title TEXT
) STRICT;
CREATE UNIQUE INDEX seatId ON seat (id);
CREATE INDEX seatCommittee ON seat (committee);
CREATE UNIQUE INDEX seatNumber ON seat (committee, number);
CREATE VIRTUAL TABLE seatSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE grid (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  code TEXT NOT NULL,
  outline TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX gridId ON grid (id);
CREATE INDEX gridCommittee ON grid (committee);
CREATE UNIQUE INDEX gridNumber ON grid (committee, number);
CREATE VIRTUAL TABLE gridSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE resource (
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
  title TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  unitOfMeasure TEXT NOT NULL,
  validTo TEXT NOT NULL,
  bookingRule TEXT,
  allocated INTEGER NOT NULL,
  active INTEGER NOT NULL,
  reason TEXT,
  contact TEXT,
  remark TEXT,
  extras TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX resourceId ON resource (id);
CREATE INDEX resourceCommittee ON resource (committee);
CREATE UNIQUE INDEX resourceNumber ON resource (committee, number);
CREATE INDEX resourceDue ON resource (committee, validTo) WHERE turn IS NOT NULL;
CREATE INDEX resourceValidTo ON resource (validTo) WHERE state IN ('offered', 'paused');
CREATE VIRTUAL TABLE resourceSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE problem (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  title TEXT NOT NULL,
  detail TEXT,
  place TEXT NOT NULL,
  grid TEXT,
  urgency TEXT NOT NULL,
  reporters TEXT NOT NULL,
  expectedDate TEXT,
  reportedOn TEXT NOT NULL,
  commitment TEXT,
  claimant TEXT,
  leaseEndsAt TEXT,
  verifiedAt TEXT,
  mergedInto TEXT,
  reviewOn TEXT,
  reason TEXT,
  closedAt TEXT,
  reopened INTEGER NOT NULL,
  remark TEXT,
  extras TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX problemId ON problem (id);
CREATE INDEX problemCommittee ON problem (committee);
CREATE UNIQUE INDEX problemNumber ON problem (committee, number);
CREATE INDEX problemDue ON problem (committee, expectedDate) WHERE turn IS NOT NULL;
CREATE INDEX problemLease ON problem (leaseEndsAt) WHERE leaseEndsAt IS NOT NULL;
CREATE VIRTUAL TABLE problemSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE project (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  title TEXT NOT NULL,
  measures TEXT,
  problems TEXT NOT NULL,
  lead TEXT NOT NULL,
  helpers TEXT NOT NULL,
  milestones TEXT NOT NULL,
  due TEXT NOT NULL,
  heardAt TEXT NOT NULL,
  lastNote TEXT,
  reason TEXT,
  resolution TEXT,
  responsible TEXT,
  percent INTEGER,
  remark TEXT,
  extras TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX projectId ON project (id);
CREATE INDEX projectCommittee ON project (committee);
CREATE UNIQUE INDEX projectNumber ON project (committee, number);
CREATE INDEX projectDue ON project (committee, due) WHERE turn IS NOT NULL;
CREATE INDEX projectHeardAt ON project (committee, heardAt) WHERE turn IS NOT NULL;
CREATE VIRTUAL TABLE projectSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE commitment (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  source TEXT NOT NULL,
  sourceId TEXT NOT NULL,
  grid TEXT,
  promise TEXT NOT NULL,
  unit TEXT NOT NULL,
  proposedBy TEXT NOT NULL,
  counterparty TEXT,
  owner TEXT,
  due TEXT NOT NULL,
  resource TEXT,
  quantity INTEGER,
  leaseEndsAt TEXT,
  heardAt TEXT NOT NULL,
  lastNote TEXT,
  extensions INTEGER NOT NULL,
  transferTo TEXT,
  follows TEXT,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX commitmentId ON commitment (id);
CREATE INDEX commitmentCommittee ON commitment (committee);
CREATE UNIQUE INDEX commitmentNumber ON commitment (committee, number);
CREATE INDEX commitmentDue ON commitment (committee, due) WHERE turn IS NOT NULL;
CREATE INDEX commitmentHeardAt ON commitment (committee, heardAt) WHERE turn IS NOT NULL;
CREATE INDEX commitmentLease ON commitment (leaseEndsAt) WHERE leaseEndsAt IS NOT NULL;
CREATE VIRTUAL TABLE commitmentSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
