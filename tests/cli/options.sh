#!/bin/sh
# The command line itself: help, usage errors, where options may stand, what goes where.
. "$SRC/tests/support/tap.sh"

run -V
is 0 "version: exit"
has "$out" "arshjul " "version: printed"
empty "$err" "version: nothing on standard error"

printf 'språk = en\ntema = mono\n' >"$work/config.ini"
ARSHJUL_CONFIG=$work/config.ini LANGUAGE=sv "$ARSHJUL" --print-config >"$out" 2>"$err"
has "$out" "theme = mono" "configuration in force: what the file sets, in its language"
has "$out" "mouse = yes" "configuration in force: what it leaves alone"
ARSHJUL_CONFIG=$out LANGUAGE=sv "$ARSHJUL" --print-config | cmp -s - "$out"
tap $? "configuration in force: reads back as it is"
printf 'tema = rosa\nnavn = x\nmus = nej\n' >"$work/wrong.ini"
ARSHJUL_CONFIG=$work/wrong.ini "$ARSHJUL" --print-config >"$out" 2>"$err"
has "$err" "wrong.ini:1: “rosa” is no value" "configuration with mistakes: which value, and where"
has "$err" "wrong.ini:2: there is no option “navn”" "configuration with mistakes: each of them"
has "$out" "mouse = no" "configuration with mistakes: the rest counts"

run -h
is 0 "help: exit"
has "$out" "export ics" "help: lists commands"
has "$out" "arshjul demo" "help: begins with examples"
hasnt "$out" "--complete" "help: hidden options are not listed"

run import -h
is 0 "help of a command: exit"
has "$out" "arshjul import FILE... [--dry-run]" "help of a command: usage"
run help list
has "$out" "list meetings" "help of several commands"

run help improt
is 2 "help of nothing: exit"
has "$err" "Did you mean “import”?" "help of nothing: the nearest is offered"

run exprot ics
is 2 "unknown command: exit"
has "$err" "Did you mean “export”?" "unknown command: the nearest is offered"
empty "$out" "unknown command: nothing on standard output"
run histroy
has "$err" "Did you mean “history”?" "unknown command: the last ones are known too"
run xyzzy
is 2 "unknown command like no other: exit"
has "$err" "change, add, carry, merge, split, candidates" "unknown command like no other: each once"
run add person "$(printf 'K\345re Ek')"
is 2 "an argument in another encoding: exit"
has "$err" "is not in UTF-8" "an argument in another encoding: said"
run list meeting
is 2 "unknown second word: exit"
has "$err" "Did you mean “list meetings”?" "unknown second word: the nearest is offered"
run list
is 2 "second word missing: exit"
has "$err" "meetings, people, groups, parties, templates, actions, decisions" "second word missing: what there is"
run list meetings --grup x
is 2 "unknown option: exit"
has "$err" "Did you mean --group?" "unknown option: the nearest is offered"
run list meetings --all -Z
is 2 "unknown letter: exit"
has "$err" "-Z" "unknown letter: named"
run move
is 2 "missing argument: exit"
has "$err" "arshjul move MEETING" "missing argument: usage"
run backup a b
is 2 "too many arguments: exit"
run list groups --why x
is 2 "option of another command: exit"
has "$err" "--why" "option of another command: named"
run list meetings --year
is 2 "option without its value: exit"
run --color=sometimes list groups
is 2 "wrong colour word: exit"

run -d "$work/a.db" add group Norr -q
is 0 "quiet write: exit"
empty "$err" "quiet write: no message"
run --plain -d "$work/a.db" list groups
one=$(cat "$out")
run list -d "$work/a.db" groups --plain
[ "$one" = "$(cat "$out")" ]
tap $? "global options stand anywhere"
ARSHJUL_DB=$work/a.db "$ARSHJUL" list groups --plain >"$out" 2>"$err"
[ "$one" = "$(cat "$out")" ]
tap $? "ARSHJUL_DB names the database"
run -d "$work/a.db" add group -- -minus
is 0 "-- ends options"
run -d :memory: list groups
is 0 "a database in memory"

run --color=always -d "$work/a.db" list groups
has "$out" "$(printf '\033[1m')" "colour where it is asked for"
run -d "$work/a.db" list groups
hasnt "$out" "$(printf '\033')" "no colour into a file"

run --complete commands
has "$out" "import" "completion: commands"
run --complete commands list
has "$out" "meetings" "completion: second words"
run -d "$work/a.db" --complete groups
has "$out" "Norr" "completion: groups"
run -d "$work/a.db" --complete line -- list meetings --group ""
has "$out" "Norr" "completion: the value of an option"
run --complete line -- attend 1 x ""
has "$out" "onsite" "completion: an argument by its place"
run --complete line -- add meeting --st
has "$out" "--start" "completion: options"
run --complete nonsense
is 2 "completion: unknown kind"

# The manual and the table agree.
run -h
awk '/^Commands/ { on = 1; next } /^$/ { on = 0 } on { print }' "$out" | sed 's/   .*//; s/^ *//' |
	sed 's/ [A-Z[].*//' >"$work/commands"
missing=
while read -r name; do
	grep -q "^\.It Ic $name" "$SRC/man/arshjul.1" || missing="$missing $name"
done <"$work/commands"
[ -s "$work/commands" ] && [ -z "$missing" ]
tap $? "every command is in the manual" "missing:$missing"
missing=
for name in $(cut -d' ' -f1 "$work/commands" | sort -u); do
	"$ARSHJUL" "$name" -h 2>&1 | grep -o -e '\[--[a-z-]*' | tr -d '[' | sort -u | while read -r option; do
		plain=${option#--}
		letter=$("$ARSHJUL" "$name" -h 2>&1 | sed -n "s/^  -\\(.\\), --$plain.*/\\1/p" | head -n 1)
		awk -v c="$name" -v o="Fl $plain" -v l="Fl $letter" '
			index($0, ".It Ic " c) == 1 { on = 1 }
			/^\.It/ && index($0, ".It Ic " c) != 1 { on = 0 }
			on && (index($0, o) || (l != "Fl " && index($0, l))) { found = 1 }
			END { exit !found }' "$SRC/man/arshjul.1" || echo "$name $option"
	done
done >"$work/missing"
empty "$work/missing" "every option is in the manual" "$(cat "$work/missing")"

tap_done
