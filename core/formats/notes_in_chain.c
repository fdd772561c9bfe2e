#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/notes_in_items.h"
#include "rules/names.h"
#include "rules/words.h"

/* Which numbered lines are the document's items, and which are lists inside them or the printed
 * agenda in front? A line weighs by how much it stands like a heading; of all runs of numbers that
 * go up, with small gaps allowed, the heaviest is taken. One pass a style: linear in lines. */

enum {
	NUMBERS = 1000, /* keys: numbers up to 999, or 31 × 31 for "1.2" */
	MINORS = 31,
	GAP_MAX = 6,
	GAP_COST = 4,
	WEIGHT = 10,
	LATE_START_COST = 8,
	LISTED_COST = 12,
	TWICE_COST = 20, /* the same number again: only for what stands quite as a heading */
	SHORT_TITLE = 80,
	LONG_TITLE = 160,
};

struct chain_candidate {
	size_t line;
	struct item_mark mark;
	long total;  /* weight of the best run that ends here */
	long before; /* index of the candidate before in that run, -1 at its start */
	size_t run;  /* length of it */
};

struct candidates {
	struct chain_candidate *v;
	size_t n, cap;
};

static int key_of(const struct item_mark *m)
{
	if (m->style == STYLE_DECIMAL)
		return m->major < MINORS && m->minor < MINORS ? m->major * MINORS + m->minor : -1;
	return m->major < NUMBERS ? m->major : -1;
}

/* "Mötets öppnande", "Mötets öppnande:" */
static bool titled(const char *s)
{
	size_t n = strlen(s);

	return line_like_heading(s) ||
		(n > 1 && n <= SHORT_TITLE && s[n - 1] == ':' && strcspn(s, ".,:") == n - 1);
}

/* Right above a line that could be a title. */
static bool above_title(const struct reader *r, size_t i)
{
	return i + 1 < r->n && !r->src[i + 1].claimed && !r->src[i + 1].bullet &&
		titled(r->src[i + 1].text) &&
		name_looks(r->src[i + 1].text, strlen(r->src[i + 1].text)) != NAME_FULL;
}

/* "12/12 Flyrutter" is no day where other cases of the text are "07/12" or "45/12". */
static void drop_days(struct candidates *c)
{
	bool cases = false;
	size_t kept = 0;

	for (size_t k = 0; k < c->n; k++)
		cases |= c->v[k].mark.style == STYLE_CASE && !c->v[k].mark.daylike;
	for (size_t k = 0; k < c->n; k++)
		if (cases || !c->v[k].mark.daylike)
			c->v[kept++] = c->v[k];
	c->n = kept;
}

/* "1." over "2 Ekonomi" and "3 Övrigt", or "3 Ekonomi" between "2." and "4.": one row of numbers for all
 * that a sign is missing. */
static void mend_styles(struct candidates *c)
{
	for (size_t k = 0; k < c->n; k++) {
		struct item_mark *m = &c->v[k].mark;
		const struct item_mark *before = k > 0 ? &c->v[k - 1].mark : NULL;
		const struct item_mark *after = k + 1 < c->n ? &c->v[k + 1].mark : NULL;

		if (m->style == STYLE_BARE && before && before->style == STYLE_DOT && after &&
			after->style == STYLE_DOT && before->major == m->major - 1 &&
			after->major == m->major + 1)
			m->style = STYLE_DOT;
		if (m->style == STYLE_DOT && m->major == 1 && after && k + 2 < c->n &&
			after->style == STYLE_BARE && after->major == 2 &&
			c->v[k + 2].mark.style == STYLE_BARE && c->v[k + 2].mark.major == 3)
			m->style = STYLE_BARE;
		if (m->style == STYLE_BARE && before && after && before->style == STYLE_LONE &&
			after->style == STYLE_LONE && before->major == m->major - 1 &&
			after->major == m->major + 1)
			m->style = STYLE_LONE;
	}
}

/* "Bilagor:" over numbered rows. */
static bool encloses(const char *s)
{
	size_t n = words_start(s, "bilagor|bilaga|bilag|vedlegg");

	return n > 0 && (s[n] == '\0' || (s[n] == ':' && s[n + 1] == '\0'));
}

static void collect(const struct reader *r, struct candidates *c)
{
	bool enclosed = false;

	for (size_t i = 0; i < r->n; i++) {
		const struct source_line *s = &r->src[i];
		struct chain_candidate one = { .line = i };

		enclosed = encloses(s->text) || (enclosed && !s->blank);
		if (s->claimed || enclosed || s->bullet ||
			item_mark_read(s->text, &one.mark) == 0 || key_of(&one.mark) < 0 ||
			(one.mark.style == STYLE_LONE && !above_title(r, i)))
			continue;
		c->v = xgrow(c->v, c->n, &c->cap, sizeof(*c->v));
		c->v[c->n++] = one;
	}
	drop_days(c);
	mend_styles(c);
}

static bool ends_in_colon(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && s[n - 1] == ':';
}

static long weight(const struct reader *r, const struct candidates *c, size_t k)
{
	const struct source_line *s = &r->src[c->v[k].line];
	size_t next = c->v[k].line + 1, len = strlen(s->text + c->v[k].mark.title);
	bool listed = k + 1 < c->n && c->v[k + 1].line == next;
	long w = WEIGHT;

	w += s->after_blank ? 6 : 0;
	w += s->heading > 0 ? 6 : 0;
	w += next < r->n && r->src[next].blank ? 3 : 0;
	w += listed ? 0 : 2;
	w -= listed && c->v[k].mark.style == STYLE_ROMAN ? 5 : 0;
	/* "Ordföranden tog på sig att:" over a list of its own. */
	w -= listed && c->v[k].mark.major == 1 && c->v[k].line > 0 &&
			ends_in_colon(r->src[c->v[k].line - 1].text)
		? LISTED_COST
		: 0;
	w += len > 0 && len <= SHORT_TITLE ? 3 : 0;
	w -= len > LONG_TITLE ? 6 : 0;
	w -= len > 0 && s->text[strlen(s->text) - 1] == '.' ? 2 : 0;
	w -= s->indent > 3 ? 3 : s->indent > 0;
	return w;
}

static long start_cost(const struct item_mark *m)
{
	bool first = m->major <= 1 || m->style == STYLE_SECTION || m->style == STYLE_PREFIX ||
		m->style == STYLE_WORD || m->style == STYLE_CASE || m->style == STYLE_LONE;

	return first ? 0 : LATE_START_COST;
}

/* Try to hang candidate k behind the best run that ends in a key. */
static void hang(struct candidates *c, size_t k, long before, long cost, long own)
{
	struct chain_candidate *me = &c->v[k];

	if (before < 0 || c->v[before].total + own - cost < me->total)
		return;
	me->total = c->v[before].total + own - cost;
	me->before = before;
	me->run = c->v[before].run + 1;
}

/* "§ 2.1" after "§ 2", "3b" after "3a". */
static bool finer(const struct item_mark *m, const struct item_mark *before)
{
	return m->letter > before->letter || m->minor > before->minor;
}

/* The best run of one style; -1 where there is none. best has a slot for each key. */
static long best_of_style(
	const struct reader *r, struct candidates *c, enum item_style style, long *best)
{
	long winner = -1;

	for (size_t i = 0; i < NUMBERS; i++)
		best[i] = -1;
	for (size_t k = 0; k < c->n; k++) {
		struct chain_candidate *me = &c->v[k];
		int key = key_of(&me->mark);
		long own;

		if (me->mark.style != style)
			continue;
		own = weight(r, c, k);
		*me = (struct chain_candidate) { me->line, me->mark, own - start_cost(&me->mark),
			-1, 1 };
		if (best[key] >= 0 && finer(&me->mark, &c->v[best[key]].mark))
			hang(c, k, best[key], 0, own);
		else if (best[key] >= 0 && c->v[best[key]].mark.letter == 0)
			hang(c, k, best[key], TWICE_COST, own);
		for (int gap = 1; gap <= GAP_MAX && gap <= key; gap++)
			hang(c, k, best[key - gap], (gap - 1) * GAP_COST, own);
		/* "1.3" → "2.1", "3.1" → "5.2": the last minor number of an earlier major one. */
		for (int back = 1; style == STYLE_DECIMAL && back <= 3 * MINORS && back < key;
			back++)
			hang(c, k, best[key - back], GAP_COST, own);
		if (best[key] < 0 || c->v[best[key]].total <= me->total)
			best[key] = (long)k;
		if (winner < 0 || c->v[winner].total <= me->total)
			winner = (long)k;
	}
	return winner;
}

static size_t least_run(enum item_style style)
{
	switch (style) {
	case STYLE_SECTION:
	case STYLE_WORD:
		return 1;
	case STYLE_BARE:
		return 3;
	case STYLE_LONE:
		return 3;
	default:
		return 2;
	}
}

size_t *item_chain(const struct reader *r, size_t *n, enum item_style *style)
{
	struct candidates c = { 0 };
	long *best = xreallocarray(NULL, NUMBERS, sizeof(*best)), winner = -1, total = 0;
	size_t *lines = NULL;

	collect(r, &c);
	*n = 0;
	*style = STYLE_NONE;
	for (int s = STYLE_DOT; s < STYLE_COUNT; s++) {
		long last = best_of_style(r, &c, (enum item_style)s, best);

		if (last >= 0 && c.v[last].run >= least_run((enum item_style)s) &&
			c.v[last].total > total) {
			winner = last;
			total = c.v[last].total;
			*style = (enum item_style)s;
		}
	}
	if (winner >= 0) {
		*n = c.v[winner].run;
		lines = xreallocarray(NULL, *n, sizeof(*lines));
		for (size_t i = *n; i-- > 0; winner = c.v[winner].before)
			lines[i] = c.v[winner].line;
	}
	free(best);
	free(c.v);
	return lines;
}
