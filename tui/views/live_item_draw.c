/* What is said of an item over and under its notes. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/outcomes.h"
#include "services/attachments.h"

#include "tui/views/live_panes.h"

enum { OUTCOME_CELLS = 23 };

static void put_part(struct buf *b, const char *text)
{
	if (*text)
		buf_printf(b, "%s%s", b->len ? " · " : "", text);
}

static void put_again(const struct live_state *st, const struct item *it, struct buf *b)
{
	char *again =
		nth_time(i18n_language(), st->more.times ? st->more.times[it - st->items.v] : 1);

	put_part(b, again);
	free(again);
}

static void put_parties(const struct live_state *st, const struct item *it, struct buf *b)
{
	char *names = live_parties_text(st, it->id), *text;

	if (*names) {
		text = xasprintf(_("Concerns: %s"), names);
		put_part(b, text);
		free(text);
	}
	free(names);
}

struct file_counts {
	size_t all, missing, changed;
};

static struct file_counts count_files(const struct live_state *st, const struct item *it)
{
	struct file_counts n = { 0 };

	for (size_t i = 0; i < st->more.attachments.n; i++) {
		enum attachment_state state = st->more.files[i];

		if (st->more.attachments.v[i].item_id != it->id)
			continue;
		n.all++;
		n.missing += state == ATTACHMENT_MISSING || state == ATTACHMENT_UNREAD;
		n.changed += state == ATTACHMENT_CHANGED;
	}
	return n;
}

/* What is wrong with files comes first: the row is soon full. */
static void put_alarm(const struct file_counts *n, struct buf *b)
{
	if (n->missing)
		buf_printf(b,
			ngettext("%zu attachment is missing!", "%zu attachments are missing!",
				n->missing),
			n->missing);
	if (n->changed)
		buf_printf(b, "%s", b->len ? ", " : "");
	if (n->changed)
		buf_printf(b,
			ngettext("%zu attachment was changed!", "%zu attachments were changed!",
				n->changed),
			n->changed);
}

void live_draw_item_side(const struct live_state *st, struct canvas *c, const struct item *it)
{
	bool outcome = it->outcome != OUTCOME_OPEN;
	struct file_counts files = count_files(st, it);
	struct buf b = { 0 };

	put_alarm(&files, &b);
	if (it->presenter && *it->presenter)
		buf_printf(&b, "%s%s: %s", b.len ? " · " : "", _("Presenter"), it->presenter);
	else
		put_part(&b, item_kind_label(it->kind));
	put_again(st, it, &b);
	if (files.all)
		buf_printf(&b, " · %s: %zu", _("Attachments"), files.all);
	put_parties(st, it, &b);
	if (b.len)
		canvas_text(c, 1, 1, c->cols - 2 - (outcome ? OUTCOME_CELLS : 0), STYLE_NORMAL,
			buf_str(&b));
	if (outcome)
		canvas_right(c, 1, c->cols - OUTCOME_CELLS - 1, OUTCOME_CELLS, STYLE_MUTED,
			outcome_label(it->outcome));
	buf_release(&b);
}

int live_draw_sentence(const struct live_state *st, struct canvas *c, const struct item *it)
{
	char *sentence = outcome_sentence(st->more.language, &st->more.house, it);
	const struct note **lines = xcalloc(st->notes.n + 1, sizeof(*lines));
	int rows = 0;

	for (size_t i = 0; i < st->notes.n; i++)
		lines[i] = &st->notes.v[i];
	if (*sentence && !outcome_is_told(it, sentence, lines, st->notes.n)) {
		rows = canvas_wrap_rows(c, c->cols - 4, 0, sentence);
		canvas_text(c, c->rows - rows, 1, 2, STYLE_MUTED, "→");
		canvas_wrap(c, c->rows - rows, 3, c->cols - 4, 0, STYLE_MUTED, sentence);
	}
	free(lines);
	free(sentence);
	return rows;
}
