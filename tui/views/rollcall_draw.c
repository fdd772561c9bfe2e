#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/names.h"
#include "rules/presence.h"

#include "tui/chrome.h"
#include "tui/views/rollcall.h"

enum { ROOMY_ROWS = 14 };

const char *rollcall_letter(char letter)
{
	static const char *const marks[] = { "P", "D", "F", "A", "E", "p", "d", "a" };

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (*marks[i] == letter)
			return marks[i];
	return "·";
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

/* How many bytes of a name its first letter takes. */
static int initial(const char *name)
{
	uint32_t cp;

	return *name ? (int)utf8_next(name, strlen(name), &cp, NULL) : 0;
}

void rollcall_times(const struct attendance *a, struct buf *out)
{
	const char *came = a->came ? a->came : "", *left = a->left ? a->left : "";
	int minute;

	if (presence_away(a)) {
		left = "";
		buf_puts(out, "…");
	}
	if (*came && minute_parse(came, &minute))
		buf_printf(out, "%d:%02d", minute / 60, minute % 60);
	if (*came || *left)
		buf_puts(out, "–");
	if (*left && minute_parse(left, &minute))
		buf_printf(out, "%d:%02d", minute / 60, minute % 60);
}

/* Times, or "→Ida W", or as what somebody is there when that is not the usual thing. */
static void time_column(const struct roll_row *r, struct buf *out)
{
	if (r->substitute_id)
		buf_printf(out, "→%s %.*s", r->substitute_given, initial(r->substitute_family),
			r->substitute_family);
	else
		rollcall_times(&r->a, out);
	if (out->len)
		return;
	if (r->a.stands_in_for)
		buf_puts(out, _("dep."));
	else if (r->a.role == ATTENDS_AS_GUEST || r->a.role != r->called_as)
		buf_puts(out, attendance_role_label(r->a.role));
}

/* What an answer by mail says besides yes and no; "“…”" where the person wrote something. */
static void answer_column(const struct attendance *a, struct buf *out)
{
	if (a->answer == ANSWER_COUNTER)
		buf_puts(out, _("new time"));
	else if (a->answer == ANSWER_TENTATIVE)
		buf_puts(out, _("maybe"));
	else if (a->comment && *a->comment)
		buf_puts(out, "“…”");
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

void rollcall_prepare(struct rollcall_state *st)
{
	struct pool *pool = &st->rows.pool;

	st->names = pool_alloc(pool, st->rows.n * sizeof(*st->names));
	for (size_t i = 0; i < st->rows.n; i++) {
		char *name = name_family_first(st->rows.v[i].given, st->rows.v[i].family);

		st->names[i] = pool_strdup(pool, name);
		free(name);
	}
}

static void draw_row(const void *ctx, struct canvas *row, size_t at)
{
	const struct rollcall_state *st = ctx;
	const struct roll_row *r = &st->rows.v[st->shown[at]];
	struct columns c = columns(row->cols);
	char letter = roll_letter(r);
	const char *party = *r->party_short ? r->party_short : r->party;
	struct buf time = { 0 };
	int more = 0; /* cells that both times take from the party */

	canvas_text(row, 0, 1, 1, rollcall_style(letter), rollcall_letter(letter));
	canvas_text(row, 0, c.name_at, c.name - 1, STYLE_NORMAL, st->names[st->shown[at]]);
	if (st->answers)
		answer_column(&r->a, &time);
	if (time.len == 0)
		time_column(r, &time);
	if (c.time > 0 && time.len >= (size_t)c.time) /* bytes: most need not be measured */
		more = text_cells(buf_str(&time)) - (c.time - 1);
	more = more < 0 ? 0 : more;
	if (c.party > 1 + more)
		canvas_text(row, 0, c.party_at, c.party - 1 - more, STYLE_NORMAL,
			c.party > 14 ? r->party : party);
	if (c.time > 0 && time.len > 0)
		canvas_text(row, 0, c.time_at - more, c.time + more, STYLE_NORMAL, buf_str(&time));
	buf_release(&time);
}

/* Over those of the halves that have somebody in them. */
static void draw_head(struct canvas *body, int halves, bool both)
{
	int half = body->cols / halves;

	for (int i = 0; i < (both ? halves : 1); i++) {
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
	col += canvas_text(c, row, col, CELLS_REST, STYLE_NORMAL, what) + 1;
	return col + canvas_int(c, row, col, STYLE_NORMAL, n) + 2;
}

/* How many have answered what: "p på plats 4  d digitalt 2 …" */
static void draw_answers(const struct rollcall_state *st, struct canvas *c, int row)
{
	int n[EXPECTED_NO + 1] = { 0 }, col = 1;

	for (size_t i = 0; i < st->rows.n; i++)
		n[st->rows.v[i].a.expected]++;
	col = count(c, row, col, 'p', _("on site"), n[EXPECTED_ONSITE]);
	col = count(c, row, col, 'd', _("remote"), n[EXPECTED_REMOTE]);
	col = count(c, row, col, 'a', _("not coming"), n[EXPECTED_NO]);
	count(c, row, col, '.', _("no answer"), n[EXPECTED_NONE]);
}

/* "P på plats 9  D digitalt 3 …" */
static void draw_counts(const struct rollcall_state *st, struct canvas *c, int row)
{
	const struct roll_counts *n = &st->counts;
	bool wide = c->cols >= 76;
	int col = 1;

	if (st->answers) {
		draw_answers(st, c, row);
		return;
	}
	col = count(c, row, col, 'P', wide ? _("on site") : "", n->onsite);
	col = count(c, row, col, 'D', wide ? _("remote") : "", n->remote);
	col = count(c, row, col, 'F', wide ? _("absent") : "", n->absent);
	col = count(c, row, col, 'A', wide ? _("excused") : "", n->excused - n->substituted);
	if (n->substituted || !wide)
		col = count(c, row, col, 'E', wide ? _("deputy") : "", n->substituted);
	count(c, row, col, '.', wide ? _("left") : "", n->unmarked);
}

bool rollcall_roomy(const struct rollcall_state *st)
{
	int columns = st->list.columns == 2 ? 2 : 1;
	int needs = ((int)st->rows.n + columns - 1) / columns;

	return st->lines >= ROOMY_ROWS && needs <= st->lines - 4;
}

/* "Ekby 1/2" */
static const char *party_seats(const struct represented_party *p, struct buf *out)
{
	buf_cut(out, 0);
	buf_puts(out, p->short_name);
	buf_putc(out, ' ');
	buf_int(out, p->there);
	buf_putc(out, '/');
	buf_int(out, p->called);
	return buf_str(out);
}

static int parties_width(const struct representation *r, int between)
{
	struct buf one = { 0 };
	int width = 0;

	for (size_t i = 0; i < r->n_parties; i++)
		width += text_cells(party_seats(&r->parties[i], &one)) + (i ? between : 0);
	buf_release(&one);
	return width;
}

/* Every party with its seats, those that nobody is there for marked; "+2" where they do not fit. */
static void draw_parties(
	const struct representation *r, struct canvas *c, int row, int col, int end)
{
	int between = parties_width(r, 2) <= end - col ? 2 : 1;
	struct buf one = { 0 };

	for (size_t i = 0; i < r->n_parties; i++) {
		const struct represented_party *p = &r->parties[i];
		bool last = i + 1 == r->n_parties;

		if (col + text_cells(party_seats(p, &one)) + (last ? 0 : 4) > end) {
			canvas_printf(c, row, col, CELLS_REST, STYLE_NORMAL, "+%d",
				(int)(r->n_parties - i));
			break;
		}
		col += canvas_text(c, row, col, CELLS_REST, p->there ? STYLE_NORMAL : STYLE_LATE,
			buf_str(&one));
		canvas_text(c, row, col, CELLS_REST, STYLE_NORMAL, between == 2 ? "  " : " ");
		col += between;
	}
	buf_release(&one);
}

/* " 1 gäst · parter 6/7 "; the caller frees. */
static char *summary(const struct rollcall_state *st)
{
	struct buf b = { 0 };
	int guests = st->counts.guests;

	if (guests) {
		buf_putc(&b, ' ');
		buf_printf(&b, ngettext("%d guest", "%d guests", (unsigned long)guests), guests);
		buf_puts(&b, " ·");
	}
	buf_printf(&b, _(" parties %d/%d "), st->there.parties_there, st->there.parties_called);
	return buf_take(&b);
}

/* The rule above the counts: is the meeting representative, by how many parties; and, where there is no
 * line of their own for them, the parties. */
static void draw_rule(const struct rollcall_state *st, struct canvas *c, int row)
{
	const struct representation *r = &st->there;
	char *line = representation_line(r);
	char *sum = summary(st);
	char *left = *line ? xasprintf(" %s ", line) : xstrdup("");
	int right = c->cols - 2 - text_cells(sum);

	if (rollcall_roomy(st) || !r->met) {
		canvas_text(c, row, 1, right - 2, r->met ? STYLE_NORMAL : STYLE_LATE, left);
	} else {
		canvas_text(c, row, 1, 1, STYLE_NORMAL, " ");
		draw_parties(r, c, row, 2, right - 2);
	}
	canvas_text(c, row, right, CELLS_REST, STYLE_NORMAL, sum);
	free(line);
	free(left);
	free(sum);
}

void rollcall_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct rollcall_state *st = v->state;
	bool roomy = rollcall_roomy(st);
	int halves = st->list.columns == 2 ? 2 : 1, rows = body->rows - 3 - roomy;
	int rule = body->rows - 2 - roomy;
	struct canvas list = canvas_sub(body, 1, 0, rows > 1 ? rows : 1, body->cols);

	(void)a;
	if (st->rows.n == 0) {
		canvas_text(body, 1, 2, CELLS_REST, STYLE_NORMAL,
			_("Nobody is called. n adds a person; 4 has groups and members."));
		return;
	}
	draw_head(body, halves, st->list.n > (size_t)list.rows);
	list_draw(&st->list, &list, true, draw_row, st);
	canvas_hline(body, rule, 0, body->cols);
	if (halves == 2) {
		canvas_vline(body, 0, body->cols / 2 - 1, rule);
		canvas_text(body, rule, body->cols / 2 - 1, 1, STYLE_FRAME, "┴");
	}
	draw_rule(st, body, rule);
	if (roomy)
		draw_parties(&st->there, body, rule + 1, 1, body->cols - 1);
	draw_counts(st, body, body->rows - 1);
	if (st->naming) {
		struct canvas line = canvas_sub(body, rule, 1, 1, body->cols - 1);
		char *label = xasprintf(_("Name (marks %s)"), attendance_label((int)st->pen));

		canvas_fill(body, rule, 0, 1, body->cols, STYLE_NORMAL, ' ');
		field_draw(&st->name, &line, label, true);
		free(label);
	}
}

static int answered(const struct rollcall_state *st)
{
	int n = 0;

	for (size_t i = 0; i < st->rows.n; i++)
		n += st->rows.v[i].a.expected != EXPECTED_NONE;
	return n;
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
	buf_printf(left, "%s  %s · %s", st->answers ? _("ANSWERS") : _("ROLL CALL"),
		st->meeting.v[0].m.title, day);
	buf_printf(right, "%02d:%02d   ", now.minute / 60, now.minute % 60);
	if (st->answers)
		buf_printf(right, _("%d of %d have answered"), answered(st), all);
	else
		buf_printf(right, _("%d of %d marked"), all - st->counts.unmarked, all);
}

static void put_away(const struct attendance *a, struct buf *out)
{
	char left[DATE_TEXT_SIZE], came[DATE_TEXT_SIZE];
	int from = MINUTE_NONE, to = MINUTE_NONE;

	minute_parse(a->left, &from);
	minute_parse(a->came, &to);
	minute_text(from, left);
	minute_text(to, came);
	buf_printf(out, _(", away %s–%s"), left, came);
}

void rollcall_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct rollcall_state *st = v->state;
	const struct roll_row *r = rollcall_row(st);

	if (!r)
		return;
	buf_printf(out, "%s %s", r->given, r->family);
	if (*r->party)
		buf_printf(out, ", %s", *r->party_short ? r->party_short : r->party);
	if (st->answers && r->a.answer != ANSWER_NONE) {
		buf_puts(out, ", ");
		answer_text(&r->a, out);
	}
	/* TRANSLATORS: row 13 of 21, then the mark in words */
	buf_printf(out, _(", row %zu of %zu, %s"), st->list.at + 1, st->list.n,
		st->answers ? expected_label(r->a.expected) : attendance_label(r->a.status));
	if (presence_away(&r->a))
		put_away(&r->a, out);
	if (r->a.role != ATTENDS_AS_MEMBER)
		buf_printf(out, ", %s", attendance_role_label(r->a.role));
	buf_putc(out, '.');
	chrome_hint_after(a, out,
		st->answers ? _("Tab takes the roll instead") : _("Shift+letter = all unmarked"));
}
