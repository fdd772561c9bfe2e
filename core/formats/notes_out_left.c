/* At the end of an agenda: what the groups have left to do from earlier meetings. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "formats/notes_out_parts.h"
#include "rules/phrases.h"

/* The words as they were written, else the last day. */
static void put_due(struct buf *b, const char *language, const struct note *n)
{
	const char *to = writing_or_empty(n->due_to);
	char *day;

	if (*writing_or_empty(n->due_text)) {
		buf_puts(b, n->due_text);
		return;
	}
	day = *to ? notes_out_day(language, notes_out_moment(to).day, false) : NULL;
	buf_puts(b, day ? day : "");
	free(day);
}

void notes_out_left(struct writing *w)
{
	const struct notes_sheet *s = w->s;

	if (s->n_left == 0 || w->o->public)
		return;
	block_add(w->d, BLOCK_HEADING, NULL, phrase(s->language, PHRASE_LEFT_TO_DO));
	for (size_t i = 0; i < s->n_left; i++) {
		const struct note *n = &s->left[i].n;
		struct buf b = { 0 }, due = { 0 };

		put_due(&due, s->language, n);
		buf_puts(&b, writing_or_empty(n->text));
		if (*writing_or_empty(n->who))
			buf_printf(&b, " – %s", n->who);
		if (due.len)
			buf_printf(&b, " – %s", buf_str(&due));
		block_add(w->d, BLOCK_BULLET, NULL, buf_str(&b));
		buf_release(&b);
		buf_release(&due);
	}
}
