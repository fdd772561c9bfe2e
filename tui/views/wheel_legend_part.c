/* What the letters in the year mean. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "rules/labels.h"

#include "tui/views/wheel_part.h"

const struct group *wheel_group(const struct wheel_state *st, int64_t id)
{
	for (size_t i = 0; i < st->groups.n; i++)
		if (st->groups.v[i].g.id == id)
			return &st->groups.v[i].g;
	return NULL;
}

const char *wheel_mark_letter(const struct wheel_state *st, const struct year_mark *m)
{
	const struct group *g = wheel_group(st, m->group_id);

	return meeting_letter(&(struct meeting) { .kind = m->kind }, g ? g->letter : NULL);
}

static const char *letter_word(const struct wheel_state *st, const struct year_mark *m)
{
	const struct group *g = wheel_group(st, m->group_id);

	if (!g || (m->kind != MEETING_ORDINARY && m->kind != MEETING_OTHER))
		return meeting_kind_label(m->kind);
	return group_kind_label(g->kind);
}

static void explain(struct wheel_legend *l, const char *letter, const char *word)
{
	size_t i = 0, used;

	if (strcmp(letter, "·") == 0)
		return;
	for (size_t k = 0; k < l->n; k++)
		if (strstr(l->letters[k], letter))
			return;
	while (i < l->n && strcmp(l->word[i], word) != 0)
		i++;
	if (i == WHEEL_LEGEND_MAX)
		return;
	if (i == l->n) {
		l->letters[l->n][0] = '\0';
		l->word[l->n++] = word;
	}
	used = strlen(l->letters[i]);
	if (used + strlen(letter) + 2 > WHEEL_LETTERS_SIZE)
		return;
	snprintf(l->letters[i] + used, WHEEL_LETTERS_SIZE - used, "%s%s", used ? " " : "", letter);
}

void wheel_read_legend(struct wheel_state *st)
{
	st->legend.n = 0;
	for (size_t i = 0; i < st->strip.n; i++)
		explain(&st->legend, wheel_mark_letter(st, &st->strip.v[i]),
			letter_word(st, &st->strip.v[i]));
}

/* What points to today comes after the letters, and in the strip the signs of its scale. */
enum { SIGNS = 3 };

static size_t sign_words(bool hand, bool strip, const char *words[SIGNS])
{
	words[0] = hand ? _("hand = today") : _("● today");
	words[1] = _("× public holiday");
	words[2] = _("═ break");
	return strip ? SIGNS : 1;
}

/* "B preparatory  S board": as many as fit in each row, in order where they do. Draws when c is given. */
static int flow(
	const struct wheel_legend *l, bool hand, bool strip, int cols, int cap, struct canvas *c)
{
	bool done[WHEEL_LEGEND_MAX + SIGNS] = { false };
	const char *words[SIGNS];
	size_t n = l->n + sign_words(hand, strip, words);
	int row = 0;

	for (bool more = true; row < cap && more; row += more) {
		int col = 0;

		more = false;
		for (size_t i = 0; i < n; i++) {
			bool sign = i >= l->n;
			const char *letter = sign ? "" : l->letters[i];
			const char *word = sign ? words[i - l->n] : l->word[i];
			int cells = text_cells(letter) + !sign + text_cells(word);

			if (done[i] || col + cells > cols)
				continue;
			if (c)
				canvas_printf(c, row, col, CELLS_REST, STYLE_MUTED, "%s%s%s",
					letter, sign ? "" : " ", word);
			col += cells + 2;
			done[i] = more = true;
		}
	}
	return row;
}

/* The longer of the words is reckoned with, whatever the terminal draws. */
int wheel_legend_rows(const struct wheel_state *st, int cols, int cap)
{
	return flow(&st->legend, true, false, cols, cap, NULL);
}

void wheel_draw_legend(const struct wheel_state *st, struct canvas *c)
{
	bool disc = wheel_shown(st, st->rows, st->cols) == FACE_DISC;

	flow(&st->legend, disc && canvas_braille(c), !disc, c->cols, c->rows, c);
}
