-- What contracts are begun from, as streets and communities word it; a contract remembers what it was begun from,
-- and which supplements stand beside it.

CREATE TABLE contractTemplate (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  language TEXT NOT NULL,
  replaces TEXT,
  title TEXT NOT NULL,
  months INTEGER NOT NULL,
  cadence TEXT NOT NULL,
  opening TEXT NOT NULL,
  principles TEXT NOT NULL,
  clauses TEXT NOT NULL,
  closing TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX contractTemplateId ON contractTemplate (id);
CREATE INDEX contractTemplateCommittee ON contractTemplate (committee);
CREATE UNIQUE INDEX contractTemplateNumber ON contractTemplate (committee, number);
CREATE VIRTUAL TABLE contractTemplateSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

ALTER TABLE contract ADD COLUMN template TEXT;

-- A termination that took effect was closed as if it had been kept.
UPDATE contract SET state = 'took_effect', reason = NULL WHERE kind = 'termination' AND state = 'closed_fulfilled';

-- It counted its supplements, and now knows which they are.
ALTER TABLE contract ADD COLUMN supplementIds TEXT NOT NULL DEFAULT '[]';
UPDATE contract SET supplementIds = (
  SELECT json_group_array(one.id) FROM contract one WHERE one.amends = contract.id AND one.kind = 'supplement' AND one.state IN
    ('published', 'in_force', 'mid_review', 'terminating', 'final_review', 'closed_fulfilled', 'closed_partial', 'closed_unfulfilled', 'renewed', 'terminated')
);
ALTER TABLE contract DROP COLUMN supplements;
ALTER TABLE contract RENAME COLUMN supplementIds TO supplements;
