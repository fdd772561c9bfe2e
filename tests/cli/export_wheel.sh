#!/bin/sh
# The year as a picture and as a plain list: sound, whole, the same for the same data.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

# Well-formed, and drawn by whatever draws here.
sound() {
	if command -v xmllint >/dev/null; then
		xmllint --nonet --noout "$1" 2>"$err" && [ ! -s "$err" ]
		tap $? "$2: well-formed"
	else
		tap 0 "$2: well-formed # SKIP xmllint is not here"
	fi
	if command -v rsvg-convert >/dev/null; then
		rsvg-convert "$1" -o "$work/picture.png" 2>"$err" && [ ! -s "$err" ]
		tap $? "$2: drawn"
	else
		tap 0 "$2: drawn # SKIP rsvg-convert is not here"
	fi
}

run demo --save "$ARSHJUL_DB"
is 0 "a made-up year"
run export wheel 2026
is 0 "svg on standard output: exit"
empty "$err" "nothing but the picture"
cp "$out" "$work/stdout.svg"
run export wheel 2026 -o "$work/year.svg"
is 0 "svg into a file: exit"
empty "$out" "svg into a file: nothing on standard output"
same "$work/stdout.svg" "$work/year.svg" "svg: the same bytes"
LC_ALL=C run export wheel 2026
same "$work/stdout.svg" "$out" "svg: the same in any locale"
has "$work/year.svg" '<title>Årshjul 2026 – Samordningsförbundet Ekbygden</title>' "svg: its title"
sound "$work/year.svg" "the made-up year"

run export wheel 2026 --format txt
is 0 "txt: exit"
has "$out" "  v.11  tis 10 " "txt: the day with its week"
has "$out" "Beredning Väst" "txt: the group"
cp "$out" "$work/all.txt"
run export wheel 2026 --format txt --group Väst
is 0 "txt of a group: exit"
hasnt "$out" "Beredning Norr" "txt of a group: no other's"
run export wheel 2026 --group Väst
has "$out" "Samordningsförbundet Ekbygden – Beredning Väst" "svg of a group: says so"
run export wheel 1999
is 0 "an empty year: exit"
has "$out" "Inga möten det här året." "an empty year: said"
cp "$out" "$work/empty.svg"
sound "$work/empty.svg" "an empty year"

run add meeting --group Väst --start "2026-07-07 9:00" --minutes 60 --title "<b>\"A&B\"</b> ]]>"
is 0 "a title like markup"
run move 2026-07-07 2026-07-14 --why "krock"
is 0 "moved"
run export wheel 2026 -o "$work/year.svg"
has "$work/year.svg" "&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt; ]]&gt;" "svg: what was typed is text"
has "$work/year.svg" "Flyttat från tis 7 juli" "svg: where it was"
has "$work/year.svg" 'class="ghost"' "svg: the mark of where it was"
has "$work/year.svg.bak" "<svg " "svg: the file before is kept"
sound "$work/year.svg" "a title like markup"
run cancel 2026-07-14
run export wheel 2026
has "$out" 'class="strike"' "svg: cancelled is struck"
run export wheel 2026 --format txt
has "$out" "INSTÄLLT · Flyttat från tis 7 juli" "txt: cancelled and moved"

run export wheel
is 2 "no year: usage"
run export wheel tjugosex
is 2 "no number: usage"
run export wheel 0
is 2 "no such year: usage"
run export wheel 2026 --format html
is 2 "an unknown form: refused"
run export wheel 2026 --group Ingen
is 3 "no such group: exit"
run export wheel 2026 -o "$ARSHJUL_DB"
is 1 "the database itself: refused"
run export wheel 2026 -o "$work/no/such/x.svg"
is 3 "no such folder: exit"
run export wheel 2026 -o /dev/full
is 1 "a full disk: exit"
run doctor
is 0 "the database is whole"

tap_done
