#!/bin/sh
# Rounds: one agenda for several groups, from the shell.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run demo --save "$ARSHJUL_DB"
is 0 "a made-up year"
run list rounds
is 0 "list rounds: exit"
has "$out" "Omgång mars 2026" "list rounds: its title, in the organisation's language"
has "$out" "Norr, Väst, Öst" "list rounds: its groups"
run list rounds --json
json "$out" "list rounds --json"
has "$out" '"title":"Omgång mars 2026","first":"2026-03-09T09:00","last":"2026-03-11T13:15"' \
	"list rounds --json: days"
run list meetings --year 2026 --json
has "$out" '"round":1' "list meetings --json: the round of a meeting"
run show current
has "$out" "Round: Omgång mars 2026 (2 of 3)" "show says the round"

for form in txt md html; do
	run export round current --format $form -o "$work/sheet.$form"
	is 0 "combined sheet as $form: exit"
	empty "$out" "combined sheet as $form: nothing on standard output"
	run export round 1 --format $form
	same "$work/sheet.$form" "$out" "combined sheet as $form: by the round's number"
	hasnt "$out" "Ring Strömvik" "combined sheet as $form: no private line"
done
has "$work/sheet.txt" "Gruppen ställer sig bakom ansökan från Ekby." "the sheet: a decision"
has "$work/sheet.txt" "Medskick till styrelsen: Styrelsen bör" "the sheet: a message to the board"
has "$work/sheet.txt" "Skiljer: utfall Norr behandlad, Väst ej behandlad." "the sheet: what differs"
if command -v xmllint >/dev/null; then
	[ -z "$(xmllint --html --noout "$work/sheet.html" 2>&1)" ] &&
		xmllint --noout "$work/sheet.html" 2>"$err"
	tap $? "html: nothing to complain about"
else
	tap 0 "html: nothing to complain about # SKIP xmllint is not here"
fi
run export round 1 --json
json "$out" "combined sheet as JSON"
hasnt "$out" "Ring Strömvik" "combined sheet as JSON: no private line"
cp "$out" "$work/sheet.json"
run export round 1 --format json
same "$work/sheet.json" "$out" "--format json is --json"
run export round next --group Styrelse
is 3 "a meeting in no round: exit"
has "$err" "is in no round" "a meeting in no round: said"
run export round 4711
is 3 "no such round: exit"

run add meeting --start "2026-09-15 9:00" --minutes 180 -g Väst
is 0 "a meeting to begin with"
run add item 2026-09-15 "Ansökningar"
is 0 "an item in it"
run add round 2026-09-15 Norr=16/9 "Öst=17/9 13-15" -n
is 0 "a trial: exit"
run list rounds --plain
lines "$out" 1 "a trial: nothing was saved"
run add round 2026-09-15 Norr=16/9 "Öst=17/9 13-15" --title "Höstens omgång"
is 0 "add round: exit"
run list rounds
has "$out" "Höstens omgång" "add round: its title"
run show 2026-09-17 --group Öst
has "$out" "13:00–15:00" "add round: a time of its own"
has "$out" "Ansökningar" "add round: the agenda is there"
run add item 2026-09-16 "Språkstöd"
run show 2026-09-17
has "$out" "Språkstöd" "an item added in one is in the others"
run undo
run show 2026-09-17
hasnt "$out" "Språkstöd" "one undo takes it back everywhere"
run undo
run list rounds --plain
lines "$out" 1 "undo takes a round back"
run list meetings --from 2026-09-16 --to 2026-09-17
hasnt "$out" "Beredning Norr" "with its meetings"

run add round 2026-09-15 Norr
is 2 "a group without a day: usage"
run add round 2026-09-15 Norr=ibland
is 2 "what is no day: usage"
run add round 2026-09-15 Nordväst=16/9
is 3 "no such group: exit"
run add round
is 2 "nothing: usage"
run add round Norr=14/10 "Öst=15/10 9-12"
is 1 "no clock time to take: refused"
run add round "Norr=14/10 9-12" Öst=15/10
is 0 "a round from nothing"
run doctor
is 0 "the database is whole"

tap_done
