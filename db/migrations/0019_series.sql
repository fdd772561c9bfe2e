-- Entries of a series that others organise. series is its UID there and instance the place of the entry in it, the
-- day on which the rule has it, whenever it is held: so that what comes in about the whole of it, or about all from
-- a day on, finds them; '' = of no series.
ALTER TABLE meetings ADD COLUMN series TEXT NOT NULL DEFAULT '' CHECK (length(series) <= 2000);
ALTER TABLE meetings ADD COLUMN instance TEXT NOT NULL DEFAULT ''
	CHECK (instance = '' OR length(instance) = 10 OR length(instance) = 16);
CREATE INDEX meetings_series ON meetings (series, starts, id) WHERE series <> '';

-- When it was answered, for an answer that was sent earlier and is read later (UTC seconds); 0 = not known.
ALTER TABLE candidate_answers ADD COLUMN answered_at INTEGER NOT NULL DEFAULT 0 CHECK (answered_at >= 0);
