#!/bin/sh
# Search from the shell.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add group "Beredning Väst" --short Väst
run add person "Åsa Fors" --group Väst
run add meeting --group Väst --start "2026-03-10 9:00"
run add item 1 "Språkstöd"
run add note 1 "! Åsa prövar språkstöd." --item 1
run add note 1 "Karin: hur går det?" --item 1

run search språkstöd --plain
is 0 "search: exit"
lines "$out" 2 "search: the item and the decision"
has "$out" "1	2026-03-10	Beredning Väst	1	decision	Åsa prövar språkstöd." "search: a row"
run search sprakstod typ:beslut --json
json "$out" "search: JSON"
has "$out" '"kind":"decision"' "search: kind"
has "$out" '"note":1' "search: the line"
run search "prövar språkstöd"
is 0 "words in one argument are a phrase: exit"
run search "språkstöd prövar"
is 3 "in another order they are not found: exit"
has "$err" "Nothing found" "not found: said"
run search "vem:Karin" --plain
lines "$out" 1 "who said it"
run search åsa grupp:väst år:2026 --plain
lines "$out" 1 "group and year leave people out"
run search åsa typ:xyz
is 2 "a filter that makes no sense: exit"
has "$err" "typ:xyz" "a filter that makes no sense: named"
run undo
run search "hur går" --json
has "$out" '"hits":[]' "what was undone is not found"
tap_done
