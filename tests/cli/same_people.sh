#!/bin/sh
# People who are here twice: found, merged, taken apart again; other spellings.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add party "Ekby kommun" --short Ekby --kind municipality
run add party Försäkringskassan --short FK --kind agency
run add group "Beredning Väst" --short Väst
run add person "Annika Ekdal" --party Ekby --group Väst
run add person "Annica Ekdal" --party Ekby --group Väst
run add person "Elin Ek"
run add person "Elin Eklund"
run check duplicates
is 5 "check duplicates: exit"
lines "$out" 2 "check duplicates: a heading and one pair"
has "$out" "1:2" "check duplicates: the key"
has "$out" "sounds the same" "check duplicates: why"
run check duplicates --json
is 5 "check duplicates as JSON: exit"
json "$out" "check duplicates: JSON"
has "$out" '"key":"1:2"' "check duplicates: JSON: the key"
run check duplicates --waive 1:2
is 0 "they are two: exit"
run check duplicates
is 0 "they are two: nobody is asked about"
run check duplicates --all
has "$out" "1:2" "they are two: listed"
run check duplicates --unwaive 1:2
run check duplicates --waive 1-2
is 2 "no key: exit"

# ---- Merging ----

run add meeting -g Väst --start "2026-01-20 9:00"
run add meeting -g Väst --start "2026-02-17 9:00"
run attend 1 "Annica Ekdal" onsite
run attend 2 "Annika Ekdal" absent
run attend 2 "Annica Ekdal" remote
run merge people "Annika Ekdal" "Annica Ekdal"
is 1 "marks that clash: exit"
has "$err" "Say whose marks count" "marks that clash: said"
run merge people "Annika Ekdal" "Annica Ekdal" --marks second -n
is 0 "merge as a trial: exit"
run list people --plain
lines "$out" 4 "merge as a trial: nothing"
run merge people "Annika Ekdal" "Annica Ekdal" --marks second
is 0 "merge: exit"
has "$err" "Annica Ekdal is Annika Ekdal" "merge: said"
has "$err" "1 meeting went over" "merge: what went over"
run list people --plain
lines "$out" 3 "merge: one less"
run show 2 --json
has "$out" '"person":"Annika Ekdal","party":"Ekby kommun","status":"remote"' "merge: whose mark counts"
run attend 1 "Annica Ekdal" remote
is 0 "the other spelling is known: exit"
run list aliases --person "Annika Ekdal" --plain
has "$out" "Annica Ekdal	merge" "list aliases"
run list aliases --json
json "$out" "list aliases: JSON"
run split person "Annika Ekdal" "Bo Ek"
is 3 "split under a name that was not merged: exit"
run split person "Annika Ekdal" "Annica Ekdal"
is 0 "split: exit"
has "$err" "Two people again: Annica Ekdal, Annika Ekdal" "split: said"
run list people --plain
lines "$out" 4 "split: two again"
run undo
run list people --plain
lines "$out" 3 "split is undone"
run merge people 1 1
is 1 "merge with oneself: exit"
run merge people "Annika Ekdal" "Kalle Anka"
is 3 "merge with nobody: exit"

# ---- Other spellings, one name twice ----

run add alias "Elin Ek" "Ellin Ek"
is 0 "add alias: exit"
has "$err" "Elin Ek is also written Ellin Ek" "add alias: said"
run add alias "Elin Ek" "Elin Eklund"
is 1 "the name of somebody else: exit"
run remove alias "Elin Ek" "Ellin Ek"
is 0 "remove alias: exit"
run remove alias "Elin Ek" "Ellin Ek"
is 3 "remove alias that is gone: exit"
run add person "Anna Berg" --party Ekby
run add person "Anna Berg" --party FK
run list actions --person "Anna Berg"
is 3 "one name twice: exit"
has "$err" "Anna Berg (Ekby), Anna Berg (FK)" "one name twice: who there is"
run list actions --person "Anna Berg (FK)"
is 0 "one name twice, with the party: exit"
run check duplicates
is 0 "one name twice is no finding: exit"

tap_done
