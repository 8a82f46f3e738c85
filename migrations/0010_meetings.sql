-- Meetings: how often, when, about what, who came, what was decided, and the text of it.

CREATE TABLE series (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  month INTEGER NOT NULL,
  week INTEGER NOT NULL,
  weekday INTEGER NOT NULL,
  time TEXT NOT NULL,
  quorum TEXT NOT NULL,
  passBase TEXT NOT NULL,
  topicDays INTEGER NOT NULL,
  noticeDays INTEGER NOT NULL,
  objectionDays INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX seriesId ON series (id);
CREATE INDEX seriesCommittee ON series (committee);
CREATE UNIQUE INDEX seriesNumber ON series (committee, number);
CREATE VIRTUAL TABLE seriesSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE meeting (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  time TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  place TEXT NOT NULL,
  agenda TEXT NOT NULL,
  current TEXT,
  expected INTEGER NOT NULL,
  noticedAt TEXT,
  openedAt TEXT,
  closedAt TEXT,
  anchor TEXT,
  codesSince TEXT,
  versions INTEGER NOT NULL,
  minutesId TEXT,
  objectionsUntil TEXT,
  contested INTEGER NOT NULL,
  moved INTEGER NOT NULL,
  reason TEXT,
  quorum TEXT NOT NULL,
  passBase TEXT NOT NULL,
  topicDays INTEGER NOT NULL,
  noticeDays INTEGER NOT NULL,
  objectionDays INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX meetingId ON meeting (id);
CREATE INDEX meetingCommittee ON meeting (committee);
CREATE UNIQUE INDEX meetingNumber ON meeting (committee, number);
-- By which the sweep finds minutes whose window of objection has ended.
CREATE INDEX meetingObjections ON meeting (objectionsUntil) WHERE state = 'minutes_circulated';
CREATE VIRTUAL TABLE meetingSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE agendaItem (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  meeting TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit TEXT,
  title TEXT NOT NULL,
  detail TEXT,
  problem TEXT,
  project TEXT,
  resource TEXT,
  mergedInto TEXT,
  continues TEXT,
  discussion TEXT,
  photographedAt TEXT,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX agendaItemId ON agendaItem (id);
CREATE INDEX agendaItemCommittee ON agendaItem (committee);
CREATE UNIQUE INDEX agendaItemNumber ON agendaItem (committee, number);
CREATE VIRTUAL TABLE agendaItemSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE attendance (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  meeting TEXT NOT NULL,
  unit TEXT NOT NULL,
  reply TEXT,
  proxyTitle TEXT,
  seenAt TEXT,
  signedAt TEXT,
  signedBy TEXT,
  reason TEXT,
  objection TEXT,
  answer TEXT
) STRICT;
CREATE UNIQUE INDEX attendanceId ON attendance (id);
CREATE INDEX attendanceCommittee ON attendance (committee);
CREATE UNIQUE INDEX attendanceNumber ON attendance (committee, number);
-- By which the sweep finds the functions of proxies that nobody needs any more.
CREATE INDEX attendanceProxy ON attendance (stateAt) WHERE proxyTitle IS NOT NULL;
CREATE VIRTUAL TABLE attendanceSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE resolution (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  meeting TEXT NOT NULL,
  item TEXT NOT NULL,
  text TEXT NOT NULL,
  owners TEXT NOT NULL,
  due TEXT NOT NULL,
  verifier TEXT,
  reviewOn TEXT NOT NULL,
  effect TEXT NOT NULL,
  problem TEXT,
  project TEXT,
  vote TEXT,
  commitments TEXT NOT NULL,
  supersedes TEXT,
  supersededBy TEXT,
  finding TEXT,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX resolutionId ON resolution (id);
CREATE INDEX resolutionCommittee ON resolution (committee);
CREATE UNIQUE INDEX resolutionNumber ON resolution (committee, number);
CREATE INDEX resolutionDue ON resolution (committee, reviewOn) WHERE turn IS NOT NULL;
CREATE VIRTUAL TABLE resolutionSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE minutes (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  meeting TEXT NOT NULL,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX minutesId ON minutes (id);
CREATE INDEX minutesCommittee ON minutes (committee);
CREATE UNIQUE INDEX minutesNumber ON minutes (committee, number);
CREATE VIRTUAL TABLE minutesSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

-- A commitment that a resolution made may solve a problem too.
ALTER TABLE commitment ADD COLUMN problem TEXT;
UPDATE commitment SET problem = sourceId WHERE source = 'problem';
