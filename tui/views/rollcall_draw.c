#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/names.h"

#include "tui/views/rollcall.h"

enum { PARTIES_MAX = 40 };

const char *rollcall_letter(char letter)
{
	switch (letter) {
	case 'P':
		return Q_("letter|P");
	case 'D':
		return Q_("letter|R");
	case 'F':
		return Q_("letter|A");
	case 'A':
		return Q_("letter|X");
	case 'E':
		return Q_("letter|S");
	case 'p':
		return Q_("letter|p");
	case 'd':
		return Q_("letter|r");
	case 'a':
		return Q_("letter|x");
	default:
		return "·";
	}
}

enum style rollcall_style(char letter)
{
	switch (letter) {
	case 'P':
		return STYLE_PRESENT;
	case 'D':
		return STYLE_REMOTE;
	case 'F':
		return STYLE_ABSENT;
	case 'A':
		return STYLE_EXCUSED;
	case 'E':
		return STYLE_DEPUTY;
	default:
		return STYLE_NORMAL;
	}
}

/* "9:20–", "–11:00", "→Ida W" */
static void time_column(const struct roll_row *r, const struct roll_rows *rows, struct buf *out)
{
	const char *came = r->a.came ? r->a.came : "", *left = r->a.left ? r->a.left : "";
	int minute;

	(void)rows;
	if (r->substitute_id) {
		size_t n = 0;

		while (((unsigned char)r->substitute_family[n] & 0xc0) == 0xc0 ||
			((unsigned char)r->substitute_family[n] & 0xc0) == 0x80)
			n++;
		if (n == 0 && r->substitute_family[0])
			n = 1;
		buf_printf(out, "→%s %.*s", r->substitute_given, (int)n, r->substitute_family);
		return;
	}
	if (r->a.stands_in_for) {
		buf_puts(out, _("dep."));
		return;
	}
	if (*came && minute_parse(came, &minute))
		buf_printf(out, "%d:%02d", minute / 60, minute % 60);
	if (*came || *left)
		buf_puts(out, "–");
	if (*left && minute_parse(left, &minute))
		buf_printf(out, "%d:%02d", minute / 60, minute % 60);
}

/* Columns of one half: mark, name, party, time. */
struct columns {
	int name, name_at, party, party_at, time, time_at;
};

static struct columns columns(int cols)
{
	struct columns c = { .name_at = 3 };

	c.time = cols >= 38 ? 8 : 0;
	c.party = cols >= 30 ? 9 : 0;
	c.name = cols - c.name_at - c.party - c.time;
	if (c.name > 28) {
		int spare = c.name - 28;

		c.name = 28;
		c.party += spare > 14 ? 14 : spare;
	}
	c.party_at = c.name_at + c.name;
	c.time_at = c.party_at + c.party;
	return c;
}

static void draw_row(const void *ctx, struct canvas *row, size_t at)
{
	const struct rollcall_state *st = ctx;
	const struct roll_row *r = &st->rows.v[st->shown[at]];
	struct columns c = columns(row->cols);
	char letter = roll_letter(r);
	char *name = name_family_first(r->given, r->family);
	const char *party = *r->party_short ? r->party_short : r->party;
	struct buf time = { 0 };

	canvas_text(row, 0, 1, 1, rollcall_style(letter), rollcall_letter(letter));
	canvas_text(row, 0, c.name_at, c.name - 1, STYLE_NORMAL, name);
	if (c.party > 1)
		canvas_text(row, 0, c.party_at, c.party - 1, STYLE_NORMAL,
			c.party > 14 ? r->party : party);
	time_column(r, &st->rows, &time);
	if (c.time > 0)
		canvas_text(row, 0, c.time_at, c.time, STYLE_NORMAL, buf_str(&time));
	buf_release(&time);
	free(name);
}

static void draw_head(struct canvas *body, int halves)
{
	int half = body->cols / halves;

	for (int i = 0; i < halves; i++) {
		struct columns c = columns(half - 1);

		/* Rows begin one cell in: the list's mark stands before them. */
		canvas_text(body, 0, i * half + c.name_at, c.name, STYLE_HEADING,
			_("Name (family name)"));
		if (c.party > 1)
			canvas_text(body, 0, i * half + c.party_at + 1, c.party - 1, STYLE_HEADING,
				Q_("column|Party"));
		if (c.time > 0)
			canvas_text(body, 0, i * half + c.time_at + 1, c.time, STYLE_HEADING,
				Q_("column|Time"));
	}
}

static int count(struct canvas *c, int row, int col, char letter, const char *what, int n)
{
	col += canvas_text(c, row, col, 1, rollcall_style(letter), rollcall_letter(letter)) + 1;
	col += canvas_printf(c, row, col, CELLS_REST, STYLE_NORMAL, "%s %d", what, n);
	return col + 2;
}

/* "P på plats 9  D digitalt 3 …" */
static void draw_counts(const struct rollcall_state *st, struct canvas *c, int row)
{
	const struct roll_counts *n = &st->counts;
	bool wide = c->cols >= 76;
	int col = 1;

	col = count(c, row, col, 'P', wide ? _("on site") : "", n->onsite);
	col = count(c, row, col, 'D', wide ? _("remote") : "", n->remote);
	col = count(c, row, col, 'F', wide ? _("absent") : "", n->absent);
	col = count(c, row, col, 'A', wide ? _("excused") : "", n->excused - n->substituted);
	if (n->substituted || !wide)
		col = count(c, row, col, 'E', wide ? _("deputy") : "", n->substituted);
	count(c, row, col, '.', wide ? _("left") : "", n->unmarked);
}

/* In the rule above the counts: who is missing by party, and how many parties are here. */
static void draw_parties(const struct rollcall_state *st, struct canvas *c, int row)
{
	struct roll_party v[PARTIES_MAX];
	size_t n = roll_by_party(&st->rows, v, PARTIES_MAX);
	char *sum = xasprintf(
		_(" parties %d/%d "), st->counts.parties_present, st->counts.parties_called);
	int right = c->cols - 2 - text_cells(sum), col = 1;

	canvas_text(c, row, right, CELLS_REST, STYLE_NORMAL, sum);
	for (size_t i = 0; i < n && i < PARTIES_MAX; i++) {
		const char *name = *v[i].short_name ? v[i].short_name : v[i].name;
		char *one = xasprintf(" %s %d/%d ", name, v[i].present, v[i].called);

		if (col + text_cells(one) < right)
			col += canvas_text(c, row, col, CELLS_REST,
				v[i].present ? STYLE_NORMAL : STYLE_LATE, one);
		free(one);
	}
	free(sum);
}

void rollcall_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct rollcall_state *st = v->state;
	int halves = st->list.columns == 2 ? 2 : 1, rows = body->rows - 3;
	struct canvas list = canvas_sub(body, 1, 0, rows > 1 ? rows : 1, body->cols);

	(void)a;
	if (st->rows.n == 0) {
		canvas_text(body, 1, 2, CELLS_REST, STYLE_NORMAL,
			_("Nobody is called. n adds a person; 4 has groups and members."));
		return;
	}
	draw_head(body, halves);
	list_draw(&st->list, &list, true, draw_row, st);
	canvas_hline(body, body->rows - 2, 0, body->cols);
	if (halves == 2) {
		canvas_vline(body, 0, body->cols / 2 - 1, body->rows - 2);
		canvas_text(body, body->rows - 2, body->cols / 2 - 1, 1, STYLE_FRAME, "┴");
	}
	draw_parties(st, body, body->rows - 2);
	draw_counts(st, body, body->rows - 1);
	if (st->naming) {
		struct canvas line = canvas_sub(body, body->rows - 2, 1, 1, body->cols - 1);
		char *label = xasprintf(_("Name (marks %s)"), attendance_label((int)st->pen));

		canvas_fill(body, body->rows - 2, 0, 1, body->cols, STYLE_NORMAL, ' ');
		field_draw(&st->name, &line, label, true);
		free(label);
	}
}

void rollcall_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct rollcall_state *st = v->state;
	struct moment starts = MOMENT_NONE, now = clock_local(a->session.clock);
	char day[DATE_TEXT_SIZE];
	int all = st->counts.called + st->counts.guests;

	if (st->meeting.n == 0)
		return;
	moment_parse(st->meeting.v[0].m.starts, &starts);
	day_text_year(starts.day, day);
	buf_printf(left, "%s  %s · %s", _("ROLL CALL"), st->meeting.v[0].m.title, day);
	buf_printf(right, "%02d:%02d   ", now.minute / 60, now.minute % 60);
	buf_printf(right, _("%d of %d marked"), all - st->counts.unmarked, all);
}

void rollcall_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct rollcall_state *st = v->state;
	const struct roll_row *r = rollcall_row(st);

	(void)a;
	if (!r)
		return;
	buf_printf(out, "%s %s", r->given, r->family);
	if (*r->party)
		buf_printf(out, ", %s", r->party);
	/* TRANSLATORS: row 13 of 21, then the mark in words */
	buf_printf(out, _(", row %zu of %zu, %s."), st->list.at + 1, st->list.n,
		attendance_label(r->a.status));
	buf_printf(out, "  %s", _("Shift+letter = all unmarked"));
}
