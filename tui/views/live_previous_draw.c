/* Under the agenda: what the groups of the meeting left to do at earlier ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "rules/actions.h"

#include "tui/views/live_panes.h"
#include "tui/views/meeting_part.h"

enum { LEAST_ROWS = 4 }; /* a blank one, the heading, how many, the first of them */

bool live_load_left(struct live_state *st, struct app *a, struct err *e)
{
	const struct meeting *m = live_meeting(st);

	followup_left_release(&st->left);
	return followup_left(
		&a->session, m->id, m->starts ? m->starts : "", LIVE_LEFT_MAX, &st->left, e);
}

/* "! Schabloner → Marta S" */
static void draw_action(struct canvas *c, int row, const struct note *n, const char *today)
{
	bool late = action_late(n, today);
	unsigned style = late ? STYLE_LATE : STYLE_NORMAL;
	const char *who = n->who ? n->who : "";
	int cells = *who ? canvas_cells(c, who) + 3 : 0, room = c->cols - 4;

	if (cells > room / 2)
		cells = room / 2;
	canvas_text(c, row, 1, 1, style, late ? "!" : "·");
	room = canvas_text(c, row, 3, room - cells, STYLE_NORMAL, n->text ? n->text : "");
	if (*who)
		canvas_printf(c, row, 3 + room, cells, STYLE_NORMAL, " → %s", who);
}

void live_draw_previous(const struct live_state *st, const struct app *a, struct canvas *c)
{
	const struct followup_left *l = &st->left;
	char day[DATE_TEXT_SIZE] = "", today[MOMENT_SIZE];
	int rows = LEAST_ROWS - 1 + (int)l->rows.n, at;

	if (l->n == 0 || c->rows < LEAST_ROWS)
		return;
	rows = rows > c->rows ? c->rows : rows;
	at = c->rows - rows + 1;
	session_today(&a->session, today);
	if (*l->starts)
		day_text(moment_of(l->starts).day, day);
	at += canvas_printf(c, at, 1, CELLS_REST, STYLE_HEADING, "%s  %s", _("PREVIOUS MEETING"),
		      day) > 0;
	canvas_printf(c, at++, 1, CELLS_REST, STYLE_NORMAL,
		ngettext("%d open action", "%d open actions", (unsigned long)l->n), l->n);
	for (size_t i = 0; i < l->rows.n && at < c->rows; i++)
		draw_action(c, at++, &l->rows.v[i].n, today);
}
