-- The tables of core/model/model.h, then the journal. Every record has rev (counts saves) and sum
-- (over its content); enums are stored as words, times of the world as local ISO text, times that
-- the program logs as UTC seconds. Foreign keys are indexed where there is something in them.

CREATE TABLE parties (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	short_name TEXT NOT NULL CHECK (length(short_name) <= 200),
	kind TEXT NOT NULL CHECK (kind IN ('municipality', 'agency', 'region', 'office', 'other'))
) STRICT;

CREATE TABLE people (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	given TEXT NOT NULL CHECK (length(given) <= 200),
	family TEXT NOT NULL CHECK (length(family) <= 200),
	sort_key TEXT NOT NULL CHECK (length(sort_key) <= 10000),
	email TEXT NOT NULL CHECK (length(email) <= 320),
	phone TEXT NOT NULL CHECK (length(phone) <= 100),
	title TEXT NOT NULL CHECK (length(title) <= 200),
	party_id INTEGER REFERENCES parties (id)
) STRICT;
CREATE INDEX people_sort ON people (sort_key, id);
CREATE INDEX people_party ON people (party_id) WHERE party_id IS NOT NULL;

CREATE TABLE aliases (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	person_id INTEGER NOT NULL REFERENCES people (id),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 400)
) STRICT;
CREATE INDEX aliases_person ON aliases (person_id);

CREATE TABLE groups (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	short_name TEXT NOT NULL CHECK (length(short_name) <= 200),
	letter TEXT NOT NULL CHECK (length(letter) <= 8),
	kind TEXT NOT NULL CHECK (kind IN ('preparatory', 'board', 'steering', 'working', 'joint')),
	from_day TEXT NOT NULL
		CHECK (from_day = '' OR from_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	to_day TEXT NOT NULL
		CHECK (to_day = '' OR to_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	successor_id INTEGER REFERENCES groups (id),
	least_people INTEGER NOT NULL CHECK (least_people >= 0),
	least_parties INTEGER NOT NULL CHECK (least_parties >= 0),
	most_seats INTEGER NOT NULL CHECK (most_seats >= 0),
	revised_at INTEGER NOT NULL CHECK (revised_at >= 0)
) STRICT;

CREATE TABLE memberships (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	person_id INTEGER NOT NULL REFERENCES people (id),
	group_id INTEGER NOT NULL REFERENCES groups (id),
	party_id INTEGER REFERENCES parties (id),
	role TEXT NOT NULL
		CHECK (role IN ('member', 'deputy', 'chair', 'secretary', 'office', 'observer')),
	mandate INTEGER NOT NULL CHECK (mandate IN (0, 1)),
	from_day TEXT NOT NULL
		CHECK (from_day = '' OR from_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	to_day TEXT NOT NULL
		CHECK (to_day = '' OR to_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX memberships_person ON memberships (person_id, group_id);
CREATE INDEX memberships_group ON memberships (group_id, person_id);
CREATE INDEX memberships_party ON memberships (party_id) WHERE party_id IS NOT NULL;

CREATE TABLE meetings (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('meeting', 'full-day', 'lunch-to-lunch', 'board',
		'training', 'visit', 'deadline', 'other')),
	title TEXT NOT NULL CHECK (length(title) <= 1000),
	starts TEXT NOT NULL
		CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
			OR starts GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
	ends TEXT NOT NULL
		CHECK (ends = '' OR ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
			OR ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
	all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
	zone TEXT NOT NULL CHECK (length(zone) <= 100),
	place TEXT NOT NULL CHECK (length(place) <= 1000),
	room TEXT NOT NULL CHECK (length(room) <= 1000),
	link TEXT NOT NULL CHECK (length(link) <= 4000),
	mode TEXT NOT NULL CHECK (mode IN ('onsite', 'remote', 'hybrid')),
	status TEXT NOT NULL CHECK (status IN ('proposed', 'decided', 'called', 'running', 'held',
		'cancelled')),
	chair TEXT NOT NULL CHECK (length(chair) <= 1000),
	note_taker TEXT NOT NULL CHECK (length(note_taker) <= 1000),
	round_id INTEGER NOT NULL,
	uid TEXT NOT NULL CHECK (length(uid) <= 255),
	sequence INTEGER NOT NULL CHECK (sequence >= 0),
	revised_at INTEGER NOT NULL CHECK (revised_at >= 0),
	created_at INTEGER NOT NULL CHECK (created_at >= 0),
	started_at INTEGER NOT NULL CHECK (started_at >= 0),
	ended_at INTEGER NOT NULL CHECK (ended_at >= 0),
	item_id INTEGER NOT NULL,
	item_since INTEGER NOT NULL CHECK (item_since >= 0),
	notes_state TEXT NOT NULL CHECK (notes_state IN ('draft', 'sent', 'approved', 'archived')),
	search TEXT NOT NULL CHECK (length(search) <= 20000)
) STRICT;
CREATE INDEX meetings_starts ON meetings (starts, id);
CREATE INDEX meetings_running ON meetings (starts, id) WHERE status = 'running';
CREATE UNIQUE INDEX meetings_uid ON meetings (uid) WHERE uid <> '';

CREATE TABLE meeting_groups (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	group_id INTEGER NOT NULL REFERENCES groups (id),
	UNIQUE (meeting_id, group_id)
) STRICT;
CREATE INDEX meeting_groups_group ON meeting_groups (group_id, meeting_id);

CREATE TABLE moves (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	at INTEGER NOT NULL CHECK (at >= 0),
	old_starts TEXT NOT NULL CHECK (length(old_starts) IN (0, 10, 16)),
	old_ends TEXT NOT NULL CHECK (length(old_ends) IN (0, 10, 16)),
	new_starts TEXT NOT NULL CHECK (length(new_starts) IN (0, 10, 16)),
	new_ends TEXT NOT NULL CHECK (length(new_ends) IN (0, 10, 16)),
	old_status TEXT NOT NULL CHECK (old_status IN ('proposed', 'decided', 'called', 'running',
		'held', 'cancelled')),
	new_status TEXT NOT NULL CHECK (new_status IN ('proposed', 'decided', 'called', 'running',
		'held', 'cancelled')),
	why TEXT NOT NULL CHECK (length(why) <= 4000)
) STRICT;
CREATE INDEX moves_meeting ON moves (meeting_id, at, id);

CREATE TABLE items (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	parent_id INTEGER REFERENCES items (id),
	position INTEGER NOT NULL,
	number TEXT NOT NULL CHECK (length(number) <= 40),
	title TEXT NOT NULL CHECK (length(title) <= 4000),
	kind TEXT NOT NULL CHECK (kind IN ('frame', 'information', 'discussion', 'decision',
		'application', 'group-work', 'report')),
	presenter TEXT NOT NULL CHECK (length(presenter) <= 1000),
	minutes INTEGER NOT NULL CHECK (minutes >= 0),
	outcome TEXT NOT NULL CHECK (outcome IN ('open', 'treated', 'decided', 'agreed', 'endorsed',
		'message', 'not-raised', 'referred', 'postponed', 'struck', 'finished')),
	started_at INTEGER NOT NULL CHECK (started_at >= 0),
	seconds INTEGER NOT NULL CHECK (seconds >= 0)
) STRICT;
CREATE INDEX items_meeting ON items (meeting_id, parent_id, position, id);
CREATE INDEX items_parent ON items (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE notes (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	item_id INTEGER REFERENCES items (id),
	position INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('text', 'remark', 'decision', 'agreement', 'message',
		'action', 'question', 'private')),
	speaker TEXT NOT NULL CHECK (length(speaker) <= 1000),
	text TEXT NOT NULL CHECK (length(text) <= 65536),
	who TEXT NOT NULL CHECK (length(who) <= 1000),
	due_from TEXT NOT NULL
		CHECK (due_from = '' OR due_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	due_to TEXT NOT NULL
		CHECK (due_to = '' OR due_to GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	due_text TEXT NOT NULL CHECK (length(due_text) <= 1000),
	state TEXT NOT NULL CHECK (state IN ('open', 'done')),
	number INTEGER NOT NULL CHECK (number >= 0),
	filed_at INTEGER NOT NULL CHECK (filed_at >= 0)
) STRICT;
CREATE INDEX notes_meeting ON notes (meeting_id, item_id, position, id);
CREATE INDEX notes_item ON notes (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX notes_open ON notes (meeting_id) WHERE kind = 'action' AND state = 'open';

CREATE TABLE attendances (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	person_id INTEGER NOT NULL REFERENCES people (id),
	status TEXT NOT NULL CHECK (status IN ('unmarked', 'onsite', 'remote', 'absent', 'excused')),
	party_id INTEGER REFERENCES parties (id),
	expected TEXT NOT NULL CHECK (expected IN ('none', 'onsite', 'remote', 'no')),
	stands_in_for INTEGER REFERENCES people (id),
	came TEXT NOT NULL CHECK (came = '' OR came GLOB '[0-2][0-9]:[0-5][0-9]'),
	"left" TEXT NOT NULL CHECK ("left" = '' OR "left" GLOB '[0-2][0-9]:[0-5][0-9]'),
	role TEXT NOT NULL CHECK (role IN ('member', 'guest', 'staff')),
	UNIQUE (meeting_id, person_id)
) STRICT;
CREATE INDEX attendances_person ON attendances (person_id, meeting_id);
CREATE INDEX attendances_party ON attendances (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX attendances_for ON attendances (stands_in_for, meeting_id) WHERE stands_in_for IS NOT NULL;

CREATE TABLE imports (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER REFERENCES meetings (id),
	name TEXT NOT NULL CHECK (length(name) <= 1000),
	bytes INTEGER NOT NULL CHECK (bytes >= 0),
	sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
	imported_at INTEGER NOT NULL CHECK (imported_at >= 0)
) STRICT;
CREATE INDEX imports_sha256 ON imports (sha256);
CREATE INDEX imports_meeting ON imports (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE TABLE settings (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	"key" TEXT NOT NULL UNIQUE CHECK (length("key") BETWEEN 1 AND 200),
	value TEXT NOT NULL CHECK (length(value) <= 65536)
) STRICT;

CREATE TABLE drafts (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	"key" TEXT NOT NULL UNIQUE CHECK (length("key") BETWEEN 1 AND 200),
	text TEXT NOT NULL CHECK (length(text) <= 1000000),
	saved_at INTEGER NOT NULL CHECK (saved_at >= 0)
) STRICT;

-- One named step a transaction. op is made by the client, so that a repeated request is seen; an
-- undo or redo names the step it is about, and that step carries whether it is undone just now.
CREATE TABLE steps (
	id INTEGER PRIMARY KEY,
	op TEXT NOT NULL UNIQUE CHECK (length(op) = 32),
	at INTEGER NOT NULL CHECK (at >= 0),
	kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
	label TEXT NOT NULL CHECK (length(label) <= 4000),
	actor TEXT NOT NULL CHECK (length(actor) <= 400),
	undoes INTEGER REFERENCES steps (id),
	undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX steps_standing ON steps (id) WHERE kind = 'do' AND undone = 0;
CREATE INDEX steps_undoes ON steps (undoes) WHERE undoes IS NOT NULL;

-- The rows a step touched, in order, as JSON images; NULL before an insert and after a delete. Kept
-- by step and number alone: one page less in every commit.
CREATE TABLE changes (
	step INTEGER NOT NULL REFERENCES steps (id),
	seq INTEGER NOT NULL,
	tbl TEXT NOT NULL,
	row_id INTEGER NOT NULL,
	before TEXT,
	after TEXT,
	sum INTEGER NOT NULL,
	PRIMARY KEY (step, seq)
) STRICT, WITHOUT ROWID;
