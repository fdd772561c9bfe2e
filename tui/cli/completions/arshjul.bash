# bash completion for arshjul: the program itself knows the candidates; without any, files.
_arshjul() {
	local IFS=$'\n' cur=${COMP_WORDS[COMP_CWORD]} line
	COMPREPLY=()
	while read -r line; do
		line=${line%%$'\t'*}
		[[ $line == "$cur"* ]] && COMPREPLY+=("$(printf %q "$line")")
	done < <("${COMP_WORDS[0]}" --complete line -- "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$cur" 2>/dev/null)
}
complete -o default -F _arshjul arshjul
