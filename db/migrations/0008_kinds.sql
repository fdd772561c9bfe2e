-- What an organisation says of its kinds of entries: how long they usually last, when they begin, what
-- they are called. A kind without a row has what the program says. A template may be for one kind.

CREATE TABLE kind_defaults (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('meeting', 'full-day', 'lunch-to-lunch', 'board',
		'training', 'visit', 'deadline', 'other')),
	minutes INTEGER NOT NULL CHECK (minutes >= 0),
	begins TEXT NOT NULL CHECK (begins = '' OR begins GLOB '[0-2][0-9]:[0-5][0-9]'),
	title TEXT NOT NULL CHECK (length(title) <= 1000),
	mode TEXT NOT NULL CHECK (mode IN ('onsite', 'remote', 'hybrid'))
) STRICT;
CREATE UNIQUE INDEX kind_defaults_kind ON kind_defaults (kind);

ALTER TABLE templates ADD COLUMN kind TEXT NOT NULL DEFAULT 'any'
	CHECK (kind IN ('any', 'meeting', 'full-day', 'lunch-to-lunch', 'board', 'training', 'visit',
		'deadline', 'other'));
