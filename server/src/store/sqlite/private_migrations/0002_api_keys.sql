-- API keys of third parties. The text of a key is kept nowhere.
CREATE TABLE api_key (
  hash        BLOB PRIMARY KEY,  -- SHA-256 of the key's text
  plan        TEXT NOT NULL,
  label       TEXT NOT NULL,     -- the operator's own note
  created_day INTEGER NOT NULL,  -- days since 1970
  revoked_day INTEGER            -- null while the key is good
) WITHOUT ROWID;
