#!/bin/sh
# SQL stands in db/ alone, and there as constant text: values are bound, never printed into it.
# (PRAGMA takes no bound values, so a number may be printed into one.)
set -eu

statement='(SELECT [^ ].* FROM|SELECT [a-z_]+\(|INSERT (OR [A-Z]+ )?INTO|UPDATE [a-z_%]+ SET|DELETE FROM|REPLACE INTO|(CREATE|DROP|ALTER) (TABLE|INDEX|TRIGGER|VIEW|VIRTUAL)|PRAGMA [a-z_]+|BEGIN IMMEDIATE|WITH RECURSIVE)'
bad=$(
	find core tui -name '*.[ch]' | sort | xargs awk -v want=strings -f tests/lint/lex.awk |
		grep -E "$statement" | sed 's/$/   <- SQL outside db/' || true

	# In db/ (below it lies what only builds): a literal with a statement and a conversion in it.
	find db -maxdepth 1 -name '*.[ch]' | sort | xargs awk -v want=strings -f tests/lint/lex.awk |
		tr '\001\002' '<>' | grep -E "$statement" | grep -v PRAGMA |
		grep -E '%[-+ #0-9.*lhzj]*[sdiuxqQwc]' | sed 's/$/   <- SQL is printed/' || true
)
[ -z "$bad" ] && exit 0
echo "$bad"
exit 1
