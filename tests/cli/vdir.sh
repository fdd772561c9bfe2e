#!/bin/sh
# A folder for vdirsyncer: one file a meeting, conflicts, what is taken away.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run demo --save "$ARSHJUL_DB"
is 0 "a made-up year"
run export vdir v
is 0 "export vdir: exit"
[ "$(ls v/*.ics | wc -l)" = 20 ]
tap $? "one file a meeting"
[ "$(cat v/*.ics | grep -c BEGIN:VEVENT)" = 20 ]
tap $? "one entry a file"
cat v/*.ics >"$work/all"
hasnt "$work/all" "METHOD" "no METHOD"
hasnt "$work/all" "REFRESH-INTERVAL" "nothing for subscribers"
[ "$(cat v/displayname)" = "Samordningsförbundet Ekbygden – Årshjul" ]
tap $? "displayname"
grep -qx '#[0-9a-f]\{6\}' v/color
tap $? "color"
touch -d 2001-01-01 v/*
run export vdir v
has "$err" "0 written, 20 unchanged, 0 removed." "again: nothing is written"
[ -z "$(find v -newermt 2002-01-01 -type f)" ]
tap $? "again: no file is touched"

run list meetings --all --json
uid=$(sed 's/.*"id":10,"uid":"\([^"]*\)".*/\1/' "$out")
[ -s "v/$uid.ics" ]
tap $? "the file's name is the uid"
run move 10 2027-01-14
run export vdir v
has "$err" "1 written, 19 unchanged" "a move: one file"
has "v/$uid.ics" "20270114" "a move: under the same name"
sed -i 's/SUMMARY:.*/SUMMARY:Ändrat i telefonen/' "v/$uid.ics"
run move 10 2027-01-15
run export vdir v
is 5 "somebody edited it: exit"
has "$err" "$uid.ics (" "somebody edited it: which"
has "v/$uid.ics" "telefonen" "somebody edited it: it is let be"
run export vdir v --json
json "$out" "export vdir --json"
has "$out" '"state":"edited"' "export vdir --json: the conflict"
run export vdir v --anyway -n
has "v/$uid.ics" "telefonen" "a trial writes nothing"
run export vdir v --anyway
is 0 "--anyway: exit"
has "v/$uid.ics" "20270115" "--anyway: overwritten"

run remove meeting 10
is 0 "remove meeting: exit"
has "$err" "arshjul undo" "remove meeting: how to take it back"
run export vdir v
has "v/$uid.ics" "STATUS:CANCELLED" "a meeting that is gone is called off"
has "v/$uid.ics" "INSTÄLLT" "… in words too"
run undo
run export vdir v
hasnt "v/$uid.ics" "STATUS:CANCELLED" "undo: it is back"
run remove meeting 10
echo other >v/other.ics
export ARSHJUL_NOW=2027-02-20T09:00
run export vdir v
[ ! -e "v/$uid.ics" ]
tap $? "30 days after its day the file goes"
[ -e v/other.ics ]
tap $? "files of others stay"
run export vdir g --group Väst
is 0 "of a group: exit"
[ "$(ls g/*.ics | wc -l)" -lt 20 ]
tap $? "of a group: fewer"

tap_done
