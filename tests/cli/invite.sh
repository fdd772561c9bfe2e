#!/bin/sh
# Invitations: drafts, who gets what, and handing them to sendmail.
. "$SRC/tests/support/tap.sh"
export ARSHJUL_DB="$work/a.db"

run demo --save "$ARSHJUL_DB"
is 0 "a made-up year"
run list meetings --json --group Öst --from 2026-03-11
id=$(sed 's/.*"meetings":\[{"id":\([0-9]*\),.*/\1/' "$out")
run invite "$id" -n
is 0 "a trial: exit"
has "$out" "eva.brandt@example.org" "a trial: who"
has "$err" "A trial: nothing was written" "a trial: says so"
[ ! -e "$HOME/.local/share/arshjul/outbox" ]
tap $? "a trial: no drafts"
run invite "$id" --to "Eva Brandt" -o ut
is 0 "one person: exit"
has "$err" "1 draft in ut. Nothing is sent" "one person: how many"
mail=$(ls ut/*.eml)
has "$mail" "To: Eva Brandt" "the draft: to whom"
has "$mail" "X-Unsent: 1" "the draft: opens as a draft"
has "$mail" "method=REQUEST" "the draft: an invitation"
sed -n '/^Content-Type: text.calendar/,$p' "$mail" | sed '1,/^.$/d; /^--/d' | tr -d '\r' |
	base64 -d >"$work/ics"
has "$work/ics" "METHOD:REQUEST" "its calendar: the same method"
has "$work/ics" "kansliet@ekbygden.example" "its calendar: who invites"
[ "$(grep -c '^ATTENDEE' "$work/ics")" = 1 ]
tap $? "its calendar: one person"
run invite "$id" --to "Eva Brandt" -o ut
has "$err" "Everybody has the latest." "again: nothing"
run invite
has "$err" "Everybody has the latest." "nothing is due"

run move "$id" 2026-06-24
run invite -n --plain
has "$out" "eva.brandt@example.org	moved" "a move is due to who was invited"
[ "$(wc -l <"$out")" = 1 ]
tap $? "… and to nobody else"
run invite -o ut
has "$err" "1 draft in ut" "the update: one draft"
run invite "$id" --json -n
json "$out" "invite --json"
has "$out" '"state":"current"' "invite --json: who has the latest"
run cancel "$id"
run invite -o ut
[ -n "$(ls ut/*cancel*)" ]
tap $? "a cancellation"
run undo
is 0 "what was sent can be undone: exit"
run invite -n --plain
has "$out" "cancelled" "… and is due again"

cat >sendmail.sh <<'END'
#!/bin/sh
echo "$@" >>args
cat >>sent
END
chmod +x sendmail.sh
SENDMAIL="./sendmail.sh 'two words'" run invite --sendmail
is 0 "--sendmail: exit"
[ "$(cat args)" = "two words -i -t" ]
tap $? "--sendmail: words, no shell"
has sent "To: Eva Brandt" "--sendmail: the mail"
hasnt sent "X-Unsent" "--sendmail: no draft"
run undo
SENDMAIL=false run invite --sendmail
is 1 "--sendmail: refused"
run invite -n --plain
has "$out" "cancelled" "--sendmail: refused, so it is still due"
SENDMAIL=./no-such-program run invite --sendmail
is 3 "--sendmail: no such program"

run add meeting --group Väst --start "2026-12-03 9-12"
run invite --mailbox "inte en adress"
is 1 "an address that is none"
has "$err" "is not an e-mail address" "… says so"
ARSHJUL_DB="$work/b.db" run add group Väst
ARSHJUL_DB="$work/b.db" run add meeting --group Väst --start "2026-12-03 9-12"
ARSHJUL_DB="$work/b.db" run invite next
is 1 "without a mailbox: refused"
has "$err" "invite --mailbox ADDRESS" "without a mailbox: how to give it"
run invite current
is 1 "a meeting that runs: refused"
run invite --to "Eva Brandt"
is 2 "--to without a meeting"

tap_done
