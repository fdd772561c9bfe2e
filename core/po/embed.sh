#!/bin/sh
# C source on standard output with the message catalogues (.mo) named on the command line; the file's
# name is the language.
set -eu

echo '#include "base/i18n.h"'
n=0
for f; do
	n=$((n + 1))
	printf '\nstatic const char c%d[] = {' "$n"
	od -An -v -tx1 "$f" | sed "s/ \(..\)/ '\\\\x\1',/g"
	echo ' 0 };'
done
printf '\nconst struct catalogue catalogues[] = {\n'
n=0
for f; do
	n=$((n + 1))
	printf '\t{ "%s", c%d, sizeof(c%d) - 1 },\n' "$(basename "$f" .mo)" "$n" "$n"
done
printf '\t{ 0, 0, 0 },\n};\n'
