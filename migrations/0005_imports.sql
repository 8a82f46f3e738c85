-- Staged imports: everything that applying will write, worked out beforehand (worker/ledger).

CREATE TABLE ledgerImport (
  id TEXT NOT NULL PRIMARY KEY,
  committee TEXT NOT NULL,
  person TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  appliedAt TEXT,
  outcome TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX ledgerImportPerson ON ledgerImport (person, committee);
CREATE INDEX ledgerImportExpiry ON ledgerImport (expiresAt);

CREATE TABLE importChunk (
  import TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  bodyHash TEXT NOT NULL,
  steps INTEGER NOT NULL,
  PRIMARY KEY (import, chunk)
) STRICT, WITHOUT ROWID;

CREATE TABLE importRow (
  import TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  i INTEGER NOT NULL,
  k INTEGER NOT NULL,
  noun TEXT NOT NULL,
  target TEXT NOT NULL,
  creating INTEGER NOT NULL,
  before TEXT,
  tag TEXT,
  record TEXT,
  facets TEXT,
  words TEXT,
  mutation TEXT NOT NULL,
  kind TEXT NOT NULL,
  base TEXT,
  actor TEXT,
  role TEXT NOT NULL,
  unit TEXT,
  at TEXT NOT NULL,
  payloadHash TEXT NOT NULL,
  leaf TEXT NOT NULL,
  salt TEXT NOT NULL,
  payload TEXT NOT NULL,
  bodyHash TEXT,
  outcome TEXT,
  PRIMARY KEY (import, chunk, i, k)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX importRowTarget ON importRow (import, noun, target) WHERE record IS NOT NULL;
CREATE UNIQUE INDEX importRowMutation ON importRow (import, mutation);
