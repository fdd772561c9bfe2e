-- What calendars were given: entries that were taken away and have to be called off, the names under which
-- calendars are published, what was written into which folder, and who was invited to what.

CREATE TABLE tombstones (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	uid TEXT NOT NULL CHECK (length(uid) BETWEEN 1 AND 255),
	sequence INTEGER NOT NULL CHECK (sequence >= 0),
	revised_at INTEGER NOT NULL CHECK (revised_at >= 0),
	created_at INTEGER NOT NULL CHECK (created_at >= 0),
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
	mode TEXT NOT NULL CHECK (mode IN ('onsite', 'remote', 'hybrid'))
) STRICT;
CREATE UNIQUE INDEX tombstones_uid ON tombstones (uid);
CREATE INDEX tombstones_starts ON tombstones (starts, id);

CREATE TABLE tombstone_groups (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	tombstone_id INTEGER NOT NULL REFERENCES tombstones (id),
	group_id INTEGER NOT NULL REFERENCES groups (id),
	UNIQUE (tombstone_id, group_id)
) STRICT;
CREATE INDEX tombstone_groups_group ON tombstone_groups (group_id);

CREATE TABLE feeds (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('all', 'group', 'person')),
	group_id INTEGER REFERENCES groups (id),
	person_id INTEGER REFERENCES people (id),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100)
) STRICT;
CREATE UNIQUE INDEX feeds_name ON feeds (name);
CREATE UNIQUE INDEX feeds_group ON feeds (group_id) WHERE group_id IS NOT NULL;
CREATE UNIQUE INDEX feeds_person ON feeds (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE published (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	folder TEXT NOT NULL CHECK (length(folder) <= 4096),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
	sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE UNIQUE INDEX published_name ON published (folder, name);

CREATE TABLE invitations (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	uid TEXT NOT NULL CHECK (length(uid) BETWEEN 1 AND 255),
	person_id INTEGER NOT NULL REFERENCES people (id),
	address TEXT NOT NULL CHECK (length(address) BETWEEN 1 AND 320),
	method TEXT NOT NULL CHECK (method IN ('request', 'cancel')),
	sequence INTEGER NOT NULL CHECK (sequence >= 0),
	revised_at INTEGER NOT NULL CHECK (revised_at >= 0),
	starts TEXT NOT NULL CHECK (length(starts) IN (0, 10, 16)),
	ends TEXT NOT NULL CHECK (length(ends) IN (0, 10, 16)),
	sent_at INTEGER NOT NULL CHECK (sent_at >= 0)
) STRICT;
CREATE UNIQUE INDEX invitations_uid ON invitations (uid, person_id);
CREATE INDEX invitations_person ON invitations (person_id);
