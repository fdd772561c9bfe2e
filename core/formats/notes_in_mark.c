#include "formats/notes_in_mark.h"

#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/words.h"

struct column_words {
	enum column_kind kind;
	const char *words;
};

static const struct column_words column_words[] = {
	{ COLUMN_NAME,
		"namn|navn|name|förnamn efternamn|efternamn förnamn|deltagare|kallade|kallad|beslutande|"
		"ledamot|ledamöter|ordinarie|ordinarie ledamot|"
		"ordinarie ledamöter|person|representant|medlem|suppleant|suppleanter|ersättare|"
		"personlig ersättare|suppleant, personlig ersättare|personliga ersättare" },
	{ COLUMN_GIVEN, "förnamn|first name" },
	{ COLUMN_FAMILY, "efternamn|last name|surname" },
	{ COLUMN_BODY,
		"organisation|organisasjon|part|parti|partibeteckning|kommun|arbetsplats|verksamhet|representerar|förening|"
		"myndighet|huvudman|org|enhet|företag|arbetsgivare|organisation/part" },
	{ COLUMN_ROLE, "roll|funktion|uppdrag|titel|befattning|role" },
	{ COLUMN_REMARK,
		"notering|noteringar|anmärkning|anmärkningar|anteckning|anteckningar|merknad" },
	{ COLUMN_PRESENT,
		"närvarande|närvaro|närv|närv.|tilstede|til stede|n|deltog|deltar|present|status|"
		"tjg|tjg.|ej tjg|tjänstg|tjänstg.|tjänstgör|tjänstgörande|ej tjänstgörande" },
	{ COLUMN_ONSITE, "på plats|fysiskt" },
	{ COLUMN_REMOTE, "digitalt|distans|på distans|teams|zoom|länk|via länk" },
	{ COLUMN_ABSENT,
		"ej tjg|ej tjg.|ej tjänstgörande|frånvarande|frånvaro|frånv|frånv.|f|förhinder|anmält förhinder|"
		"ej närvarande|återbud|forfall|fravær|fraværende|afbud|absent" },
};

bool column_dated(const char *s)
{
	struct when w;

	return *s && when_date(s, DAY_NONE, &w) == strlen(s);
}

static enum column_kind kind_of(struct span t)
{
	for (size_t i = 0; i < ARRAY_LEN(column_words); i++)
		if (word_in(t.s, t.n, column_words[i].words))
			return column_words[i].kind;
	return COLUMN_OTHER;
}

enum column_kind column_kind(const char *s)
{
	enum column_kind kind = kind_of((struct span) { s, strlen(s) });
	size_t n = strcspn(s, ",(/");

	if (kind != COLUMN_OTHER || column_dated(s))
		return kind != COLUMN_OTHER ? kind : COLUMN_PRESENT;
	return n > 0 && s[n] ? kind_of(span_trim((struct span) { s, n })) : COLUMN_OTHER;
}

bool column_tells(enum column_kind k)
{
	return k >= COLUMN_PRESENT;
}

static enum mark mark_of(struct span t)
{
	if (t.n == 0)
		return MARK_NONE;
	if (dash_len(t.s) == t.n)
		return MARK_DASH;
	if (word_in(t.s, t.n, "x|xx|ja|✓|✔|närv|närv.|närvarande|n|1|p|yes"))
		return MARK_YES;
	if (word_in(t.s, t.n, "på plats|fysiskt|i rummet"))
		return MARK_ONSITE;
	if (word_in(t.s, t.n,
		    "d|t|digitalt|distans|på distans|teams|via teams|via länk|på länk|zoom|via zoom|"
		    "länk|skype|via skype|ac|adobe connect|video|telefon|på telefon|per telefon"))
		return MARK_REMOTE;
	if (word_in(t.s, t.n,
		    "nej|f|frånv|frånv.|frånvarande|0|a|anmält|anmält förhinder|förhinder|"
		    "ej närvarande|återbud|no"))
		return MARK_NO;
	return MARK_TEXT;
}

enum mark mark_read(const char *s, const char **more)
{
	size_t n = strcspn(s, ",("), len = strlen(s);
	enum mark mark = mark_of((struct span) { s, len });

	*more = "";
	if (mark != MARK_TEXT || n == 0 || n == len)
		return mark;
	mark = mark_of(span_trim((struct span) { s, n }));
	if (mark == MARK_TEXT)
		return mark;
	/* "x (AC)" */
	if (mark == MARK_YES && s[n] == '(' && s[len - 1] == ')') {
		enum mark how = mark_of((struct span) { s + n + 1, len - n - 2 });

		if (how == MARK_REMOTE || how == MARK_ONSITE)
			return how;
	}
	*more = s + n + strspn(s + n, " ,");
	return mark;
}

bool mark_is(const char *s)
{
	const char *more;
	enum mark mark = mark_read(s, &more);

	return mark != MARK_NONE && mark != MARK_TEXT;
}
