#!/bin/sh
# Personal data from the shell: what there is about a person, erasing, periods, a backup taken back.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run add group "Beredning Väst" --short Väst
run add person "Ingvild Ödegård" --group Väst --email ingvild@example.org
run add person "Siv Ek" --group Väst
run add meeting --group Väst --start "2026-03-10 9:00"
run add item 1 "Språkstöd"
run add note 1 "Ingvild: hur går det?" --item 1
run add note 1 "Siv frågar Ödegård." --item 1
run add note 1 "Ingvilld Ödegaard och IÖ lovade svar." --item 1
drafts="$HOME/.local/share/arshjul/drafts"
mkdir -p "$drafts"
printf 'Ingvild Ödegård sade ja.\n' >"$drafts/left.txt"

run person export Ingvild
is 0 "export: exit"
has "$out" "Personal data about Ingvild Ödegård" "export: whose"
has "$out" "ingvild@example.org" "export: the register"
run person export Ingvild --json -o "$work/p.json"
is 0 "export to a file: exit"
json "$work/p.json" "export: JSON"
run person export Nobody
is 3 "nobody of that name: exit"

run person erase Ingvild -n
is 0 "erase -n: exit"
has "$out" "notes:1:speaker" "erase -n: the key of a text"
has "$out" "[raderad 1]" "erase -n: what stands instead"
grep -A 2 "notes:3:text" "$out" | grep -q "somebody else"
tap $? "erase -n: a misspelled name and initials are for somebody to decide"
has "$out" "left.txt" "erase -n: what an editor left behind"
run person erase Ingvild --no-input
is 2 "erase without --yes: exit"
run list people --plain
has "$out" "Ödegård" "nothing was erased"
run backup "$work/old.db"
run person erase Ingvild --keep notes:2:text --yes
is 1 "kept without a ground: exit"
run person erase Ingvild --keep notes:2:text --why "beslut som gäller" --yes
is 0 "erase: exit"
has "$err" "Nothing takes that back" "erase: said"
grep -q "^\[raderad 1\] sade ja" "$drafts/left.txt" && [ "$(ls "$drafts")" = left.txt ]
tap $? "what an editor left behind has lost the name"
run search Ingvild
is 3 "search finds nothing: exit"
run search Ödegård --plain
lines "$out" 1 "what was kept is there"
run doctor
is 0 "the database is whole"

run restore -n "$work/old.db"
is 0 "restore -n: exit"
has "$err" "1 person who was erased since" "restore -n: said"
run restore "$work/old.db"
is 0 "restore: exit"
run search Ingvild
is 3 "restored without the person: exit"
run restore "$work/nothing.db"
is 3 "no such backup: exit"

run retention --json
is 0 "retention: exit"
json "$out" "retention: JSON"
run retention attendance 36
is 0 "a period: exit"
run retention --plain
has "$out" "attendance		36 months" "the period"
run retention nonsense 3
is 2 "no such kind: exit"

tap_done
