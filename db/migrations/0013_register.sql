-- The turn in which the deputies of a party are called (FinsamL 2003:1210 wants it fixed for a board): 1 is
-- called first; 0 = none was said.
ALTER TABLE memberships ADD COLUMN turn INTEGER NOT NULL DEFAULT 0 CHECK (turn >= 0);
