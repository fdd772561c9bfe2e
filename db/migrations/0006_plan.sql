-- The year as it is laid out: what last year's entries become, kept as it was when the board decided it;
-- and the rule that an entry follows from year to year.

CREATE TABLE plans (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	year INTEGER NOT NULL UNIQUE CHECK (year > 0),
	from_year INTEGER NOT NULL CHECK (from_year >= 0),
	state TEXT NOT NULL CHECK (state IN ('proposed', 'decided')),
	reference TEXT NOT NULL CHECK (length(reference) <= 200),
	decided_day TEXT NOT NULL CHECK (decided_day = '' OR
		decided_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

-- meeting_id and source_id are plain numbers: what was decided outlives the entry itself.
CREATE TABLE plan_entries (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	plan_id INTEGER NOT NULL REFERENCES plans (id),
	meeting_id INTEGER NOT NULL,
	source_id INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('meeting', 'full-day', 'lunch-to-lunch', 'board',
		'training', 'visit', 'deadline', 'other')),
	title TEXT NOT NULL,
	groups TEXT NOT NULL,
	starts TEXT NOT NULL,
	ends TEXT NOT NULL,
	rule_day TEXT NOT NULL CHECK (rule_day = '' OR
		rule_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	why TEXT NOT NULL
) STRICT;
CREATE INDEX plan_entries_plan ON plan_entries (plan_id, starts, id);
CREATE INDEX plan_entries_meeting ON plan_entries (meeting_id);

CREATE TABLE year_rules (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL UNIQUE REFERENCES meetings (id),
	rule TEXT NOT NULL CHECK (rule IN ('week', 'before-board', 'date')),
	weeks INTEGER NOT NULL CHECK (weeks >= 0),
	pinned INTEGER NOT NULL CHECK (pinned IN (0, 1))
) STRICT;
