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

tap_done
