-- Dates proposed for a meeting and what parties and people say to them; a change of where a meeting is
-- is logged beside a change of its date.

ALTER TABLE meetings ADD COLUMN candidates INTEGER NOT NULL DEFAULT 0 CHECK (candidates >= 0);

ALTER TABLE moves ADD COLUMN old_mode TEXT NOT NULL DEFAULT 'onsite'
	CHECK (old_mode IN ('onsite', 'remote', 'hybrid'));
ALTER TABLE moves ADD COLUMN new_mode TEXT NOT NULL DEFAULT 'onsite'
	CHECK (new_mode IN ('onsite', 'remote', 'hybrid'));
ALTER TABLE moves ADD COLUMN old_place TEXT NOT NULL DEFAULT '' CHECK (length(old_place) <= 1000);
ALTER TABLE moves ADD COLUMN new_place TEXT NOT NULL DEFAULT '' CHECK (length(new_place) <= 1000);

CREATE TABLE candidates (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	position INTEGER NOT NULL CHECK (position >= 1),
	starts TEXT NOT NULL
		CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
			OR starts GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
	ends TEXT NOT NULL
		CHECK (ends = '' OR ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
			OR ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
	all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
	uid TEXT NOT NULL CHECK (length(uid) BETWEEN 1 AND 255),
	state TEXT NOT NULL CHECK (state IN ('open', 'chosen', 'cancelled'))
) STRICT;
CREATE INDEX candidates_meeting ON candidates (meeting_id, position, id);
CREATE UNIQUE INDEX candidates_uid ON candidates (uid);

CREATE TABLE candidate_answers (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	candidate_id INTEGER NOT NULL REFERENCES candidates (id),
	party_id INTEGER REFERENCES parties (id),
	person_id INTEGER REFERENCES people (id),
	answer TEXT NOT NULL CHECK (answer IN ('can', 'cannot', 'rather-not')),
	CHECK (party_id IS NOT NULL OR person_id IS NOT NULL),
	UNIQUE (candidate_id, party_id),
	UNIQUE (candidate_id, person_id)
) STRICT;
CREATE INDEX candidate_answers_party ON candidate_answers (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX candidate_answers_person ON candidate_answers (person_id) WHERE person_id IS NOT NULL;
