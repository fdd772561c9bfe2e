# A folder of made-up meeting notes: awk -v to=FOLDER -v files=1000 -f notes.awk. Every name is invented.
function one(list, i) {
	return list[1 + i % list[0]]
}

function list_of(text, list,    n) {
	n = split(text, list, " ")
	list[0] = n
}

BEGIN {
	list_of("Karin Eva Sofia Elin Henrik Bo Ida Kristian Malin Lovisa Niklas Amira Per Johan Mona Elsa", given)
	list_of("Alm Brandt Berglund Ekdahl Engdahl Fors Jonsson Jukic Lager Melander Nord Olofsson Sandberg", family)
	list_of("AF FK Regionen Ekby Lillköping", party)
	list_of("Norra Västra Östra", group)
	list_of("Välkommen Incheckning Ansökningar Språkstöd Information Rapport Övrigt", title)
	list_of("gruppen samtalar om hur insatsen kan nå fler deltagare i kommunerna under våren", word)
	system("mkdir -p '" to "'")
	for (n = 0; n < files; n++) {
		file = sprintf("%s/%04d.txt", to, n)
		printf "Minnesanteckningar Beredningsgrupp %s\nDag: %d-%02d-%02d\nTid: 9:00–12:00\n\nNärvarande:\n", \
			one(group, n), 2000 + int(n / 48), 1 + int(n / 4) % 12, 1 + 7 * (n % 4) >file
		for (i = 0; i < 20; i++) {
			if (i == 12)
				print "\nFrånvarande:" >file
			p = (n * 7 + i * 3) % 80
			printf "%s %s, %s\n", one(given, p), one(family, int(p / 3)), one(party, p) >file
		}
		for (i = 0; i < title[0]; i++) {
			printf "\n%d. %s\n", i + 1, title[i + 1] >file
			for (line = 0; line < 3; line++) {
				text = "Vi konstaterar att"
				for (w = 0; w < 14; w++)
					text = text " " one(word, n + i * 5 + line + w * 3)
				print text "." >file
			}
		}
		close(file)
	}
}
