-- What was written, word by word, to be found again. search_texts has one row for each text: its id is
-- that of the record, and above its lowest 40 bits what it is of (0 a meeting, 1 an item, 2 a line of
-- the notes, 3 a person, 4 another spelling of a name). The index follows the journal: search_place tells the last
-- step that it knows of (db/search.c).

CREATE TABLE search_texts (
	id INTEGER PRIMARY KEY,
	meeting_id INTEGER NOT NULL,
	text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5 (
	text,
	content = 'search_texts',
	content_rowid = 'id',
	tokenize = "unicode61 remove_diacritics 2",
	prefix = '2 3'
);
CREATE TABLE search_place (step INTEGER NOT NULL) STRICT;

INSERT INTO search_texts (id, meeting_id, text)
	SELECT id, id, title || ' ' || place FROM meetings
	UNION ALL SELECT id + (1 << 40), meeting_id, title || ' ' || presenter FROM items
	UNION ALL SELECT id + (2 << 40), meeting_id, speaker || ' ' || text || ' ' || who FROM notes
	UNION ALL SELECT id + (3 << 40), 0, given || ' ' || family || ' ' || title FROM people
	UNION ALL SELECT id + (4 << 40), 0, name FROM aliases;
INSERT INTO search_words (search_words) VALUES ('rebuild');
INSERT INTO search_place (step) SELECT coalesce(max(id), 0) FROM steps;
