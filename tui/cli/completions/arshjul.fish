# fish completion for arshjul: the program itself knows the candidates; without any, files.
function __arshjul_complete
	set -l words (commandline -opc)
	set -l found (arshjul --complete line -- $words[2..-1] (commandline -ct) 2>/dev/null)
	if test (count $found) -gt 0
		printf '%s\n' $found
	else
		__fish_complete_path (commandline -ct)
	end
end
complete -c arshjul -f -a '(__arshjul_complete)'
