-- The lines of imported notes that frame them, in the words in which they were written.

CREATE TABLE written_lines (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	rev INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	meeting_id INTEGER NOT NULL REFERENCES meetings (id),
	item_id INTEGER REFERENCES items (id),
	position INTEGER NOT NULL,
	part TEXT NOT NULL CHECK (part IN ('title', 'field', 'roll', 'item', 'presenter')),
	text TEXT NOT NULL CHECK (length(text) <= 65536),
	says INTEGER NOT NULL
) STRICT;
CREATE INDEX written_lines_meeting ON written_lines (meeting_id, item_id, position, id);
CREATE INDEX written_lines_item ON written_lines (item_id) WHERE item_id IS NOT NULL;
