#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "tui/views/list_part.h"
#include "tui/views/privacy_part.h"

enum { COUNT_CELLS = 38, WIDE_FROM = 110, WHERE_WIDE = 44 };
enum { C_FATE, C_HOW, C_WHERE, C_TEXT, C_COUNT };

/* ---- What there is ---- */

static int count_columns(int cols)
{
	int n = (cols - 1) / COUNT_CELLS;

	return n > 0 ? n : 1;
}

int privacy_head_rows(const struct privacy_state *st, int cols)
{
	int n = (int)st->about.n_counts + 1, columns = count_columns(cols);

	return (n + columns - 1) / columns + 1; /* and an empty one */
}

static void draw_count(struct canvas *c, int at, int columns, const char *heading, size_t n)
{
	int width = (c->cols - 1) / columns, row = at / columns, col = 1 + at % columns * width;
	char number[24];

	snprintf(number, sizeof(number), "%zu", n);
	canvas_text(c, row, col, width - 8, STYLE_NORMAL, heading);
	canvas_text(c, row, col + width - 2 - (int)strlen(number), 6, STYLE_NORMAL, number);
}

static void draw_counts(const struct privacy_state *st, struct canvas *c)
{
	const struct privacy_about *about = &st->about;
	int columns = count_columns(c->cols), at = 0;

	for (size_t i = 0; i < about->n_counts; i++)
		draw_count(c, at++, columns, _(about->counts[i].kind->heading), about->counts[i].n);
	draw_count(c, at, columns, _("The log of changes"), about->steps + about->step_hits);
}

/* ---- Texts that name the person ---- */

struct hits_ctx {
	const struct privacy_state *st;
	struct shown_column col[C_COUNT];
};

static void hits_columns(struct hits_ctx *t, int cols)
{
	static const struct shown_column spec[C_COUNT] = {
		[C_FATE] = { .title = N_("head|Then"), .least = 9, .want = 10, .rank = 1 },
		[C_HOW] = { .title = N_("head|Named by"), .least = 13, .want = 13, .rank = 3 },
		[C_WHERE] = { .title = N_("head|Where"), .least = 14, .want = 28, .rank = 4 },
		[C_TEXT] = { .title = N_("head|Text"), .least = 20, .want = CELLS_REST, .rank = 2 },
	};

	shown_columns(t->col, spec, C_COUNT);
	if (cols >= WIDE_FROM)
		t->col[C_WHERE].want = WHERE_WIDE;
	shown_fit(t->col, C_COUNT, 0, cols);
}

static const char *fate_word(const struct privacy_hit *h)
{
	if (h->fate == FATE_REDACTED)
		return Q_("fate|taken out");
	return h->fate == FATE_COPIED ? Q_("fate|copy") : Q_("fate|kept");
}

/* The row as a sentence, for who listens: columns would cut it where the screen is narrow. */
static void tell_hit(const struct privacy_hit *h, struct canvas *c)
{
	struct buf words = { 0 };

	buf_printf(&words, "%s, %s: %s", fate_word(h), privacy_how_words(h), h->where);
	canvas_text(c, 0, 0, CELLS_REST, STYLE_NORMAL, buf_str(&words));
	buf_release(&words);
}

static void draw_hit(const void *ctx, struct canvas *c, size_t at)
{
	const struct hits_ctx *t = ctx;
	const struct privacy_hit *h = &t->st->about.hits[at];
	char *text;

	if (canvas_linear(c)) {
		tell_hit(h, c);
		return;
	}
	text = privacy_excerpt(h, t->col[C_TEXT].cells > 8 ? t->col[C_TEXT].cells : 8);
	shown_text(&t->col[C_FATE], c, 0, h->fate == FATE_REDACTED ? STYLE_NORMAL : STYLE_MUTED,
		fate_word(h));
	shown_text(&t->col[C_HOW], c, 0, STYLE_MUTED, privacy_how_words(h));
	shown_text(&t->col[C_WHERE], c, 0, STYLE_NORMAL, h->where);
	shown_text(&t->col[C_TEXT], c, 0, STYLE_NORMAL, text);
	free(text);
}

void privacy_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct privacy_state *st = v->state;
	int head = privacy_head_rows(st, body->cols);
	struct canvas table = canvas_sub(body, head, 0, body->rows - head, body->cols);
	struct hits_ctx t = { .st = st };

	(void)a;
	draw_counts(st, body);
	if (!st->about.n_hits) {
		canvas_text(
			body, head, 1, body->cols - 1, STYLE_MUTED, _("No text names the person."));
		return;
	}
	hits_columns(&t, body->cols - 1);
	list_table_draw(&st->list, t.col, C_COUNT, &table, true, draw_hit, &t);
}
