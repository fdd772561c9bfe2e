#!/bin/sh
# The next year: rolled forward, decided, dropped, and what became of it.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add group "Beredning Väst" --short Väst
run add group Styrelse --kind board
run add meeting --group Väst --start "2026-03-10 9-12" --place Ekby --status decided
run add meeting --group Väst --start "2026-04-30 9-12" --status decided
run add meeting --group Styrelse --kind board --start "2026-02-17 13-16" --status decided

# ---- Looking ----

run plan 2027 -n
is 0 "a trial: exit"
has "$out" "Not on Thu 6 May: public holiday: Ascension Day" "a trial: why an entry moves"
has "$err" "3 entries would be proposed" "a trial: how many"
run list meetings --year 2027
has "$err" "No meetings there" "a trial: nothing is saved"
run plan 2027 -n --plain
lines "$out" 3 "plain: a row each"
has "$out" "2026-03-10T09:00	2027-03-16T09:00	2027-03-16T12:00	meeting	Väst	Beredning Väst	ok" "plain: a row"
run plan 2027 -n --json
is 0 "JSON: exit"
json "$out" "JSON"
has "$out" '"year":2027,"from":2026,"stage":"none"' "JSON: which year"
has "$out" '"start":"2027-05-04T09:00"' "JSON: the new day"
has "$out" '"verdict":"moved"' "JSON: the verdict"

# ---- Usage ----

run plan
is 2 "no year: exit"
run plan soon
is 2 "a year in words: exit"
run plan 2027 --from soon
is 2 "rolled from no year: exit"
has "$err" "is the year that is rolled forward" "rolled from no year: said"
run plan 2027 --from 2027
is 1 "rolled from itself: exit"
run plan 2029
is 3 "nothing to roll: exit"
run plan 2027 --drop --decide x
is 2 "two at once: exit"
run plan 2027 --date 2026-11-24
is 2 "a day of no decision: exit"
run plan 2027 --drop
is 3 "nothing to drop: exit"

# ---- Saving ----

run plan 2027
is 0 "save: exit"
has "$err" "3 entries of 2027 are proposed" "save: said"
run list meetings --year 2027 --plain
lines "$out" 3 "save: there"
has "$out" "proposed" "save: as proposed"
run plan 2027 --json
json "$out" "saved again: JSON"
has "$out" '"saved":0' "saved again: nothing more"
run list meetings --year 2027 --plain
lines "$out" 3 "saved again: not doubled"
run plan 2027 --drop
is 0 "drop: exit"
has "$err" "3 entries" "drop: said"
run undo
is 0 "undo the drop: exit"
run list meetings --year 2027 --plain
lines "$out" 3 "undo the drop: there again"
run plan 2028 --from 2026-05-01 -n
is 0 "rolled from the year of a day: exit"
has "$out" "2026 " "rolled from the year of a day"

# ---- Deciding ----

run list meetings --plan --year 2027
is 3 "plan of an undecided year: exit"
has "$err" "--decide" "plan of an undecided year: how"
run plan 2027 --decide "§ 45/2026" --date 2026-11-24 -n
is 0 "decide as a trial: exit"
run plan 2027 --decide "§ 45/2026" --date 2026-11-24
is 0 "decide: exit"
has "$err" "2027 is decided (§ 45/2026): 3 proposals" "decide: said"
run list meetings --year 2027 --plain
hasnt "$out" "proposed" "decide: they are decided"
run plan 2027 --decide "§ 46"
is 1 "decide again: exit"
run plan 2027 --drop
is 1 "drop what is decided: exit"

id=$("$ARSHJUL" list meetings --year 2027 --plain | grep 2027-03-16 | cut -f1)
run move "$id" 2027-03-18 --why "salen är upptagen"
run add meeting --group Väst --start "2027-09-07 9-12"
run list meetings --plan --year 2027
is 0 "plan and outcome: exit"
has "$out" "moved from Tue 16 March at 9:00–12:00: salen är upptagen" "plan and outcome: moved"
has "$out" "added later" "plan and outcome: added"
has "$err" "to come 2, moved 1" "plan and outcome: counted"
run list meetings --plan --year 2027 --plain
lines "$out" 4 "plan and outcome: plain"
run list meetings --plan --year 2027 --json
json "$out" "plan and outcome: JSON"
has "$out" '"schema":1,"year":2027,"reference":"§ 45/2026","decided":"2026-11-24"' "plan and outcome: JSON head"
has "$out" '"outcome":"moved","why":"salen är upptagen"' "plan and outcome: JSON row"
run list meetings --plan --group Väst
is 2 "plan of a group: exit"
run cancel "$id"
run check --year 2027 --plain
is 0 "as many as decided, for one was added: exit"
id=$("$ARSHJUL" list meetings --year 2027 --plain | grep 2027-05-04 | cut -f1)
run cancel "$id"
run check --year 2027 --plain
is 5 "fewer than decided: exit"
has "$out" "fewer-meetings" "fewer than decided: found"

# ---- Rules ----

run change meeting 1 --rule date
is 0 "rule: exit"
run change meeting 1 --weeks 3
is 2 "weeks without the rule: exit"
run change meeting 1 --rule before-board
is 2 "the rule without weeks: exit"
run change meeting 1 --rule sometimes
is 2 "no such rule: exit"
run change meeting 1 --rule before-board --weeks 2 --pinned yes
is 0 "rule before the board: exit"
run plan 2029 --from 2026 -n --json
has "$out" '"rule":"before-board","pinned":true' "rule before the board: kept"
run show 1
has "$out" "Next year: 2 weeks before the board's meeting; the weekday stays" "show: the rule"
run show 1 --json
has "$out" '"year_rule":{"rule":"before-board","weeks":2,"pinned":true}' "show: the rule in JSON"
run undo
run plan 2029 --from 2026 -n --json
has "$out" '"rule":"date","pinned":false' "undo takes the rule back"

tap_done
