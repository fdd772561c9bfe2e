#!/bin/sh
# Outputs that are not there, names that nobody can see, several who write at once.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run demo --save "$ARSHJUL_DB"
is 0 "a year to harm"

# ---- Outputs ----

"$ARSHJUL" list groups 2>"$err" >&-
[ $? = 1 ]
tap $? "closed standard output: exit"
has "$err" "arshjul:" "closed standard output: told"
"$ARSHJUL" export ics 2>"$err" >/dev/full
[ $? = 1 ]
tap $? "full standard output: exit"
lines "$err" 1 "full standard output: nothing is said to be written"
"$ARSHJUL" list groups <&- >"$out" 2>"$err"
tap $? "closed standard input"
{
	"$ARSHJUL" export json 2>"$err"
	echo $? >"$work/rc"
} | head -n 1 >"$out"
[ "$(cat "$work/rc")" = 0 ]
tap $? "a reader that left: exit"
empty "$err" "a reader that left: nothing to say"

# ---- Names ----

run add person "$(printf '\342\200\213\343\205\244')"
is 1 "a name of invisible characters: exit"
run add meeting --title "$(printf '\342\200\213')" --start "2026-05-05 9:00"
is 1 "a title of invisible characters: exit"

rlo=$(printf '\342\200\256')
tag=$(printf '\363\240\201\201')
run add person "Eva${rlo}tdnarB$tag"
is 0 "a name that turns the line: exit"
hasnt "$err" "$rlo" "a name that turns the line: not in the message"
for way in "list people" "list people --plain" "list people --json" "export json"; do
	# shellcheck disable=SC2086
	run $way
	! grep -q -e "$rlo" -e "$tag" "$out"
	tap $? "a name that turns the line: not raw from $way"
done
has "$out" "Eva\\u202etdnarB\\udb40\\udc41" "JSON keeps what it escapes"
run undo
is 0 "the escapes are read back: undo"
run redo
is 0 "the escapes are read back: redo"
run export json
has "$out" "Eva\\u202etdnarB\\udb40\\udc41" "the escapes are read back: the same"

# ---- Eight at once ----

mark() {
	for status in onsite remote absent excused onsite remote; do
		"$ARSHJUL" -q attend 1 "Eva Brandt" $status 2>>"$work/refused" || echo "exit $?" >>"$work/refused"
	done
}
for _ in 1 2 3 4 5 6 7 8; do
	mark &
done
wait
[ ! -s "$work/refused" ]
tap $? "eight who mark one person at once: nobody is refused" "$(head -n 1 "$work/refused" 2>/dev/null)"
run doctor
is 0 "eight who mark one person at once: the database is whole"

tap_done
