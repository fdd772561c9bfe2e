#!/bin/sh
# Groups that end, get a successor or become one; memberships in their days.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add party "Ekby kommun" --short Ekby --kind municipality
for g in Norr/N Väst/V Öst/Ö; do
	run add group "Beredning ${g%/*}" --short "${g%/*}" --letter "${g#*/}"
done
run add person "Karin Alm" --party Ekby --group Norr --group Väst
run add person "Eva Brandt" --group Öst
run add person "Bo Ek"

# ---- Memberships ----

run add member "Bo Ek" --group Öst --role chair --party Ekby --mandate yes --from 2026-01-01 --to 2027-06-30
is 0 "add member: exit"
has "$err" "New member: Bo Ek, Beredning Öst" "add member: said"
run add member "Bo Ek" --group Öst
is 1 "a member already: exit"
run add member "Bo Ek"
is 2 "in no group: exit"
run change member "Bo Ek" --group Öst --from 2026-02-01 --role member
is 0 "change member: exit"
run change member "Bo Ek" --group Norr
is 3 "change member of another group: exit"
run change member "Bo Ek" --group Öst --to 2026-01-01
is 1 "a membership that ends before it begins: exit"
run add meeting -g Öst --start "2026-01-20 9:00"
run show 1 --json
hasnt "$out" "Bo Ek" "no member yet: not on the roll"
run add meeting -g Öst --start "2026-02-10 9:00"
run show 2 --json
has "$out" "Bo Ek" "a member by then: on the roll"

# ---- A merge ----

run add meeting -g Norr --start "2027-02-09 9:00"
run add meeting -g Norr -g Öst --start "2027-03-09 9:00" --title "Gemensam dag"
run add meeting -g Norr --start "2026-11-10 9:00"
run merge groups Norr Väst Öst --start 2027-01-01
is 2 "merge into nothing: exit"
run merge groups Norr --into Norr --start 2027-01-01
is 1 "merge of a group with itself: exit"
has "$err" "its own place" "merge of a group with itself: why"
run merge groups Norr Väst Öst --into "Beredning Gemensam" --short Gemensam --letter G --start 2027-01-01 -n
is 0 "merge as a trial: exit"
run list groups --plain
lines "$out" 3 "merge as a trial: nothing"
run merge groups Norr Väst Öst --into "Beredning Gemensam" --short Gemensam --letter G --start 2027-01-01
is 0 "merge: exit"
has "$err" "3 groups end and become Beredning Gemensam" "merge: said"
has "$err" "To Beredning Gemensam: 3 members, 2 later meetings" "merge: what went over"
run list groups --json
json "$out" "list groups: JSON"
has "$out" '"to":"2026-12-31","successor":"Beredning Gemensam"' "list groups: the successor"
has "$out" '"from":"2027-01-01"' "list groups: its first day"
run list groups
has "$out" "Successor" "list groups: a column"
run list meetings --group Gemensam --all --plain
lines "$out" 2 "meetings: those that went over"
run list meetings --group Norr --all --plain
lines "$out" 1 "meetings: those that stay, by the old group"
has "$out" "2026-11-10" "meetings: the one before"
run add meeting -g Norr --start "2027-01-12 9:00"
is 1 "a meeting of a group that has ended: exit"
has "$err" "Beredning Gemensam has taken its place" "a meeting of a group that has ended: why"
run add meeting -g Norr --start "2026-12-15 9:00"
is 0 "a meeting before the end: exit"
run undo 2
run list groups --plain
lines "$out" 3 "the merge is undone"
run list meetings --group Norr --all --plain
lines "$out" 3 "the merge is undone: its meetings"
run merge groups Norr Öst --into Väst
is 0 "merge into one that is there, from today: exit"
run merge groups Norr --into Väst
is 1 "a group that has ended: exit"
run undo

# ---- An end ----

run change group Öst --successor Norr
is 1 "a successor without a last day: exit"
run change group Öst --to 2026-02-01 --successor Norr
is 0 "change group: an end: exit"
has "$err" "To Beredning Norr: 2 members, 2 later meetings" "change group: what went over"
run undo
run change group Öst --to 2026-12-31
is 0 "an end without a successor: exit"
has "$err" "1 later meeting stays" "an end without a successor: what stays"
run change group Öst --to ""
is 0 "no end after all: exit"
run list groups --plain
hasnt "$out" "2026-12-31" "no end after all"
run change group Öst --from 2026-01-01 --to 2025-12-31
is 1 "it ends before it begins: exit"
run change group Öst --to someday
is 2 "no day: exit"
run change group Norr --to 2026-12-31 --successor Norr
is 1 "its own successor: exit"

tap_done
