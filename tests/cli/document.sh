#!/bin/sh
# What leaves the house: sending, states, versions and their differences; PDF.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db" LC_ALL=sv_SE.UTF-8

run import "$notes/norra_vastra_ostra.txt" --date 2026-02-09
is 0 "import"
run document list 1
is 0 "nothing sent: exit"
has "$err" "Inget har skickats ut" "nothing sent: says so"
run document approve 1
is 1 "approve a draft: refused"
run document send 1 -n
is 0 "a trial"
run document list 1
empty "$out" "a trial: nothing was kept"

run export notes 1
cp "$out" "$work/internal"
run export notes 1 --public
cp "$out" "$work/public"
run document send 1 --anyway
is 0 "send: exit"
has "$err" "allmän handling" "send: what that means"
has "$err" "version 1" "send: its number"
run document show 1
same "$work/internal" "$out" "show: as it was"
run document show 1 --public --sent latest
same "$work/public" "$out" "show: the public variant"
run document list 1 --json
json "$out" "list: json"
has "$out" "\"sha256\":\"$(sha256sum <"$work/internal" | cut -c 1-64)\"" "list: the sum of the text"
has "$out" '"state":"sent"' "list: the state"

run add note 1 "! Gruppen tar emot rapporten" --item 2
is 1 "what was sent is not changed"
has "$err" "Öppna dem igen" "what was sent: how to change it"
run document send 1 --anyway
is 1 "sent already: refused"
run document approve 1
is 0 "approve"
run list meetings --all --year 2026
has "$out" "justerad" "approved: the list says so"
run document reopen 1
is 0 "reopen"
run add note 1 "! Gruppen tar emot rapporten" --item 2
is 0 "reopened: notes may change"
run document send 1 --anyway --tables
is 0 "send again"
run document list 1
has "$out" "Version 2 skiljer sig" "the second version: says so"
has "$out" "ett beslut tillagt: ”Gruppen tar emot rapporten”" "the second version: in words"
run document show 1 --sent 1
same "$work/internal" "$out" "the first version: still as it was"
run export notes 1 --sent 1 -o "$work/again.txt"
same "$work/internal" "$work/again.txt" "export: a version again"
run export notes 1 --sent 1 --tables
is 2 "a version takes no other options"
run export notes 1 --sent 3
is 3 "no such version"
run export notes 1 --sent x
is 2 "no number"
run document archive 1
is 0 "archive"
run undo 3
is 0 "undo"
run document list 1 --plain
[ "$(wc -l <"$out")" = 2 ]
tap $? "undo: the second version is gone"

run add meeting --group Västra --start "2026-05-05 9:00" --minutes 120
run add item 2026-05-05 "Språkstöd"
run document send 2026-05-05 --kind agenda
is 0 "an agenda is sent"
run document show 2026-05-05 --kind agenda
has "$out" "Språkstöd" "an agenda: as it was"
run document show 2026-05-05
is 3 "its notes were not"

# ---- The check, and PDF

rm -f "$ARSHJUL_DB"*
run demo --save "$ARSHJUL_DB"
run document reopen 2026-01-20
is 0 "notes of the made-up year are reopened"
run add item 2026-01-20 "Språkstöd i höst"
run document send 2026-01-20
is 5 "remarks of the check: nothing is sent"
has "$err" "--anyway" "remarks: how to go on"
run document list 2026-01-20 --plain
hasnt "$out" "	2	" "remarks: nothing was kept"
run document send 2026-01-20 --anyway
is 0 "remarks: sent anyway"
run export notes current --format pdf --tables -o "$work/a.pdf"
if [ "$status" = 1 ]; then
	has "$err" "utan PDF" "pdf: not built in, and says so"
	tap_done
	exit
fi
is 0 "pdf: exit"
run export notes current --format pdf --tables -o "$work/b.pdf"
same "$work/a.pdf" "$work/b.pdf" "pdf: the same bytes"
export SOURCE_DATE_EPOCH=86400
run export notes current --format pdf
unset SOURCE_DATE_EPOCH
grep -qaF '(D:19700102000000' "$out"
tap $? "pdf: SOURCE_DATE_EPOCH is its date"
if ! command -v pdftotext >/dev/null; then
	tap 0 "pdf: reading order # SKIP pdftotext is not here"
	tap_done
	exit
fi

words() {
	tr -s '[:space:]|' '\n' <"$1" | grep -v -e '^-$' -e '^•$' -e '^$'
}

# Page by page, without the numbers at the foot; its words are those of the text, in their order.
pages=0
: >"$work/read"
while pages=$((pages + 1)) && pdftotext -raw -f $pages -l $pages "$work/a.pdf" "$work/page" 2>/dev/null &&
	[ -s "$work/page" ] && [ $pages -lt 20 ]; do
	grep -v "^ *$pages ([0-9]*)\$" "$work/page" | tr -d '\f' >>"$work/read"
done
run export notes current --tables
words "$out" >"$work/source.words"
words "$work/read" >"$work/pdf.words"
same "$work/source.words" "$work/pdf.words" "pdf: text in reading order"
[ "$pages" -gt 2 ]
tap $? "pdf: more than one page"
pdftotext -raw -f 1 -l 1 "$work/a.pdf" - | tr -d '\f' | grep -v -e '^ *$' -e '^ *1 (' | tail -n 1 >"$work/last"
! grep -qE '^[0-9]+\. ' "$work/last"
tap $? "pdf: no heading at the foot of a page"

tap_done
