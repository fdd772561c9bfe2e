#!/bin/sh
# Breaks, blackouts, and the check of a whole year.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add break höstlov --start 2027-11-01
is 0 "the first entry makes the database"
rm -f "$ARSHJUL_DB"
run add party "Ekby kommun" --short Ekby --kind municipality
run add group "Beredning Väst" --short Väst
run add person "Karin Alm" --party Ekby --group Väst

# ---- Breaks ----

run add break sportlov --party Ekby --start "2027-03-01" --end 2027-03-05
is 0 "add break: exit"
has "$err" "sportlov" "add break: said"
run add break höstlov --start 2027-11-01 --end 2027-10-01
is 1 "a break that ends before it begins: exit"
run add break höstlov --start "someday"
is 2 "no day: exit"
run add break höstlov
is 2 "no start: exit"
run add break höstlov --start 2027-11-01 --end 2027-11-05 --kind nothing
is 2 "no such kind: exit"
run add break höstlov --start 2027-11-01 --end 2027-11-05 -n
is 0 "add break as a trial: exit"
run add break "stängt" --start 2027-07-01 --end 2027-07-31 --kind other
is 0 "a break of everybody: exit"
run list breaks --plain
lines "$out" 2 "list breaks"
has "$out" "2027-03-01	2027-03-05	sportlov	Ekby kommun" "list breaks: a row"
run list breaks --from 2027-03-05 --to 2027-03-31 --plain
lines "$out" 1 "list breaks: of a span"
run list breaks --year 2026
has "$err" "No breaks there" "list breaks: none"
run list breaks --json
json "$out" "list breaks: JSON"
has "$out" '"label":"sportlov"' "list breaks: label"
has "$out" '"kind":"other"' "list breaks: kind"

run add break höstlov --start "v. 44" --json
json "$out" "add break: JSON"
run list breaks --year 2026 --plain
has "$out" "2026-10-26	2026-11-01	höstlov" "a week is seven days"
run undo

# ---- Blackouts ----

run add blackout Ekby --start 2027-05-12 --why bokslut
is 0 "add blackout: exit"
has "$err" "Ekby kommun cannot" "add blackout: said"
run add blackout Nobody --start 2027-05-12
is 3 "add blackout of no party: exit"
run list blackouts --year 2027 --plain
lines "$out" 1 "list blackouts"
has "$out" "2027-05-12	2027-05-12	Ekby kommun	bokslut" "list blackouts: a row"
run list blackouts --party Ekby --json
json "$out" "list blackouts: JSON"
has "$out" '"why":"bokslut"' "list blackouts: why"

# ---- The year ----

run check --year 2027
is 0 "nothing to look at: exit"
has "$err" "Nothing to look at in the year" "nothing to look at: said"
run add meeting --group Väst --start "2027-05-06 9-12"
run add meeting --group Väst --start "2027-03-02 9-12"
run add meeting --group Väst --start "2027-05-12 9-12"
run check --year 2027
is 5 "findings: exit"
has "$out" "Ascension Day" "findings: the red day"
has "$out" "sportlov Ekby kommun" "findings: the break"
has "$out" "Ekby kommun cannot: bokslut" "findings: the blackout"
has "$err" "3 things" "findings: how many"
run check --year 2027 --json
is 5 "findings as JSON: exit"
json "$out" "findings as JSON"
has "$out" '"finding":"red-day","day":"2027-05-06","meeting":' "findings as JSON: the red day"
run check --year 2026
is 0 "another year: exit"
run check next --year 2027
is 2 "a meeting and a year: exit"
run check --year soon
is 2 "no year: exit"

# ---- Removal ----

run remove break 1
is 0 "remove break: exit"
run remove break 1
is 3 "remove it again: exit"
run remove break sportlov
is 2 "remove by name: exit"
run remove blackout 1
is 0 "remove blackout: exit"
run check --year 2027 --plain
lines "$out" 1 "what is left"
has "$out" "red-day" "what is left: the red day"
run undo 2
is 0 "undo both: exit"
run list breaks --plain
lines "$out" 2 "undo brings it back"

# ---- From year to year, and papers ----

run copy breaks 2028
is 0 "copy breaks: exit"
has "$err" "2 breaks copied from 2027 to 2028" "copy breaks: said"
run list breaks --year 2028 --plain
has "$out" "2028-02-28	2028-03-03	sportlov	Ekby kommun" "copy breaks: by week"
run copy breaks 2031
is 3 "copy breaks of a year without any: exit"
run copy breaks
is 2 "copy breaks to no year: exit"
run copy breaks 2029 -n
run list breaks --year 2029 --plain
empty "$out" "copy breaks as a trial"
run add break jullov --start "v. 52" --party Ekby
is 0 "a week: exit"
run add break lov --start "v. 30–31" --json
run list breaks --plain
has "$out" "lov" "several weeks: listed"

run dispatch
has "$out" "7" "dispatch: the usual"
run dispatch 10
is 0 "dispatch set: exit"
has "$err" "Papers leave 10 days before the meeting" "dispatch set: said"
run dispatch --json
json "$out" "dispatch: JSON"
has "$out" '"days":10' "dispatch: as set"
run dispatch soon
is 2 "dispatch: no number"
run dispatch 60
is 2 "dispatch: too many"

tap_done
