#!/bin/sh
# State that can change lives in structs that are handed down: no variable of file or function scope
# is writable. Read from the objects: .data, .bss, thread-local and common symbols. Tables that are
# constant once the loader has relocated them (.data.rel.ro) are fine.
set -eu

command -v objdump >/dev/null || exit 77

bad=$(
	find "$BUILD/obj/core" "$BUILD/obj/db" "$BUILD/obj/tui" -name '*.o' | sort |
		while read -r object; do
			source=${object#"$BUILD/obj/"}
			[ ! -f "${source%.o}.c" ] || echo "$object"
		done | xargs objdump -t | awk -v obj="$BUILD/obj/" '
			/file format/ { source = substr($1, length(obj) + 1); sub(/\.o:$/, ".c", source); next }
			NF < 4 { next }
			{ section = $(NF - 2) }
			section ~ /^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)/ && section !~ /^\.data\.rel\.ro/ &&
			$NF !~ /^\./ { print source ": " $NF " is a variable" }'
)
[ -z "$bad" ] && exit 0
echo "$bad"
exit 1
