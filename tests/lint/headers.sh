#!/bin/sh
# Every header compiles alone, and guards itself. Where none has changed since, that is known already.
set -eu

stamp=${BUILD:-build}/lint-headers
if [ -e "$stamp" ] && [ -z "$(find core db tui tests/support -newer "$stamp" \( -name '*.h' -o -type d \))" ]; then
	exit 0
fi
mkdir -p "${stamp%/*}" && touch "$stamp.new"

flags=$(pkg-config --cflags ncursesw sqlite3 libical icu-uc)
# Pango is optional; without it what sees it is not looked at.
pdf=$(pkg-config --cflags pangocairo 2>/dev/null) && flags="$flags $pdf" without= || without=pdf_parts.h
# So are libzip and libxml2.
office=$(pkg-config --cflags libzip libxml-2.0 2>/dev/null) && flags="$flags $office" office='' || office='office_*.h'
bad=$(
	find core db tui tests/support -name '*.h' ! -path core/banned.h ! -name "${without:--}" ! -name "${office:--}" | sort | while read -r header; do
		# shellcheck disable=SC2086
		printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
			${CC:-cc} -std=c17 -D_GNU_SOURCE $flags -I. -Icore -Wall -Wextra -fsyntax-only -x c - 2>&1 ||
			echo "$header does not compile alone"
	done
)
[ -z "$bad" ] && exec mv "$stamp.new" "$stamp"
echo "$bad"
exit 1
