-- What comes in from other calendars: whose meeting an entry is, which edition of it was taken over,
-- and what people answered by mail.

-- The address of whoever organises it; '' = we do. description: what that calendar says about it.
-- foreign_stamp is the DTSTAMP of the edition taken over last (UTC seconds), foreign_sum a sum over what it
-- said; 0 = never imported.
ALTER TABLE meetings ADD COLUMN organizer TEXT NOT NULL DEFAULT '' CHECK (length(organizer) <= 320);
ALTER TABLE meetings ADD COLUMN description TEXT NOT NULL DEFAULT ''
	CHECK (length(description) <= 20000);
ALTER TABLE meetings ADD COLUMN foreign_stamp INTEGER NOT NULL DEFAULT 0 CHECK (foreign_stamp >= 0);
ALTER TABLE meetings ADD COLUMN foreign_sum INTEGER NOT NULL DEFAULT 0;
-- Those typed here, among which a calendar may find its own by time.
CREATE INDEX meetings_typed ON meetings (starts, id) WHERE foreign_sum = 0;

-- The latest answer by mail: by SEQUENCE, then by DTSTAMP. comment is what the person wrote with it; a
-- counter-proposal gives another time.
ALTER TABLE attendances ADD COLUMN answer TEXT NOT NULL DEFAULT 'none'
	CHECK (answer IN ('none', 'accepted', 'tentative', 'declined', 'delegated', 'counter'));
ALTER TABLE attendances ADD COLUMN answer_sequence INTEGER NOT NULL DEFAULT 0
	CHECK (answer_sequence >= 0);
ALTER TABLE attendances ADD COLUMN answered_at INTEGER NOT NULL DEFAULT 0 CHECK (answered_at >= 0);
ALTER TABLE attendances ADD COLUMN comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000);
ALTER TABLE attendances ADD COLUMN proposed_starts TEXT NOT NULL DEFAULT ''
	CHECK (length(proposed_starts) IN (0, 10, 16));
ALTER TABLE attendances ADD COLUMN proposed_ends TEXT NOT NULL DEFAULT ''
	CHECK (length(proposed_ends) IN (0, 10, 16));
