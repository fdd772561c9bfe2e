-- The newest step there was when a calendar was last written out. What was entered after it nobody has
-- seen: undo takes it away without a trace (db/undo_calendar.c).

CREATE TABLE calendars_place (step INTEGER NOT NULL) STRICT;
INSERT INTO calendars_place (step) SELECT coalesce(max(id), 0) FROM steps;
