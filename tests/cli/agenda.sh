#!/bin/sh
# Agendas: items with all that belongs to them, templates, and what is left over.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"
export ARSHJUL_NOW=2026-03-10T09:42

run add group "Beredning Väst" --short Väst
run add party Försäkringskassan --short FK --kind agency
run add party "Ekby kommun" --short Ekby --kind municipality

run add standing Välkommen --kind frame --minutes 5
is 0 "add standing: exit"
has "$err" "undo" "add standing: how to take it back"
run add standing "Nästa möte" --kind frame
run add standing Rapporter --kind report --presenter "Karin Alm" --minutes 20
run add standing Ekonomi --kind report --under Rapporter
is 0 "add standing: under another one"
run add standing Budget --kind decision --from 2026-09-01 --to 2026-12-31
run add standing X --under Saknas
is 3 "add standing: under what is not there"
run add standing X --from 2026-12-31 --to 2026-01-01
is 1 "add standing: the last day before the first"
run list templates --plain
lines "$out" 5 "list templates: one line an item"
has "$out" "	Budget	decision	0		2026-09-01	2026-12-31" "list templates: with its days"
run list templates --json
json "$out" "list templates: JSON"
has "$out" '"title":"Ekonomi","kind":"report"' "list templates: JSON keys"

run add meeting --group Väst --start "2026-04-21 9:00" --minutes 180
has "$err" "4 agenda items came from the template" "add meeting: the agenda comes by itself"
run show 1 --plain
has "$out" "item	1	Välkommen		frame	open
item	2	Rapporter	Karin Alm	report	open
item	2a	Ekonomi		report	open
item	3	Nästa möte		frame	open" "show: in the order of the template"
run add meeting --group Väst --start "2026-10-20 9:00" --minutes 180
run show 2 --plain
has "$out" "item	3	Budget		decision	open" "a standing item in its days"

for kind in frame information discussion decision application group-work report; do
	run add item 2 "En $kind" --kind "$kind"
	is 0 "add item: $kind"
	run show 2 --plain
	has "$out" "En $kind		$kind	open" "show: $kind"
done

printf ett >"$work/ansokan.pdf"
run add item 1 "Ansökan Ekby" --kind application --minutes 30 --presenter "Eva Brandt" \
	--party Ekby --party FK --attach "$work/ansokan.pdf" --attach "$work/saknas.pdf"
is 0 "add item: with all that belongs to it"
has "$err" "saknas.pdf, is missing" "add item: a missing file is told"
run add item 1 Mål --under 3
is 0 "add item: a sub-item"
run show 1
has "$out" "3  Ansökan Ekby (Eva Brandt)  30 min  application" "show: before the closing items"
has "$out" "Parties concerned: Ekby kommun, Försäkringskassan" "show: parties"
has "$out" "Attachments: ansokan.pdf; saknas.pdf, is missing" "show: attachments"
has "$out" "3a  Mål" "show: sub-item"
printf två >"$work/ansokan.pdf"
run show 1 --json
json "$out" "show: JSON"
has "$out" '"minutes":30,"sub":false,"referred_to":null,"times":1,"attachments":[{"label":"ansokan.pdf"' "show: JSON keys"
has "$out" '"state":"changed"' "show: a changed file is told"
has "$out" '"state":"missing"' "show: a missing file is told"
run export agenda 1
has "$out" "Berörda parter: Ekby kommun, Försäkringskassan" "export agenda: parties"
has "$out" "Bilagor: ansokan.pdf, saknas.pdf" "export agenda: attachments"

run add item 1 X --under 17
is 3 "add item: under a number that is not there"
run add item 1 X --under 3a
is 1 "add item: no sub-items of sub-items"
run add item 1 X --party Ingen
is 3 "add item: unknown party"
run show 1 --plain
hasnt "$out" "	X	" "add item: nothing half done"

run add template 1 --for Väst
is 0 "add template: exit"
hasnt "$err" ".." "add template: one full stop"
run list templates --group Väst --plain
has "$out" "Beredning Väst	Ansökan Ekby	application	30	Eva Brandt" "add template: from an agenda"
run undo
run list templates --group Väst --plain
empty "$out" "add template: undone"

run carry 2
is 0 "carry: nothing is no error"
has "$err" "Nothing is left over" "carry: says so"
run demo --save "$work/demo.db"
export ARSHJUL_DB="$work/demo.db"
run carry 2026-05-05 -n
has "$err" "Styrelserapport [not raised]" "carry: what is left over"
run carry 2026-05-05
is 0 "carry: exit"
run show 2026-05-05
has "$out" "second time" "show: for which time it comes"
run export agenda 2026-05-05
has "$out" "Styrelserapport (andra gången)" "export agenda: for which time it comes"
run show 2026-05-05 --json
has "$out" '"times":2' "show: for which time, in JSON"
run undo
run show 2026-05-05
hasnt "$out" "second time" "carry: undone"
run list templates
has "$out" "Styrelse" "demo: templates"


tap_done
