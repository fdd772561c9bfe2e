#!/bin/sh
# Sources look as .clang-format says. Versions differ in details; 14 decides. What has not changed since it
# was last found to is not looked at again.
set -eu

stamp=${BUILD:-build}/lint-format
newer="-newer $stamp"
[ -e "$stamp" ] && [ "$stamp" -nt .clang-format ] || newer=
mkdir -p "${stamp%/*}" && touch "$stamp.new"

tool=$(command -v clang-format-14 || command -v clang-format) || exit 77
case $("$tool" --version) in *" version 14."*) ;; *) exit 77 ;; esac
bad=$(
	# shellcheck disable=SC2086
	find core db tui tests -name '*.[ch]' $newer | sort | xargs -r -P 2 -n 24 "$tool" --dry-run --Werror 2>&1 |
		sed -n 's/: code should be clang-formatted.*//p' | awk -F: '!seen[$1]++ { print $1 ":" $2 }'
)
[ -z "$bad" ] && exec mv "$stamp.new" "$stamp"
echo "clang-format -i these:"
echo "$bad"
exit 1
