#!/bin/sh
# The register from the shell: people from tables and lists, out again, seats and mandates.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add party Försäkringskassan --short FK --kind agency
run add party "Ekby kommun" --short Ekby --kind municipality
run add group "Beredning Väst" --short Väst --must FK --least-people 3 --most-seats 1

# As Excel saves it in Sweden.
printf 'Personer 2026;;;\r\nF\366rnamn;Efternamn;E-post;Part;Grupper;Roll;Mandat till;Allergi\r\n' >people.csv
printf '\305sa;Fors;asa.fors@example.org;Ekby;V\344st;ordf.;2026-04-30;"n\366tter\nlaktos"\r\n' >>people.csv
printf 'Bo;Ek;;Ekby;V\344st;;;;;\r\n;;;;;;;\r\nTotalt;2;;;;;;\r\n' >>people.csv
run import -n people.csv
is 0 "preview: exit"
has "$out" "windows-1252, divided by semicolons" "preview: what the file is"
has "$out" "Förnamn → first name" "preview: a column"
has "$out" "Left out: Allergi" "preview: what is left out"
has "$out" "2 new, 1 skipped" "preview: counts"
has "$out" "line 7: “Totalt 2” is no name" "preview: a line that is nobody"
run list people --plain
lines "$out" 0 "preview: nothing is written"
run import -n --json people.csv
json "$out" "preview: JSON"
has "$out" '{"head":"Allergi","field":""}' "preview: JSON: columns"
has "$out" '"line":3,"verdict":"new","name":"Åsa Fors"' "preview: JSON: a person"
run import people.csv
is 0 "import: exit"
has "$err" "2 new" "import: counts"
has "$err" "undo" "import: how to take it back"
run list people --group Väst --json
has "$out" '"name":"Åsa Fors","party":"Ekby kommun","title":null,"email":"asa.fors@example.org"' "import: a person"
has "$out" '"role":"chair"' "import: the role"
run import people.csv
has "$err" "Nothing changed." "import: the second time"
printf 'Namn;Part\nPer Ny;Ekby\nDeltagare 3;Ekby\n' >numbered.csv
run -q add people numbered.csv
is 0 "quiet: exit"
has "$err" "numbered.csv, line 3, skipped: “Deltagare 3” is no name" "quiet: who is left out is said"
lines "$err" 1 "quiet: nothing else is"
run -q undo

# A list from standard input; a table that says what it is; a formula never leaves.
printf 'Ny, Per\n"Lind, Eva" <eva.lind@example.org>; Bo Ek\n' >list.txt
"$ARSHJUL" add people -g Väst --json <list.txt >"$out" 2>"$err"
json "$out" "list: JSON"
has "$out" '"new":2,"changed":0,"unchanged":1' "list: counts"
printf 'Tidsstämpel,Ditt namn,E-post,Telefon\n2026-01-01,Eva Lind,=HYPERLINK("x")@example.org,+46 70 1\n' >form
"$ARSHJUL" import - <form >"$out" 2>"$err"
has "$err" "1 changed" "web form on standard input"
run undo
run import form
run export csv memberships -o out.csv
is 0 "export: exit"
has out.csv "Förnamn;Efternamn;E-post" "export: heads"
has out.csv "\"'+46 70 1\"" "export: a telephone number is no formula"
! grep -qE '(^|;|")[=+@]' out.csv
tap $? "export: no cell begins like a formula"
run import out.csv
has "$err" "Nothing changed." "export: read back it changes nothing"
ARSHJUL_DB="$work/b.db" run import out.csv
ARSHJUL_DB="$work/b.db" run export csv memberships -o again.csv
same out.csv again.csv "export: into an empty register and out again"
run export csv people --group Väst -o -
has "$out" "Beredning Väst (ordförande)" "export: people with their groups"

# Seats and mandates.
run list vacancies
has "$out" "FK has no member" "vacancies: a party that must be there"
run list vacancies --json
json "$out" "vacancies: JSON"
has "$out" '"finding":"party-missing","group_id":1,"group":"Beredning Väst","party_id":1,"vacant":1' "vacancies: JSON: keys"
run check groups
is 5 "check groups: exit"
has "$out" "Ekby has 2 of at most 1 seats" "check groups: too many seats"
run check groups --json
json "$out" "check groups: JSON"
has "$out" "the mandate of Åsa Fors ends" "check groups: a mandate that runs out"
run add member "Per Ny" --group Väst --role deputy --turn 2
is 1 "a second membership on the same days is refused"
run change member "Per Ny" --group Väst --role deputy --turn 2
is 0 "a deputy's turn: exit"
run export csv memberships -o -
has "$out" "ersättare;;nej;;;2" "a deputy's turn: kept"

# Deputies keep their order when groups become one.
run add group Söder
run add group Öster
run add person "Ada Lo" --party Ekby
run add person "Bea Lo" --party Ekby
run add person "Cilla Lo" --party Ekby
run add member "Ada Lo" --group Söder --role deputy --turn 1
run add member "Bea Lo" --group Söder --role deputy --turn 2
run add member "Cilla Lo" --group Öster --role deputy --turn 1
run merge groups Söder Öster --into Sydost --start 2026-07-01
is 0 "groups with deputies merge: exit"
run export csv memberships -o -
[ "$(tr -d '\r' <"$out" | awk -F';' '$7 == "Sydost" { printf "%s%s ", $1, $13 }')" = "Ada1 Bea3 Cilla2 " ]
tap $? "their turns are one after the other"

# How names with von and af are sorted.
run add person "Mia von Ahn"
run list people --plain
[ "$(cut -f1 "$out" | head -n 1)" != "von Ahn, Mia" ]
tap $? "sorting: under von"
run sorting
has "$out" "particle" "sorting: the usual"
run sorting name
has "$err" "Names sorted without von, af and de" "sorting: said"
run sorting --json
has "$out" '"by":"name"' "sorting: JSON"
run list people --plain
head -n 1 "$out" | grep -q "von Ahn"
tap $? "sorting: under the name"
run sorting upwards
is 2 "sorting: no such way"
run --complete line -- sorting ""
has "$out" "particle" "sorting: completion"
run --complete line -- stats ""
has "$out" "parties" "stats: completion"
run --complete line -- export csv ""
has "$out" "memberships" "export csv: completion"

tap_done
