#include "services/beginning.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/org_names.h"
#include "services/people.h"

struct job {
	struct session *se;
	struct beginning_counts *n;
	int64_t first_group, group; /* the first of all, and the one named last */
};

/* Call with each part of a text that commas, semicolons and line breaks divide. */
static bool each_part(struct job *j, const char *text,
	bool (*with)(struct job *j, char *part, struct err *e), struct err *e)
{
	bool ok = true;

	while (ok && *text) {
		size_t n = strcspn(text, ",;\n");
		char *part = xstrndup(text, n);

		if (*text_trim(part))
			ok = with(j, part, e);
		free(part);
		text += n + (text[n] != '\0');
	}
	return ok;
}

/* Cut "(FK)" off the end of "Försäkringskassan (FK)"; what stood in it, "" for nothing. */
static const char *cut_parenthesis(char *text)
{
	char *open = strrchr(text, '('), *close = strrchr(text, ')');

	if (!open || open == text || !close || close[1] || close < open)
		return "";
	*open = *close = '\0';
	text_trim(text);
	return text_trim(open + 1);
}

static bool add_group(struct job *j, char *name, struct err *e)
{
	struct group g = { .name = xstrdup(name), .kind = (int)group_kind_guess(name) };
	bool ok = group_put(j->se, &g, e);

	j->group = g.id;
	if (!j->first_group)
		j->first_group = g.id;
	j->n->groups += ok;
	group_release(&g);
	return ok;
}

static bool put_party(
	struct job *j, const char *name, const char *short_name, int64_t *id, struct err *e)
{
	struct party p = { .name = xstrdup(name), .kind = (int)party_kind_guess(name) };
	bool ok;

	xreplace(&p.short_name, *short_name ? short_name : NULL);
	ok = party_put(j->se, &p, e);
	*id = p.id;
	j->n->parties += ok;
	party_release(&p);
	return ok;
}

static bool add_party(struct job *j, char *name, struct err *e)
{
	const char *short_name = cut_parenthesis(name);
	int64_t id;

	return put_party(j, name, short_name, &id, e);
}

/* "Norr: Ada Ek" is a person of that group, and so are those who follow. */
static bool take_group(struct job *j, char **name, struct err *e)
{
	char *colon = strchr(*name, ':');
	struct err none = { 0 };

	if (!colon)
		return true;
	*colon = '\0';
	text_trim(*name);
	if (**name && !group_find(j->se, *name, &j->group, &none) && !add_group(j, *name, e))
		return false;
	*name = text_trim(colon + 1);
	return true;
}

static bool add_person(struct job *j, char *text, struct err *e)
{
	struct membership m = { 0 };
	struct person p = { 0 };
	struct err none = { 0 };
	struct name_parts parts;
	const char *party;
	bool ok;

	if (!take_group(j, &text, e))
		return false;
	party = cut_parenthesis(text);
	if (!*text)
		return true;
	if (*party && !party_find(j->se, party, &p.party_id, &none) &&
		!put_party(j, party, "", &p.party_id, e))
		return false;
	name_split(text, &parts);
	p.given = xstrdup(parts.given);
	p.family = xstrdup(parts.family);
	name_parts_release(&parts);
	m.group_id = j->group;
	m.party_id = p.party_id;
	ok = person_put(j->se, &p, m.group_id ? &m : NULL, e);
	j->n->people += ok;
	person_release(&p);
	return ok;
}

static bool put_all(struct job *j, const struct beginning *b, struct err *e)
{
	if (!text_blank(b->association) &&
		!store_setting_set(j->se->store, "association", b->association, e))
		return false;
	if (!each_part(j, b->groups, add_group, e) || !each_part(j, b->parties, add_party, e))
		return false;
	j->group = j->n->first_group = j->first_group;
	return each_part(j, b->people, add_person, e);
}

bool beginning_put(
	struct session *se, const struct beginning *b, struct beginning_counts *n, struct err *e)
{
	struct job j = { .se = se, .n = n };

	*n = (struct beginning_counts) { 0 };
	return session_begin(se, xstrdup(_("A new year begun")), e) &&
		session_end(se, put_all(&j, b, e), e);
}
