-- People under several names: how another spelling came to be known, who was merged with whom and what went
-- over then, so that it can go back, and pairs that are alike and yet two.

CREATE TABLE person_merges (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	person_id INTEGER NOT NULL REFERENCES people (id),
	other_id INTEGER NOT NULL CHECK (other_id > 0),
	at INTEGER NOT NULL CHECK (at >= 0),
	given TEXT NOT NULL CHECK (length(given) <= 200),
	family TEXT NOT NULL CHECK (length(family) <= 200),
	email TEXT NOT NULL CHECK (length(email) <= 320),
	phone TEXT NOT NULL CHECK (length(phone) <= 100),
	title TEXT NOT NULL CHECK (length(title) <= 200),
	party_id INTEGER REFERENCES parties (id),
	filled INTEGER NOT NULL CHECK (filled >= 0),
	last_row INTEGER NOT NULL CHECK (last_row >= 0)
) STRICT;
CREATE INDEX person_merges_person ON person_merges (person_id, id);
CREATE INDEX person_merges_party ON person_merges (party_id) WHERE party_id IS NOT NULL;

CREATE TABLE merged_rows (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	merge_id INTEGER NOT NULL REFERENCES person_merges (id),
	kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
	field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 100),
	row_id INTEGER NOT NULL CHECK (row_id > 0),
	kept_id INTEGER NOT NULL CHECK (kept_id >= 0),
	dropped TEXT NOT NULL,
	kept_was TEXT NOT NULL,
	kept_is TEXT NOT NULL
) STRICT;
CREATE INDEX merged_rows_merge ON merged_rows (merge_id, id);

CREATE TABLE namesakes (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	person_id INTEGER NOT NULL REFERENCES people (id),
	other_id INTEGER NOT NULL REFERENCES people (id),
	CHECK (person_id <= other_id),
	UNIQUE (person_id, other_id)
) STRICT;
CREATE INDEX namesakes_other ON namesakes (other_id);

ALTER TABLE aliases ADD COLUMN source TEXT NOT NULL DEFAULT 'import'
	CHECK (source IN ('import', 'typed', 'merge'));
ALTER TABLE aliases ADD COLUMN merge_id INTEGER REFERENCES person_merges (id);
CREATE INDEX aliases_merge ON aliases (merge_id) WHERE merge_id IS NOT NULL;
