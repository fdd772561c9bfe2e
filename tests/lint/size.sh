#!/bin/sh
# Files of at most 800 lines; functions of at most 60, with one in a hundred longer, none over 100.
set -eu

bad=$(
	find core db tui -name '*.c' | sort | xargs wc -l | awk '$2 != "total" && $1 > 800 {
		print $2 ": " $1 " lines" }'

	# The formatting puts a function's braces, and no others, in the first column.
	find core db tui -name '*.c' | sort | xargs awk '
		/^[a-z].*\(/ { name = $0; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name) }
		/^\{/ { start = FNR }
		/^\}/ && start {
			length_ = FNR - start - 1
			functions++
			if (length_ > 60)
				long[++n] = FILENAME ":" start ": " name " has " length_ " lines"
			if (length_ > 100)
				huge++
			start = 0
		}
		END {
			if (!huge && n * 100 <= functions)
				exit
			for (i = 1; i <= n; i++)
				print long[i]
		}'
)
[ -z "$bad" ] && exit 0
echo "$bad"
exit 1
