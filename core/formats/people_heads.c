/* What the heads of columns mean. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/people_sheet.h"

const char *const people_field_names[] = { "", "name", "given", "family", "email", "phone", "title",
	"party", "groups", "role", "for-party", "mandate", "from", "to", "period", "turn", NULL };

const char *people_field_label(int field)
{
	static const char *const labels[PEOPLE_FIELDS] = {
		N_("column|left out"),
		N_("column|name"),
		N_("column|first name"),
		N_("column|family name"),
		N_("column|e-mail"),
		N_("column|phone"),
		N_("column|title"),
		N_("column|party"),
		N_("column|groups"),
		N_("column|role"),
		N_("column|for party"),
		N_("column|mandate"),
		N_("column|from"),
		N_("column|to"),
		N_("column|from and to"),
		N_("column|turn as deputy"),
	};

	return field >= 0 && field < PEOPLE_FIELDS ? Q_(labels[field]) : "";
}

/* Whole heads, the surest first, in lower case without marks of punctuation. */
static const struct {
	int field;
	const char *heads[24];
} whole[] = {
	{ PEOPLE_NAME,
		{ "namn", "name", "fullständigt namn", "full name", "för och efternamn",
			"förnamn och efternamn", "ditt namn", "your name", "vad heter du",
			"display name", "person", "kontaktperson" } },
	{ PEOPLE_GIVEN,
		{ "förnamn", "first name", "firstname", "given name", "givenname", "tilltalsnamn",
			"fnamn" } },
	{ PEOPLE_FAMILY,
		{ "efternamn", "last name", "lastname", "family name", "surname", "enamn" } },
	{ PEOPLE_EMAIL,
		{ "e post", "epost", "e postadress", "epostadress", "email", "e mail", "mail",
			"mejl", "e mail address", "email address", "mailadress", "mejladress",
			"din e postadress", "e mail 1 value", "e postaddress", "primary email",
			"username" } },
	{ PEOPLE_PHONE,
		{ "telefon", "telefonnummer", "mobil", "mobiltelefon", "mobilnummer", "phone",
			"phone number", "mobile", "mobile phone", "tel", "tfn", "tele",
			"telefon arbete", "business phone", "primary phone", "phone 1 value",
			"work phone", "cell phone", "telefonnr", "mobilnr", "tel nr" } },
	{ PEOPLE_TITLE,
		{ "befattning", "tjänstetitel", "job title", "titel", "yrkesroll", "yrke",
			"position", "tjänst", "funktion", "organization 1 title",
			"organization title", "title" } },
	{ PEOPLE_PARTY,
		{ "part", "party", "organisation", "organization", "arbetsgivare", "employer",
			"företag", "company", "huvudman", "representerar", "myndighet", "kommun",
			"organisation du representerar", "organization 1 name", "organization name",
			"bolag", "arbetsplats", "från organisation", "org" } },
	{ PEOPLE_GROUPS,
		{ "grupp", "grupper", "group", "groups", "beredningsgrupp", "beredning", "nämnd",
			"arbetsgrupp", "ingår i", "medlem i" } },
	{ PEOPLE_ROLE,
		{ "roll", "role", "uppdrag", "roll i gruppen", "ledamot ersättare",
			"ordinarie ersättare" } },
	{ PEOPLE_FOR_PARTY, { "för part", "for party" } },
	{ PEOPLE_MANDATE, { "mandat", "beslutsmandat", "mandate", "has mandate" } },
	{ PEOPLE_FROM,
		{ "mandat från", "från", "from", "fr o m", "from o m", "från och med", "startdatum",
			"start", "start date", "mandate from", "mandat fr o m", "ledamot sedan",
			"sedan", "since", "tillträde", "tillträdde" } },
	{ PEOPLE_TO,
		{ "mandat till", "till", "to", "t o m", "till och med", "slutdatum", "slut", "end",
			"end date", "mandate to", "mandat t o m", "avgång", "until" } },
	{ PEOPLE_PERIOD, { "mandatperiod", "period", "term", "mandattid" } },
	{ PEOPLE_TURN, { "ordning", "turordning", "turn", "inkallelseordning" } },
};

/* One of these words says it, where no whole head does. */
static const struct {
	int field;
	const char *words;
} within[] = {
	{ PEOPLE_GIVEN, "|förnamn|" },
	{ PEOPLE_FAMILY, "|efternamn|surname|" },
	{ PEOPLE_EMAIL, "|epost|epostadress|email|mail|mailadress|mejl|mejladress|postadress|" },
	{ PEOPLE_PHONE,
		"|telefon|telefonnummer|telefonnr|mobil|mobilnummer|mobilnr|mobiltelefon|tel|tfn|tele|"
		"phone|mobile|" },
	{ PEOPLE_TITLE, "|befattning|titel|yrkesroll|" },
	{ PEOPLE_PARTY,
		"|organisation|arbetsgivare|myndighet|kommun|organization|employer|company|" },
	{ PEOPLE_GROUPS, "|beredningsgrupp|grupp|grupper|group|" },
	{ PEOPLE_NAME, "|namn|name|" },
};

/* Beside these a word says nothing: "E-mail 2 - Type", "Given Name Yomi". */
static const char other[] =
	"|type|typ|yomi|phonetic|prefix|suffix|label|gata|gatuadress|ort|fax|"
	"personnummer|födelsedatum|additional|middle|membership|file|event|user|display|";

/* Lower case, and every sign that is no letter or digit a space. */
static char *plain(const char *head)
{
	char *lower = text_fold(head, FOLD_CASE), *to = lower;

	for (char *s = lower; *s; s++) {
		unsigned char c = (unsigned char)*s;
		bool letter = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (letter)
			*to++ = *s;
		else if (to > lower && to[-1] != ' ')
			*to++ = ' ';
	}
	*to = '\0';
	return text_trim(lower);
}

static bool has_word(const char *head, const char *words)
{
	while (*head) {
		size_t n = strcspn(head, " ");
		char *key = xasprintf("|%.*s|", (int)n, head);
		bool hit = strstr(words, key) != NULL;

		free(key);
		if (hit)
			return true;
		head += n + strspn(head + n, " ");
	}
	return false;
}

static int field_of(const char *head, int *rank)
{
	for (size_t i = 0; i < ARRAY_LEN(whole); i++)
		for (*rank = 0; *rank < 24 && whole[i].heads[*rank]; ++*rank)
			if (strcmp(whole[i].heads[*rank], head) == 0)
				return whole[i].field;
	*rank = 40;
	if (has_word(head, "|efternamn|") && has_word(head, "|för|förnamn|"))
		return PEOPLE_NAME;
	*rank = 50;
	for (size_t i = 0; i < ARRAY_LEN(within) && !has_word(head, other); i++)
		if (has_word(head, within[i].words))
			return within[i].field;
	*rank = 100;
	return PEOPLE_NOTHING;
}

int people_head_field(const char *head, int *rank)
{
	char *key = plain(head);
	int r, field = *key && utf8_len(key) <= 80 ? field_of(key, &r) : (r = 100, PEOPLE_NOTHING);

	free(key);
	if (rank)
		*rank = r;
	return field;
}
