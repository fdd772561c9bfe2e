#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_block.h"
#include "formats/notes_in_items.h"
#include "rules/words.h"

/* Lists of people at the top of a text whose label nobody knows ("Mötet samlade: …"), or that have none:
 * what stands in them has to tell. */

enum { TOP_LINES = 25, HEAD_BYTES_MAX = 50, SURE_ALONE = 3, JOINED_LINES = 4, ROWS_LOOKED_AT = 4 };

/* The entries of a list that surely are names; 0 where one is none at all. */
static size_t sure_names(const char *s)
{
	size_t sure = 0;

	while (*s) {
		size_t n, och = words_start(s, "och|samt|&");
		const char *next;
		struct entry e;

		s += och + space_len(s + och);
		n = strcspn(s, ",;");
		next = words_find_within(s, n, "och|samt|&", NULL);
		if (next && next > s &&
			entry_surely(next + word_len(next) + space_len(next + word_len(next))))
			n = (size_t)(next - s);
		if (n > 0 && entry_read((struct span) { s, n }, false, &e) && e.name.s)
			sure += name_is_given(e.name.s, word_len(e.name.s));
		s += n + (s[n] == ',' || s[n] == ';');
		s += space_len(s);
	}
	return sure;
}

/* Where the list begins on line i: behind "Mötet samlade:", or at its start. NULL where none could. */
static const char *list_on(const struct reader *r, size_t i)
{
	const struct source_line *s = &r->src[i];
	size_t colon = strcspn(s->body, ":,(.0123456789");
	struct label l;

	if (s->claimed || s->blank || s->heading > 0 || item_sign(s->text) > 0 ||
		line_has(s, SIGNAL_SENTENCE) ||
		(label_read(r, s->body, &l) && l.kind != LABEL_PEOPLE))
		return NULL;
	if (s->body[colon] != ':')
		return s->body;
	return colon <= HEAD_BYTES_MAX ? s->body + colon + 1 + space_len(s->body + colon + 1)
				       : NULL;
}

static bool list_on_label(const struct reader *r, size_t i)
{
	struct label l;

	return label_read(r, r->src[i].text, &l) && (l.closed || l.wide);
}

/* "Ekby kommun: Ida Alm", "Arbetsförmedlingen: –": a group on one line. *sure gets its sure names. */
static bool group_on(const struct reader *r, size_t i, size_t *sure)
{
	const char *list = i < r->n ? list_on(r, i) : NULL;

	*sure = 0;
	if (!list || list == r->src[i].body)
		return false;
	*sure = sure_names(list);
	return *sure > 0 || list_nobody(list);
}

/* The list that begins there and the lines that carry it on. */
static const char *joined(struct reader *r, size_t i, const char *list)
{
	struct buf b = { 0 };
	const char *s;

	buf_puts(&b, list);
	for (size_t k = i + 1; k < r->n && k < i + JOINED_LINES && !r->src[k].blank &&
		item_sign(r->src[k].text) == 0 && !list_on_label(r, k);
		k++) {
		buf_putc(&b, ' ');
		buf_puts(&b, r->src[k].text);
	}
	s = doc_text(r, buf_str(&b), b.len);
	buf_release(&b);
	return s ? s : "";
}

static void read_line(struct reader *r, size_t i, const char *list)
{
	struct block b = { .list = { .r = r,
				   .status = NOTES_PRESENT,
				   .line = (int)i + 1,
				   .guess = _("by what the text says") },
		.end = i + 1,
		.on_label = true };

	if (list_carries_on(r, list, i + 1))
		b.end = block_wrapped(&b, list, i + 1);
	if (b.found == 0)
		block_line(&b, list, i);
	if (b.found > 0)
		block_claim(&b, i, b.end);
}

/* Lines of groups one after the other. */
static bool read_groups(struct reader *r, size_t i)
{
	size_t end = i, sure, all = 0, lines = 0;

	for (; group_on(r, end, &sure); end++) {
		all += sure;
		lines += sure > 0;
	}
	if (lines < 2)
		return false;
	for (; i < end; i++)
		read_line(r, i, r->src[i].body);
	return true;
}

/* "Ungdomar" over rows of people. */
static bool read_rows(struct reader *r, size_t i)
{
	struct block b = {
		.list = { .r = r, .status = NOTES_PRESENT, .guess = _("by what the text says") },
		.end = i + 1
	};
	const struct source_line *s = &r->src[i];
	size_t n = strlen(s->body), from = i + 1, sure = 0;

	if (n == 0 || n > HEAD_BYTES_MAX || s->bullet || entry_surely(s->body) ||
		strpbrk(s->body, "0123456789,(") ||
		!(s->body[n - 1] == ':' || line_like_heading(s->body)))
		return false;
	from += from + 1 < r->n && r->src[from].blank && s->body[n - 1] == ':';
	for (size_t k = from; k < r->n && k < from + ROWS_LOOKED_AT && !r->src[k].blank; k++)
		sure += item_sign(r->src[k].text) == 0 && entry_surely(r->src[k].body) &&
			!line_has(&r->src[k], SIGNAL_SENTENCE) &&
			block_people(&b.list, &r->src[k], false);
	if (sure < 2 &&
		!(sure == 1 && sure_names(joined(r, from, r->src[from].body)) >= SURE_ALONE))
		return false;
	block_read(&b, from);
	if (b.found > 0)
		line_claim(r, i, NOTES_LINE_ATTENDANCE);
	return b.found > 0;
}

void people_unlabelled(struct reader *r)
{
	const struct notes_doc *d = r->doc;
	size_t end = d->person_count > 0 ? (size_t)d->people[0].line - 1 : r->n, lines = 0;
	bool nobody = true;

	for (size_t k = 0; k < d->person_count; k++)
		nobody &=
			d->people[k].status == NOTES_ABSENT || d->people[k].status == NOTES_EXCUSED;
	for (size_t i = 0; i < end && lines < TOP_LINES; i++) {
		const char *list = list_on(r, i);
		struct label l;

		lines += !r->src[i].blank;
		if (item_sign(r->src[i].text) > 0)
			break;
		if (!list || (label_read(r, r->src[i].body, &l) && !l.weak))
			continue;
		if (read_groups(r, i) ||
			(*list == '\0' || list == r->src[i].body ? read_rows(r, i) : false))
			continue;
		if ((nobody || (l.kind == LABEL_NONE && line_next(r, i + 1) >= end)) && *list &&
			sure_names(joined(r, i, list)) >= SURE_ALONE)
			read_line(r, i, list);
	}
}
