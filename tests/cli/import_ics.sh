#!/bin/sh
# Calendars and answers from others: what they mean, what they may not do, and nothing twice.
. "$SRC/tests/support/tap.sh"
db=$work/a.db
export ARSHJUL_DB="$db"
ics=$SRC/tests/fuzz/corpus/ics

# What is found, without a database.
run import -n "$ics/google-feed.ics"
is 0 "preview: exit"
has "$out" "6 new" "preview: counts"
has "$out" "Tue 10 March 2026 at 9:00–12:00" "preview: UTC as the clock here"
[ ! -e "$db" ]
tap $? "preview: makes no database"
run import -n --json "$ics/google-feed.ics"
json "$out" "preview: JSON"
has "$out" '"counts":{"new":6,' "preview: counts in JSON"
has "$out" '"start":"2026-09-15","end":"2026-09-16","all_day":true' "preview: whole days, the last one included"
run import -n --plain "$ics/google-feed.ics"
lines "$out" 6 "preview: a line each with --plain"
has "$out" "new	2026-03-10T09:00	Beredning med Google" "preview: words of the machine"

# As people mean it, whoever wrote it.
reads() {
	run import -n --plain "$ics/$1"
	has "$out" "$2" "$1: $3"
}
reads exchange-request.ics "new	2026-04-14T13:00	Styrgruppsmöte vår" "Windows' zone, defined"
reads outlook-no-vtimezone.ics "new	2026-03-24T09:00	Beredningsmöte" "Windows' zone, not defined"
reads outlook-no-vtimezone.ics "new	2026-03-25T09:00" "the name that Windows shows"
reads outlook-no-vtimezone.ics "new	2026-03-26T09:00" "a colon in a name without quotes"
reads exchange-allday-series.ics "new	2026-03-04T14:00	Avstämning (flyttad)" "one of a series, moved"
reads exchange-allday-series.ics "new	2026-05-05	Planeringsdag" "midnight to midnight is a day"
reads thunderbird.ics "new	2026-02-18T14:00	Arbetsgrupp" "a zone with a vendor's path"
hasnt "$out" "2026-02-11" "thunderbird.ics: EXDATE in UTC"
reads evolution.ics "new	2026-06-10T09:00	Samråd" "DURATION"
reads evolution.ics "skipped		Skicka kallelsen	it is a task" "a task"
reads nextcloud.ics "new	2026-10-24T12:00	Lunch till lunch" "over the clock change"
reads apple-duplicates.ics "new	2026-02-17T10:00	Andra" "the higher SEQUENCE of two"
reads xroot-several.ics "new	2026-04-02T09:00	Från New York" "another continent"
reads xroot-several.ics "Flytande tid	its time names no zone" "a floating time says so"
reads bare-vevent.ics "new	2026-04-03T12:00	Ensam" "an event without a calendar, lines end in CR"
reads bom-utf8.ics "new	2026-04-04	Årsmöte" "byte order mark"
reads utf16.ics "new	2026-04-05T10:00	Möte i UTF-16" "UTF-16"
reads windows-1252.ics "Möte på Åsgård" "Windows-1252"
reads vcalendar-1.0.vcs "Möte om språkstöd" "quoted-printable of old writers"
reads fold-inside-letter.ics "Skåne" "a fold inside a letter"
reads unknown-zone-defined.ics "new	2026-04-09T09:00	Egen zon" "a zone that only the file knows"
reads unknown-zone-defined.ics "“Mars/Olympus Mons” is not known" "a zone that nobody knows"

# What hurts others does not hurt us.
for f in "$ics"/hostile-*; do
	run import -n --plain "$f"
	[ "$status" -le 1 ] && ! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$out" "$err"
	tap $? "$(basename "$f") ends well" "exit status $status"
done
reads hostile-month-28.ics "20262840T090000" "says what is wrong"
reads hostile-cut.ics "new	2026-01-01T10:00	Hel" "what is whole is taken"
run import -n "$ics/hostile-nul.ics"
is 1 "binary data: exit"
has "$err" "line 3" "binary data: where"
printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:' >"$work/long.ics"
head -c 200000 /dev/zero | tr '\0' 'x' >>"$work/long.ics"
run import -n "$work/long.ics"
is 1 "a line too long: exit"
has "$err" "line 3: the line is too long" "a line too long: where"
: >"$work/empty.ics"
run import -n "$work/empty.ics"
is 1 "empty: exit"
run import -n "$ics/hostile-html.ics"
is 1 "a web page: exit"

# In, nothing the second time, and out again.
run import "$ics/exchange-request.ics" --group Styrgrupp
is 0 "import: exit"
has "$err" "1 new" "import: counts"
has "$err" "undo" "import: how to take it back"
run list meetings --all --json
has "$out" '"groups":["Styrgrupp"]' "import: the group of the command line"
has "$out" '"mode":"hybrid"' "import: a place and a link are both"
has "$out" '"place":"Rådhuset, sal 3"' "import: the place alone"
run export json -o "$work/once.json"
run import "$ics/exchange-request.ics"
is 0 "again: exit"
has "$err" "1 unchanged. Nothing changed." "again: says so"
run export json -o "$work/twice.json"
same "$work/once.json" "$work/twice.json" "again: nothing changed"
run export ics
has "$out" "040000008200E00074C5B7101A82E00800000000F0A1B2C3D4E5D901" "export: their UID"
has "$out" "SEQUENCE:0" "export: their SEQUENCE"
run undo
run list meetings --all
empty "$out" "undo takes it back"
run redo

# Their changes come in place; older editions do not.
sed 's/T130000/T140000/; s/T150000/T160000/; s/SEQUENCE:0/SEQUENCE:1/; s/sal 3/sal 5/' \
	"$ics/exchange-request.ics" >"$work/moved.ics"
run import -n "$work/moved.ics"
has "$out" "1 changed" "changed: counted"
has "$out" "time, place (was Tue 14 April at 13:00–15:00)" "changed: what"
run import "$work/moved.ics"
run list meetings --all --json
has "$out" '"start":"2026-04-14T14:00"' "changed: in place"
has "$out" '"sequence":1' "changed: SEQUENCE is theirs"
run import "$ics/exchange-request.ics"
has "$err" "an older edition" "an older edition is left"
sed 's/METHOD:REQUEST/METHOD:CANCEL/; s/SEQUENCE:0/SEQUENCE:2/; s/STATUS:CONFIRMED/STATUS:CANCELLED/' \
	"$ics/exchange-request.ics" >"$work/cancel.ics"
sed 's/ulla.norlin@ekby/nagon@annan/' "$work/cancel.ics" >"$work/forged.ics"
run import "$work/forged.ics"
has "$err" "somebody else organises it" "a CANCEL of somebody else's"
run import "$work/cancel.ics"
has "$err" "1 cancelled" "their CANCEL"
run list meetings --all --json
has "$out" '"status":"cancelled"' "their CANCEL: cancelled here"

# What is ours stays ours.
run add meeting --start "2026-03-24 9:00" --end "2026-03-24 12:00" --title Beredningsmöte --group Styrgrupp
run import -n "$ics/outlook-no-vtimezone.ics"
has "$out" "2 new, 1 unchanged" "the same time and title is the same meeting"
run list meetings --all --from 2026-03-24 --to 2026-03-25 --json
uid=$(sed 's/.*"uid":"\([^"]*\)".*/\1/' "$out")
sed "s/^UID:.*/UID:$uid/; s/20260310/20260324/" "$ics/cancel-forged.ics" >"$work/forged.ics"
run import "$work/forged.ics"
is 0 "a forged CANCEL: exit"
has "$err" "we organise it" "a forged CANCEL: refused with words"
run list meetings --all --from 2026-03-24 --to 2026-03-25 --json
has "$out" '"status":"decided"' "a forged CANCEL: nothing changed"
sed 's/METHOD:CANCEL/METHOD:REQUEST/; s/STATUS:CANCELLED/STATUS:CONFIRMED/; s/T080000Z/T100000Z/' \
	"$work/forged.ics" >"$work/request.ics"
run import "$work/request.ics"
has "$err" "we organise it" "a forged REQUEST: refused with words"
run export ics --all -o "$work/own.ics"
[ -s "$work/own.ics" ] || run export ics -o "$work/own.ics"
run import -n --plain "$work/own.ics"
! grep -qE '^(new|changed|cancelled)' "$out"
tap $? "our own file says nothing new"

# Answers.
run add person "Karin Alm" --email karin.alm@ekby.example --group Styrgrupp
run add person "Henrik Falk" --email Henrik.Falk@FK.example --group Styrgrupp
answer() {
	sed "s/11111111-2222-4333-8444-555555555555/$uid/" "$ics/$1" >"$work/$1"
}
answer exchange-reply.eml
answer gmail-reply.ics
run import -n "$work/exchange-reply.eml"
has "$out" "1 answer" "a reply by mail"
has "$out" "Karin Alm is coming: “Jag kommer, men tio minuter sent på grund av tåget.”" "its comment"
run import "$work/exchange-reply.eml"
run show 2026-03-24 --json
has "$out" '"expected":"onsite"' "a reply sets what is expected"
has "$out" '"comment":"Jag kommer, men' "its comment is kept"
run import "$work/exchange-reply.eml"
has "$err" "Nothing changed" "the same reply again"
run import "$work/gmail-reply.ics"
has "$err" "nobody who is called has that address" "an unknown address is listed"
run list people --plain
lines "$out" 2 "… and nobody added"
run import "$ics/gmail-reply.ics"
has "$err" "no meeting here is meant" "an unknown meeting is listed"
sed -n '/name="meeting.ics"/,/^--inre--/p' "$ics/outlook-counter.eml" | sed '1,3d;$d' |
	tr -d "\r" | base64 -d >"$work/counter.ics"
sed "s/^UID:.*/UID:$uid/" "$work/counter.ics" >"$work/counter2.ics"
run import "$work/counter2.ics"
has "$err" "1 answer" "a counter-proposal"
run show 2026-03-24 --json
has "$out" '"proposed":{"start":"2026-03-10T13:00"' "a counter-proposal: the other time"
has "$out" '"start":"2026-03-24T09:00"' "a counter-proposal moves nothing"
run undo
run show 2026-03-24 --json
hasnt "$out" '"proposed":{' "undo takes it back"

# A large one: people see some of it, programs all, and memory does not grow with it.
awk 'BEGIN {
	print "BEGIN:VCALENDAR"
	for (i = 0; i < 1100; i++)
		printf "BEGIN:VEVENT\nUID:u%d@annan.example\nSUMMARY:Serie %d\nDTSTART:202607%02dT%02d0000Z\nEND:VEVENT\n",
			i, i, i % 28 + 1, i % 24
	print "END:VCALENDAR"
}' >"$work/large.ics"
run import -n "$work/large.ics"
has "$out" "1100 new" "large: counted"
has "$out" "… and 100 more." "large: some are shown"
run import -n --plain "$work/large.ics"
lines "$out" 1100 "large: all for a program"
run import "$work/large.ics"
has "$err" "1100 new" "large: written"
run history 1
has "$out" "Import of large.ics: 1100 new" "large: one step, which says how many"
run search "serie 1042" --plain
lines "$out" 1 "large: found at once"
run undo
run search "serie" --plain
empty "$out" "large: undo takes all of it back"

# Larger than what is kept in memory at once, as it is and in UTF-16.
awk 'BEGIN {
	pad = sprintf("%06000d", 0)
	print "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:first\nSUMMARY:Först\nDTSTART:20260709\nEND:VEVENT"
	for (i = 0; i < 400; i++)
		print "X-PAD:" pad
	print "BEGIN:VEVENT\nUID:last\nSUMMARY:Sist\nDTSTART:20260710\nEND:VEVENT\nEND:VCALENDAR"
}' >"$work/padded.ics"
iconv -f UTF-8 -t UTF-16LE "$work/padded.ics" >"$work/padded16.ics"
for f in padded padded16; do
	run import -n --plain "$work/$f.ics"
	has "$out" "new	2026-07-09	Först" "$f: its first entry"
	has "$out" "new	2026-07-10	Sist" "$f: its last entry"
done

tap_done
