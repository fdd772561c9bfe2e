#!/bin/sh
# Calendars that people subscribe to: a file for everything, each group and each person.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run demo --save "$ARSHJUL_DB"
is 0 "a made-up year"
run list feeds
is 0 "list feeds before there are any: exit"
has "$err" "export feed DIR" "list feeds: how they come to be"
run export feed kal -n
is 0 "a trial: exit"
[ ! -e kal ]
tap $? "a trial: no folder"
has "$err" "A trial" "a trial: says so"

run export feed kal
is 0 "export feed: exit"
has "$err" " 0 unchanged, 0 removed." "export feed: all of them written"
[ -s kal/alla.ics ] && [ -s kal/beredning-vast.ics ] && [ -s kal/styrelse.ics ]
tap $? "one for everything, one a group"
run list feeds --plain
is 0 "list feeds: exit"
has "$out" "Beredning Väst	beredning-vast.ics" "list feeds: a group"
mine=$(sed -n 's/^Karin Alm	//p' "$out")
[ -s "kal/$mine" ]
tap $? "one a person, under a name that nobody guesses"
has "kal/$mine" "X-WR-CALNAME:Samordningsförbundet Ekbygden – Karin Alm" "whose it is"
hasnt "kal/$mine" "ATTENDEE" "no addresses"
run list feeds --json
json "$out" "list feeds --json"

touch -d 2001-01-01 kal/*.ics
run export feed kal
has "$err" "0 written" "again: nothing is written"
[ -z "$(find kal -newermt 2002-01-01 -type f)" ]
tap $? "again: no file is touched"
run add meeting --group Väst --start "2026-12-03 9-12"
run export feed kal
[ -n "$(find kal/beredning-vast.ics -newermt 2002-01-01)" ]
tap $? "a change is written"
[ -z "$(find kal/beredning-ost.ics -newermt 2002-01-01)" ]
tap $? "other groups' files are not touched"
[ -z "$(find kal -name '*.bak' -o -name '*.new' -o -name '.*.ics*')" ]
tap $? "nothing is left beside them"

run export feed kal --renew "Karin Alm"
is 0 "--renew: exit"
[ ! -e "kal/$mine" ]
tap $? "--renew: the old address is gone"
has "$err" "1 removed." "--renew: says so"
echo mine >kal/index.html
run export feed kal --window 0,0
is 0 "--window: exit"
[ -e kal/index.html ]
tap $? "files of others stay"
[ "$(grep -c BEGIN:VEVENT kal/alla.ics)" -lt 10 ]
tap $? "--window: this month alone"
run export feed kal --window 1
is 2 "--window: not two numbers"
has "$err" "1,12" "--window: how it is written"
run export feed kal --all
[ "$(grep -c BEGIN:VEVENT kal/alla.ics)" -ge 20 ]
tap $? "--all: everything"
run export feed kal --no-agenda
hasnt kal/alla.ics "Incheckning" "--no-agenda"
echo 'BEGIN:VCALENDAR' >kal/styrelse.ics
run export feed kal
is 5 "somebody edited a file: exit"
has "$err" "styrelse.ics (Styrelse) has been edited" "somebody edited a file: which"
run export feed kal --anyway
is 0 "--anyway: exit"
has kal/styrelse.ics "END:VCALENDAR" "--anyway: overwritten"
run export feed kal/styrelse.ics
is 3 "a file is no folder"
run export feed no/such/folder
is 3 "no such folder"

run export ics --group Väst --group Öst
is 0 "several groups: exit"
has "$out" "CATEGORIES:Beredning Väst" "several groups: one"
has "$out" "CATEGORIES:Beredning Öst" "several groups: the other"
hasnt "$out" "CATEGORIES:Styrelse" "several groups: no third"
has "$out" "Beredning Väst + Beredning Öst" "several groups: the name"
[ "$(grep -c '^UID:' "$out")" = "$(grep '^UID:' "$out" | sort -u | wc -l)" ]
tap $? "several groups: each meeting once"
run export ics --mine
is 1 "--mine, and nobody said which: exit"
has "$err" "mina-grupper" "--mine, and nobody said which: how to"
printf 'mina-grupper = Väst, Öst, V\n' >"$work/mina.ini"
export ARSHJUL_CONFIG="$work/mina.ini"
run export ics --group Väst --group Öst
cp "$out" "$work/both"
run export ics --mine
is 0 "--mine: exit"
same "$work/both" "$out" "--mine: those groups"
run export ics --mine --group Väst
is 2 "--mine and a group"
run export feed kal --mine
is 0 "export feed --mine: exit"
has kal/mina-grupper.ics "CATEGORIES:Beredning Öst" "export feed --mine: one more"
unset ARSHJUL_CONFIG
run export ics --person "Karin Alm" --window 1,12
is 0 "a person's: exit"
has "$out" "BEGIN:VEVENT" "a person's meetings"
run export ics --person "Karin Alm" --group Väst
is 2 "a person and a group"
run export ics --meeting next --group Väst
[ "$(grep -c BEGIN:VEVENT "$out")" = 1 ]
tap $? "one meeting"
hasnt "$out" "X-WR-CALNAME" "one meeting: no calendar of its own"
run export ics --window 1,12 --year 2026
is 2 "a window and a year"

tap_done
