#!/bin/sh
# Who is at a meeting, from the shell: answers, marks, times, substitutes, guests, staff, and the rules by
# which a group is represented.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db" ARSHJUL_NOW=2026-03-10T09:42

run demo --save "$ARSHJUL_DB"
is 0 "a made-up year"

run show next --group Öst
has "$out" "called: Eva Brandt (AF)" "before it has begun: who is called"
hasnt "$out" "Representative" "before it has begun: nobody is missed"
run attend next "Sara Ebbesson" --expect remote
is 0 "an answer: exit"
has "$err" "Sara Ebbesson: expected: remote" "an answer: what was noted"
has "$err" "undo" "an answer: how to take it back"
run show next --json
has "$out" '"person":"Sara Ebbesson","party":"Försäkringskassan","status":"unmarked","as":"member","expected":"remote"' "an answer: shown"
run attend next "Sara Ebbesson" --expect none
has "$err" "Sara Ebbesson: unmarked" "an answer taken back"
run attend next "Sara Ebbesson" --expect maybe
is 2 "an answer that is none: exit"
has "$err" "onsite" "an answer that is none: those there are"
run attend next "Sara Ebbesson"
is 2 "nothing asked for: exit"
has "$err" "--expect" "nothing asked for: what there is"

run attend current Jukic --left 9:30
is 0 "left: exit"
has "$err" "Amira Jukic: on site, left 9:30" "left: said"
run attend current Jukic --came now
has "$err" "came 9:42, left 9:30" "came back"
run attend current Jukic --came "" --left ""
has "$err" "Amira Jukic: on site." "no times any more"
run attend current Jukic --came never
is 2 "a time that is none: exit"

run attend current "Olle Lindmark" onsite --for "Pär Engdahl" --came 9:10
is 0 "a substitute: exit"
run show current --json
json "$out" "show: JSON"
has "$out" '"person":"Pär Engdahl","party":"Norrsjö kommun","status":"excused"' "a substitute: the other is excused"
has "$out" '"person":"Olle Lindmark","party":"Norrsjö kommun","status":"onsite","as":"guest","expected":"none","came":"09:10"' "a substitute: for the same party, from then on"
run undo
has "$err" "Olle Lindmark" "one step"
run show current --plain
has "$out" "attendance	Pär Engdahl	Norrsjö kommun	unmarked" "undone whole"

run attend current "Nova Ny" --as guest --came now
is 0 "a guest from outside: exit"
run attend current "Nova Ny" --as staff
has "$err" "Nova Ny: on site, came 9:42, staff" "as staff"
run attend current "Nemo Nilsson" onsite
is 3 "nobody of that name: exit"

run show current
has "$out" "Representative: yes (at least 11). Mandate: 5 of 7 parties" "show: representation"
run show current --json
has "$out" '"representation":{"met":true,"people":11,"parties_present":6,"parties_called":7' "show: representation as JSON"
has "$out" '"rule":"must","party":"Försäkringskassan","have":2,"wants":1,"met":true' "show: a rule"
has "$out" '"there":{"people":10,"parties":6}' "show: who was there at an item"
has "$out" '"affected":[{"party":"Ekby kommun","present":true},{"party":"Strömviks kommun","present":true}]' "show: the parties of an item"

run change group Väst --must Region --most-seats 2
is 0 "rules changed: exit"
run show current
has "$out" "Representative: no! Region is missing, Ekby has 3 seats, at most 2." "rules changed: not met"
run change group Väst --must "" --most-seats 0 --least-people 3
run show current
has "$out" "Representative: yes (at least 3)" "rules taken away"
run change group Väst --must Nowhere
is 3 "a party that is not there: exit"
run add group "Styrgrupp Syd" --kind steering --least-parties 2 --must AF
is 0 "add group with rules: exit"

run change meeting current --onsite-label "i Strömvik"
is 0 "where they sit: exit"
run export notes current
has "$out" "Närvarande i Strömvik: Karin Alm" "where they sit: in the notes"
run export notes current --format md
has "$out" "Närvarande i Strömvik" "where they sit: in Markdown"
run -q change meeting current --title "Beredning Väst extra"
run list meetings --json
has "$out" '"title":"Beredning Väst extra"' "change meeting: title"

cat >"$work/notes.txt" <<'EOF'
Minnesanteckningar

Närvarande i Sjövik: Ada Ek, Bo Lind
Närvarande via Teams: Cia Berg
Frånvarande: Dag Ask

1. Välkommen
Ada hälsar välkommen.
EOF
run import "$work/notes.txt" --group Väst --date 2026-02-03
is 0 "import: exit"
run export notes 2026-02-03
has "$out" "Närvarande i Sjövik: Ada Ek, Bo Lind" "import: as written"
run attend 2026-02-03 "Dag Ask" onsite
run export notes 2026-02-03 --format md
has "$out" "Närvarande i Sjövik" "import: anew, with the same words"

tap_done
