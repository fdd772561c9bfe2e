#!/bin/sh
# Kinds of entries: what is usual for each, every kind through list, wheel and calendar, templates.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add group "Beredning Norr" --short Norr
run add group "Beredning Väst" --short Väst
run add group Styrelse --kind board

# ---- What is usual ----

run list kinds --plain
is 0 "list kinds: exit"
lines "$out" 8 "list kinds: all"
has "$out" "full-day	09:00	420		onsite	usual" "list kinds: a full day"
has "$out" "lunch-to-lunch	12:00	1440		onsite	usual" "list kinds: lunch to lunch"
has "$out" "deadline		0		onsite	usual" "list kinds: a deadline"
run list kinds --json
json "$out" "list kinds: JSON"
has "$out" '"kind":"full-day","minutes":420,"start":"09:00","title":null,"mode":"onsite","own":false' "list kinds: a kind"

run change kind full-day --start 8.30 --minutes 450 --title Planeringsdag --mode hybrid
is 0 "change kind: exit"
has "$err" "Changed the kind full day" "change kind: said"
run list kinds --plain
has "$out" "full-day	08:30	450	Planeringsdag	hybrid	own" "change kind: kept"
run add meeting --group Väst --start 2026-05-06 --kind full-day --json
is 0 "a full day by its day alone: exit"
run list meetings --json
has "$out" '"title":"Planeringsdag"' "a full day: what it is called"
has "$out" '"start":"2026-05-06T08:30","end":"2026-05-06T16:00"' "a full day: when"
has "$out" '"mode":"hybrid"' "a full day: how"
run undo 2
run list kinds --plain
has "$out" "full-day	09:00	420		onsite	usual" "change kind: undone"

run change kind full-day --minutes 300
run change kind full-day --minutes 0
run list kinds --plain
has "$out" "full-day	09:00	420		onsite	usual" "change kind: 0 is the usual"
run change kind board --start 13:15 -n
is 0 "change kind as a trial: exit"
run list kinds --plain
has "$out" "board		180		onsite	usual" "change kind as a trial: nothing"
run change kind party --minutes 5
is 2 "no such kind: exit"
has "$err" "lunch-to-lunch" "no such kind: those there are"
run change kind board --start "10/3 9:00"
is 2 "a day is no clock time: exit"
run change kind board --start ""
is 0 "no usual time: exit"

# ---- Every kind, all the way ----

run add meeting -g Norr --start "2026-04-14 9:00"
is 0 "meeting: exit"
run add meeting -g Norr -g Väst -g Styrelse --start 2026-04-15 --kind full-day
is 0 "full day, joint with the board: exit"
run add meeting -g Norr -g Väst --start 2026-03-28 --kind lunch-to-lunch
is 0 "lunch to lunch over the change of the clock: exit"
run add meeting -g Styrelse --start "2026-04-21 13" --kind board
is 0 "board: exit"
run add meeting --title Utbildning --start "2026-04-22 9-11" --kind training
is 0 "training: exit"
run add meeting -g Väst --title Studiebesök --start "2026-04-23 13" --kind visit
is 0 "visit: exit"
run add meeting --title Årsredovisning --start 2026-04-30 --kind deadline
is 0 "deadline: exit"
run add meeting --title Mässa --start "5–7 maj" --all-day --kind other
is 0 "other: exit"
run add meeting -g Väst --title Lärdagar --start "12–14 maj" --kind lunch-to-lunch
is 0 "lunch to lunch of three days: exit"
run add meeting -g Väst --start "2026-05-20" --kind visit
is 2 "a visit has no usual time: exit"
run list meetings --json
json "$out" "list meetings: JSON"
has "$out" '"kind":"lunch-to-lunch","title":"Beredning Norr, Beredning Väst"' "lunch to lunch: in the list"
has "$out" '"start":"2026-03-28T12:00","end":"2026-03-29T12:00","all_day":false' "lunch to lunch: noon to noon"
has "$out" '"start":"2026-05-12T12:00","end":"2026-05-14T12:00"' "lunch to lunch: three days"
has "$out" '"start":"2026-04-15T09:00","end":"2026-04-15T16:00"' "full day: nine to four"
has "$out" '"start":"2026-04-30","end":"2026-04-30","all_day":true' "deadline: a day"
has "$out" '"start":"2026-04-23T13:00","end":"2026-04-23T15:00"' "visit: two hours"
for kind in meeting full-day lunch-to-lunch board training visit deadline other; do
	has "$out" "\"kind\":\"$kind\"" "list meetings: $kind"
done
run export ics --year 2026 -o -
is 0 "export ics: exit"
[ "$(grep -c '^BEGIN:VEVENT' "$out")" = 9 ]
tap $? "export ics: one event each"
has "$out" "DTSTART;TZID=Europe/Stockholm:20260328T120000" "export ics: lunch to lunch begins"
has "$out" "DTEND;TZID=Europe/Stockholm:20260329T120000" "export ics: lunch to lunch ends"
has "$out" "DTSTART;VALUE=DATE:20260430" "export ics: the deadline"
run export wheel 2026 --format txt
is 0 "export wheel: exit"
for title in Utbildning Studiebesök Årsredovisning Mässa Lärdagar; do
	has "$out" "$title" "export wheel: $title"
done

# ---- Templates of a kind ----

run add standing Välkommen --kind frame
run add standing "Dagens frågor" --meeting-kind full-day
is 0 "add standing for a kind: exit"
run add meeting -g Väst --start 2026-06-03 --kind full-day
has "$err" "1 agenda item came from the template" "a full day: its template"
run show 2026-06-03
has "$out" "Dagens frågor" "a full day: its item"
hasnt "$out" "Välkommen" "a full day: not the one of meetings"
run add meeting -g Väst --start "2026-06-04 9"
run show 2026-06-04
has "$out" "Välkommen" "a meeting: the one for every kind"
run add template 2026-06-04 --for Väst --meeting-kind visit
is 0 "add template for a kind: exit"
run list templates --plain --meeting-kind visit
has "$out" "Beredning Väst	Välkommen	frame	0				visit" "list templates: of a kind"
run list templates --json
json "$out" "list templates: JSON"
has "$out" '"meeting_kind":"full-day"' "list templates: for which kind"
run add standing X --meeting-kind party
is 2 "no such kind of meeting: exit"

tap_done
