#!/bin/sh
# No banned function in any source, tests included. core/banned.h makes the compiler refuse them in
# what the Makefile builds; this also sees code that is compiled out.
set -eu

words=$(sed -n 's/^#pragma GCC poison //p' core/banned.h | tr -s '\n ' '|' | sed 's/|$//')
bad=$(
	find core db tui tests -name '*.[ch]' ! -path core/banned.h | sort |
		xargs awk -v want=code -f tests/lint/lex.awk |
		grep -E "(^|[^A-Za-z0-9_])($words) *\(" || true
)
[ -z "$bad" ] && exit 0
echo "$bad"
exit 1
