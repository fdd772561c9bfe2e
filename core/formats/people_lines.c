#include "formats/people_lines.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/org_names.h"
#include "rules/role_words.h"

struct list_reading {
	struct people_entries *l;
	int line;
	const char *group; /* before a colon; "" = none */
	const char *party; /* on a line of its own above them; "" = none */
};

/* ---- Parts of a line ---------------------------------------------------------------------------------- */

/* The length up to one of the signs that divide, none of them inside quotation marks or brackets. */
static size_t part_length(const char *s, const char *signs)
{
	bool quoted = false;
	int depth = 0;
	size_t n = 0;

	for (; s[n]; n++) {
		if (s[n] == '"')
			quoted = !quoted;
		depth += (s[n] == '(' || s[n] == '<') - ((s[n] == ')' || s[n] == '>') && depth > 0);
		if (!quoted && depth == 0 && strchr(signs, s[n]))
			break;
	}
	/* Nothing was closed: then it does not count. */
	return s[n] || (!quoted && depth == 0) ? n : strcspn(s, signs);
}

static bool looks_full(const char *s)
{
	return name_looks(s, strlen(s)) == NAME_FULL;
}

/* "FK", "AF", "VGR": what is called by its letters. */
static bool is_short_name(const char *s)
{
	size_t n = strlen(s);

	for (size_t i = 0; i < n; i++)
		if (!isupper((unsigned char)s[i]) && !isdigit((unsigned char)s[i]) &&
			(unsigned char)s[i] < 0x80)
			return false;
	return n >= 2 && n <= 6;
}

static bool is_organisation(const char *s)
{
	return is_short_name(s) || party_kind_guess(s) != PARTY_OTHER;
}

/* "von Ahn, Anna-Lena", "Alm, Karin": one family name, then given names alone. */
static bool is_family_first(const char *first, const char *second)
{
	size_t n = strlen(first);
	bool particle = islower((unsigned char)*first) && strchr(first, ' ');

	if (is_organisation(second) || name_looks(second, strlen(second)) == NAME_NONE ||
		name_looks(second, strlen(second)) == NAME_FULL)
		return false;
	return particle || name_looks(first, n) == NAME_GIVEN_ONLY;
}

/* ---- One person ------------------------------------------------------------------------------------------ */

/* Cut "<karin@example.org>", "(karin@…)" or a bare address out of the text; "" where there is none. */
static const char *cut_address(struct people_entries *l, char *s)
{
	char *at = strchr(s, '@'), *from = at, *to = at;
	const char *address;

	if (!at)
		return "";
	while (from > s && !strchr(" \t<>(,;\"'", from[-1]))
		from--;
	while (*to && !strchr(" \t<>),;\"'", *to))
		to++;
	address = pool_strndup(&l->pool, from, (size_t)(to - from));
	if (text_starts(address, "mailto:"))
		address += strlen("mailto:");
	if (!people_address(address))
		return "";
	if (from > s && strchr("<(", from[-1]))
		from--;
	if (*to && strchr(">)", *to))
		to++;
	memset(from, ' ', (size_t)(to - from));
	return address;
}

/* "Karin Alm (FK)": what stands in parentheses at the end; "" = nothing. */
static char *cut_bracket(char *s)
{
	char *open = strrchr(s, '('), *close = strrchr(s, ')');

	if (!open || open == s || !close || close < open || !text_blank(close + 1))
		return s + strlen(s);
	*open = *close = '\0';
	text_trim(s);
	return text_trim(open + 1);
}

static void drop_quotes(char *s)
{
	size_t n;

	text_trim(s);
	n = strlen(s);
	if (n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n - 1] == s[0]) {
		memmove(s, s + 1, n - 2);
		s[n - 2] = '\0';
		text_trim(s);
	}
}

/* "Alm Karin" <karin.alm@…>: the address knows which name comes first. */
static void turn_by_address(struct people_entry *p)
{
	char *local = xstrndup(p->email, strcspn(p->email, "@")),
	     *turned = xasprintf("%s.%s", or_empty(p->family), or_empty(p->given));
	char *a = text_fold(local, FOLD_BASE), *b = text_fold(turned, FOLD_BASE);

	if (text_given(p->family) && !strchr(p->family, ' ') && strcmp(a, b) == 0) {
		const char *given = p->family;

		p->family = p->given;
		p->given = given;
	}
	free(local);
	free(turned);
	free(a);
	free(b);
}

/* What stands behind a name: the organisation, a role, what the person does. */
static void take_more(struct people_entries *l, struct people_entry *p, const char *text,
	struct people_membership *m)
{
	int64_t turn;
	int role = member_role_read(text, &turn);

	if (!*text)
		return;
	text = people_without_number(l, p->line, text);
	if (role >= 0) {
		m->role = role;
		m->turn = turn;
	} else if (!*p->party && (is_organisation(text) || !islower((unsigned char)*text))) {
		p->party = text;
	} else if (!*p->title) {
		p->title = text;
	} else if (!*p->party) {
		p->party = text;
	}
}

/* The parts that commas, tabs and dashes with spaces divide; parts has room for max. */
static size_t split(char *s, char **parts, size_t max)
{
	size_t n = 0;

	while (*s && n < max) {
		size_t len = part_length(s, ",\t");
		char *dash = strstr(s, " – "), *plain = strstr(s, " - ");
		char *next = s + len + (s[len] != '\0');

		dash = plain && (!dash || plain < dash) ? plain : dash;
		if (dash && dash < s + len) {
			next = dash + strcspn(dash + 1, " ") + 1;
			len = (size_t)(dash - s);
		}
		s[len] = '\0';
		if (*text_trim(s))
			parts[n++] = s;
		s = next;
	}
	return n;
}

/* More words than a name has, or signs that none has. */
static bool is_prose(const char *s)
{
	size_t words = 0;

	if (name_looks(s, strlen(s)) != NAME_NONE)
		return false;
	for (const char *at = s; *at; at += strspn(at, " ")) {
		at += strcspn(at, " ");
		words++;
	}
	return words > 4 || s[strcspn(s, "!?:;/=\\{}[]#%&")];
}

/* An organisation on a line of its own stands above its people. */
static bool is_heading(const char *s)
{
	return party_kind_guess(s) != PARTY_OTHER && !looks_full(s) && !s[strcspn(s, ",;@(<\t")] &&
		!strstr(s, " – ") && !strstr(s, " - ");
}

static void add_person(struct list_reading *r, char *text)
{
	struct people_entries *l = r->l;
	struct people_membership *m = pool_alloc(&l->pool, sizeof(*m));
	char *parts[6], *name, *bracket;
	const char *email = cut_address(l, text);
	struct people_entry *p;
	size_t n, more = 1;

	*m = (struct people_membership) {
		.group = r->group, .role = -1, .party = "", .mandate = -1, .from = "", .to = ""
	};
	drop_quotes(text);
	bracket = cut_bracket(text);
	drop_quotes(text);
	if (text_blank(text) && !*email)
		return;
	if (!*email && is_heading(text)) {
		r->party = pool_strdup(&l->pool, text);
		return;
	}
	p = people_entry_add(l, r->line);
	p->email = email;
	n = split(text, parts, ARRAY_LEN(parts));
	name = n ? xstrdup(people_without_number(l, r->line, parts[0])) : xstrdup("");
	if (n > 1 && is_family_first(parts[0], parts[1])) {
		free(name);
		name = xasprintf("%s, %s", parts[0], parts[1]);
		more = 2;
	}
	if (!*email &&
		(is_prose(name) || (n == 2 && is_prose(parts[1]) && !is_organisation(parts[1]))))
		p->skip = pool_printf(&l->pool, _("“%.60s” is no name"), name);
	else
		people_entry_name(l, p, name);
	free(name);
	if (*p->email)
		turn_by_address(p);
	for (size_t i = more; i < n; i++)
		take_more(l, p, parts[i], m);
	take_more(l, p, bracket, m);
	if (!*p->party)
		p->party = r->party;
	if (*m->group || m->role >= 0) {
		p->groups = m;
		p->n_groups = *m->group ? 1 : 0;
	}
}

/* ---- Lines ---------------------------------------------------------------------------------------------- */

/* Bullets and numbers before a name. */
static char *skip_bullet(char *s)
{
	static const char *const bullets[] = { "- ", "* ", "• ", "– ", "· ", "o " };
	size_t digits;

	while (*s == ' ' || *s == '\t')
		s++;
	for (size_t i = 0; i < ARRAY_LEN(bullets); i++)
		if (text_starts(s, bullets[i]))
			return s + strlen(bullets[i]);
	digits = strspn(s, "0123456789");
	if (digits > 0 && digits < 4 && (s[digits] == '.' || s[digits] == ')') &&
		s[digits + 1] == ' ')
		return s + digits + 2;
	return s;
}

/* "Norr: Karin Alm" is one of that group, and so are those who follow. "Till:" is what a mail says. */
static char *take_group(struct list_reading *r, char *s)
{
	static const char mail[] = "|till|to|kopia|cc|från|from|närvarande|deltagare|";
	size_t n = part_length(s, ":");
	char *name, *lower, *key;

	if (s[n] != ':' || n == 0 || memchr(s, '@', n) || memchr(s, ',', n) || n > 60)
		return s;
	name = text_trim(xstrndup(s, n));
	lower = text_fold(name, FOLD_CASE);
	key = xasprintf("|%s|", lower);
	if (!strstr(mail, key))
		r->group = pool_strdup(&r->l->pool, name);
	free(name);
	free(lower);
	free(key);
	return s + n + 1;
}

/* Do commas divide people here? Where an address stands in each part, or a whole name. */
static bool commas_divide(const char *s)
{
	size_t parts = 0, people = 0;

	while (*s) {
		size_t n = part_length(s, ",");
		char *one = xstrndup(s, n);
		bool address = strchr(one, '@') != NULL;

		cut_bracket(one);
		drop_quotes(one);
		parts++;
		people += address || (looks_full(one) && !is_organisation(one));
		free(one);
		s += n + (s[n] != '\0');
	}
	return parts > 1 && people == parts;
}

static void read_piece(struct list_reading *r, char *s)
{
	s = take_group(r, s);
	if (!commas_divide(s)) {
		add_person(r, s);
		return;
	}
	while (*s) {
		size_t n = part_length(s, ",");
		char *next = s + n + (s[n] != '\0');

		s[n] = '\0';
		add_person(r, s);
		s = next;
	}
}

static void read_line(struct list_reading *r, char *s)
{
	s = skip_bullet(s);
	while (*s) {
		size_t n = part_length(s, ";");
		char *next = s + n + (s[n] != '\0');

		s[n] = '\0';
		read_piece(r, s);
		s = next;
	}
}

void people_lines_read(const char *text, struct people_entries *out)
{
	struct list_reading r = { .l = out, .group = "", .party = "" };

	*out = (struct people_entries) { 0 };
	while (*text) {
		size_t n = strcspn(text, "\n");
		char *line = xstrndup(text, n);

		r.line++;
		if (out->n < CSV_ROWS_MAX && n <= CSV_CELL_MAX)
			read_line(&r, line);
		free(line);
		text += n + (text[n] == '\n');
	}
}

static bool is_somebody(const struct people_entry *p)
{
	char *name = p->skip ? xstrdup("") : name_given_first(p->given, p->family);
	bool yes = looks_full(name) || (!p->skip && *p->email);

	free(name);
	return yes;
}

bool people_lines_known(const char *text)
{
	struct people_entries l;
	size_t good = 0, n;

	people_lines_read(text, &l);
	for (size_t i = 0; i < l.n; i++)
		good += is_somebody(&l.v[i]);
	n = l.n;
	people_entries_release(&l);
	return n > 0 && good * 10 >= n * 9;
}
