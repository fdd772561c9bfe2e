#!/bin/sh
# Notes from the shell: read as in the composer.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run demo --save "$ARSHJUL_DB"
is 0 "a made-up year"

run add note current "Karin: vi behöver mer tid"
is 0 "a remark at the current item: exit"
has "$err" "undo" "how to take it back"
run show current --json
has "$out" '"kind":"remark","speaker":"Karin","text":"vi behöver mer tid"' "who said what"
run add note current --item 6 "! Språkstödet går vidare." --json
json "$out" "a decision: JSON"
run add note current --item 6 "> Boka lokal – karin – v. 12"
run show current --json
has "$out" '"kind":"decision","speaker":null,"text":"Språkstödet går vidare."' "a decision"
run list actions --all --json
has "$out" 'Boka lokal' "an action"
has "$out" '"who":"Karin"' "its person, as notes write the name"
has "$out" '2026-03-22' "its last day"
run add note current --item 0 "# bara för mig"
is 0 "before the first item: exit"

run add note current "Sofia: ja"
is 3 "an ambiguous name: exit"
has "$err" "Sofia Berglund, Sofia Melander" "an ambiguous name: who it may be"
run add note current --item 99 "x"
is 3 "no such item: exit"
run add note current "!"
is 1 "an empty line: exit"
run add note next "x"
is 2 "a meeting that is at no item: exit"
run add note current -n "aldrig skriven"
run show current --json
hasnt "$out" "aldrig skriven" "a dry run writes nothing"
run undo
run show current --json
hasnt "$out" "bara för mig" "undo takes the line back"
tap_done
