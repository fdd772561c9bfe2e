#!/bin/sh
# Attendance statistics from the shell.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add party Försäkringskassan --short FK
run add group "Beredning Väst" --short Väst
run add person "Åsa Fors" --group Väst --party FK
run add person "Bo Ek" --party FK
run add meeting --group Väst --start "2025-09-02 9:00"
run add meeting --group Väst --start "2026-03-03 9:00"
run add meeting --group Väst --start "2026-02-03 9:00"
run attend 1 "Åsa Fors" onsite
run attend 2 "Åsa Fors" excused
run attend 2 "Bo Ek" onsite --for "Åsa Fors"

run stats --plain
is 0 "people: exit"
has "$out" "Åsa Fors	Försäkringskassan	1/2		2	1	0	1	0	0	0	-1	2025-09-02" "people: a row"
has "$out" "Bo Ek	Försäkringskassan	0/0		0" "people: who only stood in was not called"
run stats
has "$err" "2 meetings whose roll was taken. 1 without a roll does not count." "people: of what"
run stats --json
json "$out" "people: JSON"
has "$out" '"without_roll":1' "people: without a roll"
has "$out" '"percent":null' "people: too few for a percentage"
run stats parties --plain
has "$out" "Försäkringskassan	2/2		+2	0	0	1/2" "parties: the substitute represents it"
run stats years --plain
lines "$out" 2 "years: all of them"
has "$out" "2025	1	0	1.0	1/1" "years: a row"
run stats years --halves --plain
has "$out" "2025-2	1" "half years"
run stats groups --year 2025 --json
has "$out" '"group":"Beredning Väst"' "groups: JSON"
run stats meetings --plain
has "$out" "no-roll" "meetings: one without a roll"
run stats --person Åsa --plain
has "$out" "	E" "a person: substituted"
run stats --person Åsa --json
json "$out" "a person: JSON"
has "$out" '"was":"substituted"' "a person: what she was"
run stats things
is 2 "what there is not: exit"
run stats --from 2026-01-01 --to 2025-01-01
is 2 "a span that ends before it begins"
run export csv attendance -o t.csv
is 0 "table: exit"
has t.csv ";Åsa Fors;Försäkringskassan;på plats;P;ja;nej" "table: a row"
run export csv things
is 2 "no such table: exit"
run export stats --all
has "$out" "Möten: 2 (+ 1 utan upprop, räknas inte)" "page: how many meetings"
hasnt "$out" "Fors" "page: names nobody"
run export stats --all --names
has "$out" "Fors, Åsa" "page: names where asked"
tap_done
