-- Calendars: the link by which somebody's calendar app reads their committees' meetings, one a person. A row
-- that stands is a link that works; revoking it takes the row away.

CREATE TABLE calendarLink (
  person TEXT NOT NULL PRIMARY KEY,
  tokenHash TEXT NOT NULL UNIQUE,
  createdAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- By which a calendar finds the meetings near today, whatever became of them.
CREATE INDEX meetingWhen ON meeting (committee, date);
