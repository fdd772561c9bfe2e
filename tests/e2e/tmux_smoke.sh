#!/bin/sh
# The program in a real terminal, which guards against truths that hold in the emulator alone.
set -u

command -v tmux >/dev/null || exit 77
socket=arshjul-$$
case $ARSHJUL in /*) program=$ARSHJUL ;; *) program=$PWD/$ARSHJUL ;; esac

in_tmux() { tmux -L "$socket" -f /dev/null "$@"; }
trap 'in_tmux kill-server 2>/dev/null' EXIT

n=0
ok() {
	n=$((n + 1))
	echo "ok $n - $1"
}
not_ok() {
	n=$((n + 1))
	echo "not ok $n - $1"
	in_tmux capture-pane -p | sed 's/^/# /'
}

# Looks again and again until the screen shows the text, for at most ten seconds.
shows() {
	tries=0
	until in_tmux capture-pane -p | grep -qF -- "$1"; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || return 1
		sleep 0.05
	done
}

echo 1..3
in_tmux new-session -d -x 80 -y 24 \
	"env ARSHJUL_NOW=2026-03-10T09:42 '$program' demo; echo \"left with \$?\"; cat"

if shows '[1 Hjul]' && shows '? hjälp'; then
	ok 'starts'
else
	not_ok 'starts'
fi

in_tmux resize-window -x 60 -y 16
in_tmux send-keys 3
if shows 'PÅGÅR' && shows '? hjälp' && [ "$(in_tmux capture-pane -p | wc -l)" -eq 16 ]; then
	ok 'follows the window'
else
	not_ok 'follows the window'
fi

in_tmux send-keys q
if shows 'left with 0' && ! in_tmux capture-pane -p | grep -qF 'hjälp'; then
	ok 'gives the screen back'
else
	not_ok 'gives the screen back'
fi
