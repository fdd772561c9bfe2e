#include <string.h>

#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "formats/notes_in_header.h"
#include "rules/names.h"
#include "rules/words.h"

/* Signatures: lines that hold nothing but posts ("Vid protokollet", "Ordförande"), names, both together
 * and rules to sign on. Such lines in a row are taken as one block, however the names stand to the posts:
 * beside, below, above, in columns, or first all posts and then all names. */

enum {
	CELLS_MAX = 8,
	ROWS_MAX = 16,
	SIGNATURE_BYTES = 160,
	CELL_BYTES = 70,
	GAP_LINES = 12,
	PROSE_WORDS = 9
};

enum cell_kind {
	CELL_NOTHING, /* a rule, a date, a number, a word of no consequence */
	CELL_POST,
	CELL_NAME,
	CELL_SIGNED, /* a post and its name */
	CELL_OTHER   /* what no signature has */
};

struct cell {
	enum cell_kind kind;
	enum label_kind post;
	bool labelled; /* SIGNED: the post stands first */
	const char *name;
};

struct row {
	size_t line, cells, posts, names, labelled;
	struct cell cell[CELLS_MAX];
	bool used, given; /* given: its names or posts have their others */
};

/* Nothing that says more: a rule, "§ 12–15", "35-39", a date. */
static bool says_nothing(const char *s)
{
	struct when w;

	s += words_start(s, "paragrafer|paragraf|§§");
	return header_nothing(s) || s[strspn(s, "0123456789§\xc2\xa7-–., ")] == '\0' ||
		(when_find(s, 0, DAY_NONE, &w) &&
			(w.from == 0 || words_start(s, "den|kl|dag") == w.from - 1) &&
			s[w.to] == '\0');
}

/* The post that a whole attribute says; OTHER for a post of no consequence, NONE for none. */
static enum label_kind whole_post(const char *s)
{
	struct post p;
	size_t n = post_start(s, &p);

	n += n > 0 && s[n] == '.';
	return n > 0 && s[n] == '\0' ? p.kind : LABEL_NONE;
}

/* The post that a comma, a parenthesis or nothing but space puts beside a name. */
static enum label_kind post_beside(struct reader *r, const char *s)
{
	enum label_kind kind = LABEL_NONE;

	while (*s && kind == LABEL_NONE) {
		size_t n;

		s += strspn(s, " ,;()/-");
		n = strcspn(s, ",;()/");
		kind = n > 0 ? whole_post(doc_text(r, s, n)) : LABEL_NONE;
		s += n;
	}
	return kind;
}

/* May a name stand in s: one word, or two with capitals? Most lines need no closer look. */
static bool may_name(const char *s)
{
	size_t words = 0, capitals = 0;

	for (size_t n; *s; s += n > 0 ? n : 1) {
		uint32_t cp;

		n = word_len(s);
		if (n == 0)
			continue;
		utf8_next(s, n, &cp, NULL);
		words++;
		capitals += letter_is_upper(cp);
		/* "Vi gick igenom …" */
		if (words > PROSE_WORDS || (words == 4 && capitals < 2))
			return false;
	}
	return capitals >= 2 || (words == 1 && capitals == 1);
}

/* "Bo Ek", "Bo Ek (KD)", "Bo Ek, sekreterare", "Kanslist Bo Ek, sekreterare", "Bo Ek møteleder". */
static struct cell named_cell(struct reader *r, const char *s)
{
	struct cell c = { .kind = CELL_OTHER };
	struct entry e;
	const char *lead, *rest;
	size_t n = strlen(s);

	if (!may_name(s))
		return c;
	n = end_without(s, n, "./ ");
	if (!entry_read((struct span) { s, n }, false, &e) || e.kind != NAME_FULL) {
		/* "Zelma", whom the lists have */
		if (name_looks(s, n) != NAME_GIVEN_ONLY || !people_full_name(r, doc_text(r, s, n)))
			return c;
		e = (struct entry) { .name = { s, n } };
	}
	c.name = doc_text(r, e.name.s, e.name.n);
	lead = e.name.s > s ? doc_text(r, s, (size_t)(e.name.s - s)) : NULL;
	rest = e.name.s + e.name.n;
	rest += space_len(rest);
	c.post = post_beside(r, rest);
	/* "Bo Ek har ordet", "vice ordförande Bo Ek" */
	if ((lead && !entry_role_like((struct span) { lead, strlen(lead) }) &&
		    !entry_role_ends((struct span) { lead, strlen(lead) })) ||
		c.post == LABEL_OTHER ||
		(c.post == LABEL_NONE && *rest && !strchr(",.(/", *rest)) ||
		(lead && whole_post(lead) != LABEL_NONE))
		return c;
	c.kind = c.post != LABEL_NONE ? CELL_SIGNED : CELL_NAME;
	return c;
}

/* The cell of a label with the name behind it; of several adjusters the whole text. */
static struct cell labelled_cell(struct reader *r, enum label_kind post, const char *rest)
{
	struct cell c = named_cell(r, rest);
	const char *name = header_person(r, rest);

	if (c.kind == CELL_OTHER && name &&
		(post == LABEL_ADJUSTERS ||
			rest[strlen(name) + (rest[strlen(name)] == '.')] == '\0'))
		c.kind = CELL_NAME;
	if (c.kind == CELL_OTHER)
		return c;
	c.name = post == LABEL_ADJUSTERS ? rest : name ? name : c.name;
	c.kind = CELL_SIGNED;
	c.post = post;
	c.labelled = true;
	return c;
}

/* One cell, after the strokes before a name ("/Bo Ek", "//Sekreterare: Bo Ek"). */
static struct cell cell_read(struct reader *r, const char *s)
{
	struct cell c = { .kind = CELL_NOTHING };
	struct label l;
	enum label_kind post;
	size_t n;

	s += strspn(s, "/ ");
	if (says_nothing(s))
		return c;
	if (label_read(r, s, &l) && l.kind >= LABEL_NOTE_TAKER && l.kind <= LABEL_OTHER &&
		l.kind != LABEL_BODY) {
		const char *rest = s + l.len + strspn(s + l.len, "._-~ ");

		if (!says_nothing(rest))
			return l.kind == LABEL_OTHER ? cell_read(r, rest)
						     : labelled_cell(r, l.kind, rest);
		c.kind = l.kind == LABEL_OTHER ? CELL_NOTHING : CELL_POST;
		c.post = l.kind;
		return c;
	}
	n = header_post(s, &post);
	if (n > 0 && says_nothing(s + n)) {
		c.kind = CELL_POST;
		c.post = post;
		return c;
	}
	/* "Vid pennan / Siri Elv" */
	if (strchr(s, '/')) {
		const char *head = doc_text(r, s, strcspn(s, "/"));

		if (head && label_read(r, head, &l) && l.kind >= LABEL_NOTE_TAKER &&
			l.kind <= LABEL_ADJUSTERS && head[l.len] == '\0')
			return labelled_cell(r, l.kind,
				s + strcspn(s, "/") + 1 + space_len(s + strcspn(s, "/") + 1));
	}
	/* "Sekreterare, Siri Elv" */
	if (n > 0 && s[n] == ',')
		return labelled_cell(r, post, s + n + 1 + space_len(s + n + 1));
	return named_cell(r, s);
}

static void row_add(struct row *row, struct cell c)
{
	row->cell[row->cells++] = c;
	row->posts += c.kind == CELL_POST;
	row->names += c.kind == CELL_NAME;
	row->labelled += c.kind == CELL_POST || c.labelled;
}

/* Cuts "Vid protokollet: Godkännes av ordförande:", labels with one space between, as columns. */
static bool labels_in_row(struct reader *r, const char *s, struct row *row)
{
	struct label l;
	size_t n = 0;

	for (const char *p = s; *p; p += l.len, n++)
		if (!label_read(r, p, &l) || !l.len || !memchr(p, ':', l.len) ||
			l.kind < LABEL_NOTE_TAKER || l.kind > LABEL_ADJUSTERS)
			return false;
	if (n < 2 || n > CELLS_MAX)
		return false;
	for (const char *p = s; *p; p += l.len) {
		label_read(r, p, &l);
		row_add(row, (struct cell) { .kind = CELL_POST, .post = l.kind });
	}
	return true;
}

/* The cells of line i; false where it is no line of signatures. */
static bool row_read(struct reader *r, size_t i, struct row *row)
{
	const char *s = r->src[i].text;
	size_t at = 0;

	*row = (struct row) { .line = i };
	if (r->src[i].bullet || strlen(s) > SIGNATURE_BYTES || words_start(s, "ämne|subject") > 0)
		return false;
	if (labels_in_row(r, s, row))
		return true;
	while (s[at]) {
		size_t from = at + space_len(s + at), n = 0;
		struct label l;
		struct cell c;

		while (s[from + n] && s[from + n] != '\t' && space_len(s + from + n) < 2)
			n++;
		at = from + n;
		/* "Vid protokollet: Bo Ek. Justerat: Siri Alm." */
		if (n > 0 && label_read(r, s + from, &l) && l.closed && l.len < n) {
			size_t cut = l.len + label_next(r, s + from + l.len);

			n = cut < n ? cut : n;
			at = from + n;
		}
		if (n > CELL_BYTES)
			return false;
		c = n > 0 ? cell_read(r, pool_strndup(&r->scratch, s + from, n))
			  : (struct cell) { .kind = CELL_NOTHING };
		if (c.kind == CELL_OTHER || row->cells == CELLS_MAX)
			return false;
		if (c.kind != CELL_NOTHING)
			row_add(row, c);
	}
	return true;
}

static void sign(struct header *h, enum label_kind post, const char *name, size_t line)
{
	struct label l = { .kind = post };

	header_field(h, &l, name, line);
}

/* A row with posts and names both: each post has the name beside it. */
static void sign_beside(struct header *h, struct row *row)
{
	bool after = row->cell[0].kind != CELL_NAME;

	for (size_t k = 0; k < row->cells; k++) {
		if (row->cell[k].kind != CELL_POST)
			continue;
		if (!after && k > 0 && row->cell[k - 1].kind == CELL_NAME)
			sign(h, row->cell[k].post, row->cell[k - 1].name, row->line);
		for (size_t j = k + 1; after && j < row->cells && row->cell[j].kind == CELL_NAME;
			j++)
			sign(h, row->cell[k].post, row->cell[j].name, row->line);
	}
	row->used = row->given = true;
}

/* The names of a row that hold together as one long name ("Bo Ek Siri Alm") where several are sought. */
static void split_names(struct reader *r, struct row *row, size_t wanted)
{
	struct span parts[CELLS_MAX];
	const char *s = r->src[row->line].text;

	if (row->posts > 0 || row->names != 1 || row->cells != 1 || wanted < 2 ||
		run_split((struct span) { s, strlen(s) }, true, parts, CELLS_MAX) != wanted)
		return;
	row->cells = row->names = 0;
	for (size_t k = 0; k < wanted; k++)
		row_add(row,
			(struct cell) {
				.kind = CELL_NAME, .name = doc_text(r, parts[k].s, parts[k].n) });
}

/* A block's rows with something in them. */
struct signatures {
	struct header *h;
	struct row rows[ROWS_MAX];
	size_t n;
};

static bool only_names(const struct row *row)
{
	return row->names > 0 && row->posts == 0 && !row->given;
}

static bool only_posts(const struct row *row)
{
	return row->posts > 0 && row->names == 0 && !row->given;
}

/* The posts in rows [from, to), in order; one that stands twice in a column ("Vid protokollet" over
 * "Sekreterare") once. */
static size_t posts_of(
	const struct signatures *g, size_t from, size_t to, enum label_kind *posts, size_t max)
{
	size_t n = 0;

	for (size_t k = from; k < to; k++)
		for (size_t j = 0; j < g->rows[k].cells && n < max; j++)
			if (g->rows[k].cell[j].kind == CELL_POST &&
				(n == 0 || posts[n - 1] != g->rows[k].cell[j].post ||
					g->rows[k].cells > 1))
				posts[n++] = g->rows[k].cell[j].post;
	return n;
}

/* Gives the posts in rows [from, to) the names in rows [first, end), in the order both stand. Of more posts
 * than names the last ones have them; names that are over are adjusters too, where the last one is. */
static void sign_in_order(struct signatures *g, size_t from, size_t to, size_t first, size_t end)
{
	enum label_kind posts[CELLS_MAX];
	size_t n = posts_of(g, from, to, posts, CELLS_MAX), names = 0, at;

	if (end == first + 1)
		split_names(g->h->r, &g->rows[first], n);
	for (size_t k = first; k < end; k++)
		names += g->rows[k].names;
	at = names < n ? n - names : 0;
	for (size_t k = first; k < end; k++)
		for (size_t j = 0; j < g->rows[k].cells; j++) {
			if (g->rows[k].cell[j].kind != CELL_NAME ||
				(at >= n && posts[n - 1] != LABEL_ADJUSTERS))
				continue;
			sign(g->h, posts[at < n ? at : n - 1], g->rows[k].cell[j].name,
				g->rows[k].line);
			g->rows[k].used = g->rows[k].given = true;
			at++;
		}
	for (size_t k = from; k < to; k++)
		g->rows[k].used = g->rows[k].given = true;
}

/* Do the names stand above their posts: a name first, a post last, and as many of both? */
static bool names_above(const struct signatures *g)
{
	size_t posts = 0, names = 0;

	for (size_t k = 0; k < g->n; k++) {
		posts += only_posts(&g->rows[k]);
		names += only_names(&g->rows[k]);
	}
	return posts > 0 && posts == names && only_names(&g->rows[0]) &&
		only_posts(&g->rows[g->n - 1]);
}

/* Posts and names in rows of their own. */
static void sign_rows(struct signatures *g)
{
	bool above = names_above(g);

	for (size_t k = 0, to, end; k < g->n; k = end) {
		for (to = k; to < g->n && only_posts(&g->rows[to]); to++)
			;
		for (end = to; end < g->n && only_names(&g->rows[end]); end++)
			;
		if (to > k && k > 0 && only_names(&g->rows[k - 1]) && (above || end == to))
			sign_in_order(g, k, to, k - 1, k);
		else if (to > k && end > to)
			sign_in_order(g, k, to, to, end);
		end = end > k ? end : k + 1;
	}
}

/* Takes a block where a post stands by itself or before a name; with weak one where all stand behind names. */
static void sign_block(struct signatures *g, bool weak)
{
	size_t labelled = 0;

	for (size_t k = 0; k < g->n; k++)
		labelled += g->rows[k].labelled;
	if ((labelled == 0) != weak)
		g->n = 0;
	for (size_t k = 0; k < g->n; k++) {
		struct row *row = &g->rows[k];

		for (size_t j = 0; j < row->cells; j++)
			if (row->cell[j].kind == CELL_SIGNED) {
				sign(g->h, row->cell[j].post, row->cell[j].name, row->line);
				row->used = true;
			}
		if (row->posts > 0 && row->names > 0)
			sign_beside(g->h, row);
	}
	sign_rows(g);
	for (size_t k = 0; k < g->n; k++)
		if (g->rows[k].used)
			line_claim(g->h->r, g->rows[k].line, NOTES_LINE_FIELD);
	g->n = 0;
}

/* Under "Konstituering" or "Val av styrelse" posts are those of the year, not of the meeting. */
static bool of_elected(const struct reader *r, size_t i)
{
	const struct notes_doc *d = r->doc;

	return d->lines[i].item >= 0 &&
		words_find(d->items[d->lines[i].item].title,
			"konstituering|konstituerande|konstituerar|val av styrelse|firmateckning",
			NULL) != NULL;
}

/* The row of line i, where a block may have it. */
static bool block_row(struct reader *r, size_t i, struct row *row)
{
	bool page = r->doc->lines[i].kind == NOTES_LINE_PAGE;

	/* "Ordförande ........" on every page looks like a page's foot. */
	if (page)
		return row_read(r, i, row) && row->posts > 0;
	return !r->src[i].claimed && !of_elected(r, i) && row_read(r, i, row);
}

static bool passed_over(const struct reader *r, size_t i)
{
	return r->src[i].blank || r->doc->lines[i].kind == NOTES_LINE_PAGE;
}

/* Does line i have a post, so that a block may stand around it? */
static bool names_post(struct reader *r, size_t i)
{
	const char *s = r->src[i].text;
	struct label l;
	struct row row;

	return !r->src[i].blank && strlen(s) <= SIGNATURE_BYTES &&
		(line_has(&r->src[i], SIGNAL_CHAIR) || line_has(&r->src[i], SIGNAL_ADJUSTER) ||
			(label_read(r, s, &l) && l.kind >= LABEL_NOTE_TAKER &&
				l.kind <= LABEL_ADJUSTERS)) &&
		block_row(r, i, &row) && (row.posts > 0 || row.cells > row.names);
}

/* The blocks around lines with posts. */
static void read_blocks(struct header *h, bool weak)
{
	struct reader *r = h->r;
	struct signatures g = { .h = h };
	struct row row;

	for (size_t i = 0, end = 0; i < r->n; i++) {
		size_t from = i;

		if (!names_post(r, i))
			continue;
		for (size_t k = i; k-- > end && i - k < GAP_LINES;) {
			if (block_row(r, k, &row))
				from = k;
			else if (!passed_over(r, k))
				break;
		}
		for (; from < r->n; from++) {
			if (!block_row(r, from, &row)) {
				if (!passed_over(r, from))
					break;
				continue;
			}
			if (g.n == ROWS_MAX)
				sign_block(&g, weak);
			if (row.cells > 0)
				g.rows[g.n++] = row;
		}
		sign_block(&g, weak);
		end = from;
		i = from > i ? from - 1 : i;
	}
}

void header_signatures(struct header *h)
{
	read_blocks(h, false);
}

void header_signed(struct header *h)
{
	struct reader *r = h->r;
	bool chair = r->doc->chair, taker = r->doc->note_taker;

	if (chair && taker)
		return;
	read_blocks(h, true);
	r->chair_listed |= !chair && r->doc->chair;
	r->taker_listed |= !taker && r->doc->note_taker;
}
