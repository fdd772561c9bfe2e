-- A mark writes two pages and no more: its row's and its step's. So a step holds the first of its
-- changes itself, which for most steps is the only one; op has no index: db/journal.c looks it up
-- among the newest steps. And CHECK (x IN (…)) of three words or more builds a table at every
-- statement; where marks and lines are filed the words stand in a row instead.

CREATE TABLE new_steps (
	id INTEGER PRIMARY KEY,
	op TEXT NOT NULL CHECK (length(op) = 32),
	at INTEGER NOT NULL CHECK (at >= 0),
	kind TEXT NOT NULL CHECK (kind = 'do' OR kind = 'undo' OR kind = 'redo'),
	label TEXT NOT NULL CHECK (length(label) <= 4000),
	actor TEXT NOT NULL CHECK (length(actor) <= 400),
	undoes INTEGER REFERENCES new_steps (id),
	undone INTEGER NOT NULL CHECK (undone = 0 OR undone = 1),
	tbl TEXT NOT NULL,
	row_id INTEGER NOT NULL,
	before TEXT,
	after TEXT,
	sum INTEGER NOT NULL
) STRICT;
CREATE TABLE new_changes (
	step INTEGER NOT NULL REFERENCES new_steps (id),
	seq INTEGER NOT NULL CHECK (seq >= 2),
	tbl TEXT NOT NULL,
	row_id INTEGER NOT NULL,
	before TEXT,
	after TEXT,
	sum INTEGER NOT NULL,
	PRIMARY KEY (step, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO new_steps
	SELECT s.id, s.op, s.at, s.kind, s.label, s.actor, s.undoes, s.undone,
		c.tbl, c.row_id, c.before, c.after, c.sum
	FROM steps s JOIN changes c ON c.step = s.id AND c.seq = 1 ORDER BY s.id;
INSERT INTO new_changes
	SELECT step, seq, tbl, row_id, before, after, sum FROM changes WHERE seq >= 2
	ORDER BY step, seq;
DROP TABLE changes;
DROP TABLE steps;
ALTER TABLE new_steps RENAME TO steps;
ALTER TABLE new_changes RENAME TO changes;
CREATE INDEX steps_undoes ON steps (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE new_notes (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	item_id INTEGER REFERENCES items (id),
	position INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind = 'text' OR kind = 'remark' OR kind = 'decision' OR
		kind = 'agreement' OR kind = 'message' OR kind = 'action' OR kind = 'question' OR
		kind = 'private'),
	speaker TEXT NOT NULL CHECK (length(speaker) <= 1000),
	text TEXT NOT NULL CHECK (length(text) <= 65536),
	who TEXT NOT NULL CHECK (length(who) <= 1000),
	due_from TEXT NOT NULL
		CHECK (due_from = '' OR due_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	due_to TEXT NOT NULL
		CHECK (due_to = '' OR due_to GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	due_text TEXT NOT NULL CHECK (length(due_text) <= 1000),
	state TEXT NOT NULL CHECK (state = 'open' OR state = 'done'),
	number INTEGER NOT NULL CHECK (number >= 0),
	filed_at INTEGER NOT NULL CHECK (filed_at >= 0),
	year_number INTEGER NOT NULL DEFAULT 0 CHECK (year_number >= 0),
	closed_at INTEGER NOT NULL DEFAULT 0 CHECK (closed_at >= 0)
) STRICT;
INSERT INTO new_notes
	SELECT id, rev, sum, meeting_id, item_id, position, kind, speaker, text, who, due_from, due_to,
		due_text, state, number, filed_at, year_number, closed_at
	FROM notes ORDER BY id;

CREATE TABLE new_attendances (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	person_id INTEGER NOT NULL REFERENCES people (id),
	status TEXT NOT NULL CHECK (status = 'unmarked' OR status = 'onsite' OR status = 'remote' OR
		status = 'absent' OR status = 'excused'),
	party_id INTEGER REFERENCES parties (id),
	expected TEXT NOT NULL CHECK (expected = 'none' OR expected = 'onsite' OR
		expected = 'remote' OR expected = 'no'),
	stands_in_for INTEGER REFERENCES people (id),
	came TEXT NOT NULL CHECK (came = '' OR came GLOB '[0-2][0-9]:[0-5][0-9]'),
	"left" TEXT NOT NULL CHECK ("left" = '' OR "left" GLOB '[0-2][0-9]:[0-5][0-9]'),
	role TEXT NOT NULL CHECK (role = 'member' OR role = 'guest' OR role = 'staff'),
	came_item INTEGER NOT NULL DEFAULT 0,
	left_item INTEGER NOT NULL DEFAULT 0,
	UNIQUE (meeting_id, person_id)
) STRICT;
INSERT INTO new_attendances
	SELECT id, rev, sum, meeting_id, person_id, status, party_id, expected, stands_in_for, came,
		"left", role, came_item, left_item
	FROM attendances ORDER BY id;

-- Ids that were given out are never given out again.
DELETE FROM sqlite_sequence WHERE name IN ('new_notes', 'new_attendances');
INSERT INTO sqlite_sequence (name, seq)
	SELECT 'new_' || name, seq FROM sqlite_sequence WHERE name IN ('notes', 'attendances');
DROP TABLE notes;
DROP TABLE attendances;
ALTER TABLE new_notes RENAME TO notes;
ALTER TABLE new_attendances RENAME TO attendances;

CREATE INDEX notes_meeting ON notes (meeting_id, item_id, position, id);
CREATE INDEX notes_item ON notes (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX notes_open ON notes (meeting_id) WHERE kind = 'action' AND state = 'open';
CREATE INDEX notes_decisions ON notes (meeting_id, year_number) WHERE kind = 'decision';
CREATE INDEX notes_due ON notes (
	(CASE WHEN due_to <> '' THEN due_to WHEN due_from <> '' THEN due_from ELSE '9999' END), id)
	WHERE kind = 'action' AND state = 'open';
CREATE INDEX notes_closed ON notes (closed_at, id) WHERE kind = 'action' AND closed_at > 0;
CREATE INDEX attendances_person ON attendances (person_id, meeting_id);
CREATE INDEX attendances_party ON attendances (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX attendances_for ON attendances (stands_in_for, meeting_id) WHERE stands_in_for IS NOT NULL;
