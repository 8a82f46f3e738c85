-- Photos: the bytes are in the blob store under committee/sha256; this says which there are.
CREATE TABLE attachment (
  committee TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (committee, sha256)
) STRICT, WITHOUT ROWID;
