#!/bin/sh
# What comes from outside and is not what it should be: told in words, with a status, nothing harmed.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"
esc=$(printf '\033')

refused() {
	run import "$1" --date 2026-02-01
	is "$2" "$3: exit"
	has "$err" "${1##*/}" "$3: the file is named"
	hasnt "$err" "$esc" "$3: no escape sequence"
}

run add group Väst
run export json -o "$work/before.json"

refused "$work/missing.txt" 3 "missing file"
: >"$work/empty.txt"
refused "$work/empty.txt" 1 "empty file"
printf ' \n\n\t\n' >"$work/blank.txt"
refused "$work/blank.txt" 1 "blank file"
head -c 5000 "$ARSHJUL" >"$work/binary.txt"
refused "$work/binary.txt" 1 "binary file"
mkfifo "$work/pipe.txt"
refused "$work/pipe.txt" 1 "pipe"
truncate -s 50M "$work/large.txt"
refused "$work/large.txt" 1 "50 MB"
printf 'BEGIN:VCALENDAR\nX:\000\nEND:VCALENDAR\n' >"$work/calendar.txt"
refused "$work/calendar.txt" 1 "calendar"
refused "$ARSHJUL_DB" 1 "the database"
if [ "$(id -u)" != 0 ]; then
	cp "$notes/hybrid.txt" "$work/secret.txt" && chmod 0 "$work/secret.txt"
	refused "$work/secret.txt" 1 "unreadable file"
fi
run export json -o "$work/after.json"
same "$work/before.json" "$work/after.json" "nothing of it changed anything"

# One bad file among good ones.
run import "$work/missing.txt" "$notes/hybrid.txt" --group Väst
is 3 "a bad file among good ones: exit"
run list meetings --year 2024 --plain
has "$out" "2024-09-24" "a bad file among good ones: the good one is in"

# Text that tries to write to the terminal.
printf 'Minnesanteckningar\nDatum: 2025-01-14\n\nNärvarande\n- Eva \033]0;pwned\007Brandt\n- Bo \302\233Ågren\n\n1. Röd \033[31mrubrik\n\nText \033[2J slut\377 \342\200\256bakvänt\n' >"$work/esc.txt"
run import "$work/esc.txt" --group Väst
is 0 "control characters: exit"
for way in "show 2025-01-14" "show 2025-01-14 --plain" "show 2025-01-14 --json" "list people" "export json" "export ics"; do
	# shellcheck disable=SC2086
	run $way
	! LC_ALL=C tr -d '\n\t\r' <"$out" | LC_ALL=C grep -q '[[:cntrl:]]'
	tap $? "control characters: none from $way"
	! grep -q "$(printf '\302\233')" "$out"
	tap $? "C1 characters: none from $way"
done
run add group "$(printf 'Gr\033[31mön')"
run list groups
hasnt "$out" "$esc" "control characters of an argument"
run "$(printf 'sh\033[31mow')"
is 2 "control characters of a command: exit"
hasnt "$err" "$esc" "control characters of a command"

# Databases that are not ours.
mkdir "$work/db"
refused_db() {
	before=$(cksum <"$1" 2>/dev/null)
	run -d "$1" list meetings
	is "$2" "$3: exit"
	[ -s "$err" ]
	tap $? "$3: told"
	[ "$before" = "$(cksum <"$1" 2>/dev/null)" ]
	tap $? "$3: unchanged"
}
echo "Detta är en text och ingen databas, den är bara lagom lång för att se ut som en fil med något i, i flera rader." >"$work/db/text.db"
refused_db "$work/db/text.db" 1 "a text as database"
: >"$work/db/empty.db"
refused_db "$work/db/empty.db" 1 "an empty file as database"
cp "$ARSHJUL_DB" "$work/db/cut.db" && truncate -s 5000 "$work/db/cut.db"
refused_db "$work/db/cut.db" 1 "a cut database"
cp "$ARSHJUL_DB" "$work/db/newer.db"
printf '\177\377\377\377' | dd of="$work/db/newer.db" bs=1 seek=60 conv=notrunc 2>/dev/null
refused_db "$work/db/newer.db" 4 "a newer database"
run -d "$work/db" list meetings
is 1 "a folder as database: exit"
run -d "$work/no/where.db" list meetings
is 3 "no such database: exit"
run -d /dev/null list meetings
is 1 "a device as database: exit"
if [ "$(id -u)" != 0 ]; then
	cp "$ARSHJUL_DB" "$work/db/readonly.db" && chmod 400 "$work/db/readonly.db"
	run -d "$work/db/readonly.db" add group Norr
	is 1 "a read-only database: exit"
fi
(unset HOME && run list meetings && [ "$status" -le 3 ])
tap $? "no HOME: no crash"

# Surroundings.
TERM='' run
is 0 "TERM unset: the news"
run list meetings --from 2026-13-45
is 2 "not a day: exit"
run list meetings --year zweitausend
is 2 "not a year: exit"
run list meetings --from 2026-05-01 --to 2026-04-01
is 2 "a span that ends before it begins: exit"
ARSHJUL_NOW=gestern run list meetings
is 2 "ARSHJUL_NOW that is no time: exit"
run show 99999
is 3 "no such meeting: exit"
run show current
is 3 "no meeting is in progress: exit"
has "$err" "no meeting that is in progress" "no meeting is in progress: said"
run add party "$(head -c 5000 /dev/zero | tr '\0' x)"
is 1 "a very long name: exit"
has "$err" "longer than 200 characters" "a very long name: how long it may be"
run close 99999
is 3 "no such action: exit"
has "$err" "no action 99999" "no such action: which"
head -c 2000000 /dev/zero | tr '\0' 'x' >terms.txt
run terms terms.txt
is 1 "too long a list of terms: exit"
hasnt "$err" " 0 MB" "too long a list of terms: how long it may be"
run show "$(head -c 5000 /dev/zero | tr '\0' x)"
is 3 "a very long argument: exit"
printf 'Namn;E-post;"Part\nAda Ek;ada@example.org;Ekby\n' >people.csv
run import people.csv
is 1 "a quotation mark that is never closed: exit"
has "$err" "line 1" "a quotation mark that is never closed: where"

tap_done
