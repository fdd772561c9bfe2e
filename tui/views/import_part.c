#include "tui/views/import_part.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/ics_words.h"

#include "tui/screen/style.h"

void import_lines_add(struct import_lines *l, unsigned style, const char *fmt, ...)
{
	struct buf b = { 0 };
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	l->v = pool_grow(&l->pool, l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = (struct import_line) { pool_strdup(&l->pool, buf_str(&b)), style };
	buf_release(&b);
}

void import_lines_heading(struct import_lines *l, const char *text)
{
	if (l->n)
		import_lines_add(l, STYLE_NORMAL, "%s", "");
	import_lines_add(l, STYLE_HEADING, "%s", text);
}

/* "tis 9 februari 2022"; "" for DAY_NONE. */
static const char *day_words(int32_t day, char out[DATE_TEXT_SIZE])
{
	day_text_year(day, out);
	return out;
}

static void what_it_is(struct import_lines *l, const struct import_preview *p)
{
	const struct notes_doc *d = &p->doc;
	char day[DATE_TEXT_SIZE];
	struct buf b = { 0 };

	if (d->title)
		buf_puts(&b, d->title);
	if (p->group)
		buf_printf(&b, "%s%s", b.len ? " · " : "", p->group);
	if (d->day != DAY_NONE)
		buf_printf(&b, "%s%s", b.len ? " · " : "", day_words(d->day, day));
	if (d->place)
		buf_printf(&b, "%s%s", b.len ? " · " : "", d->place);
	import_lines_add(
		l, STYLE_HEADING, "%s", b.len ? buf_str(&b) : _("Meeting notes without a heading"));
	buf_release(&b);
	if (p->same)
		import_lines_add(l, STYLE_LATE, "%s",
			_("These notes were fetched before: nothing would change."));
	else if (p->meeting_id)
		import_lines_add(l, STYLE_NORMAL, "%s",
			_("They are written into the meeting planned that day."));
}

static size_t note_lines(const struct notes_doc *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->line_count; i++)
		n += d->lines[i].kind == NOTES_LINE_NOTE;
	return n;
}

/* Is there anything to count? Then a comma after what stands there. */
static bool more(struct buf *b, size_t n)
{
	if (n && b->len)
		buf_puts(b, ", ");
	return n > 0;
}

static void holds(struct import_lines *l, const struct import_preview *p)
{
	const struct notes_doc *d = &p->doc;
	size_t lines = note_lines(d);
	struct buf b = { 0 };

	if (more(&b, d->item_count))
		buf_printf(&b, ngettext("%zu item", "%zu items", d->item_count), d->item_count);
	if (more(&b, lines))
		buf_printf(&b, ngettext("%zu line", "%zu lines", lines), lines);
	buf_printf(&b, _("%s%d present, %d absent"), b.len ? ", " : "", p->present, p->absent);
	if (more(&b, d->decision_count))
		buf_printf(&b, ngettext("%zu decision", "%zu decisions", d->decision_count),
			d->decision_count);
	if (more(&b, d->action_count))
		buf_printf(&b, ngettext("%zu task", "%zu tasks", d->action_count), d->action_count);
	if (more(&b, d->next_count))
		buf_printf(&b, ngettext("%zu coming meeting", "%zu coming meetings", d->next_count),
			d->next_count);
	import_lines_add(l, STYLE_NORMAL, _("Holds: %s"), buf_str(&b));
	buf_release(&b);
}

static void brings(struct import_lines *l, const struct import_preview *p)
{
	size_t people = (size_t)p->new_people, parties = (size_t)p->new_parties,
	       groups = (size_t)p->new_groups, meetings = (size_t)p->new_meetings;
	struct buf b = { 0 };

	if (more(&b, meetings))
		buf_printf(&b, ngettext("%zu meeting", "%zu meetings", meetings), meetings);
	if (more(&b, groups))
		buf_printf(&b, ngettext("%zu group", "%zu groups", groups), groups);
	if (more(&b, people))
		buf_printf(&b, ngettext("%zu person", "%zu people", people), people);
	if (more(&b, parties))
		buf_printf(&b, ngettext("%zu party", "%zu parties", parties), parties);
	if (b.len)
		import_lines_add(l, STYLE_NORMAL, _("New: %s"), buf_str(&b));
	buf_release(&b);
}

static void days(struct import_lines *l, const struct import_preview *p)
{
	char day[DATE_TEXT_SIZE];

	if (!p->needs_date)
		return;
	import_lines_heading(l, _("When was it? The text does not say."));
	for (size_t i = 0; i < p->n_days; i++)
		import_lines_add(l, STYLE_NORMAL, "  %s", day_words(p->days[i], day));
}

static void alike(struct import_lines *l, const struct import_preview *p)
{
	if (p->n_alike == 0)
		return;
	import_lines_heading(l, _("Possibly the same (both are kept)"));
	for (size_t i = 0; i < p->n_alike; i++)
		/* TRANSLATORS: a name in the text, one in the register, why */
		import_lines_add(l, STYLE_NORMAL, _("  %s – %s is in the register (%s)"),
			p->alike[i].name, p->alike[i].known, p->alike[i].reason);
}

static void warnings(struct import_lines *l, const struct notes_doc *d)
{
	if (d->warning_count == 0)
		return;
	import_lines_heading(l, _("Worth a look"));
	for (size_t i = 0; i < d->warning_count; i++)
		import_lines_add(l, STYLE_NORMAL, _("  line %d: %s"), d->warnings[i].line,
			d->warnings[i].text);
}

static void coming(struct import_lines *l, const struct notes_doc *d)
{
	if (d->next_count == 0)
		return;
	import_lines_heading(l, _("Coming meetings"));
	for (size_t i = 0; i < d->next_count; i++) {
		const struct notes_next *n = &d->next[i];

		import_lines_add(l, STYLE_NORMAL, "  %s%s%s%s%s", n->date_text ? n->date_text : "",
			n->group ? "  " : "", n->group ? n->group : "", n->title ? "  " : "",
			n->title ? n->title : "");
	}
}

static void agenda(struct import_lines *l, const struct notes_doc *d)
{
	if (d->item_count == 0)
		return;
	import_lines_heading(l, _("Items"));
	for (size_t i = 0; i < d->item_count; i++) {
		const struct notes_item *it = &d->items[i];

		import_lines_add(l, STYLE_NORMAL, "%s%3s %s", it->parent >= 0 ? "    " : "  ",
			it->number ? it->number : "", it->title ? it->title : "");
	}
}

void import_lines_make(struct import_lines *l, const struct import_preview *p)
{
	import_lines_release(l);
	what_it_is(l, p);
	holds(l, p);
	brings(l, p);
	days(l, p);
	alike(l, p);
	warnings(l, &p->doc);
	coming(l, &p->doc);
	agenda(l, &p->doc);
}

/* One heading a verdict: "New", "Skipped" … */
static const char *verdict_heading(int verdict)
{
	switch ((enum ics_verdict)verdict) {
	case ICS_NEW:
		return _("New meetings");
	case ICS_CHANGED:
		return _("Changed meetings");
	case ICS_CANCELLED:
		return _("Cancelled meetings");
	case ICS_ANSWER:
		return _("Answers");
	case ICS_UNCHANGED:
		return _("Unchanged");
	case ICS_SKIPPED:
	case ICS_VERDICTS:
		break;
	}
	return _("Skipped");
}

static void ics_line(struct import_lines *l, const struct ics_row *row)
{
	char *when = ics_row_when(row), *words = ics_row_words(row);
	const char *title = *row->title ? row->title : _("Without a title");

	import_lines_add(l, row->verdict >= ICS_UNCHANGED ? STYLE_MUTED : STYLE_NORMAL, "  %s%s%s",
		when, *when ? "  " : "", title);
	if (*words)
		import_lines_add(l, STYLE_MUTED, "    %s", words);
	free(when);
	free(words);
}

void import_lines_ics(struct import_lines *l, const struct ics_preview *p)
{
	char *counts = ics_counts(p);
	size_t left;
	bool last;

	import_lines_release(l);
	import_lines_add(l, STYLE_HEADING, "%s%s%s", p->name, *p->name ? " · " : "", counts);
	free(counts);
	if (!ics_preview_changes(p))
		import_lines_add(l, STYLE_LATE, "%s",
			_("There is nothing new in it: nothing would change."));
	for (size_t i = 0; i < p->n; i++) {
		if (i == 0 || p->rows[i].verdict != p->rows[i - 1].verdict)
			import_lines_heading(l, verdict_heading(p->rows[i].verdict));
		ics_line(l, &p->rows[i]);
		left = p->counts[p->rows[i].verdict] - p->kept[p->rows[i].verdict];
		last = i + 1 == p->n || p->rows[i + 1].verdict != p->rows[i].verdict;
		if (last && left > 0)
			import_lines_add(l, STYLE_MUTED, _("… and %zu more."), left);
	}
}

void import_lines_release(struct import_lines *l)
{
	pool_release(&l->pool);
	*l = (struct import_lines) { 0 };
}

/* ---- On the screen --------------------------------------------------------------------------------------- */

bool import_lines_scroll(struct import_lines *l, const struct key *k)
{
	int by = key_is(k, KEYCODE_PAGE_DOWN, 0) ? 8
		: key_is(k, KEYCODE_PAGE_UP, 0)  ? -8
		: k->code == KEYCODE_WHEEL_DOWN  ? 3
		: k->code == KEYCODE_WHEEL_UP    ? -3
						 : 0;
	int last = (int)l->n - 1;

	l->top = l->top + by > last ? last : l->top + by;
	l->top = l->top < 0 ? 0 : l->top;
	return by != 0;
}

void import_lines_draw(const struct import_lines *l, struct canvas *c)
{
	int left = (int)l->n - l->top;

	for (int row = 0; row < c->rows && row < left; row++) {
		const struct import_line *line = &l->v[l->top + row];

		if (row + 1 == c->rows && row + 1 < left)
			canvas_printf(c, row, 1, CELLS_REST, STYLE_MUTED, _("… %d more, PgDn"),
				left - row);
		else
			canvas_text(c, row, 1, c->cols - 2, line->style, line->text);
	}
}
