#include "formats/notes_in_entry.h"

#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/words.h"

enum { ENTRY_BYTES_MAX = 240 };

bool span_few_words(struct span t)
{
	size_t spaces = 0;

	for (size_t i = 0; i < t.n; i++)
		spaces += t.s[i] == ' ';
	return spaces < 3;
}

struct span span_trim(struct span t)
{
	while (t.n > 0 && (strchr(" \t", *t.s) || space_len(t.s) > 0)) {
		size_t sp = space_len(t.s);

		sp = sp > t.n || sp == 0 ? t.n : sp;
		t.s += sp;
		t.n -= sp;
	}
	while (t.n > 0 && strchr(" \t", t.s[t.n - 1]))
		t.n--;
	while (t.n > 1 && memcmp(t.s + t.n - 2, "\xc2\xa0", 2) == 0)
		t.n -= 2;
	return t;
}

static struct span span(const char *s, size_t n)
{
	return span_trim((struct span) { s, n });
}

/* Without list sign, list number, final full stop or comma, table bars. */
static struct span bare(struct span t)
{
	int number;
	size_t n;

	t = span_trim(t);
	n = t.n > 0 ? number_len(t.s, 2, &number) : 0;
	if (n > 0 && n < t.n && strchr(".)", t.s[n]))
		t = span(t.s + n + 1, t.n - n - 1);
	while (t.n > 0 && strchr(".,;:?|*", t.s[t.n - 1]) &&
		!(t.n > 2 && t.s[t.n - 1] == '.' && t.s[t.n - 3] == ' '))
		t = span(t.s, t.n - 1);
	while (t.n > 0 && strchr("|*@", *t.s))
		t = span(t.s + 1, t.n - 1);
	return t;
}

void entry_add(struct entry *e, struct span attribute)
{
	struct span t = bare(attribute);

	if (t.n > 0 && e->count < ATTRIBUTES_MAX)
		e->attributes[e->count++] = t;
}

/* Attributes between commas. */
static void add_attributes(struct entry *e, struct span t)
{
	size_t from = 0;

	for (size_t i = 0; i <= t.n; i++)
		if (i == t.n || t.s[i] == ',') {
			entry_add(e, span(t.s + from, i - from));
			from = i + 1;
		}
}

/* The bytes of what parts a name from what follows: wide space, a spaced dash, a bar, a slash. */
static size_t separator(const char *s, size_t at)
{
	size_t sp = space_len(s + at), dash = dash_len(s + at + sp),
	       dots = strspn(s + at + sp, ".");

	/* "Bo Ek ........ Ekviks kommun" */
	if (dots >= 3)
		return sp + dots + space_len(s + at + sp + dots);
	if (sp >= 2 || (sp > 0 && memchr(s + at, '\t', sp)))
		return sp;
	if (sp > 0 && (dash || s[at + sp] == '/') && space_len(s + at + sp + (dash ? dash : 1)))
		return sp + (dash ? dash : 1);
	/* "Siri- kassör"; not "Hälso- och sjukvård" */
	if (sp == 0 && dash && space_len(s + at + dash) > 0 &&
		words_start(s + at + dash + space_len(s + at + dash), "och|samt|eller|&") == 0)
		return dash + space_len(s + at + dash);
	return s[at] == '|' || s[at] == '\t';
}

/* "Ida Alm: ja", "Bo Ek: frånvarande": does a colon at byte i part a name from a few words about it? */
static bool told_of(struct span t, size_t from, size_t i)
{
	size_t spaces = 0;

	if (t.s[i] != ':' || space_len(t.s + i + 1) == 0 ||
		name_looks(t.s + from, i - from) != NAME_FULL)
		return false;
	for (size_t k = i + 2; k < t.n; k++)
		spaces += t.s[k] == ' ';
	return spaces < 2;
}

/* Cut the text into cells at separators and commas; what stands in parentheses becomes attributes,
 * or a nickname where more of the name follows. */
static size_t cells_of(struct span t, struct entry *e, struct span *cells, size_t max)
{
	size_t from = 0, n = 0;

	for (size_t i = 0; i < t.n;) {
		size_t sep = t.s[i] == ',' || told_of(t, from, i) ? 1 : separator(t.s, i);

		if (t.s[i] == '(') {
			size_t end = i + 1;

			while (end < t.n && t.s[end] != ')')
				end++;
			/* "(med närvaro- och        Ida Alm": the left column goes on below. */
			for (size_t k = i + 1; end == t.n && k < t.n; k++)
				end = space_len(t.s + k) > 1 ? k : end;
			if (n < max && i > from)
				cells[n++] = span(t.s + from, i - from);
			if (n == 1 && end + 2 < t.n && t.s[end + 1] == ' ' && !e->nickname.s &&
				name_looks(t.s + i + 1, end - i - 1) == NAME_GIVEN_ONLY &&
				!entry_trade(span(t.s + i + 1, end - i - 1)) &&
				separator(t.s, end + 1) == 0)
				e->nickname = span(t.s + i + 1, end - i - 1);
			else
				add_attributes(e, span(t.s + i + 1, end - i - 1));
			i = from = end < t.n ? end + 1 : end;
			continue;
		}
		if (sep == 0) {
			i++;
			continue;
		}
		if (n < max && i > from)
			cells[n++] = span(t.s + from, i - from);
		i += sep;
		from = i;
	}
	if (n < max && t.n > from)
		cells[n++] = span(t.s + from, t.n - from);
	return n;
}

/* What follows a name: "s ordf" is two, and "från Ekby" tells where from. */
static void add_tail(struct entry *e, struct span t)
{
	size_t word = entry_plot(t), from;

	t = span(t.s + word, t.n - word);
	if (t.n == 0)
		return;
	word = word_len(t.s);
	if (word < t.n && entry_party((struct span) { t.s, word })) {
		entry_add(e, span(t.s, word));
		t = span(t.s + word, t.n - word);
	}
	from = words_start(t.s, "från|vid|hos|på");
	if (from > 0 && from < t.n && !entry_status_like(t))
		t = span(t.s + from, t.n - from);
	entry_add(e, t);
}

/* The name of a cell. NAME_NONE where it is none that stands there alone. */
static enum name_kind cell_read(struct entry *e, const struct span *cells, size_t n, size_t i,
	bool lone, struct named_cell *c)
{
	enum name_kind kind = cell_name(bare(cells[i]), lone, e->tails, c);

	c->name = bare(c->name);
	if (i == 0 && e->nickname.s && n > 1) {
		c->name = span(c->name.s, (size_t)(cells[1].s + cells[1].n - c->name.s));
		kind = name_in_list(c->name.s, c->name.n);
	}
	/* "Ekby        Ida Alm" */
	if (n > 1 && i == 0 && !e->nickname.s && !name_is_given(c->name.s, word_len(c->name.s)) &&
		name_in_list(cells[1].s, cells[1].n) == NAME_FULL &&
		(kind == NAME_GIVEN_ONLY || name_is_given(cells[1].s, word_len(cells[1].s))))
		return NAME_NONE;
	return kind == NAME_FULL ||
			(kind == NAME_GIVEN_ONLY && lone && i == 0 && !entry_role_like(c->name))
		? kind
		: NAME_NONE;
}

/* The first cell that is a name is the name; a nickname in parentheses joins the two cells round
 * it. */
static void take_name(struct entry *e, const struct span *cells, size_t n, bool lone)
{
	for (size_t i = 0; i < n; i++) {
		enum name_kind kind;
		struct named_cell c;

		kind = e->kind == NAME_NONE && i < 2 ? cell_read(e, cells, n, i, lone, &c)
						     : NAME_NONE;
		if (kind == NAME_NONE) {
			entry_add(e, cells[i]);
			continue;
		}
		entry_add(e, c.lead);
		if (c.tail.n > 0)
			add_tail(e, c.tail);
		e->tailed = c.tail.n > 0 && !entry_role_like(c.tail) && !entry_part_like(c.tail);
		e->name = c.name;
		e->kind = kind;
		e->by_lone |= kind != NAME_FULL;
		i += i == 0 && e->nickname.s;
	}
}

/* The bytes up to what may follow a name. */
static size_t name_end(const char *s, size_t n)
{
	size_t end = 0;

	while (end < n && !strchr("(,", s[end]))
		end++;
	return end;
}

/* 'Bo "Bosse" Ek': the name with a word in quotation marks inside. */
static void take_quoted(struct entry *e)
{
	static const char *const signs[] = { "\"", "”", "“", "'", "’" };

	for (size_t i = 1; i < e->name.n && !e->nickname.s; i++)
		for (size_t k = 0; k < ARRAY_LEN(signs) && e->name.s[i - 1] == ' '; k++) {
			size_t n = text_starts(e->name.s + i, signs[k]) ? strlen(signs[k]) : 0,
			       word = n ? word_len(e->name.s + i + n) : 0;

			if (word > 0 && i + n + word < e->name.n &&
				e->name.s[i + n + word] != '-' && e->name.s[i + n + word] != ' ') {
				e->nickname = (struct span) { e->name.s + i + n, word };
				break;
			}
		}
}

bool entry_read_tails(struct span t, bool lone, bool tails, struct entry *e)
{
	struct span cells[ATTRIBUTES_MAX];
	size_t n;

	*e = (struct entry) { .tails = tails };
	t = bare(t);
	if (t.n == 0 || t.n > ENTRY_BYTES_MAX)
		return false;
	n = entry_stand_in(t);
	if (n > 0 && name_looks(t.s + n, name_end(t.s + n, t.n - n)) != NAME_NONE) {
		entry_add(e, t);
		return false;
	}
	n = cells_of(t, e, cells, ATTRIBUTES_MAX);
	take_name(e, cells, n, lone);
	if (e->kind == NAME_FULL)
		take_quoted(e);
	return e->kind != NAME_NONE;
}

bool entry_read(struct span t, bool lone, struct entry *e)
{
	return entry_read_tails(t, lone, false, e);
}
