# The second screen where there is no screen: lines of text. The one on a terminal is in tests/e2e.
. "$SRC/tests/support/tap.sh"

run demo --save "$work/year.db"
is 0 "a made-up year"
export ARSHJUL_DB=$work/year.db

run show --follow --json
is 2 "--follow has no JSON"
has "$err" "leave out --json" "and says so"

run show --follow 999
is 3 "no such meeting"

# A meeting that has been held has nothing to wait for.
run show --follow 2026-01-20
is 0 "held: printed once"
has "$out" "Present " "attendance"
hasnt "$out" "9:31" "no lines of the notes"

# The database is only read.
before=$(sha256sum "$work/year.db")
run show --follow 2026-01-20
[ "$before" = "$(sha256sum "$work/year.db")" ]
tap $? "not a byte of the database is changed"

tap_done
