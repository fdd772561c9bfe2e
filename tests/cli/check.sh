#!/bin/sh
# The check of a meeting, the list of terms, and actions that are closed and listed by whose they are.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run demo --save "$ARSHJUL_DB"
is 0 "a year to look at"

# ---- The check ----

run check current
is 0 "nothing to look at: exit"
has "$err" "Nothing to look at" "nothing to look at: said"
run check 2026-02-17
is 5 "remarks: exit"
has "$out" "overdue:n" "remarks: the key"
has "$out" "Skicka schabloner" "remarks: what it is about"
has "$err" "2 things to look at" "remarks: how many"
run check 2026-02-17 --json
is 5 "remarks as JSON: exit"
json "$out" "remarks as JSON"
has "$out" '"finding":"overdue"' "remarks as JSON: the keyword"
has "$out" '"waived":false' "remarks as JSON: not waived"
key=$(tr ',' '\n' <"$out" | sed -n 's/.*"key":"\(overdue[^"]*\)"/\1/p')

run check 2026-02-17 --waive "$key"
is 2 "waive without a reason: exit"
run check 2026-02-17 --waive nothing --why x
is 3 "waive what is not there: exit"
run check 2026-02-17 --waive "$key" --why "kommer i maj" -n
is 0 "waive as a trial: exit"
run check 2026-02-17 --waive "$key" --why "kommer i maj"
is 0 "waive: exit"
has "$err" "undo" "waive: how to take it back"
run check 2026-02-17
is 5 "one is left: exit"
has "$err" "1 thing" "one is left"
has "$out" "kommer i maj" "the reason is shown"
run check 2026-02-17 --unwaive "$key"
is 0 "unwaive: exit"
run check 2026-02-17 --unwaive "$key"
is 1 "unwaive what is open: exit"
run undo 2
is 0 "undo both"
run check 2026-02-17 --waive "$key" --unwaive "$key"
is 2 "both at once: exit"
run check 1999-01-01
is 3 "no such meeting: exit"

# ---- Terms ----

run terms
is 0 "terms: exit"
has "$out" "Försäkringskassan: försäkringskassan" "terms: what ships"
printf 'lokal: kåk\nlönekostnader: verksamhetsplanen\n' >ord.txt
run terms ord.txt
is 0 "own terms: exit"
has "$err" "2 variants" "own terms: how many"
run check 2026-02-17
has "$out" "term:n" "own terms: found"
run undo
run terms
hasnt "$out" "kåk" "undo brings back what ships"
run terms nowhere.txt
is 3 "terms from a missing file: exit"

# ---- Actions ----

run list actions --plain
lines "$out" 4 "open actions"
id=$(grep Marta "$out" | cut -f1)
run list actions --person "Marta Sjögren"
lines "$out" 2 "actions of a person"
run list actions --party AF --plain
has "$out" "Skicka schabloner" "actions of a party"
run list actions --open --all
is 2 "open and all: exit"
run close "$id"
is 0 "close: exit"
has "$err" "Skicka schabloner" "close: what"
run list actions --plain
lines "$out" 3 "one less"
run list actions --all --json
json "$out" "all actions as JSON"
has "$out" '"state":"done"' "all actions: done ones"
run reopen "$id"
is 0 "reopen: exit"
run list actions --open --plain
lines "$out" 4 "open again"
run close 999999
is 3 "close what is not there: exit"
run close x
is 2 "close what is no number: exit"
run close "$id" 999999
is 3 "close two of which one is not there: exit"
run list actions --plain
lines "$out" 4 "then neither is closed"
decision=$(run list decisions --plain; cut -f1 "$out" | head -n 1)
run close "$decision"
is 1 "close a decision: exit"
run list decisions --json
has "$out" '"year_number":' "decisions are numbered through the year"
run list decisions --party Ekby --plain
has "$out" "Ekby" "decisions about a party"
hasnt "$out" "Verksamhetsplanen" "decisions about a party: no others"

# ---- First in the next meeting ----

run show current
has "$out" "Bjud in universitetet" "show: what the group left to do"
run show current --json
json "$out" "show: JSON"
has "$out" '"left":[{"id":' "show: what was left as JSON"
run show 2026-02-17 --json
has "$out" '"left":[]' "show: nothing once it has been held"

tap_done
