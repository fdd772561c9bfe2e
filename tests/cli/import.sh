#!/bin/sh
# Old notes become records: found, matched, undone.
. "$SRC/tests/support/tap.sh"
db=$work/a.db
export ARSHJUL_DB="$db"

# What is found, without a database.
run import -n --json "$notes/norra_vastra_ostra.txt"
is 0 "preview: exit 0 without a day"
json "$out" "preview: JSON"
has "$out" '"name":"Zenia Rahimi"' "preview: people"
has "$out" '"status":"present"' "preview: status as the text says it"
has "$out" '"month_day":"03-10"' "preview: a next day without a year"
[ ! -e "$db" ]
tap $? "preview: makes no database"
run import -n --json "$notes/norra_vastra_ostra.txt" "$notes/hybrid.txt"
json "$out" "preview of two: JSON"
[ "$(head -c 1 "$out")" = "[" ]
tap $? "preview of two: an array"
HOME='' run import -n "$notes/hybrid.txt"
is 0 "preview: needs no home"
has "$out" "5 present, 2 absent" "preview: counts"

# A missing day is asked for; nothing is changed.
run import "$notes/norra_vastra_ostra.txt"
is 1 "no day: exit"
has "$err" "--date" "no day: says what to give"
run list meetings --all
is 0 "no day: the database is there"
empty "$out" "no day: nothing was written"
run import "$notes/storgrupp.txt"
has "$err" "2021" "no day: what the text points to"

# The group of the command line, created.
run export json -o "$work/before.json"
run import "$notes/norra_vastra_ostra.txt" --group Västra --date 2022-02-09
is 0 "import: exit"
has "$err" "6 present, 3 absent" "import: counts"
has "$err" "undo" "import: how to take it back"
run show 2022-02-09 --json
json "$out" "show: JSON"
has "$out" '"onsite":6,"remote":0,"absent":3,"excused":0,"unmarked":0' "show: counts by status"
has "$out" '"kind":"remark","speaker":"Gunvor","text":"hur vet ni' "show: a remark"
has "$out" '"number":"4","title":"Ansökningar"' "show: an item"
has "$out" '"status":"held"' "show: the meeting was held"
run list groups --plain
lines "$out" 3 "groups: one of the command line, two of the text"
run list meetings --all --plain
has "$out" "2022-03-10T09:00	2022-03-10T12:00	decided	meeting	Norra" "next meeting of another group"
has "$out" "2022-03-09T09:00	2022-03-09T12:00	decided	meeting	Västra" "next meeting of its own group"
lines "$out" 4 "the meeting and three next ones"
run list people --group Västra --plain
lines "$out" 9 "people became members"
run list decisions --plain
has "$out" "ställer sig bakom ansökan från Tallby" "an agreement"
hasnt "$out" "säga nej till två" "the board's decision is not ours"

# Every line of the text is in the records.
run export json
tr -d '\r' <"$notes/norra_vastra_ostra.txt" | grep -v '^$' |
	grep -v '^Närvarande:\|^Frånvarande:' | sed 's/^[0-9]*\. //; s/^Gunvor: //; s/^Bosse: //' |
	while read -r line; do
		grep -qF -e "$line" "$out" || echo "$line"
	done >"$work/lost"
empty "$work/lost" "every line is kept" "$(cat "$work/lost")"

# Again, in other bytes, under another name.
run export json -o "$work/after.json"
run import "$notes/norra_vastra_ostra.txt" --group Västra --date 2022-02-09
is 0 "again: exit"
has "$err" "nothing changed" "again: says so"
if command -v iconv >/dev/null; then
	iconv -f UTF-8 -t UTF-16 "$notes/norra_vastra_ostra.txt" >"$work/utf16.txt"
	run import "$work/utf16.txt" --date 2022-02-09
	has "$err" "nothing changed" "again as UTF-16"
	sed 's/–/-/g; s/[”“]/"/g' "$notes/hybrid.txt" | iconv -f UTF-8 -t WINDOWS-1252 >"$work/1252.txt"
	run import -n --json "$work/1252.txt"
	has "$out" "Jürgen Möllerström" "Windows-1252"
fi
sed 's/$/\r/' "$notes/norra_vastra_ostra.txt" >"$work/crlf.txt"
run import "$work/crlf.txt" --date 2022-02-09
has "$err" "nothing changed" "again with CR LF"
run export json -o "$work/again.json"
same "$work/after.json" "$work/again.json" "again: nothing changed"

# One step; undo leaves what was.
run undo
is 0 "undo: exit"
has "$err" "Import of norra_vastra_ostra.txt: 6 present, 3 absent" "undo: the step's name"
run export json -o "$work/undone.json"
same "$work/before.json" "$work/undone.json" "undo: byte for byte what was before"
run redo
run export json -o "$work/redone.json"
same "$work/after.json" "$work/redone.json" "redo: byte for byte what was after"

# Header fields, organisations, presenters, a group named by the title.
run import "$notes/utvecklingsgruppen.txt"
is 0 "header: exit"
has "$err" "11 present, 4 absent" "header: counts"
run show 2016-05-10 --json
has "$out" '"start":"2016-05-10T09:00","end":"2016-05-10T12:00"' "header: times"
has "$out" '"place":"Gästgivargården, Kvarngatan 4, Ekeby, Lokal: Vinden"' "header: place"
has "$out" '"groups":["Regionala framtidsgruppen"]' "header: the group of the title"
has "$out" '"presenter":"Geri Lyttkens"' "header: presenter"
has "$out" '"person":"Siri Brunnberg","party":"Försäkringskassan","status":"onsite"' "header: party"
run show 2016-05-10
has "$out" "Malva Sjöquist" "header: who took the notes"
run list parties --plain
has "$out" "Arbetsförmedlingen		agency" "kind of an organisation: agency"
has "$out" "Landstinget		region" "kind of an organisation: region"
run list meetings --year 2016 --plain
has "$out" "2016-09-20T09:00	2016-09-20T12:00	decided	meeting	Regionala framtidsgruppen" "next meetings in running text"
lines "$out" 3 "the meeting and two next ones"

# A joint day for all groups, of its kind; the groups are those known already.
run import "$notes/storgrupp.txt" --date 2021-03-10
has "$err" "8 present, 4 absent" "lists under headings: counts"
run list meetings --year 2021 --json
has "$out" '"kind":"full-day","title":"Gemensam heldag","groups":["Norra","Västra","Östra"],"start":"2021-04-21","end":"2021-04-21","all_day":true' "joint full day"
has "$out" '"mode":"remote"' "remote day"
run list groups --plain
lines "$out" 4 "known groups are found again"

# Remote, excused, municipality; entries that are there already are not doubled but filled.
run add group "Beredning Syd" --short Syd
run add meeting --group Syd --start "2024-09-24 8:30" --minutes 60 --title "Höstmöte"
run add meeting --group Syd --start "2024-10-22 9-12"
run import "$notes/hybrid.txt" --group Södra
is 0 "planned entry: exit"
run list meetings --year 2024 --plain
lines "$out" 3 "planned entries are not doubled"
run show 2024-09-24 --json
has "$out" '"title":"Höstmöte"' "planned entry: its title stays"
has "$out" '"start":"2024-09-24T09:00"' "planned entry: the time of the notes"
has "$out" '"status":"held"' "planned entry: held now"
has "$out" '"onsite":3,"remote":2,"absent":0,"excused":2' "on site, remote, excused"
has "$out" '"person":"Örjan Vallgren","party":"Älvsby","status":"remote"' "remote with party"
run list parties --plain
has "$out" "Hedby	" "parties without doubles"
hasnt "$out" "Hedby kommun" "Hedby kommun is Hedby"

# Names: the same twice, nearly the same.
run import "$notes/samma_namn.txt"
is 0 "same name twice: exit"
has "$err" "Possibly the same: Agnes Intårp and Agnes Intorp" "nearly the same name is told"
run list people --plain
[ "$(grep -c "Anna Bergman" "$out")" = 2 ]
tap $? "one name with two organisations is two people"
has "$out" "Agnes Intårp" "nearly the same name is not merged"

# Result as JSON.
run import "$notes/samma_namn.txt" --json
json "$out" "result: JSON"
has "$out" '"changed":false' "result: nothing changed"

tap_done
