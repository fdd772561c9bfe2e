#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

enum { HEAD_BYTES_MAX = 60, HEAD_INSIDE_MAX = 30, RUN_PARTS_MAX = 66 };

/* Lists of entries: their ends, found at commas, semicolons, bullets and "och". */
struct parts {
	struct span *v;
	size_t n, cap;
	bool run;   /* some were cut without commas */
	bool alone; /* no commas: a row of words may be several people */
};

static void add_part(struct pool *p, struct parts *parts, struct span t)
{
	if (span_trim(t).n == 0)
		return;
	parts->v = pool_grow(p, parts->v, parts->n, &parts->cap, sizeof(*parts->v));
	parts->v[parts->n++] = span_trim(t);
}

/* A part, or the people of it where it holds a row of them. */
static void add_run(struct pool *p, struct parts *parts, struct span t)
{
	struct span people[RUN_PARTS_MAX];
	size_t n = run_split(span_trim(t), parts->alone, people, RUN_PARTS_MAX);

	for (size_t i = 0; i < n; i++)
		add_part(p, parts, people[i]);
	parts->run |= n > 0;
	if (n == 0)
		add_part(p, parts, t);
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
			add_run(p, parts, (struct span) { t.s, i });
			if (!counted)
				add_joined(p, parts, rest);
			return;
		}
	}
	add_run(p, parts, t);
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

/* A role, a part of the meeting or a few plain words: "områdeschef skola", "polisen". */
static bool lead_like(struct span t)
{
	size_t words = 1;

	for (size_t i = 0; i < t.n; i++)
		words += t.s[i] == ' ';
	return words <= 2 || entry_role_like(t) || entry_part_like(t);
}

/* Where the name begins in a part that a role in small letters leads ("kassör Olle Berg"); 0. */
static size_t led_by_role(struct span t)
{
	uint32_t cp;

	utf8_next(t.s, t.n, &cp, NULL);
	/* An organisation's name may end the entry before: "Räddningstjänsten Ida Alm". */
	if ((letter_is_upper(cp) &&
		    (name_looks(t.s, strcspn(t.s, " ,")) != NAME_NONE || entry_role_like(t))) ||
		entry_stand_in(t) > 0 || words_start(t.s, "ers"))
		return 0;
	for (size_t i = 1; i < t.n; i++) {
		size_t sp = space_len(t.s + i), end;

		if (sp == 0 || i + sp >= t.n)
			continue;
		utf8_next(t.s + i + sp, t.n - i - sp, &cp, NULL);
		for (end = i + sp; end < t.n && !strchr("(,", t.s[end]); end++)
			;
		if (letter_is_upper(cp))
			return name_looks(t.s + i + sp, end - i - sp) == NAME_FULL &&
					lead_like((struct span) { t.s, i })
				? i + sp
				: 0;
	}
	return 0;
}

/* "Bo Ek, ordförande Ida Alm, kassör Eva Ros": where every part but the first has a role in front, or the
 * last is a role alone, the roles belong to those before them. */
static void settle_roles(struct pool *p, struct parts *parts)
{
	size_t led = 0, plain = 0;
	struct parts out = { .run = parts->run };
	struct span last;

	for (size_t i = 1; i < parts->n; i++)
		if (led_by_role(parts->v[i]))
			led++;
		else
			plain += !memchr(parts->v[i].s, '(', parts->v[i].n) &&
				name_looks(parts->v[i].s, parts->v[i].n) == NAME_FULL;
	if (led == 0 || led_by_role(parts->v[0]) > 0 || role_start(parts->v[0].s) > 0)
		return;
	last = parts->v[parts->n - 1];
	if (plain > 0 && !(entry_role_like(last) && led_by_role(last) == 0))
		return;
	for (size_t i = 0; i < parts->n; i++) {
		struct span t = parts->v[i];
		size_t at = i ? led_by_role(t) : 0;

		if (at > 0)
			add_part(p, &out, (struct span) { t.s, at });
		add_part(p, &out, (struct span) { t.s + at, t.n - at });
	}
	*parts = out;
}

struct shape {
	size_t full, lone, other;
	bool lone_first;
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
		s.lone_first |= i == 0 && e.kind == NAME_GIVEN_ONLY;
		s.other += e.kind == NAME_NONE;
		in_place += full == (i % 2 == 0);
	}
	s.pairs = parts->n >= 4 && parts->n % 2 == 0 && in_place == parts->n;
	return s;
}

/* Is a lone capitalised word beside full names a person, or the place of the one before? Places
 * come with nearly everybody, never first and never more than there are people. */
static bool lone_is_person(const struct shape *s, bool allowed)
{
	if (s->full == 0)
		return allowed;
	if (allowed && (s->lone > s->full || (s->lone_first && s->lone > 1)))
		return true;
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

/* "Alm, Karin": the family name first. NULL where it is not that. */
static const char *turned(struct pool *p, const char *text)
{
	size_t n = strcspn(text, ","), from = n + 1, to;

	if (text[n] == '\0' || strchr(text + n + 1, ',') || words_find(text, "och|samt", NULL))
		return NULL;
	from += space_len(text + from);
	to = strcspn(text + from, ",(");
	while (to > 0 && text[from + to - 1] == ' ')
		to--;
	if (name_looks(text, n) != NAME_GIVEN_ONLY || name_is_given(text, n) ||
		name_looks(text + from, to) == NAME_NONE || !name_is_given(text + from, to) ||
		memchr(text + from, ' ', to))
		return NULL;
	return pool_printf(p, "%.*s %.*s%s", (int)to, text + from, (int)n, text, text + from + to);
}

/* Where an organisation's or a role's "FK: " begins inside the list, after a full stop or a comma; the
 * text's end where there is none. */
static size_t next_head(const char *s)
{
	size_t at = 0;

	for (; s[at]; at++) {
		size_t n = strchr(".,;", s[at]) ? 1 + space_len(s + at + 1) : 0, len;

		len = n > 1 ? strcspn(s + at + n, ":.,;(") : 0;
		if (len > 0 && len <= HEAD_INSIDE_MAX && s[at + n + len] == ':' &&
			space_len(s + at + n + len + 1) > 0 &&
			name_looks(s + at + n, len) != NAME_FULL)
			return at + n;
	}
	return at;
}

/* "FK: Anna Ek. AF: Bo Alm, Eva Ros": a list for each. 0 where it is not that. */
static size_t read_headed(const struct people_list *l, const char *text, bool dry)
{
	size_t count = 0, cut = next_head(text);
	char *part;

	if (text[cut] == '\0')
		return 0;
	for (; *text; text += cut, cut = next_head(text)) {
		size_t n;

		part = pool_strndup(&l->r->doc->pool, text, cut);
		n = people_read(l, part, dry);
		if (n == 0 && count == 0)
			return 0;
		count += n;
	}
	return count;
}

/* The cell of a row in columns at *at, which moves on. */
static struct span row_cell(const char *s, size_t *at)
{
	size_t from = *at + space_len(s + *at), n = 0;

	while (s[from + n] && s[from + n] != '\t' && space_len(s + from + n) < 2)
		n++;
	*at = from + n;
	return (struct span) { s + from, n };
}

/* "Rolf Ek      Anneli Ros      Stig Alm": a person in every column. */
static size_t read_columns(const struct people_list *l, const char *text, bool dry)
{
	size_t cells = 0, given = 0, at = 0;
	struct span cell;
	struct entry e;

	for (cell = row_cell(text, &at); cell.n > 0; cell = row_cell(text, &at), cells++)
		if (name_in_list(cell.s, cell.n) != NAME_FULL)
			return 0;
		else
			given += name_is_given(cell.s, word_len(cell.s));
	/* An organisation may look like a name; a person's in the first column only would be one. */
	if (cells < 2 || given == 0 || (cells == 2 && given == 1))
		return 0;
	for (at = 0; !dry && (cell = row_cell(text, &at)).n > 0;)
		if (entry_read(cell, false, &e))
			person_add(l, &e);
	return cells;
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

	count = read_columns(l, text, dry);
	if (count == 0)
		count = read_headed(l, text, dry);
	if (count > 0)
		return count;
	text = take_head(l, text);
	if (turned(&pool, text)) {
		text = turned(&pool, text);
		l->guess = _("family name first");
	}
	parts.alone = !strpbrk(text, ",;");
	cut(&pool, text, columns(text) ? "" : strchr(text, ';') ? ";" : ",", &parts);
	settle_roles(&pool, &parts);
	shape = shape_of(&parts);
	if (shape.pairs || parts.run)
		l->guess = shape.pairs ? _("names and places in turn")
				       : _("cut where the next name seems to begin");
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
