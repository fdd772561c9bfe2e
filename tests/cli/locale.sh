#!/bin/sh
# The language changes what people read and nothing that programs read.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run demo --save "$ARSHJUL_DB"
for way in "list meetings --all --json" "list people --plain" "show current --json" "show current --plain" "export ics" "export json" "list actions --json" "import -n --json $notes/hybrid.txt"; do
	# shellcheck disable=SC2086
	LC_ALL=en_GB.UTF-8 run $way
	cp "$out" "$work/en"
	# shellcheck disable=SC2086
	LC_ALL=sv_SE.UTF-8 run $way
	same "$work/en" "$out" "Swedish and English: the same from $way"
	# shellcheck disable=SC2086
	LC_ALL=C run $way
	same "$work/en" "$out" "LC_ALL=C: the same from $way"
	# shellcheck disable=SC2086
	LC_ALL=fi_FI.UTF-8 LANGUAGE=fi run $way
	same "$work/en" "$out" "a language we have not: the same from $way"
done

LC_ALL=sv_SE.UTF-8 run -h
has "$out" "Kommandon" "Swedish help"
LC_ALL=fi_FI.UTF-8 run -h
has "$out" "Kommandon" "Swedish where the language is none of ours"
LC_ALL=en_GB.UTF-8 run -h
has "$out" "Commands" "English help"
LC_ALL=en_GB.UTF-8 LANGUAGE=sv run -h
has "$out" "Kommandon" "LANGUAGE comes first"
LC_ALL=C run list people
has "$out" "å" "letters are kept in the C locale"
LC_ALL=sv_SE.UTF-8 run list people
cp "$out" "$work/sv"
LC_ALL=sv_SE.UTF-8 LC_COLLATE=C run list people
same "$work/sv" "$out" "the order does not depend on the locale"
LC_ALL=sv_SE.UTF-8 run exprot
is 2 "a wrong command in Swedish: exit"
has "$err" "Menade du ”export”?" "a wrong command in Swedish"

tap_done
