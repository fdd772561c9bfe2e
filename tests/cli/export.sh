#!/bin/sh
# Files that are written: whole, atomic, the same for the same data; backups; demo.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run demo
is 0 "demo without a terminal: exit"
has "$out" "RUNNING" "demo: the running meeting"
has "$out" "The coming month" "demo: the coming month"
[ ! -e "$ARSHJUL_DB" ]
tap $? "demo: makes no database"
run demo --save "$ARSHJUL_DB"
is 0 "demo in a file: exit"
run demo --save "$ARSHJUL_DB"
is 1 "demo never overwrites: exit"
run
is 0 "without a command and a terminal: exit"
has "$out" "RUNNING" "without a command: the news"
cp "$out" "$work/news"
run show current --json
json "$out" "show the running meeting: JSON"
run doctor
is 0 "doctor: whole"
run doctor --json
json "$out" "doctor: JSON"
run list actions --json
json "$out" "list actions: JSON"
run list decisions --plain
is 0 "list decisions: exit"
run list parties --json
json "$out" "list parties: JSON"

run export ics
is 0 "ics on standard output: exit"
has "$out" "BEGIN:VCALENDAR" "ics on standard output"
cp "$out" "$work/stdout.ics"
run export ics -o "$work/year.ics"
has "$err" "meetings written" "ics into a file: how many"
empty "$out" "ics into a file: nothing on standard output"
same "$work/stdout.ics" "$work/year.ics" "ics: the same bytes"
run export ics -o -
same "$work/stdout.ics" "$out" "ics: - is standard output"
run export ics -o "$work/year.ics"
[ ! -e "$work/year.ics.bak" ]
tap $? "the same file again: no .bak"
run export ics --group Väst -o "$work/year.ics"
same "$work/stdout.ics" "$work/year.ics.bak" "another file: the old one is kept"
[ "$(grep -c BEGIN:VEVENT "$work/year.ics")" -lt "$(grep -c BEGIN:VEVENT "$work/stdout.ics")" ]
tap $? "ics of a group: fewer meetings"
run export ics --year 1999
is 0 "ics of an empty year: exit"
hasnt "$out" "BEGIN:VEVENT" "ics of an empty year"
ln -s year.ics "$work/link.ics"
run export ics -o "$work/link.ics"
[ -L "$work/link.ics" ] && cmp -s "$work/year.ics" "$work/stdout.ics"
tap $? "a symbolic link is followed"

run export ics -o "$work/no/such/folder/x.ics"
is 3 "no such folder: exit"
run export ics -o "$work"
is 1 "a folder: exit"
run export ics -o "$ARSHJUL_DB"
is 1 "the database itself: exit"
run export ics -o /dev/full
is 1 "a full disk: exit"
has "$err" "full" "a full disk: said"
"$ARSHJUL" export ics >/dev/full 2>"$err"
status=$?
is 1 "a full standard output: exit"
"$ARSHJUL" list meetings --all 2>"$err" | head -n 1 >"$out"
empty "$err" "a reader that leaves is no error"
if [ "$(id -u)" != 0 ]; then
	mkdir "$work/locked" && chmod 500 "$work/locked"
	run export ics -o "$work/locked/x.ics"
	is 1 "no right to write: exit"
fi
[ -z "$(find "$work" -name '*.ics.*' ! -name '*.bak')" ]
tap $? "no temporary files are left"

run export json -o "$work/one.json"
is 0 "export json: exit"
json "$work/one.json" "export json: JSON"
run export json
same "$out" "$work/one.json" "export json: the same bytes"

run backup "$work/copy.db"
is 0 "backup: exit"
run -d "$work/copy.db" export json
same "$out" "$work/one.json" "backup: the same data"
echo "something else" >"$work/other"
run backup "$work/other"
is 0 "backup onto another file: exit"
has "$work/other.bak" "something else" "backup onto another file: that one is kept"
mkdir "$work/blocked.db"
run backup "$work/blocked.db"
is 1 "backup onto a folder: exit"
[ -d "$work/blocked.db" ]
tap $? "backup onto a folder: it is still there"
run backup "$work/no/such/folder.db"
is 3 "backup without a folder: exit"
run backup "$ARSHJUL_DB"
is 1 "backup onto the database: exit"
run doctor
is 0 "backup onto the database: it is whole"

tap_done
