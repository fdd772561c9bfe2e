#!/bin/sh
# The catalogues are complete: every message of the sources is there, translated, none fuzzy, none
# left over; formats agree, and plurals follow the one rule that core/base/i18n.c knows.
set -eu

command -v msgcmp >/dev/null || exit 77
status=0
for po in core/po/*.po; do
	[ -f "$po" ] || { echo "core/po has no catalogue"; exit 1; }
	msgfmt --check-format --check-domain -o /dev/null "$po" || status=1
	grep -q '^"Plural-Forms: nplurals=2; plural=(n != 1);' "$po" ||
		{ echo "$po: another rule for plurals than n != 1"; status=1; }
	# Says what is missing, untranslated or not used any more.
	compared=$(msgcmp --no-fuzzy-matching "$po" "$BUILD/arshjul.pot" 2>&1 || true)
	[ -z "$compared" ] || { echo "$compared"; status=1; }
	fuzzy=$(msgattrib --only-fuzzy --no-obsolete "$po" | grep -c '^msgid' || true)
	[ "$fuzzy" = 0 ] || { echo "$po: fuzzy messages"; status=1; }
	if grep -q '<PRI' "$po"; then
		echo "$po: formats of <inttypes.h>, which core/base/i18n.c does not put in"
		status=1
	fi
	if grep -q '^#~' "$po"; then
		echo "$po: messages that no source has any more"
		status=1
	fi
done
exit $status
