/* Old notes or a calendar, fetched from a file: three fields, then what would become of it, then Enter. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/date_text.h"
#include "base/file.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/encoding.h"
#include "formats/when.h"
#include "services/find.h"
#include "services/ics_words.h"
#include "services/import_notes.h"

#include "tui/chrome.h"
#include "tui/views/import_part.h"
#include "tui/views/import_views.h"
#include "tui/views/meeting_part.h"
#include "tui/views/path_part.h"
#include "tui/views/people_in.h"
#include "tui/views/views.h"
#include "tui/widgets/form.h"

enum { F_FILE, F_GROUP, F_DATE, F_COUNT };

struct import_state {
	struct form form;
	struct import_preview preview;
	struct ics_preview ics;    /* the same of a calendar */
	bool calendar;             /* that is what the file is */
	struct import_lines lines; /* of the preview, as shown */
	bool ready;                /* there is a preview, of the file in the field */
	bool old;                  /* but the group or the date is another now */
	bool wanted;               /* make one at the next reload */
	size_t day;                /* the candidate day that Tab takes next */
};

/* ---- The fields ------------------------------------------------------------------------------------------ */

int32_t import_read_day(const struct app *a, const char *text)
{
	int32_t today = clock_local(a->session.clock).day, day;
	struct when w;

	if (text_blank(text) || !when_read(text, today, &w))
		return DAY_NONE;
	if (w.day > today && w.month && !w.has_year &&
		day_from_ymd(day_year(w.day) - 1, w.month, w.mday, &day))
		return day;
	return w.day;
}

static void echo_file(struct import_state *st)
{
	const char *text = form_text(&st->form, F_FILE);

	form_echo(&st->form, F_FILE, false, *text ? NULL : _("Tab completes the name"));
}

static void echo_group(struct import_state *st, struct app *a)
{
	const char *text = form_text(&st->form, F_GROUP);
	struct group g = { 0 };
	struct err e = { 0 };
	int64_t id;

	if (text_blank(text)) {
		form_echo(&st->form, F_GROUP, false,
			st->ready && st->preview.group ? st->preview.group : _("as the text says"));
	} else if (!group_find(&a->session, text, &id, &e)) {
		bool fresh = e.code == ERR_NOT_FOUND;

		form_echo(&st->form, F_GROUP, !fresh, fresh ? _("a new group") : e.text);
	} else if (store_group_load(a->session.store, id, &g, &e)) {
		form_echo(&st->form, F_GROUP, false, g.name);
	}
	group_release(&g);
}

static void echo_date(struct import_state *st, const struct app *a)
{
	const char *text = form_text(&st->form, F_DATE);
	int32_t day = import_read_day(a, text);
	char words[DATE_TEXT_SIZE];

	if (day != DAY_NONE) {
		day_text_year(day, words);
		form_echo(&st->form, F_DATE, false, words);
	} else if (!text_blank(text)) {
		form_echo(&st->form, F_DATE, true, _("for example 9/2 2022"));
	} else if (st->ready && st->preview.needs_date) {
		form_echo(&st->form, F_DATE, true,
			st->preview.n_days ? _("is needed; Tab proposes one") : _("is needed"));
	} else {
		form_echo(&st->form, F_DATE, false, _("as the text says"));
	}
}

static void echo_all(struct import_state *st, struct app *a)
{
	echo_file(st);
	echo_group(st, a);
	echo_date(st, a);
}

/* The options point into the fields. */
static struct import_options options(const struct import_state *st, struct app *a)
{
	const char *file = form_text(&st->form, F_FILE), *group = form_text(&st->form, F_GROUP);
	const char *slash = strrchr(file, '/');
	struct import_options o = {
		.file_name = slash ? slash + 1 : file,
		.day = import_read_day(a, form_text(&st->form, F_DATE)),
	};
	struct err e = { 0 };

	if (!text_blank(group) && !group_find(&a->session, group, &o.group_id, &e)) {
		o.group_id = 0;
		o.group = group;
	}
	return o;
}

/* ---- The preview ------------------------------------------------------------------------------------------ */

static void forget(struct import_state *st)
{
	import_preview_release(&st->preview);
	ics_preview_release(&st->ics);
	st->calendar = false;
	st->preview = (struct import_preview) { 0 };
	import_lines_release(&st->lines);
	st->ready = st->old = false;
	st->day = 0;
}

static struct ics_options ics_options(const struct import_options *o)
{
	return (struct ics_options) {
		.file_name = o->file_name, .group_id = o->group_id, .group = o->group
	};
}

static bool look(struct import_state *st, struct app *a, const char *path, const struct buf *bytes,
	const struct import_options *o, struct err *e)
{
	struct ics_options calendar = ics_options(o);

	st->calendar =
		calendar_named(path) || calendar_sniff(buf_str(bytes), bytes->len) != CALENDAR_NOT;
	if (!st->calendar)
		return import_notes_preview(
			&a->session, buf_str(bytes), bytes->len, o, &st->preview, e);
	return import_ics_preview(&a->session, buf_str(bytes), bytes->len, &calendar, &st->ics, e);
}

static bool import_reload(struct view *v, struct app *a, struct err *e)
{
	struct import_state *st = v->state;
	struct import_options o;
	struct buf bytes = { 0 };
	char *path;
	bool ok;

	if (!st->wanted)
		return true;
	st->wanted = false;
	forget(st);
	o = options(st, a);
	path = path_expand(form_text(&st->form, F_FILE));
	ok = file_read(path, CALENDAR_BYTES_MAX, &bytes, e) && look(st, a, path, &bytes, &o, e);
	st->ready = ok;
	if (ok && st->calendar) {
		import_lines_ics(&st->lines, &st->ics);
	} else if (ok) {
		import_lines_make(&st->lines, &st->preview);
		if (st->preview.needs_date)
			st->form.at = F_DATE;
	}
	echo_all(st, a);
	free(path);
	buf_release(&bytes);
	return ok;
}

/* ---- Keys --------------------------------------------------------------------------------------------------- */

static unsigned want_preview(struct view *v)
{
	struct import_state *st = v->state;

	st->wanted = true;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned write_calendar(struct import_state *st, struct app *a)
{
	struct import_options fields = options(st, a);
	struct ics_options o = ics_options(&fields);
	struct err e = { 0 };
	bool changed = false;
	char *counts;
	unsigned fx;

	if (!import_ics_apply(&a->session, &st->ics, &o, &changed, &e))
		return app_fail(a, &e);
	if (!changed) {
		app_say(a, _("There is nothing new in it; nothing is changed."));
		return FX_POP;
	}
	counts = ics_counts(&st->ics);
	fx = app_did(a, true, &e, _("Fetched %s: %s."), o.file_name, counts);
	free(counts);
	return fx | FX_POP;
}

static unsigned write_it(struct import_state *st, struct app *a)
{
	struct import_options o = options(st, a);
	const struct import_preview *p = &st->preview;
	struct err e = { 0 };
	int64_t meeting_id = 0;
	bool changed = false;
	unsigned fx;

	if (!import_notes_apply(&a->session, p, &o, &meeting_id, &changed, &e))
		return app_fail(a, &e);
	if (meeting_id)
		meeting_show(a, meeting_id);
	if (!changed) {
		app_say(a, _("Those notes are here already; nothing is changed."));
		return FX_POP;
	}
	fx = app_did(a, true, &e, _("Fetched %s: %zu items, %d present, %d absent."), o.file_name,
		p->doc.item_count, p->present, p->absent);
	return fx | FX_POP;
}

/* People have a screen of their own. */
static bool offer_people(struct import_state *st, struct app *a)
{
	const struct import_options o = options(st, a);
	char *path = path_expand(form_text(&st->form, F_FILE));
	struct buf bytes = { 0 };
	struct err none = { 0 };
	bool people = file_read(path, CALENDAR_BYTES_MAX, &bytes, &none) && !calendar_named(path) &&
		calendar_sniff(buf_str(&bytes), bytes.len) == CALENDAR_NOT &&
		people_in_offer(a, path, &bytes, o.group_id, o.group);

	buf_release(&bytes);
	free(path);
	return people;
}

/* Folders, and notes that are to be looked through line by line, have one too. */
static bool review_opens(struct import_state *st, struct app *a, bool folders_only)
{
	struct import_options o = options(st, a);
	char *path = path_expand(form_text(&st->form, F_FILE));
	struct stat s;
	bool folder = stat(path, &s) == 0 && S_ISDIR(s.st_mode), opens = folder || !folders_only;

	if (folder)
		o.day = DAY_NONE;
	if (opens)
		import_files_open(a, path, &o);
	free(path);
	return opens;
}

static unsigned entered(struct view *v, struct app *a)
{
	struct import_state *st = v->state;

	if (!st->ready && review_opens(st, a, true))
		return FX_POP;
	if (!st->ready && offer_people(st, a))
		return FX_POP;
	if (!st->ready || st->old)
		return want_preview(v);
	if (st->calendar)
		return write_calendar(st, a);
	if (!st->preview.needs_date)
		return write_it(st, a);
	st->form.at = F_DATE;
	app_say(a, _("When was the meeting? Type the date, or take one with Tab."));
	return FX_REDRAW;
}

/* Complete the file's name; false where there is nothing to add. */
static bool complete_file(struct import_state *st, struct app *a)
{
	const char *typed = form_text(&st->form, F_FILE);
	struct buf b = { 0 };
	size_t n = path_complete(typed, &b);
	bool longer = b.len > strlen(typed);

	if (longer)
		field_set(&st->form.fields[F_FILE].field, buf_str(&b));
	else if (n > 1)
		app_say(a, ngettext("%zu file fits.", "%zu files fit.", n), n);
	else if (n == 0)
		app_say(a, _("No file begins like that."));
	buf_release(&b);
	return longer || n != 1;
}

static bool propose_day(struct import_state *st)
{
	const struct import_preview *p = &st->preview;
	char iso[MOMENT_SIZE];

	if (!st->ready || !p->n_days)
		return false;
	moment_iso((struct moment) { p->days[st->day++ % p->n_days], MINUTE_NONE }, iso);
	field_set(&st->form.fields[F_DATE].field, iso);
	return true;
}

static unsigned edited(struct import_state *st, struct app *a)
{
	if (st->form.at == F_FILE)
		forget(st);
	st->old = true;
	echo_all(st, a);
	return FX_REDRAW;
}

static unsigned import_key(struct view *v, struct app *a, const struct key *k)
{
	struct import_state *st = v->state;
	bool tab = key_is(k, KEYCODE_TAB, 0);

	if (key_is(k, 'c', KEYMOD_CTRL))
		return FX_POP;
	if (key_is(k, KEYCODE_ENTER, 0))
		return entered(v, a);
	if (key_is(k, KEYCODE_F2, 0) && st->ready && !st->calendar && review_opens(st, a, false))
		return FX_POP;
	if (import_lines_scroll(&st->lines, k))
		return FX_REDRAW;
	if (tab && st->form.at == F_FILE && complete_file(st, a))
		return edited(st, a);
	if (tab && st->form.at == F_DATE && propose_day(st)) {
		echo_date(st, a);
		return want_preview(v);
	}
	switch (form_key(&st->form, k)) {
	case FORM_CANCELLED:
		return FX_POP;
	case FORM_EDITED:
		return edited(st, a);
	case FORM_IGNORED:
	case FORM_MOVED:
	case FORM_DONE:
		break;
	}
	return FX_REDRAW;
}

static bool import_typing(const struct view *v)
{
	(void)v;
	return true;
}

/* ---- Drawing ------------------------------------------------------------------------------------------------- */

static void draw_preview(const struct import_state *st, struct canvas *c)
{
	if (st->ready)
		import_lines_draw(&st->lines, c);
	else
		canvas_wrap(c, 0, 1, c->cols - 2, 0, STYLE_NORMAL,
			_("Meeting notes (.txt, .md, .docx, .odt), a folder full of them, a calendar (.ics), a "
			  "mail with an answer (.eml) or people (.csv). Enter shows first what would become "
			  "of them. Nothing is written until you press Enter once more."));
}

static const char *hint(const struct import_state *st)
{
	if (!st->ready || st->old)
		return _("Enter shows what it holds  Tab completes, next field  Esc cancels");
	if (st->preview.needs_date)
		return _("Tab proposes a date  Enter goes on  PgDn more  Esc cancels");
	if (st->calendar && !ics_preview_changes(&st->ics))
		return _("There is nothing new in it  PgDn more  Esc closes");
	return st->calendar
		? _("Enter writes all of it (can be undone)  PgDn more  Esc cancels")
		: _("Enter writes all of it (can be undone)  F2 line by line  PgDn more  Esc cancels");
}

static void import_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct import_state *st = v->state;
	struct canvas screen = grid_canvas(body->grid);
	int gap = body->rows >= 12 ? 1 : 0, top = gap + F_COUNT + gap;
	struct canvas form = canvas_sub(body, gap, 1, F_COUNT, body->cols - 2);
	struct canvas lines = canvas_sub(body, top + 1, 0, body->rows - top - 1, body->cols);

	(void)a;
	canvas_hline(body, top, 1, body->cols - 2);
	draw_preview(st, &lines);
	chrome_hint(&screen, hint(st));
	form_draw(&st->form, &form, true);
}

static void import_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	(void)v;
	(void)a;
	(void)right;
	buf_puts(left, _("Fetch notes or a calendar"));
}

/* ---- Opening --------------------------------------------------------------------------------------------------- */

static bool import_init(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct import_state *st = v->state;

	(void)arg;
	(void)e;
	form_add(&st->form, _("File"), "~/");
	form_add(&st->form, _("Group"), "");
	form_add(&st->form, _("Date"), "");
	echo_all(st, a);
	return true;
}

static void import_close(struct view *v)
{
	struct import_state *st = v->state;

	forget(st);
	form_release(&st->form);
}

static const struct view_ops import_view = {
	.name = "import",
	.state_size = sizeof(struct import_state),
	.captures = true,
	.open = import_init,
	.close = import_close,
	.reload = import_reload,
	.key = import_key,
	.typing = import_typing,
	.title = import_title,
	.draw = import_draw,
};

unsigned import_open(struct app *a)
{
	app_push(a, &import_view, NULL);
	return FX_REDRAW;
}
