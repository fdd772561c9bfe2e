#!/bin/sh
# A folder becomes records at once: one step, a summary, nothing twice.
. "$SRC/tests/support/tap.sh"
db=$work/a.db
export ARSHJUL_DB="$db"

in="$work/Anteckningar"
mkdir -p "$in/2019/Norra" "$in/.dold"
note() { printf 'Minnesanteckningar %s\n%s\n\nNärvarande:\n%s\n\n1. Välkommen\nVi hälsar alla välkomna.\n' "$1" "$2" "$3" >"$4"; }
note "Beredning Västra" "Dag: 10 mars 2020" "Karin Alm, FK
Bo Ågren, AF" "$in/a.txt"
note "" "" "Karin Alm
Bo Agren" "$in/2019/Norra/Beredning Norra 20190512.txt"
note "" "" "Eva Brandt" "$in/2019/Norra/utan dag.txt"
cp "$in/a.txt" "$in/b.txt"
printf 'x' >"$in/bild.jpg"
printf 'x' >"$in/.dold/c.txt"
printf '\320\317\021\340\241\261\032\341gammal' >"$in/gammal.doc"
ln -s .. "$in/2019/upp"

run import -n "$in"
is 0 "preview: exit"
has "$out" "Group: Beredning Västra" "preview: the group of the text"
has "$out" "The date is guessed from “Beredning Norra 20190512.txt”." "preview: a guessed day"
has "$out" "The group is guessed from “Beredning Norra 20190512.txt”." "preview: a guessed group"
has "$out" "bild.jpg: no notes" "preview: a picture"
has "$out" ".dold: hidden" "preview: a hidden folder"
has "$out" "upp: a link back" "preview: a link in a circle"
has "$out" "gammal.doc: This is a file of the old Word" "preview: an old Word file says what to do"
has "$out" "b.txt: the same text as Anteckningar/a.txt" "preview: twice the same"
has "$out" "utan dag.txt: says no day" "preview: no day"
has "$err" "Possibly the same: Bo Ågren and Bo Agren" "preview: who may be whom"
[ ! -e "$db" ]
tap $? "preview: makes no database"
run import -n --json "$in"
json "$out" "preview: JSON"
has "$out" '"state":"needs_date"' "preview: JSON says what is missing"
has "$out" '"date":"2019-05-12","date_from":"Beredning Norra 20190512.txt"' "preview: JSON says what is guessed"

run import "$in"
is 1 "import: exit, as two files are left"
has "$err" "2 imported" "import: how many"
has "$err" "takes it all back" "import: how to take it back"
has "$err" "2 files were not imported" "import: those that were not"
run list meetings --all --plain
lines "$out" 2 "import: the meetings"
has "$out" "2019-05-12" "import: the guessed day"
run history 5 --plain
lines "$out" 1 "import: one step"
has "$out" "Import of 2 files" "import: the step's name"
run export json -o "$work/once.json"
run import "$in"
has "$err" "Nothing changed" "again: nothing"
run export json -o "$work/twice.json"
same "$work/once.json" "$work/twice.json" "again: nothing changed"
run import --date 2019-06-01 "$in/2019/Norra/utan dag.txt"
is 0 "the missing day: exit"
run undo 2
run list meetings --all
empty "$out" "undo: all of it is gone"

run import "$work/saknas"
is 3 "no folder: exit"
run import "$in/a.txt" "$in/bild.jpg"
is 1 "a file that is named is looked at"
has "$err" "1 imported" "the others are imported"
run import --date 2020-01-01 "$in"
is 2 "a day for a folder is refused"

# Ctrl-C, which waits from the beginning here: nothing is there, and it is said.
big="$work/Stor"
mkdir -p "$big"
awk -v to="$big" 'BEGIN { for (n = 0; n < 250; n++) { f = sprintf("%s/%03d.txt", to, n)
	printf "Minnesanteckningar Beredning Norra\nDag: %d-%02d-%02d\n\nNärvarande:\nKarin Alm, FK\nBo Ågren, AF\n\n1. Hej\nRad %d.\n", 2001 + n % 12, 1 + int(n / 12) % 12, 1 + n % 28, n >f
	close(f) } }'
rm -f "$db"*
env --block-signal=INT sh -c 'kill -INT $$; exec "$0" import "$1"' "$ARSHJUL" "$big" \
	>"$out" 2>"$err" </dev/null
status=$?
is 130 "interrupted: exit"
has "$err" "Stopped: nothing was taken in." "interrupted: says so"
run list meetings --all
empty "$out" "interrupted: nothing is there"
run import "$big"
is 0 "afterwards: exit"
has "$err" "250 imported" "afterwards: all of them"
run import "$big"
has "$err" "250 here already. Nothing changed" "again: nothing"
run undo
run list meetings --all
empty "$out" "one undo takes all back"

# A file that cannot be read keeps no other out.
odd="$work/Blandat"
mkdir "$odd"
cp "$in/a.txt" "$odd/bra.txt"
: >"$odd/tom.txt"
printf 'a\000b\377' >"$odd/brus.txt"
head -c 52428800 /dev/zero >"$odd/stor.txt"
printf 'x' >"$odd/last.txt"
chmod 0 "$odd/last.txt"
ln -s saknas.txt "$odd/lank.txt"
ln -s . "$odd/sig själv"
mkfifo "$odd/ror.txt"
run import "$odd"
is 1 "odd files: exit"
has "$err" "1 imported" "odd files: the good one"
has "$err" "stor.txt: The text is larger than" "odd files: too large"
has "$err" "lank.txt: No such file" "odd files: a link to nowhere"
has "$err" "ror.txt: not a file" "odd files: a pipe"
has "$err" "a link back to a folder above" "odd files: a circle"
tap_done
