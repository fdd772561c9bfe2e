-- CHECK (x IN (…)) of three words or more builds a table at every insert, which for a year's calendar or a
-- shelf of old notes is a tenth of the time: where many rows come in at once the words stand in a row, as those
-- of the notes do already. Rows of other tables refer to these, so each of them keeps its name: its rows step
-- aside, and what refers to them is looked at when all of them are back.
PRAGMA defer_foreign_keys = ON;

CREATE TEMP TABLE given_ids AS
	SELECT name, seq FROM main.sqlite_sequence WHERE name IN ('meetings', 'items', 'attendances');

CREATE TEMP TABLE aside AS SELECT * FROM main.meetings;
DROP TABLE main.meetings;
CREATE TABLE meetings (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind = 'meeting' OR kind = 'full-day' OR kind = 'lunch-to-lunch' OR
		kind = 'board' OR kind = 'training' OR kind = 'visit' OR kind = 'deadline' OR
		kind = 'other'),
	title TEXT NOT NULL CHECK (length(title) <= 1000),
	starts TEXT NOT NULL
		CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'
			OR starts GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	ends TEXT NOT NULL
		CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'
			OR ends = '' OR ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	all_day INTEGER NOT NULL CHECK (all_day = 0 OR all_day = 1),
	zone TEXT NOT NULL CHECK (length(zone) <= 100),
	place TEXT NOT NULL CHECK (length(place) <= 1000),
	room TEXT NOT NULL CHECK (length(room) <= 1000),
	link TEXT NOT NULL CHECK (length(link) <= 4000),
	mode TEXT NOT NULL CHECK (mode = 'onsite' OR mode = 'remote' OR mode = 'hybrid'),
	status TEXT NOT NULL CHECK (status = 'decided' OR status = 'proposed' OR status = 'called' OR
		status = 'running' OR status = 'held' OR status = 'cancelled'),
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
	notes_state TEXT NOT NULL CHECK (notes_state = 'draft' OR notes_state = 'sent' OR
		notes_state = 'approved' OR notes_state = 'archived'),
	search TEXT NOT NULL CHECK (length(search) <= 20000),
	onsite_label TEXT NOT NULL DEFAULT '' CHECK (length(onsite_label) <= 200),
	candidates INTEGER NOT NULL DEFAULT 0 CHECK (candidates >= 0),
	organizer TEXT NOT NULL DEFAULT '' CHECK (length(organizer) <= 320),
	description TEXT NOT NULL DEFAULT '' CHECK (length(description) <= 20000),
	foreign_stamp INTEGER NOT NULL DEFAULT 0 CHECK (foreign_stamp >= 0),
	foreign_sum INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO meetings
	SELECT id, rev, sum, kind, title, starts, ends, all_day, zone, place, room, link, mode, status, chair,
		note_taker, round_id, uid, sequence, revised_at, created_at, started_at, ended_at, item_id,
		item_since, notes_state, search, onsite_label, candidates, organizer, description,
		foreign_stamp, foreign_sum
	FROM aside ORDER BY id;
DROP TABLE aside;
CREATE INDEX meetings_starts ON meetings (starts, id);
CREATE INDEX meetings_running ON meetings (starts, id) WHERE status = 'running';
CREATE UNIQUE INDEX meetings_uid ON meetings (uid) WHERE uid <> '';
CREATE INDEX meetings_round ON meetings (round_id, starts, id) WHERE round_id <> 0;
CREATE INDEX meetings_typed ON meetings (starts, id) WHERE foreign_sum = 0;

CREATE TEMP TABLE aside AS SELECT * FROM main.items;
DROP TABLE main.items;
CREATE TABLE items (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	parent_id INTEGER REFERENCES items (id),
	position INTEGER NOT NULL,
	number TEXT NOT NULL CHECK (length(number) <= 40),
	title TEXT NOT NULL CHECK (length(title) <= 4000),
	kind TEXT NOT NULL CHECK (kind = 'frame' OR kind = 'information' OR kind = 'discussion' OR
		kind = 'decision' OR kind = 'application' OR kind = 'group-work' OR kind = 'report'),
	presenter TEXT NOT NULL CHECK (length(presenter) <= 1000),
	minutes INTEGER NOT NULL CHECK (minutes >= 0),
	outcome TEXT NOT NULL CHECK (outcome = 'open' OR outcome = 'treated' OR outcome = 'decided' OR
		outcome = 'agreed' OR outcome = 'endorsed' OR outcome = 'message' OR
		outcome = 'not-raised' OR outcome = 'referred' OR outcome = 'postponed' OR
		outcome = 'struck' OR outcome = 'finished'),
	started_at INTEGER NOT NULL CHECK (started_at >= 0),
	seconds INTEGER NOT NULL CHECK (seconds >= 0),
	referred_to TEXT NOT NULL DEFAULT '' CHECK (length(referred_to) <= 1000),
	carried_from INTEGER NOT NULL DEFAULT 0,
	standing_item INTEGER NOT NULL DEFAULT 0,
	round_item INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO items
	SELECT id, rev, sum, meeting_id, parent_id, position, number, title, kind, presenter, minutes,
		outcome, started_at, seconds, referred_to, carried_from, standing_item, round_item
	FROM aside ORDER BY id;
DROP TABLE aside;
CREATE INDEX items_meeting ON items (meeting_id, parent_id, position, id);
CREATE INDEX items_parent ON items (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX items_carried ON items (carried_from) WHERE carried_from <> 0;
CREATE INDEX items_round ON items (round_item) WHERE round_item <> 0;

CREATE TEMP TABLE aside AS SELECT * FROM main.attendances;
DROP TABLE main.attendances;
CREATE TABLE attendances (
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
	answer TEXT NOT NULL DEFAULT 'none' CHECK (answer = 'none' OR answer = 'accepted' OR
		answer = 'tentative' OR answer = 'declined' OR answer = 'delegated' OR
		answer = 'counter'),
	answer_sequence INTEGER NOT NULL DEFAULT 0 CHECK (answer_sequence >= 0),
	answered_at INTEGER NOT NULL DEFAULT 0 CHECK (answered_at >= 0),
	comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000),
	proposed_starts TEXT NOT NULL DEFAULT '' CHECK (proposed_starts = '' OR
		length(proposed_starts) = 10 OR length(proposed_starts) = 16),
	proposed_ends TEXT NOT NULL DEFAULT '' CHECK (proposed_ends = '' OR
		length(proposed_ends) = 10 OR length(proposed_ends) = 16),
	UNIQUE (meeting_id, person_id)
) STRICT;
INSERT INTO attendances
	SELECT id, rev, sum, meeting_id, person_id, status, party_id, expected, stands_in_for, came, "left",
		role, came_item, left_item, answer, answer_sequence, answered_at, comment, proposed_starts,
		proposed_ends
	FROM aside ORDER BY id;
DROP TABLE aside;
CREATE INDEX attendances_person ON attendances (person_id, meeting_id);
CREATE INDEX attendances_party ON attendances (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX attendances_for ON attendances (stands_in_for, meeting_id) WHERE stands_in_for IS NOT NULL;

-- Ids that were given out are never given out again.
DELETE FROM sqlite_sequence WHERE name IN ('meetings', 'items', 'attendances');
INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM given_ids;
DROP TABLE given_ids;
