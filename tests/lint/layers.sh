#!/bin/sh
# Includes go down only (the map is in README's Internals), libraries and hidden inputs are seen by
# their owners alone, and core/rules and core/formats call no storage.
set -eu

# What each folder may include besides itself.
allowed='
core/base
core/model     core/base
core/rules     core/model core/base
core/formats   core/rules core/model core/base
core/services  core/formats core/rules core/model core/base
db             core/model core/base
tui/screen     core/base
tui/widgets    tui/screen core/rules core/model core/base
tui/views      tui tui/widgets tui/screen core/services core/formats core/rules core/model core/base
tui/cli        tui core/services core/formats core/rules core/model core/base
tui            tui/views tui/widgets tui/screen tui/cli core/services core/formats core/rules core/model core/base
'

# Which files alone may see a library or a hidden input.
# header                          files that may
owned='
<(ncurses|curses|term|panel)      ^tui/screen/
<libical/                         ^core/formats/ical_
<(pango|cairo|glib)               ^core/formats/pdf_
<(libxml/|zip\.h)                 ^core/formats/office_
<unicode/                         ^core/base/text_icu\.c
<nettle/                          ^core/base/text_icu\.c
<sqlite3\.h>                      ^db/
<ini\.h>                          ^core/base/
<csv\.h>                          ^core/formats/csv_lib
<dlfcn\.h>                        ^core/base/lazy\.c
"db/                              ^(db/|tui/main\.c)
"base/clock\.h"                   ^(core/(base|model|services)/|db/|tui/)
<(fcntl|unistd|time|dirent)\.h>   ^(core/banned\.h|core/(base|services)/|db/|tui/)
'

# file, folder of the included header (or the header itself when it is a system one)
includes() {
	find core db tui -name '*.[ch]' | sort | while read -r file; do
		sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*\([<"].*[>"]\).*/\1/p' "$file" |
			sed "s|^|$file |"
	done
}

list=$(includes)

bad=$(
	echo "$list" | awk -v allowed="$allowed" '
		BEGIN {
			n = split(allowed, lines, "\n")
			for (i = 1; i <= n; i++) {
				m = split(lines[i], w, " ")
				known[w[1]] = 1
				for (j = 1; j <= m; j++)
					ok[w[1], w[j]] = 1
			}
		}
		$2 ~ /^"/ {
			from = $1
			sub("/[^/]*$", "", from)
			to = $2
			gsub("\"", "", to)
			if (to !~ "/")
				to = from "/" to
			sub("/[^/]*$", "", to)
			if (to ~ /^(base|model|rules|formats|services)$/)
				to = "core/" to
			if (to == "db" || $1 ~ "^core/banned")
				next
			if (!(from in known))
				print $1 ": " from " is not on the map"
			else if (!((from, to) in ok))
				print $1 ": includes " $2 ", but " from " may not see " to
		}'
	echo "$owned" | while read -r header files; do
		[ -n "$header" ] || continue
		echo "$list" | awk -v header="^$header" -v files="$files" '
			$2 ~ header && $1 !~ files { print $1 ": includes " $2 ", which is not for it to see" }'
	done
	find core/rules core/formats -name '*.[ch]' | sort | xargs awk -v want=code -f tests/lint/lex.awk |
		grep -E '(^|[^a-z_])(struct store[^_a-z]|store_[a-z_]+ *\()' || true
)
[ -z "$bad" ] && exit 0
echo "$bad"
exit 1
