-- Personal data that were taken away: of whom (a number, never a name) or up to which day, and what was
-- decided about each text that spoke of the person. The person need not be there: a backup may be older. finished_at is 0 until nothing of it is left in the file.

CREATE TABLE erasures (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('person', 'attendance', 'contacts', 'answers')),
	person_id INTEGER NOT NULL CHECK (person_id >= 0),
	before_day TEXT NOT NULL CHECK (before_day = ''
		OR before_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	at INTEGER NOT NULL CHECK (at >= 0),
	finished_at INTEGER NOT NULL CHECK (finished_at >= 0)
) STRICT;

CREATE TABLE erasure_decisions (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	erasure_id INTEGER NOT NULL REFERENCES erasures (id),
	tbl TEXT NOT NULL CHECK (length(tbl) BETWEEN 1 AND 100),
	row_id INTEGER NOT NULL,
	field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
	fate TEXT NOT NULL CHECK (fate IN ('kept', 'redacted', 'copied')),
	ground TEXT NOT NULL CHECK (length(ground) <= 4000)
) STRICT;
CREATE INDEX erasure_decisions_erasure ON erasure_decisions (erasure_id, id);

-- A step whose images were emptied: undo and redo leave it alone.
ALTER TABLE steps ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed = 0 OR sealed = 1);
