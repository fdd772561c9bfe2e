#!/bin/sh
# C source on standard output with the migrations named on the command line, in order.
set -eu

echo '#include "db/migrate.h"'
n=0
for f; do
	n=$((n + 1))
	printf '\nstatic const char m%d[] = {' "$n"
	od -An -v -tx1 "$f" | sed "s/ \(..\)/ '\\\\x\1',/g"
	echo ' 0 };'
done
printf '\nconst char *const db_migrations[] = {'
i=0
while [ "$i" -lt "$n" ]; do
	i=$((i + 1))
	printf ' m%d,' "$i"
done
printf ' 0 };\nconst int db_migration_count = %d;\n' "$n"
