-- The lines that frame imported notes are half of the rows that such an import writes: their CHECK stands in a row
-- as well (0017 says why). Nothing refers to them.
CREATE TEMP TABLE given_id AS SELECT seq FROM main.sqlite_sequence WHERE name = 'written_lines';
CREATE TEMP TABLE aside AS SELECT * FROM main.written_lines;
DROP TABLE main.written_lines;
CREATE TABLE written_lines (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	item_id INTEGER REFERENCES items (id),
	position INTEGER NOT NULL,
	part TEXT NOT NULL CHECK (part = 'roll' OR part = 'field' OR part = 'title' OR part = 'item' OR
		part = 'presenter'),
	text TEXT NOT NULL CHECK (length(text) <= 65536),
	says INTEGER NOT NULL
) STRICT;
INSERT INTO written_lines
	SELECT id, rev, sum, meeting_id, item_id, position, part, text, says FROM aside ORDER BY id;
DROP TABLE aside;
CREATE INDEX written_lines_meeting ON written_lines (meeting_id, item_id, position, id);
CREATE INDEX written_lines_item ON written_lines (item_id) WHERE item_id IS NOT NULL;

-- Ids that were given out are never given out again.
DELETE FROM sqlite_sequence WHERE name = 'written_lines';
INSERT INTO sqlite_sequence (name, seq) SELECT 'written_lines', seq FROM given_id;
DROP TABLE given_id;
