#include <string.h>

#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

enum { HEAD_BYTES_MAX = 60 };

/* Lists of entries: their ends, found at commas, semicolons, bullets and "och". */
struct parts {
	struct span *v;
	size_t n, cap;
};

static void add_part(struct pool *p, struct parts *parts, struct span t)
{
	if (span_trim(t).n == 0)
		return;
	parts->v = pool_grow(p, parts->v, parts->n, &parts->cap, sizeof(*parts->v));
	parts->v[parts->n++] = span_trim(t);
}

/* "A och B" is two where both look like names. */
static void add_joined(struct pool *p, struct parts *parts, struct span t)
{
	struct entry e;

	for (size_t i = 1; i + 1 < t.n; i++) {
		size_t sp = space_len(t.s + i), n, more;

		if (sp == 0)
			continue;
		n = words_start(t.s + i + sp, "och|samt|&|and|og");
		more = n ? space_len(t.s + i + sp + n) : 0;
		if (more > 0 && i + sp + n + more < t.n &&
			entry_read((struct span) { t.s, i }, true, &e)) {
			struct span rest = { t.s + i + sp + n + more, t.n - i - sp - n - more };
			bool counted =
				rest.s[0] >= '0' && rest.s[0] <= '9'; /* "samt 14 medlemmar" */

			if (!counted && !entry_read(rest, true, &e))
				continue;
			add_part(p, parts, (struct span) { t.s, i });
			if (!counted)
				add_joined(p, parts, rest);
			return;
		}
	}
	add_part(p, parts, t);
}

/* Cut at separators of the list, not inside parentheses. */
static void cut(struct pool *p, const char *s, const char *at, struct parts *parts)
{
	size_t from = 0, i = 0;
	int depth = 0;

	for (; s[i]; i++) {
		bool dot = text_starts(s + i, "•") || text_starts(s + i, "·");

		depth += s[i] == '(' ? 1 : s[i] == ')' && depth > 0 ? -1 : 0;
		if (!(depth == 0 && strchr(at, s[i])) && !dot)
			continue;
		add_joined(p, parts, (struct span) { s + from, i - from });
		from = i + (dot ? strlen(text_starts(s + i, "•") ? "•" : "·") : 1);
	}
	add_joined(p, parts, (struct span) { s + from, i - from });
}

struct shape {
	size_t full, lone, other;
	bool pairs; /* name, place, name, place */
};

static struct shape shape_of(const struct parts *parts)
{
	struct shape s = { 0 };
	size_t in_place = 0;
	struct entry e;

	for (size_t i = 0; i < parts->n; i++) {
		bool full = entry_read(parts->v[i], true, &e) && e.kind == NAME_FULL;

		s.full += full;
		s.lone += !full && e.kind == NAME_GIVEN_ONLY;
		s.other += e.kind == NAME_NONE;
		in_place += full == (i % 2 == 0);
	}
	s.pairs = parts->n >= 4 && parts->n % 2 == 0 && in_place == parts->n;
	return s;
}

/* Is a lone capitalised word beside full names a person, or the place of the one before? Places
 * come with nearly everybody. */
static bool lone_is_person(const struct shape *s, bool allowed)
{
	if (s->full == 0)
		return allowed;
	return !s->pairs && s->lone * 2 < s->full && s->full > 2;
}

/* How a table marks who was there. */
static bool read_mark(const char *s, enum notes_status *status)
{
	size_t n = strlen(s);

	if (word_in(s, n, "x|ja|✓|närv|närvarande|1|p"))
		return true;
	if (word_in(s, n, "d|digitalt|distans|teams"))
		*status = *status == NOTES_PRESENT ? NOTES_REMOTE : *status;
	else if (word_in(s, n, "nej|f|frånv|frånvarande|0|a|anmält") || (dash_len(s) == n && n > 0))
		*status = NOTES_ABSENT;
	else
		return false;
	return true;
}

bool people_row(const struct people_list *list, const char *s, bool *head)
{
	struct people_list l = *list;
	const char *cells[TABLE_CELLS_MAX];
	size_t n = table_cells(l.r, s, cells, TABLE_CELLS_MAX), name = n;
	struct entry e = { 0 };

	*head = false;
	for (size_t i = 0; i < n; i++) {
		struct span t = { cells[i], strlen(cells[i]) };

		*head |= word_in(t.s, t.n, "namn|name|deltagare|ledamot") > 0;
		if (name == n && entry_read(t, false, &e))
			name = i;
		else if (!read_mark(cells[i], &l.status))
			entry_add(&e, t);
	}
	if (*head || name == n)
		return false;
	/* entry_read cleared what the cells before the name gave. */
	for (size_t i = 0; i < name; i++)
		entry_add(&e, (struct span) { cells[i], strlen(cells[i]) });
	person_add(&l, &e);
	return true;
}

/* A row of columns is one person, whatever commas stand in its later cells. */
static bool columns(const char *s)
{
	const char *gap = strstr(s, "  "), *tab = strchr(s, '\t');
	struct entry e;

	gap = tab && (!gap || tab < gap) ? tab : gap;
	return gap && gap > s && gap[-1] != ',' && !memchr(s, ',', (size_t)(gap - s)) &&
		entry_read((struct span) { s, (size_t)(gap - s) }, false, &e) &&
		name_looks(gap + space_len(gap), strcspn(gap + space_len(gap), ",(")) != NAME_FULL;
}

/* "Försäkringskassan: Anna Ek, Bo Ek": what stands before the colon belongs to all of them. */
static const char *take_head(struct people_list *l, const char *text)
{
	size_t n = strcspn(text, ":,(");
	const char *head;

	if (text[n] != ':' || n == 0 || n > HEAD_BYTES_MAX || space_len(text + n + 1) == 0 ||
		name_looks(text, n) == NAME_FULL)
		return text;
	head = doc_text(l->r, text, n);
	if (head && role_start(head) > 0)
		l->role = head;
	else
		l->organisation = head;
	return text + n + 1;
}

size_t people_read(const struct people_list *list, const char *text, bool dry)
{
	struct people_list own = *list, *l = &own;
	struct pool pool = { 0 };
	struct parts parts = { 0 };
	struct shape shape;
	struct entry e = { 0 }, next;
	size_t count = 0;
	bool have = false, lone;

	text = take_head(l, text);
	cut(&pool, text, columns(text) ? "" : strchr(text, ';') ? ";" : ",", &parts);
	shape = shape_of(&parts);
	lone = lone_is_person(&shape, l->lone_names);
	/* Prose mentions people too: most parts of a list are names or belong to one. */
	if (shape.full + (lone ? shape.lone : 0) == 0 ||
		shape.other > 3 * (shape.full + shape.lone))
		goto out;
	for (size_t i = 0; i < parts.n; i++) {
		bool person = entry_read(parts.v[i], lone, &next);

		if (shape.pairs)
			person = i % 2 == 0;
		if (!person && have)
			for (size_t k = 0; k < next.count; k++)
				entry_add(&e, next.attributes[k]);
		if (!person)
			continue;
		if (have && !dry)
			person_add(l, &e);
		e = next;
		have = true;
		count++;
	}
	if (have && !dry)
		person_add(l, &e);
out:
	pool_release(&pool);
	return count;
}
