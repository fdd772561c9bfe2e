#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

enum { RUN_PARTS_MAX = 66, INITIALS_BYTES_MAX = 6 };

/* Lists of entries: their ends, found at commas, semicolons, bullets and "och". */
struct parts {
	struct span *v;
	size_t n, cap;
	bool run;   /* some were cut without commas */
	bool alone; /* no commas: a row of words may be several people */
};

static void add_part(struct pool *p, struct parts *parts, struct span t)
{
	size_t och;

	t = span_trim(t);
	/* "Bo Ek, och Ida Alm" */
	och = t.n > 0 ? words_start(t.s, "och|samt|&|og") : 0;
	if (och > 0 && och < t.n)
		t = span_trim((struct span) { t.s + och, t.n - och });
	if (t.n == 0)
		return;
	parts->v = pool_grow(p, parts->v, parts->n, &parts->cap, sizeof(*parts->v));
	parts->v[parts->n++] = t;
}

/* Where the first comma outside parentheses stands in t; its end. */
static size_t comma_of(struct span t)
{
	int depth = 0;
	size_t i;

	for (i = 0; i < t.n && !(t.s[i] == ',' && depth == 0); i++)
		depth += t.s[i] == '(' ? 1 : t.s[i] == ')' && depth > 0 ? -1 : 0;
	return i;
}

/* A part, or the people of it where it holds a row of them. */
static void add_run(struct pool *p, struct parts *parts, struct span t)
{
	struct span people[RUN_PARTS_MAX];
	size_t n;

	t = span_trim(t);
	/* "Bo Ek Ida Alm. och Siri Ros" */
	while (t.n > 3 && t.s[t.n - 1] == '.' && t.s[t.n - 3] != ' ')
		t.n--;
	/* In a list of one a line commas stand between what belongs to that one. */
	n = comma_of(t) < t.n ? 0 : run_split(t, parts->alone, people, RUN_PARTS_MAX);
	for (size_t i = 0; i < n; i++)
		add_part(p, parts, people[i]);
	parts->run |= n > 0;
	if (n == 0)
		add_part(p, parts, t);
}

/* "Bo Ek/Ida Alm" is two. Where the second begins; 0 where it is not that. */
static size_t slashed(struct span t)
{
	for (size_t i = 1; i + 1 < t.n; i++) {
		size_t sp = space_len(t.s + i + 1), end;

		if (t.s[i] != '/' || name_looks(t.s, i) != NAME_FULL)
			continue;
		for (end = i + 1 + sp; end < t.n && !strchr("(,", t.s[end]); end++)
			;
		return name_looks(t.s + i + 1 + sp, end - i - 1 - sp) == NAME_FULL ? i + 1 : 0;
	}
	return 0;
}

/* The bytes of a word that joins two, with its spaces, at byte i of t. */
static size_t joint(struct span t, size_t i)
{
	size_t sp = space_len(t.s + i), n = 0, more = 0;

	/* "Barn- och utbildningsnämnden" */
	if (sp > 0 && i + sp < t.n && t.s[i - 1] != '-')
		n = words_start(t.s + i + sp, "och|samt|&|and|og|+|o");
	/* "Jan O Ek" */
	if (n == 1 && t.s[i + sp] == 'O')
		return 0;
	if (n > 0)
		more = space_len(t.s + i + sp + n);
	return more > 0 && i + sp + n + more < t.n ? sp + n + more : 0;
}

/* "Kultur och fritid": does t begin with a small letter and no role? */
static bool mere_word(struct span t)
{
	struct span word = { t.s, word_len(t.s) };
	uint32_t cp;

	utf8_next(t.s, t.n, &cp, NULL);
	/* "polisens Petter Ek" */
	if (word.n < t.n && entry_surely(t.s + word.n + space_len(t.s + word.n)))
		return false;
	return letter_is(cp) && !letter_is_upper(cp) && role_start(t.s) == 0 &&
		!entry_role_like(word) && !entry_role_ends(word) &&
		!word_in(word.s, word.n, "från|för|undertecknad|jag|dessutom|även|som|tf|bitr");
}

/* "jag", "undertecknad.", "jag (Malin)" */
static bool myself(struct span t)
{
	size_t n = words_start(t.s, "jag|undertecknad");

	n += n > 0 && n < t.n ? space_len(t.s + n) : 0;
	return n > 0 && (n >= t.n || strchr(".(", t.s[n]));
}

/* "A och B" is two where both look like names. */
static void add_joined(struct pool *p, struct parts *parts, struct span t)
{
	struct entry e;
	size_t second = slashed(t);

	if (second > 0) {
		add_part(p, parts, (struct span) { t.s, second - 1 });
		t = (struct span) { t.s + second, t.n - second };
	}
	for (size_t i = 1, len, after; i + 1 < t.n; i++) {
		struct span left = { t.s, i }, right;
		bool counted;

		len = joint(t, i);
		/* "14 anhöriga samt kurator Ida Alm" */
		if (len > 0 && *t.s >= '0' && *t.s <= '9' &&
			t.s[strspn(t.s, "0123456789")] == ' ') {
			add_joined(p, parts, (struct span) { t.s + i + len, t.n - i - len });
			return;
		}
		if (len == 0)
			continue;
		right = (struct span) { t.s + i + len, t.n - i - len };
		if (mere_word(right))
			continue;
		for (after = 1; after < right.n && joint(right, after) == 0;)
			after++;
		/* "LRF och Ida Alm": the end of the entry before, and another one. */
		if (!entry_read(left, true, &e) &&
			!(span_few_words(left) && entry_surely(pool_strndup(p, right.s, after))))
			continue;
		/* "samt 14 medlemmar", "och jag" */
		counted = (*right.s >= '0' && *right.s <= '9') || myself(right);
		if (!counted && !entry_read(right, true, &e) &&
			!entry_read((struct span) { right.s, after }, true, &e))
			continue;
		add_run(p, parts, left);
		if (!counted)
			add_joined(p, parts, right);
		return;
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
		    (name_looks(t.s, strcspn(t.s, " ,")) != NAME_NONE || entry_role_like(t) ||
			    word_len(t.s) <= 2)) ||
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
	size_t full, lone, other, known; /* known: of the lone ones, well-known given names */
	bool lone_first;
	size_t period; /* 2: name, place, name, place; 3: with a role too; 0 where it is none of that */
};

/* A part as a name. */
struct look {
	enum name_kind kind;
	bool known; /* begins with a well-known given name */
};

/* Do names stand at every p-th place, and nothing that is surely one between them? */
static bool repeats(const struct look *v, size_t n, size_t p)
{
	size_t known = 0, other = 0;

	if (n < 2 * p || n % p)
		return false;
	for (size_t i = 0; i < n; i++) {
		bool full = v[i].kind == NAME_FULL;

		if (i % p == 0 ? !full : full && v[i].known)
			return false;
		known += i % p == 0 && v[i].known;
		other += i % p != 0 && !full;
	}
	/* Places that look like names need names that are surely names beside them. */
	return other * p >= n * (p - 1) || ((other > 0 || n >= 3 * p) && known * p * 2 >= n);
}

/* read: gets each part as an entry in which a first name alone is a person. */
static struct shape shape_of(
	struct pool *p, const struct parts *parts, bool tails, struct entry *read)
{
	struct shape s = { 0 };
	struct tails t = { 0 };
	struct look *v = pool_alloc(p, (parts->n + 1) * sizeof(*v));

	for (size_t i = 0; i < parts->n; i++)
		tails_add(&t, parts->v[i]);
	tails |= tails_sure(&t);
	for (size_t i = 0; i < parts->n; i++) {
		struct entry *e = &read[i];

		entry_read_tails(parts->v[i], true, tails, e);
		v[i].kind = e->kind;
		v[i].known = e->kind != NAME_NONE && name_is_given(e->name.s, word_len(e->name.s));
		s.full += e->kind == NAME_FULL;
		s.lone += e->kind == NAME_GIVEN_ONLY;
		s.known += e->kind == NAME_GIVEN_ONLY && v[i].known;
		s.lone_first |= i == 0 && e->kind == NAME_GIVEN_ONLY;
		s.other += e->kind == NAME_NONE;
	}
	s.period = repeats(v, parts->n, 2) ? 2 : repeats(v, parts->n, 3) ? 3 : 0;
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
	return s->period == 0 && s->full > 2 &&
		(s->lone * 2 < s->full || (s->lone * 2 == s->full && s->known * 2 >= s->lone));
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
	if (gap && gap > s && !memchr(s, ',', (size_t)(gap - s)) &&
		entry_surely(gap + space_len(gap)) && name_looks(s, (size_t)(gap - s)) != NAME_FULL)
		return true;
	return gap && gap > s && gap[-1] != ',' && !memchr(s, ',', (size_t)(gap - s)) &&
		entry_read((struct span) { s, (size_t)(gap - s) }, false, &e) &&
		(name_looks(gap + space_len(gap), strcspn(gap + space_len(gap), ",(")) !=
				NAME_FULL ||
			!name_is_given(gap + space_len(gap), word_len(gap + space_len(gap))));
}

/* "Försäkringskassan: Anna Ek, Bo Ek": what stands in front belongs to all of them. */
static const char *take_head(struct people_list *l, const char *text)
{
	size_t to = 0, n = people_head(text, &to);
	const char *head = n > 0 ? doc_text(l->r, text, n) : NULL;

	if (head && role_start(head) > 0)
		l->role = head;
	else if (head)
		l->organisation = head;
	return text + to + (n > 0 ? space_len(text + to) : 0);
}

size_t people_box(const char *s, bool *ticked)
{
	static const struct {
		const char *sign;
		bool ticked;
	} boxes[] = { { "(x)", true }, { "(X)", true }, { "[x]", true }, { "[X]", true },
		{ "☒", true }, { "☑", true }, { "( )", false }, { "(-)", false }, { "()", false },
		{ "[ ]", false }, { "✗", false }, { "✘", false }, { "[-]", false },
		{ "☐", false } };

	for (size_t i = 0; i < ARRAY_LEN(boxes); i++)
		if (text_starts(s, boxes[i].sign)) {
			*ticked = boxes[i].ticked;
			return strlen(boxes[i].sign);
		}
	return 0;
}

/* "x Alm, Karin", "- Ek, Bo" in a list with crosses: the mark in front says who was there. */
const char *people_take_mark(struct people_list *l, const char *text)
{
	size_t word = strcspn(text, " \t"), dash = dash_len(text), box;
	bool ticked;

	box = people_box(text, &ticked);
	if (box > 0) {
		if (!ticked)
			l->status = NOTES_ABSENT;
		else if (l->status == NOTES_ABSENT)
			l->status = NOTES_PRESENT;
		return text + box + space_len(text + box);
	}

	if (l->crosses && dash > 0 && space_len(text + dash) > 0) {
		l->status = NOTES_ABSENT;
		return text + dash + space_len(text + dash);
	}
	if (word == 0 || text[word] == '\0' || !entry_mark((struct span) { text, word }))
		return text;
	if (l->status == NOTES_ABSENT)
		l->status = NOTES_PRESENT;
	return text + word + space_len(text + word);
}

/* Are there two names beyond doubt between commas, before a semicolon? */
static bool several_sure(const char *s)
{
	size_t sure = 0, end = strcspn(s, ";");

	for (size_t n; end > 0 && sure < 2; s += n, end -= n) {
		sure += entry_surely(s);
		n = strcspn(s, ",;");
		n += n < end;
		n += space_len(s + n);
		n = n > end ? end : n;
	}
	return sure >= 2;
}

/* "FK: Ida Ek; AF – Bo Alm, Eva Ros": a list for each. 0 where it is not that. */
static size_t read_groups(const struct people_list *l, const char *text, bool dry)
{
	size_t count = 0, heads = 0, to;
	bool many = strchr(text, ';') != NULL;

	for (const char *p = text; many && *p; p += strcspn(p, ";"), p += strspn(p, "; "))
		heads += people_head(p, &to) > 0 || several_sure(p);
	for (; heads > 0 && *text; text += strspn(text, "; ")) {
		size_t n = strcspn(text, ";");

		count += people_read(l, pool_strndup(&l->r->doc->pool, text, n), dry);
		text += n;
	}
	return count;
}

/* "FK: Anna Ek. AF: Bo Alm, Eva Ros": a list for each. 0 where it is not that. */
static size_t read_headed(const struct people_list *l, const char *text, bool dry)
{
	size_t count = 0, cut = people_next_head(text);
	char *part;

	if (text[cut] == '\0')
		return 0;
	for (; *text; text += cut, cut = people_next_head(text)) {
		size_t n;

		for (n = cut; n > 0 && strchr(" ,;.", text[n - 1]);)
			n--;
		part = pool_strndup(&l->r->doc->pool, text, n);
		n = people_read(l, part, dry);
		if (n == 0 && count == 0)
			return 0;
		count += n;
	}
	return count;
}

/* The cell of a row in columns at *at, which moves on; behind a comma a second space is a slip. */
static struct span row_cell(const char *s, size_t *at)
{
	size_t from = *at + space_len(s + *at), n = 0;

	while (s[from + n] && s[from + n] != '\t' &&
		(space_len(s + from + n) < 2 || (n > 0 && s[from + n - 1] == ',')))
		n++;
	*at = from + n;
	return (struct span) { s + from, n };
}

/* "Rolf Ek (AF)      Anneli Ros      Stig Alm ej närvarande": a person in every column. */
static size_t read_columns(const struct people_list *l, const char *text, bool dry)
{
	size_t cells = 0, given = 0, remarks = 0, at = 0;
	struct span cell = row_cell(text, &at);
	struct entry e;

	if (text[at] == '\0')
		return 0;
	for (at = 0, cell = row_cell(text, &at); cell.n > 0; cell = row_cell(text, &at), cells++) {
		if (!entry_read(cell, false, &e) || e.name.s != cell.s)
			return 0;
		given += name_is_given(cell.s, word_len(cell.s));
		remarks += memchr(cell.s, '(', cell.n) != NULL;
	}
	/* An organisation may look like a name; a person's in the first column only would be one. */
	if (cells < 2 ||
		(!l->columns && remarks < cells && (given == 0 || (cells == 2 && given == 1))))
		return 0;
	for (at = 0; !dry && (cell = row_cell(text, &at)).n > 0;)
		if (entry_read(cell, false, &e))
			person_add(l, &e);
	return cells;
}

/* "AB" in "AB (antecknar)". */
static struct span initials_of(struct span t)
{
	struct span word = { t.s, 0 };

	while (word.n < t.n && t.s[word.n] != ' ' && t.s[word.n] != '(')
		word.n++;
	return word;
}

/* "AB, JLK, SÖ (antecknar)": nothing but initials; one alone only after others. */
static bool only_initials(const struct people_list *l, const struct parts *parts)
{
	const struct notes_doc *d = l->r->doc;
	struct span first = { "", 0 };

	if (d->person_count > 0)
		first = (struct span) { d->people[0].name, strlen(d->people[0].name) };
	for (size_t i = 0; i < parts->n; i++) {
		struct span word = initials_of(parts->v[i]), rest = parts->v[i];

		rest.s += word.n;
		rest.n -= word.n;
		rest = span_trim(rest);
		if (!entry_letters(word) || word.n > INITIALS_BYTES_MAX ||
			(rest.n > 0 && *rest.s != '('))
			return false;
	}
	return l->lone_names && (parts->n > 2 || (parts->n > 0 && entry_letters(first)));
}

/* One word of each part is a person. */
static size_t add_words(struct people_list *l, const struct parts *parts)
{
	for (size_t i = 0; i < parts->n; i++) {
		struct entry e;

		entry_read(parts->v[i], false, &e);
		e.name = initials_of(parts->v[i]);
		e.name.n -= *e.name.s == '@';
		e.name.s += *e.name.s == '@';
		e.kind = NAME_GIVEN_ONLY;
		for (size_t k = 0; k < e.count; k++)
			if (e.attributes[k].s <= e.name.s &&
				e.attributes[k].s + e.attributes[k].n >= e.name.s + e.name.n)
				e.attributes[k--] = e.attributes[--e.count];
		person_add(l, &e);
	}
	return parts->n;
}

/* "sotarn, @lillx, Volle": only names that people have on the net; each is one word, and some begin small. */
static bool only_handles(const struct people_list *l, const struct parts *parts)
{
	static const char nobodies[] =
		"alla|samtliga|ingen|inga|flera|andra|elever|personal|föräldrar|boende|brukare|chefer|"
		"medlemmar|gäster|ledamöter|politiker|m.fl|m.fl.|fika|kaffe|övriga|okänt|nej|ja";
	size_t small = 0;

	for (size_t i = 0; i < parts->n; i++) {
		struct span t = initials_of(parts->v[i]);
		const char *rest = t.s + t.n;
		size_t more = parts->v[i].n - t.n;
		uint32_t cp;

		t.s += *t.s == '@';
		t.n -= t.s != parts->v[i].s;
		for (size_t k = 0; k < t.n; k++)
			if (!((t.s[k] >= '0' && t.s[k] <= '9') || strchr("_-`^", t.s[k])) &&
				word_len(t.s + k) == 0)
				return false;
		utf8_next(t.s, t.n, &cp, NULL);
		if (t.n < 2 || !letter_is(cp) || (more > 0 && rest[space_len(rest)] != '(') ||
			word_in(t.s, t.n, nobodies) || entry_role_ends(t) ||
			role_start(t.s) == t.n || entry_status_like(t))
			return false;
		small += !letter_is_upper(cp);
	}
	return l->lone_names && !l->one_a_line && parts->n >= 3 && small > 0;
}

/* "Flemming, Jan" after a list of first names alone is two. */
static bool first_names_so_far(const struct people_list *l)
{
	const struct notes_doc *d = l->r->doc;

	return !l->family_first && d->person_count > 0 && d->people[d->person_count - 1].given_only;
}

bool people_handles(const struct people_list *l, const char *text)
{
	struct pool pool = { 0 };
	struct parts parts = { 0 };
	bool yes;

	cut(&pool, text, ",", &parts);
	yes = only_handles(l, &parts);
	pool_release(&pool);
	return yes;
}

/* Is the part a person, as shape_of read it or, where that matters, without lone first names? */
static bool read_again(struct span part, bool lone, struct entry *e)
{
	return lone || !e->by_lone ? e->kind != NAME_NONE
				   : entry_read_tails(part, false, e->tails, e);
}

/* The people of the parts, of which each period-th is one (0: any), with what stands beside them. */
static size_t add_people(const struct people_list *l, const struct parts *parts, struct entry *read,
	size_t period, bool lone, bool dry)
{
	struct entry e = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < parts->n; i++) {
		struct entry *next = &read[i];
		bool person = read_again(parts->v[i], lone, next);

		if (period > 0 && i % period != 0) {
			entry_add(&e, parts->v[i]);
			continue;
		}
		for (size_t k = 0; !person && count > 0 && k < next->count; k++)
			entry_add(&e, next->attributes[k]);
		if (!person)
			continue;
		if (count > 0 && !dry)
			person_add(l, &e);
		e = *next;
		count++;
	}
	if (count > 0 && !dry)
		person_add(l, &e);
	return count;
}

size_t people_read(const struct people_list *list, const char *text, bool dry)
{
	struct people_list own = *list, *l = &own;
	struct pool pool = { 0 };
	struct parts parts = { 0 };
	struct shape shape;
	struct entry *read;
	size_t count = 0;
	const char *turned, *dashed = people_dashes(&pool, text);
	bool lone;

	text = dashed ? dashed : text;
	turned = people_turned(&pool, text, l->family_first);
	count = turned ? 0 : read_columns(l, text, dry);
	if (count == 0)
		count = people_manners(l, text, dry);
	if (count == 0)
		count = read_groups(l, text, dry);
	if (count == 0)
		count = read_headed(l, text, dry);
	if (count > 0)
		goto out;
	text = people_couples(&pool, people_take_mark(l, take_head(l, text)));
	turned = people_turned(&pool, text, l->family_first);
	if (turned && !(first_names_so_far(l) && !strpbrk(text, ";(") && !strstr(text, "  "))) {
		text = turned;
		l->guess = _("family name first");
	}
	parts.alone = !strpbrk(text, ",;");
	cut(&pool, text,
		columns(text) || l->one_a_line ? ""
			: strchr(text, ';')    ? ";"
					       : ",",
		&parts);
	settle_roles(&pool, &parts);
	read = pool_alloc(&pool, (parts.n + 1) * sizeof(*read));
	shape = shape_of(&pool, &parts, l->tails, read);
	if (shape.period > 0 || parts.run)
		l->guess = shape.period > 0 ? _("names and places in turn")
					    : _("cut where the next name seems to begin");
	lone = lone_is_person(&shape, l->lone_names);
	if (shape.full + shape.lone == 0 && only_initials(list, &parts)) {
		l->guess = _("initials alone");
		count = dry ? parts.n : add_words(l, &parts);
		goto out;
	}
	if (shape.full == 0 && only_handles(list, &parts)) {
		count = dry ? parts.n : add_words(l, &parts);
		goto out;
	}
	/* Prose mentions people too: most parts of a list are names or belong to one. */
	if (shape.full + (lone ? shape.lone : 0) == 0 ||
		shape.other > 3 * (shape.full + shape.lone))
		goto out;
	count = add_people(l, &parts, read, shape.period, lone, dry);
out:
	pool_release(&pool);
	return count;
}
