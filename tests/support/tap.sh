# Helpers for the shell suites of the command line: source it, call the checks, end with tap_done.
# Everything happens in a folder of the suite's own; the clock stands at a Tuesday in March 2026.
#
#	run ARGS…            runs arshjul; its output is in $out, $err and $status
#	is STATUS NAME       was the exit status that?
#	has FILE TEXT NAME   does the file ($out or $err) contain the text?
#	hasnt FILE TEXT NAME
#	same A B NAME        are both files equal, and not empty?

tap_n=0
tap_failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=$work/out
err=$work/err
notes=$SRC/tests/data/notes

unset ARSHJUL_DB XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME NO_COLOR LANGUAGE
export HOME="$work/home" TMPDIR="$work/tmp" TZ=Europe/Stockholm
export ARSHJUL_NOW=2026-03-10T09:42 ARSHJUL_SEED=7 LC_ALL=en_GB.UTF-8 TERM=dumb
mkdir -p "$HOME" "$TMPDIR"
cd "$work" || exit 1

tap() {
	tap_n=$((tap_n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $tap_n - $2"
		return
	fi
	tap_failed=$((tap_failed + 1))
	echo "not ok $tap_n - $2"
	[ -z "${3:-}" ] || echo "# $3"
	sed 's/^/# stdout: /' "$out" | head -n 15
	sed 's/^/# stderr: /' "$err" | head -n 15
}

run() {
	"$ARSHJUL" "$@" >"$out" 2>"$err" </dev/null
	status=$?
}

is() {
	[ "$status" = "$1" ]
	tap $? "$2" "exit status $status, not $1"
}

has() {
	grep -qF -e "$2" "$1"
	tap $? "$3" "without: $2"
}

hasnt() {
	! grep -qF -e "$2" "$1"
	tap $? "$3" "with: $2"
}

lines() {
	[ "$(wc -l <"$1")" -eq "$2" ]
	tap $? "$3" "$(wc -l <"$1") lines, not $2"
}

same() {
	[ -s "$1" ] && cmp -s "$1" "$2"
	tap $? "$3" "$(diff "$1" "$2" | head -n 3)"
}

empty() {
	[ ! -s "$1" ]
	tap $? "$2" "not empty"
}

# Is the file one JSON document by structure: quotes, brackets, no trailing comma, nothing behind?
json() {
	awk '
		{ text = text $0 "\n" }
		END {
			n = length(text)
			for (i = 1; i <= n; i++) {
				c = substr(text, i, 1)
				if (quoted) {
					if (c == "\\") i++
					else if (c == "\"") quoted = 0
					continue
				}
				if (c ~ /[ \t\n]/) continue
				if (ended) exit 1
				if (c == "\"") quoted = 1
				else if (c == "{" || c == "[") stack[++depth] = c
				else if (c == "}" || c == "]") {
					if (last == "," || depth == 0) exit 1
					if (stack[depth--] != (c == "}" ? "{" : "[")) exit 1
					if (depth == 0) ended = 1
				} else if (c !~ /[-+.0-9a-z:,]/) exit 1
				last = c
			}
			exit quoted || depth || !ended
		}' "$1"
	tap $? "$2" "no JSON"
}

tap_done() {
	echo "1..$tap_n"
	[ "$tap_failed" = 0 ]
}
