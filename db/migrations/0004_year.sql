-- What the year is planned around: school breaks (of a municipality, or of everybody) and the days
-- that a party cannot.

CREATE TABLE breaks (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	party_id INTEGER REFERENCES parties (id),
	label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 200),
	from_day TEXT NOT NULL
		CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	to_day TEXT NOT NULL CHECK (to_day >= from_day AND
		to_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	kind TEXT NOT NULL CHECK (kind IN ('school', 'other'))
) STRICT;
CREATE INDEX breaks_days ON breaks (from_day, id);
CREATE INDEX breaks_party ON breaks (party_id) WHERE party_id IS NOT NULL;

CREATE TABLE blackouts (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	party_id INTEGER NOT NULL REFERENCES parties (id),
	from_day TEXT NOT NULL
		CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	to_day TEXT NOT NULL CHECK (to_day >= from_day AND
		to_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	why TEXT NOT NULL CHECK (length(why) <= 1000)
) STRICT;
CREATE INDEX blackouts_days ON blackouts (from_day, id);
CREATE INDEX blackouts_party ON blackouts (party_id);
