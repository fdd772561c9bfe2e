-- What a meeting is held with: rounds, templates, affected parties, attachments, dot votes, the
-- documents that left the house, and the remarks of the check that somebody waived. A column named
-- after a record without a foreign key (carried_from, came_item …) may name one that is gone.

CREATE TABLE rounds (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 1000)
) STRICT;
CREATE INDEX meetings_round ON meetings (round_id, starts, id) WHERE round_id <> 0;

CREATE TABLE templates (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	group_id INTEGER REFERENCES groups (id),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200)
) STRICT;
CREATE INDEX templates_group ON templates (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE standing_items (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	template_id INTEGER NOT NULL REFERENCES templates (id),
	parent_id INTEGER REFERENCES standing_items (id),
	position INTEGER NOT NULL,
	title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 4000),
	kind TEXT NOT NULL CHECK (kind IN ('frame', 'information', 'discussion', 'decision',
		'application', 'group-work', 'report')),
	presenter TEXT NOT NULL CHECK (length(presenter) <= 1000),
	minutes INTEGER NOT NULL CHECK (minutes >= 0),
	from_day TEXT NOT NULL
		CHECK (from_day = '' OR from_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	to_day TEXT NOT NULL
		CHECK (to_day = '' OR to_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX standing_items_template ON standing_items (template_id, parent_id, position, id);
CREATE INDEX standing_items_parent ON standing_items (parent_id) WHERE parent_id IS NOT NULL;

-- Must-have parties of a group.
CREATE TABLE group_parties (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	group_id INTEGER NOT NULL REFERENCES groups (id),
	party_id INTEGER NOT NULL REFERENCES parties (id),
	UNIQUE (group_id, party_id)
) STRICT;
CREATE INDEX group_parties_party ON group_parties (party_id);

-- Parties that an item is about.
CREATE TABLE item_parties (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	item_id INTEGER NOT NULL REFERENCES items (id),
	party_id INTEGER NOT NULL REFERENCES parties (id),
	UNIQUE (item_id, party_id)
) STRICT;
CREATE INDEX item_parties_party ON item_parties (party_id);

CREATE TABLE attachments (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	item_id INTEGER REFERENCES items (id),
	position INTEGER NOT NULL,
	label TEXT NOT NULL CHECK (length(label) <= 1000),
	path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 4000),
	bytes INTEGER NOT NULL CHECK (bytes >= 0),
	sha256 TEXT NOT NULL CHECK (length(sha256) IN (0, 64))
) STRICT;
CREATE INDEX attachments_meeting ON attachments (meeting_id, item_id, position, id);
CREATE INDEX attachments_item ON attachments (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE polls (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	item_id INTEGER NOT NULL REFERENCES items (id),
	title TEXT NOT NULL CHECK (length(title) <= 1000),
	dots INTEGER NOT NULL CHECK (dots >= 1),
	most INTEGER NOT NULL CHECK (most >= 1),
	state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
	note_id INTEGER NOT NULL
) STRICT;
CREATE INDEX polls_meeting ON polls (meeting_id);
CREATE INDEX polls_item ON polls (item_id);

CREATE TABLE poll_options (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	poll_id INTEGER NOT NULL REFERENCES polls (id),
	position INTEGER NOT NULL,
	text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
	note_id INTEGER NOT NULL,
	merged_into INTEGER REFERENCES poll_options (id)
) STRICT;
CREATE INDEX poll_options_poll ON poll_options (poll_id, position, id);
CREATE INDEX poll_options_into ON poll_options (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE ballots (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	poll_id INTEGER NOT NULL REFERENCES polls (id),
	person_id INTEGER NOT NULL REFERENCES people (id),
	option_id INTEGER NOT NULL REFERENCES poll_options (id),
	dots INTEGER NOT NULL CHECK (dots >= 1),
	UNIQUE (poll_id, person_id, option_id)
) STRICT;
CREATE INDEX ballots_person ON ballots (person_id);
CREATE INDEX ballots_option ON ballots (option_id);

CREATE TABLE documents (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	kind TEXT NOT NULL CHECK (kind IN ('agenda', 'notes')),
	version INTEGER NOT NULL CHECK (version >= 1),
	public INTEGER NOT NULL CHECK (public IN (0, 1)),
	state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'approved', 'archived')),
	text TEXT NOT NULL CHECK (length(text) <= 10000000),
	sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
	differs TEXT NOT NULL CHECK (length(differs) <= 1000000),
	sent_at INTEGER NOT NULL CHECK (sent_at >= 0),
	approved_at INTEGER NOT NULL CHECK (approved_at >= 0),
	archived_at INTEGER NOT NULL CHECK (archived_at >= 0)
) STRICT;
CREATE INDEX documents_meeting ON documents (meeting_id, kind, version);

CREATE TABLE waivers (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	finding TEXT NOT NULL CHECK (length(finding) BETWEEN 1 AND 100),
	item_id INTEGER NOT NULL,
	note_id INTEGER NOT NULL,
	subject TEXT NOT NULL CHECK (length(subject) <= 4000),
	reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
	waived_at INTEGER NOT NULL CHECK (waived_at >= 0)
) STRICT;
CREATE INDEX waivers_meeting ON waivers (meeting_id);

ALTER TABLE meetings ADD COLUMN onsite_label TEXT NOT NULL DEFAULT ''
	CHECK (length(onsite_label) <= 200);
ALTER TABLE items ADD COLUMN referred_to TEXT NOT NULL DEFAULT '' CHECK (length(referred_to) <= 1000);
ALTER TABLE items ADD COLUMN carried_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN standing_item INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN round_item INTEGER NOT NULL DEFAULT 0;
CREATE INDEX items_carried ON items (carried_from) WHERE carried_from <> 0;
CREATE INDEX items_round ON items (round_item) WHERE round_item <> 0;
ALTER TABLE notes ADD COLUMN year_number INTEGER NOT NULL DEFAULT 0 CHECK (year_number >= 0);
ALTER TABLE notes ADD COLUMN closed_at INTEGER NOT NULL DEFAULT 0 CHECK (closed_at >= 0);
CREATE INDEX notes_decisions ON notes (meeting_id, year_number) WHERE kind = 'decision';
CREATE INDEX notes_due ON notes (
	(CASE WHEN due_to <> '' THEN due_to WHEN due_from <> '' THEN due_from ELSE '9999' END), id)
	WHERE kind = 'action' AND state = 'open';
CREATE INDEX notes_closed ON notes (closed_at, id) WHERE kind = 'action' AND closed_at > 0;
ALTER TABLE attendances ADD COLUMN came_item INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attendances ADD COLUMN left_item INTEGER NOT NULL DEFAULT 0;

-- The newest step that stands is found from the end of the table: a page less in every commit.
DROP INDEX steps_standing;
