#!/bin/sh
# Commands that write: what they say, what is then there, and that undo takes it back.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run show next
is 3 "no database: exit"
has "$err" "arshjul demo" "no database: says how to begin"

run add group "Beredning Väst" --short Väst --letter V
is 0 "add group: exit"
has "$err" "undo" "add group: how to take it back"
empty "$out" "add group: nothing on standard output"
[ "$(stat -c %a "$ARSHJUL_DB")" = 600 ]
tap $? "the database is its owner's only"
run add group "Beredning Norr" --kind steering --json
json "$out" "add group: JSON"
has "$out" '"id":2' "add group: its number"
run add party Försäkringskassan --short FK --kind agency
is 0 "add party: exit"
run add person "Karin Alm" --party FK --group Väst --role chair --email karin.alm@example.org
is 0 "add person: exit"
run add person "Carin Alm" --party FK -g Väst -g Norr
has "$err" "Possibly the same: Karin Alm" "add person: a name nearly the same is told"
run list people --group Norr --plain
lines "$out" 1 "add person: member of the second group"
run list people --group Väst --json
json "$out" "list people: JSON"
has "$out" '"name":"Karin Alm","party":"Försäkringskassan"' "list people: who"
has "$out" '"role":"chair"' "list people: role"

run add meeting --group Väst --start "2026-04-21 9:00" --minutes 150 --place Kansliet
is 0 "add meeting: exit"
run list meetings --json
json "$out" "list meetings: JSON"
has "$out" '"schema":1' "list meetings: schema"
has "$out" '"start":"2026-04-21T09:00","end":"2026-04-21T11:30","all_day":false,"zone":"Europe/Stockholm","place":"Kansliet","mode":"onsite","status":"decided","round":null' "list meetings: keys"
run add meeting -g Norr -g Väst --start 2026-05-06 --end 2026-05-07 --all-day --kind lunch-to-lunch
is 0 "joint meeting of two days: exit"
run list meetings --from 2026-05-01 --json
has "$out" '"groups":["Beredning Norr","Beredning Väst"],"start":"2026-05-06","end":"2026-05-07","all_day":true' "joint meeting: groups and last day"
run add meeting --start "21/5 13-15" --title Utbildning --kind training --mode remote --status proposed
is 0 "a day and a span in short"
run list meetings --plain
has "$out" "2026-05-21T13:00	2026-05-21T15:00	proposed	training" "the next such day"
run add meeting --start "2026-06-01" --title X
is 2 "a time of day is missing: exit"
run add meeting --start "i går kväll" --title X
is 2 "not a time: exit"
run add meeting --title X
is 2 "no time: exit"
run add meeting --start "2026-06-01 9:00" --kind picnic --title X
is 2 "unknown kind: exit"
has "$err" "full-day" "unknown kind: what there is"
run add meeting --start "2026-06-01 9:00"
is 1 "neither title nor group: exit"
run add meeting --start "2026-06-01 9:00" -g Öst
is 3 "unknown group: exit"

run add item 2026-04-21 Ansökningar --minutes 30 --presenter "Karin Alm" --kind application
is 0 "add item: exit"
run show 2026-04-21 --json
has "$out" '"title":"Ansökningar","presenter":"Karin Alm","kind":"application","outcome":"open","notes":[]' "add item: there"
run attend 2026-04-21 "Karin Alm" onsite
is 0 "attend: exit"
run attend 2026-04-21 Alm remote
is 3 "attend: a name of two is ambiguous"
has "$err" "Karin Alm" "attend: who it may be"
run show 2026-04-21 --json
has "$out" '"person":"Karin Alm","party":"Försäkringskassan","status":"onsite"' "attend: marked"
has "$out" '"called":2,"parties_present":1,"parties_called":1' "attend: counted"
run attend 2026-04-21 "Karin Alm" perhaps
is 2 "attend: unknown status"
run attend 2026-04-21 Nemo onsite
is 3 "attend: unknown person"
run attend 2026-04-21 "Karin Alm" clear
run show 2026-04-21 --plain
has "$out" "attendance	Karin Alm	Försäkringskassan	unmarked" "attend: cleared"

run move 2026-04-21 2026-04-28 --why sportlov
is 0 "move: exit"
run list meetings --plain
has "$out" "2026-04-28T09:00	2026-04-28T11:30" "move: a day keeps the time"
run move 2026-04-28 13:00
run list meetings --plain
has "$out" "2026-04-28T13:00	2026-04-28T15:30" "move: a time keeps the day and the length"
run move 2026-04-28 never
is 2 "move: no time"
run cancel 2026-04-28
is 0 "cancel: exit"
run list meetings --plain
has "$out" "2026-04-28T13:00	2026-04-28T15:30	cancelled" "cancel: it stays, cancelled"

run export json -o "$work/now.json"
run move 2026-05-21 2026-05-22 -n
is 0 "trial: exit"
has "$err" "nothing was saved" "trial: says so"
run export json -o "$work/then.json"
same "$work/now.json" "$work/then.json" "trial: nothing was saved"
[ -z "$(ls "$TMPDIR")" ]
tap $? "trial: nothing is left behind"

run undo 2
is 0 "undo: exit"
run list meetings --plain
has "$out" "2026-04-28T09:00	2026-04-28T11:30	decided" "undo: two steps back"
run redo
run list meetings --plain
has "$out" "2026-04-28T13:00" "redo: one forward"
run undo 500
is 3 "undo: more than there is"
run list groups
empty "$out" "undo: back to the beginning"
run undo zero
is 2 "undo: not a number"
run history 5 --json
json "$out" "history: JSON"
has "$out" '"kind":"undo"' "history: undo is a step too"
run history 3 --plain
lines "$out" 3 "history: as many as asked for"

tap_done
