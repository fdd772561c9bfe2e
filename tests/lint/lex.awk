# C sources, each line as "file:line: text" with one kind of text left:
#	want=code      comments gone, strings empty
#	want=strings   only what stands in string literals, one literal between \001 and \002
FNR == 1 { comment = 0 }
{
	n = length($0)
	line = ""
	for (i = 1; i <= n; i++) {
		if (comment) {
			end = index(substr($0, i), "*/")
			if (!end)
				break
			i += end
			comment = 0
			continue
		}
		c = substr($0, i, 1)
		if (c == "/" && substr($0, i + 1, 1) == "*") {
			comment = 1
			i++
		} else if (c == "/" && substr($0, i + 1, 1) == "/") {
			break
		} else if (c == "\"" || c == "'") {
			text = ""
			for (j = i + 1; j <= n && (d = substr($0, j, 1)) != c; j++) {
				if (d == "\\")
					d = d substr($0, ++j, 1)
				text = text d
			}
			i = j
			if (want == "code")
				line = line c c
			else if (c == "\"")
				line = line "\001" text "\002"
		} else if (want == "code") {
			line = line c
		} else if (c == ";" || c == "(" || c == ")") {
			line = line c
		}
	}
	if (line != "")
		print FILENAME ":" FNR ": " line
}
