#!/bin/sh
# The manual pages, the generated one included, without a warning.
set -eu

command -v mandoc >/dev/null || exit 77
status=0
for page in man/*.[157] "$BUILD"/man/*.[157]; do
	[ -f "$page" ] || continue
	mandoc -Tlint -W warning "$page" || status=1
done
exit $status
