-- Contracts: their versions, comments on them, keys and signatures, the clauses in force, and how they were kept.

CREATE TABLE contract (
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
  language TEXT NOT NULL,
  parties TEXT NOT NULL,
  version INTEGER NOT NULL,
  textId TEXT,
  "order" TEXT,
  signBy TEXT,
  sha256 TEXT,
  "from" TEXT,
  until TEXT,
  signatures TEXT NOT NULL,
  signed INTEGER NOT NULL,
  clauses TEXT NOT NULL,
  appraised TEXT NOT NULL,
  amends TEXT,
  supplements INTEGER NOT NULL,
  renewedBy TEXT,
  endsOn TEXT,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX contractId ON contract (id);
CREATE INDEX contractCommittee ON contract (committee);
CREATE UNIQUE INDEX contractNumber ON contract (committee, number);
CREATE INDEX contractDue ON contract (committee, signBy) WHERE turn IS NOT NULL;
-- By which the sweep finds what time has moved on: signing that ran out, terms that began or ended.
CREATE INDEX contractTime ON contract (state) WHERE state IN ('signing', 'published', 'in_force', 'mid_review', 'terminating');
CREATE VIRTUAL TABLE contractSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE contractText (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  contract TEXT NOT NULL,
  version INTEGER NOT NULL,
  "by" TEXT,
  principles TEXT NOT NULL,
  "from" TEXT NOT NULL,
  until TEXT NOT NULL,
  cadence TEXT NOT NULL,
  clauses TEXT NOT NULL,
  package TEXT,
  sha256 TEXT,
  sm3 TEXT
) STRICT;
CREATE UNIQUE INDEX contractTextId ON contractText (id);
CREATE INDEX contractTextCommittee ON contractText (committee);
CREATE UNIQUE INDEX contractTextNumber ON contractText (committee, number);
-- A text that is frozen stays as it is, whatever asks for it: a route, an import, a later migration.
CREATE TRIGGER contractTextFrozen BEFORE UPDATE OF id, committee, contract, version, principles, "from", until, cadence, clauses, package, sha256, sm3 ON contractText
WHEN old.package IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a frozen text never changes'); END;
CREATE TRIGGER contractTextStays BEFORE DELETE ON contractText
WHEN old.package IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a frozen text never goes'); END;
CREATE VIRTUAL TABLE contractTextSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE contractClause (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  contract TEXT NOT NULL,
  place INTEGER NOT NULL,
  what TEXT NOT NULL,
  quantity INTEGER,
  measure TEXT,
  unit TEXT NOT NULL,
  counterparty TEXT,
  "first" TEXT NOT NULL,
  every TEXT NOT NULL,
  until TEXT NOT NULL,
  evidence TEXT NOT NULL,
  times INTEGER NOT NULL,
  current TEXT,
  nextOn TEXT,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX contractClauseId ON contractClause (id);
CREATE INDEX contractClauseCommittee ON contractClause (committee);
CREATE UNIQUE INDEX contractClauseNumber ON contractClause (committee, number);
CREATE INDEX contractClauseNext ON contractClause (nextOn) WHERE state = 'in_force';
CREATE INDEX contractClauseEnding ON contractClause (no) WHERE state = 'ending';
CREATE VIRTUAL TABLE contractClauseSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE clauseComment (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  contract TEXT NOT NULL,
  version INTEGER NOT NULL,
  clause INTEGER,
  "by" TEXT,
  parties TEXT NOT NULL,
  comment TEXT NOT NULL,
  answer TEXT
) STRICT;
CREATE UNIQUE INDEX clauseCommentId ON clauseComment (id);
CREATE INDEX clauseCommentCommittee ON clauseComment (committee);
CREATE UNIQUE INDEX clauseCommentNumber ON clauseComment (committee, number);
CREATE VIRTUAL TABLE clauseCommentSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE signingKey (
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
  name TEXT,
  title TEXT,
  alg TEXT NOT NULL,
  publicKey TEXT NOT NULL,
  keyId TEXT NOT NULL,
  offeredAs TEXT NOT NULL,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX signingKeyId ON signingKey (id);
CREATE INDEX signingKeyCommittee ON signingKey (committee);
CREATE UNIQUE INDEX signingKeyNumber ON signingKey (committee, number);
CREATE INDEX signingKeyEnded ON signingKey (stateAt) WHERE state IN ('refused', 'revoked');
CREATE VIRTUAL TABLE signingKeySearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE signature (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  contract TEXT NOT NULL,
  text TEXT NOT NULL,
  unit TEXT NOT NULL,
  place INTEGER NOT NULL,
  inOrder INTEGER NOT NULL,
  parties TEXT NOT NULL,
  round TEXT NOT NULL,
  signBy TEXT NOT NULL,
  kind TEXT,
  "key" TEXT,
  statement TEXT,
  signature TEXT,
  statementHash TEXT,
  photos TEXT NOT NULL,
  remindedAt TEXT,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX signatureId ON signature (id);
CREATE INDEX signatureCommittee ON signature (committee);
CREATE UNIQUE INDEX signatureNumber ON signature (committee, number);
CREATE INDEX signatureDue ON signature (committee, signBy) WHERE turn IS NOT NULL;
-- By which retention finds whether a key ever signed.
CREATE INDEX signatureKey ON signature ("key") WHERE "key" IS NOT NULL;
-- By which a contract's proof finds its signatures.
CREATE INDEX signatureContract ON signature (contract);
-- Nor does what was signed under it.
CREATE TRIGGER signatureSigned BEFORE UPDATE OF id, committee, contract, text, unit, place, kind, "key", statement, signature, statementHash ON signature
WHEN old.statement IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a signed statement never changes'); END;
CREATE VIRTUAL TABLE signatureSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

CREATE TABLE appraisal (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  committee TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  tag TEXT NOT NULL,
  turn TEXT,
  createdAt TEXT NOT NULL,
  stateAt TEXT NOT NULL,
  contract TEXT NOT NULL,
  stage TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "of" TEXT NOT NULL,
  grade TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX appraisalId ON appraisal (id);
CREATE INDEX appraisalCommittee ON appraisal (committee);
CREATE UNIQUE INDEX appraisalNumber ON appraisal (committee, number);
CREATE VIRTUAL TABLE appraisalSearch USING fts5(facets, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
