-- The library file, version 3: batches that take batches back, where a batch's figures lie, the files that were imported, accepted
-- findings, merged names, edited events.

-- The batch that this one takes back. A batch counts unless one that counts takes it back; so taking back is a batch like any other
-- and can be taken back in its turn.
ALTER TABLE batch ADD COLUMN withdraws INTEGER REFERENCES batch (seq);
CREATE INDEX batch_withdraws ON batch (seq) WHERE withdraws IS NOT NULL;

-- How many observations each batch brought to each series, so that taking one back reads nothing else.
CREATE TABLE batch_series (
    batch        INTEGER NOT NULL REFERENCES batch (seq),
    series       INTEGER NOT NULL REFERENCES series (id),
    observations INTEGER NOT NULL CHECK (observations > 0),
    PRIMARY KEY (batch, series)
) STRICT, WITHOUT ROWID;
INSERT INTO batch_series (batch, series, observations)
    SELECT batch, series, count(*) FROM observation GROUP BY batch, series;

-- The files and texts that were imported, deflated (zlib), so that a figure's cell can be shown in its place.
CREATE TABLE original (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    size   INTEGER NOT NULL CHECK (size >= 0),
    packed BLOB NOT NULL
) STRICT;

-- Findings of the checks that somebody has accepted, by the finding's key.
CREATE TABLE acceptance (
    finding     TEXT PRIMARY KEY,
    reason      TEXT NOT NULL,
    accepted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- An entry that was found to be another one: its code stays, since hashes are over it, and its series answer under the other.
ALTER TABLE indicator ADD COLUMN merged_into TEXT REFERENCES indicator (code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE region ADD COLUMN merged_into TEXT REFERENCES region (code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE sector ADD COLUMN merged_into TEXT REFERENCES sector (code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE series ADD COLUMN merged_into INTEGER REFERENCES series (id);
CREATE INDEX series_merged ON series (merged_into) WHERE merged_into IS NOT NULL;

-- How many decimals an indicator is published with; computed figures (推算) are rounded to it.
ALTER TABLE indicator ADD COLUMN decimals INTEGER CHECK (decimals BETWEEN 0 AND 28);

-- An edited event is a new row that replaces the one before; a removed one is replaced by a row that says so. Whether an event is
-- there twice is looked up among those that count, since one that was taken back may come again.
ALTER TABLE event ADD COLUMN replaces INTEGER REFERENCES event (id);
ALTER TABLE event ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
DROP INDEX event_once;
CREATE INDEX event_title ON event (date, title);
CREATE INDEX event_replaces ON event (replaces) WHERE replaces IS NOT NULL;
