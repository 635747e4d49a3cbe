-- The library file, version 1. Codes of code lists are the small integers of code.rs; they never change their meaning.
-- Dates that are compared stand as YYYYMMDD integers, dates that are only told stand as ISO text.

CREATE TABLE library (
    uuid TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The catalogue. The order of print is the order of id.
CREATE TABLE indicator (
    id       INTEGER PRIMARY KEY,
    code     TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    name_en  TEXT NOT NULL,
    parent   TEXT REFERENCES indicator (code) DEFERRABLE INITIALLY DEFERRED,
    kind     INTEGER CHECK (kind BETWEEN 0 AND 3),
    unit     TEXT,
    synonyms TEXT NOT NULL CHECK (json_type(synonyms) = 'array'),
    headline INTEGER CHECK (headline > 0)
) STRICT;

CREATE TABLE region (
    id       INTEGER PRIMARY KEY,
    code     TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    name_en  TEXT NOT NULL,
    parent   TEXT REFERENCES region (code) DEFERRABLE INITIALLY DEFERRED,
    synonyms TEXT NOT NULL CHECK (json_type(synonyms) = 'array')
) STRICT;

CREATE TABLE sector (
    id       INTEGER PRIMARY KEY,
    code     TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    name_en  TEXT NOT NULL,
    parent   TEXT REFERENCES sector (code) DEFERRABLE INITIALLY DEFERRED,
    synonyms TEXT NOT NULL CHECK (json_type(synonyms) = 'array')
) STRICT;

-- Texts that many figures share: sources as printed, notes, names of sheets. A row is never changed.
CREATE TABLE text (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

-- The dictionary of series, with a summary of what each one holds so that a list of series reads no observation.
-- `actual_*` is the last period with a number that is no forecast.
CREATE TABLE series (
    id           INTEGER PRIMARY KEY,
    indicator    INTEGER NOT NULL REFERENCES indicator (id),
    region       INTEGER NOT NULL REFERENCES region (id),
    sector       INTEGER NOT NULL REFERENCES sector (id),
    basis        INTEGER NOT NULL CHECK (basis BETWEEN 0 AND 3),
    measure      INTEGER NOT NULL CHECK (measure BETWEEN 0 AND 7),
    price_basis  INTEGER NOT NULL CHECK (price_basis BETWEEN 0 AND 3), -- 0: prices play no part
    unit         TEXT NOT NULL,
    periods      INTEGER NOT NULL DEFAULT 0,
    first_start  INTEGER, first_span  INTEGER,
    last_start   INTEGER, last_span   INTEGER,
    actual_start INTEGER, actual_span INTEGER,
    UNIQUE (indicator, region, sector, basis, measure, price_basis, unit)
) STRICT;
CREATE INDEX series_region ON series (region, indicator);
CREATE INDEX series_sector ON series (sector, indicator);

-- Import batches, append-only. AUTOINCREMENT: a number that was ever acknowledged is never given again.
CREATE TABLE batch (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid         TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL,
    file_name    TEXT NOT NULL,
    sha256       TEXT CHECK (length(sha256) = 64),
    encoding     TEXT,
    sheet        TEXT,
    layout       TEXT,
    imported_at  TEXT NOT NULL,
    release_date TEXT,
    note         TEXT,
    observations INTEGER NOT NULL,
    revised      INTEGER NOT NULL,
    events       INTEGER NOT NULL,
    rows_hash    BLOB NOT NULL CHECK (length(rows_hash) = 32),
    chain        BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;

-- One published figure and its vintages: one range scan answers a chart. Value = mantissa × 10^-scale, exact.
CREATE TABLE observation (
    series          INTEGER NOT NULL REFERENCES series (id),
    start           INTEGER NOT NULL,
    span            INTEGER NOT NULL, -- 0 a point, months positive, days negative
    batch           INTEGER NOT NULL REFERENCES batch (seq),
    mantissa        INTEGER,
    scale           INTEGER,
    missing         INTEGER,
    qualifier       INTEGER NOT NULL,
    status          INTEGER,
    confidentiality INTEGER NOT NULL,
    raw             TEXT, -- NULL where the cell's text is the number printed
    source          INTEGER REFERENCES text (id),
    note            INTEGER REFERENCES text (id),
    sheet           INTEGER REFERENCES text (id),
    line            INTEGER NOT NULL,
    col             INTEGER NOT NULL,
    PRIMARY KEY (series, start, span, batch),
    CHECK (CASE WHEN missing IS NULL THEN mantissa IS NOT NULL AND scale BETWEEN 0 AND 28
                ELSE missing BETWEEN 0 AND 3 AND mantissa IS NULL AND scale IS NULL END),
    CHECK (qualifier BETWEEN 0 AND 3 AND confidentiality BETWEEN 0 AND 2 AND (status IS NULL OR status BETWEEN 0 AND 4))
) STRICT, WITHOUT ROWID;
-- Targets (规划目标) and forecasts are observations of status F; this finds them without a scan of all figures.
CREATE INDEX observation_forecast ON observation (series, start, span) WHERE status = 3;

CREATE TABLE event (
    id         INTEGER PRIMARY KEY,
    batch      INTEGER REFERENCES batch (seq),
    date       TEXT NOT NULL,
    start_date INTEGER NOT NULL,
    end_date   INTEGER NOT NULL,
    region     INTEGER REFERENCES region (id),
    level      TEXT,
    title      TEXT NOT NULL,
    document   TEXT,
    source     TEXT,
    CHECK (start_date <= end_date)
) STRICT;
CREATE UNIQUE INDEX event_once ON event (date, title, ifnull(region, 0));
CREATE INDEX event_start ON event (start_date);

CREATE TABLE chart (
    id       TEXT PRIMARY KEY,
    title    TEXT NOT NULL,
    position INTEGER NOT NULL,
    pinned   INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    spec     TEXT NOT NULL CHECK (json_valid(spec))
) STRICT, WITHOUT ROWID;
