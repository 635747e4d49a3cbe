-- The library file, version 2: recipes, so that next month's file of the same shape is read alike.

CREATE TABLE recipe (
    name     TEXT PRIMARY KEY,
    saved_at TEXT NOT NULL,
    json     TEXT NOT NULL CHECK (json_valid(json))
) STRICT, WITHOUT ROWID;
