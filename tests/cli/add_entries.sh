#!/bin/sh
# A year laid out by short lines.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add group "Beredning Norr" --short Norr
run add group "Beredning Väst" --short Väst
run add group Styrelse --kind board

run add entries 2027 "v4 tis 9-12" "v17 heldag" -n
is 0 "a trial: exit"
has "$out" "Norr Tue 26 Jan, Väst Wed 27 Jan w.4 9:00–12:00" "a trial: a round"
has "$out" "full day Norr, Väst Tue 27 Apr w.17 9:00–16:00" "a trial: all together"
run list meetings --year 2027 --plain
empty "$out" "a trial: nothing is saved"

run add entries 2027 "v4 tis 9-12" "v17 heldag" v20 "v9 s 13-16" "14 sep deadline Handlingar"
is 0 "laid out: exit"
has "$err" "7 drafts in 2027. “arshjul undo”" "laid out: said"
has "$out" "Norr Tue 18 May, Väst Wed 19 May w.20 9:00–12:00" "as it was before"
run list meetings --year 2027 --plain
lines "$out" 7 "laid out: there"
has "$out" "proposed" "laid out: as proposed"
run list rounds --plain
lines "$out" 2 "laid out: groups that meet apart are a round"
run undo
run list meetings --year 2027 --plain
empty "$out" "one undo takes all lines back"

run add entries 2027 v4 "v17 hledag"
is 1 "a line that makes no sense: exit"
has "$err" "“hledag” is neither a kind nor a group" "a line that makes no sense: said"
run list meetings --year 2027 --plain
empty "$out" "a line that makes no sense: nothing is saved"
run add entries 2027
is 2 "no line: exit"
run add entries soon v4
is 2 "no year: exit"
run add entries 2027 v4 --json
json "$out" "JSON"

tap_done
