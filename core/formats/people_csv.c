#include "formats/people_csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/csv_out.h"

enum { FACTS = 6, GROUPS = 7, HEADS = 13 };

static const char *const heads[2][HEADS] = {
	{ "Förnamn", "Efternamn", "E-post", "Telefon", "Titel", "Part", "Grupper", "Roll",
		"För part", "Mandat", "Från", "Till", "Ordning" },
	{ "First name", "Last name", "Email", "Phone", "Title", "Party", "Groups", "Role",
		"For party", "Mandate", "From", "To", "Turn" },
};

/* As rules/role_words.h reads them. */
static const char *role_word(int role, bool english)
{
	static const char *const words[2][6] = {
		{ "ledamot", "ersättare", "ordförande", "sekreterare", "kansli", "adjungerad" },
		{ "member", "deputy", "chair", "secretary", "office", "observer" },
	};

	return role >= ROLE_MEMBER && role <= ROLE_OBSERVER ? words[english][role] : "";
}

static bool is_english(const char *language)
{
	return strcmp(language, "en") == 0;
}

static void person_cells(struct csv_out *c, const struct person_row *r)
{
	csv_cell(c, r->p.given);
	csv_cell(c, r->p.family);
	csv_cell(c, r->p.email);
	csv_cell(c, r->p.phone);
	csv_cell(c, r->p.title);
	csv_cell(c, r->party);
}

/* ---- One row a person --------------------------------------------------------------------------------- */

/* Semicolons: a name may have a comma in it, and alone it needs one behind it. */
static void groups_cell(struct csv_out *c, const struct membership_rows *all, int64_t person_id,
	const char *today, bool english)
{
	struct buf b = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct membership *m = &all->v[i].m;

		if (m->person_id != person_id ||
			(text_given(m->to_day) && strcmp(m->to_day, today) < 0))
			continue;
		buf_printf(&b, "%s%s", n++ ? "; " : "", all->v[i].group);
		if (m->role != ROLE_MEMBER)
			buf_printf(&b, " (%s)", role_word(m->role, english));
	}
	if (n == 1 && strchr(b.s, ','))
		buf_putc(&b, ';');
	csv_cell(c, buf_str(&b));
	buf_release(&b);
}

void people_csv(const struct person_rows *people, const struct membership_rows *memberships,
	const char *today, const char *language, struct buf *out)
{
	bool english = is_english(language);
	struct csv_out c;

	csv_begin(&c, out);
	csv_row(&c, heads[english], GROUPS);
	for (size_t i = 0; i < people->n; i++) {
		person_cells(&c, &people->v[i]);
		groups_cell(&c, memberships, people->v[i].p.id, today, english);
		csv_end_row(&c);
	}
}

/* ---- One row a membership -------------------------------------------------------------------------------- */

static void membership_cells(struct csv_out *c, const struct membership_row *k, bool english)
{
	/* Commas and semicolons would divide it. */
	char *group = strpbrk(k->group, ",;|") ? xasprintf("%s\n", k->group) : xstrdup(k->group);

	csv_cell(c, group);
	csv_cell(c, role_word(k->m.role, english));
	csv_cell(c, k->m.party_id ? k->party : "");
	csv_cell(c, k->m.mandate ? (english ? "yes" : "ja") : (english ? "no" : "nej"));
	csv_cell(c, k->m.from_day);
	csv_cell(c, k->m.to_day);
	if (k->m.turn)
		csv_int(c, k->m.turn);
	else
		csv_cell(c, "");
	free(group);
}

size_t memberships_csv(const struct person_rows *people, const struct membership_rows *memberships,
	const char *language, struct buf *out)
{
	bool english = is_english(language);
	struct csv_out c;
	size_t rows = 0;

	csv_begin(&c, out);
	csv_row(&c, heads[english], HEADS);
	for (size_t i = 0; i < people->n; i++) {
		size_t before = rows;

		for (size_t k = 0; k < memberships->n; k++) {
			if (memberships->v[k].m.person_id != people->v[i].p.id)
				continue;
			person_cells(&c, &people->v[i]);
			membership_cells(&c, &memberships->v[k], english);
			csv_end_row(&c);
			rows++;
		}
		if (rows > before)
			continue;
		person_cells(&c, &people->v[i]);
		csv_end_row(&c);
		rows++;
	}
	return rows;
}
