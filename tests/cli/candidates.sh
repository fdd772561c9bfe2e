#!/bin/sh
# Proposed dates: proposed, answered, ranked, chosen; and moves with their reasons.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add party "Ekby kommun" --short Ekby --kind municipality
run add party Försäkringskassan --short FK --kind agency
run add group "Beredning Väst" --short Väst --must FK
run add person "Karin Alm" --party FK --group Väst
run add person "Ida Wiklund" --party Ekby --group Väst
run add meeting --group Väst --start "2026-03-17 9:00" --minutes 180 --status decided

# ---- Proposing ----

run candidates 1
is 0 "no dates: exit"
has "$err" "No dates are proposed" "no dates: said"
run add candidate 1 "someday"
is 2 "no time: exit"
run add candidate 1 24/3 "26/3 13-16" -n
is 0 "add candidate as a trial: exit"
run candidates 1 --plain
lines "$out" 0 "add candidate as a trial: nothing"
run add candidate 1 24/3 "26/3 13-16"
is 0 "add candidate: exit"
has "$err" "Proposed 2 dates" "add candidate: said"
run candidates 1 --plain
lines "$out" 3 "candidates: with the date that it had"
has "$out" "2	2026-03-24T09:00	open	nobody has answered" "candidates: a row"
run add candidate 1 24/3
is 1 "the same again: exit"
has "$err" "proposed already" "the same again: said"
run show 1
has "$out" "Proposed dates: 3" "show: proposed dates"
run undo
run candidates 1 --plain
lines "$out" 0 "undo takes all of them back"
run redo

# ---- Answering ----

run answer 1 17/3 FK cannot
is 0 "answer: exit"
has "$err" "FK" "answer: said"
run answer 1 2 FK can
is 0 "answer by number: exit"
run answer 1 24/3 "Ida Wiklund" can
is 0 "a person answers: exit"
run answer 1 26/3 Ekby rather-not
is 0 "rather not: exit"
run answer 1 24/3 FK perhaps
is 2 "no such answer: exit"
run answer 1 24/3 Nobody can
is 3 "nobody: exit"
run answer 1 25/3 FK can
is 3 "no such date: exit"
run answer 1 26/3 FK clear
is 0 "clear: exit"
run candidates 1 --plain
head -n 1 "$out" >"$work/first"
tail -n 1 "$out" >"$work/last"
has "$work/first" "2	2026-03-24T09:00	open	all can" "the best first"
has "$work/last" "FK cannot, 1 has not answered" "the worst last"
run candidates 1 --json
json "$out" "candidates: JSON"
has "$out" '"open":true' "JSON: open"
has "$out" '"party":"Försäkringskassan","answer":"can","own":true' "JSON: an answer"
has "$out" '"party":"Ekby kommun","answer":"can","own":false' "JSON: through its people"
has "$out" '"person":"Ida Wiklund","answer":"can"' "JSON: a person's"

# ---- In the calendar ----

run export ics -o -
has "$out" "STATUS:TENTATIVE" "ics: tentative"
has "$out" "Datumförslag" "ics: category"
grep BEGIN:VEVENT "$out" >"$work/events"
lines "$work/events" 3 "ics: an entry each"
cp "$out" "$work/own.ics"
run import -n --json "$work/own.ics"
is 0 "our own calendar read again: exit"
hasnt "$out" '"verdict":"new"' "our own calendar read again: nothing new"

# ---- Choosing ----

run remove candidate 1 26/3
is 0 "remove candidate: exit"
run choose 1 26/3
is 3 "choose what is gone: exit"
run choose 1 24/3 --why "alla kan"
is 0 "choose: exit"
has "$err" "Chosen:" "choose: said"
run choose 1 24/3
is 1 "choose again: exit"
has "$err" "chosen" "choose again: said"
run candidates 1 --json
has "$out" '"state":"chosen"' "JSON: chosen"
has "$out" '"open":false' "JSON: settled"
run show 1
has "$out" "moved from Tue 17 March" "show: moved"
has "$out" "alla kan" "show: why"
run export ics -o -
has "$out" "STATUS:CANCELLED" "ics: the others are called off"
has "$out" "STATUS:CONFIRMED" "ics: it is confirmed"

# ---- Another form ----

run change meeting 1 --mode remote --why snöoväder
is 0 "change meeting with a reason: exit"
run show 1
has "$out" "remote instead of on site" "show: remote instead of on site"
has "$out" "(snöoväder)" "show: why it is remote"
run move 1 "25/3 9-12" --why sportlov
run show 1 --json
json "$out" "show: JSON"
has "$out" '"old_mode":"onsite","new_mode":"remote"' "show: JSON, mode"
has "$out" '"why":"sportlov"' "show: JSON, why"

tap_done
