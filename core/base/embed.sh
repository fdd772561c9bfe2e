#!/bin/sh
# C source on standard output that holds files byte by byte:
#   embed.sh migrations FILE.sql...   those of the database, in order
#   embed.sh catalogues FILE.mo...    messages; a file's name is its language
set -eu

bytes() {
	n=0
	for f; do
		n=$((n + 1))
		printf '\nstatic const char m%d[] = {' "$n"
		od -An -v -tx1 "$f" | sed "s/ \(..\)/ '\\\\x\1',/g"
		echo ' 0 };'
	done
}

what=$1
shift
case $what in
migrations)
	echo '#include "db/migrate.h"'
	bytes "$@"
	printf '\nconst char *const db_migrations[] = {'
	i=0
	while [ "$i" -lt "$n" ]; do
		i=$((i + 1))
		printf ' m%d,' "$i"
	done
	printf ' 0 };\nconst int db_migration_count = %d;\n' "$n"
	;;
catalogues)
	echo '#include "base/i18n.h"'
	bytes "$@"
	printf '\nconst struct catalogue catalogues[] = {\n'
	n=0
	for f; do
		n=$((n + 1))
		printf '\t{ "%s", m%d, sizeof(m%d) - 1 },\n' "$(basename "$f" .mo)" "$n" "$n"
	done
	printf '\t{ 0, 0, 0 },\n};\n'
	;;
*)
	echo "embed.sh: migrations or catalogues" >&2
	exit 2
	;;
esac
