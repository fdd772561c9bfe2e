#include "rules/tally.h"

#include <stdlib.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/phrases.h"

enum { ORDINALS = 10 };

int tally_dots(const struct poll_votes *p, int64_t person_id, int64_t option_id)
{
	int64_t dots = 0;

	for (size_t i = 0; i < p->n_ballots; i++) {
		const struct ballot *b = &p->ballots[i];

		if ((!person_id || b->person_id == person_id) &&
			(!option_id || b->option_id == option_id))
			dots += b->dots;
	}
	return (int)dots;
}

int tally_voters(const struct poll_votes *p)
{
	int n = 0;

	for (size_t i = 0; i < p->n_ballots; i++) {
		size_t first = 0;

		while (p->ballots[first].person_id != p->ballots[i].person_id)
			first++;
		n += first == i;
	}
	return n;
}

int tally_left(const struct poll_votes *p, int64_t person_id)
{
	int left = (int)p->poll.dots - tally_dots(p, person_id, 0);

	return left > 0 ? left : 0;
}

bool tally_may_vote(const struct poll_votes *p, const struct roll_row *r)
{
	if (tally_dots(p, r->a.person_id, 0) > 0)
		return true;
	return roll_is_here(r) && r->a.role != ATTENDS_AS_STAFF;
}

int tally_dots_of_all(const struct poll_votes *p, const struct roll_rows *roll)
{
	int people = 0;

	for (size_t i = 0; i < roll->n; i++)
		people += tally_may_vote(p, &roll->v[i]);
	return people * (int)p->poll.dots;
}

/* ---- Ranking ------------------------------------------------------------------------------------- */

static struct tally_row row_of(const struct poll_votes *p, const struct poll_option *o, bool merged)
{
	struct tally_row row = { .option = o, .own = tally_dots(p, 0, o->id) };

	row.dots = row.own;
	for (size_t i = 0; i < p->n_options && merged; i++) {
		if (p->options[i].merged_into != o->id)
			continue;
		row.dots += tally_dots(p, 0, p->options[i].id);
		row.parts++;
	}
	return row;
}

size_t tally_rank(const struct poll_votes *p, bool merged, struct tally_row *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_options; i++) {
		struct tally_row row;
		size_t at = n;

		if (merged && p->options[i].merged_into)
			continue;
		row = row_of(p, &p->options[i], merged);
		for (; at > 0 && rows[at - 1].dots < row.dots; at--)
			rows[at] = rows[at - 1];
		rows[at] = row;
		n++;
	}
	for (size_t i = 0; i < n; i++) {
		bool as_before = i > 0 && rows[i - 1].dots == rows[i].dots;
		bool as_next = i + 1 < n && rows[i + 1].dots == rows[i].dots;

		rows[i].place = as_before ? rows[i - 1].place : (int)i + 1;
		rows[i].tied = rows[i].dots > 0 && (as_before || as_next);
	}
	return n;
}

/* ---- Words --------------------------------------------------------------------------------------- */

void tally_name(const struct poll_votes *p, const struct poll_option *o, struct buf *out)
{
	buf_puts(out, o->text);
	for (size_t i = 0; i < p->n_options; i++)
		if (p->options[i].merged_into == o->id)
			buf_printf(out, " + %s", p->options[i].text);
}

void tally_parts(const struct poll_votes *p, const struct poll_option *o, struct buf *out)
{
	buf_int(out, tally_dots(p, 0, o->id));
	for (size_t i = 0; i < p->n_options; i++)
		if (p->options[i].merged_into == o->id)
			buf_printf(out, " + %d", tally_dots(p, 0, p->options[i].id));
}

static const char *dots_word(const char *language, int64_t dots)
{
	return phrase(language, dots == 1 ? PHRASE_POLL_DOT : PHRASE_POLL_DOTS);
}

/* "delad andra plats", "plats 11" */
static void put_place(const struct tally_row *row, const char *language, struct buf *out)
{
	const char *word = phrase(language, PHRASE_POLL_PLACE);

	if (row->tied)
		buf_printf(out, "%s ", phrase(language, PHRASE_POLL_JOINT));
	if (row->place <= ORDINALS)
		buf_printf(out, "%s %s",
			phrase(language, PHRASE_POLL_ORDINAL + (enum phrase)(row->place - 1)),
			word);
	else
		buf_printf(out, "%s %d", word, row->place);
}

/* What stands between the k-th and the next of n things: ", " or " och ". */
static const char *joint(size_t k, size_t n, const char *and)
{
	return k + 1 == n ? "" : k + 2 == n ? and : ", ";
}

/* The names of rows that share a place; "A + B (4 + 3)" where some were put together and the sum
 * itself is said for all of them. */
static void put_names(const struct poll_votes *p, const struct tally_row *rows, size_t n,
	const char *language, struct buf *out)
{
	char *and = xasprintf(" %s ", phrase(language, PHRASE_AND));

	for (size_t i = 0; i < n; i++) {
		tally_name(p, rows[i].option, out);
		if (rows[i].parts && n > 1) {
			buf_puts(out, " [");
			tally_parts(p, rows[i].option, out);
			buf_putc(out, ']');
		}
		buf_puts(out, joint(i, n, and));
	}
	free(and);
}

/* "delad andra plats C och D (5 prickar var)" */
static void put_rank(const struct poll_votes *p, const struct tally_row *rows, size_t n,
	const char *language, struct buf *out)
{
	put_place(rows, language, out);
	buf_putc(out, ' ');
	put_names(p, rows, n, language, out);
	buf_printf(out, " (%d %s", rows->dots, dots_word(language, rows->dots));
	if (n > 1) {
		buf_printf(out, " %s", phrase(language, PHRASE_POLL_EACH));
	} else if (rows->parts) {
		buf_puts(out, ": ");
		tally_parts(p, rows->option, out);
	}
	buf_putc(out, ')');
}

static size_t same_place(const struct tally_row *rows, size_t n)
{
	size_t k = 1;

	while (k < n && rows[k].place == rows->place)
		k++;
	return k;
}

static void put_voters(const struct poll_votes *p, const char *language, struct buf *out)
{
	int voters = tally_voters(p);

	buf_printf(out, " %d %s %s %d %s %s.", voters,
		phrase(language, voters == 1 ? PHRASE_POLL_PERSON : PHRASE_POLL_PEOPLE),
		phrase(language, PHRASE_POLL_VOTED), (int)p->poll.dots,
		dots_word(language, p->poll.dots), phrase(language, PHRASE_POLL_EACH));
}

void tally_sentence(const struct poll_votes *p, const char *language, struct buf *out)
{
	struct tally_row *rows = xcalloc(p->n_options + 1, sizeof(*rows));
	size_t n = tally_rank(p, true, rows), k;

	buf_puts(out, phrase(language, PHRASE_POLL));
	if (p->poll.title && !text_blank(p->poll.title))
		buf_printf(out, " (%s)", p->poll.title);
	buf_puts(out, ": ");
	for (size_t i = 0; i < n && rows[i].dots > 0; i += k) {
		k = same_place(rows + i, n - i);
		buf_puts(out, i > 0 ? ", " : "");
		put_rank(p, rows + i, k, language, out);
	}
	if (n > 0 && rows[0].dots == 0)
		buf_puts(out, phrase(language, PHRASE_POLL_NOBODY));
	buf_putc(out, '.');
	k = n;
	while (k > 0 && rows[k - 1].dots == 0)
		k--;
	if (k > 0 && k < n) {
		buf_printf(out, " %s: ", phrase(language, PHRASE_POLL_WITHOUT));
		put_names(p, rows + k, n - k, language, out);
		buf_putc(out, '.');
	}
	if (k > 0)
		put_voters(p, language, out);
	free(rows);
}
