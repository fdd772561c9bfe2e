/* What the organisation says of its kinds of entries, from the shell. */
#include "services/kinds.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/labels.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

/* ---- list kinds --------------------------------------------------------------------------------- */

static void kind_json(const struct kind_habit *h, struct json *j)
{
	char start[MINUTE_SIZE];

	minute_iso(h->usual.start, start);
	json_open(j, '{');
	json_kstr(j, "kind", meeting_kind_names[h->kind]);
	json_kint(j, "minutes", h->usual.minutes);
	json_kopt(j, "start", start);
	json_kopt(j, "title", h->title);
	json_kstr(j, "mode", meeting_mode_names[h->mode]);
	json_kbool(j, "own", h->own);
	json_close(j, '}');
}

static void kind_cells(const struct kind_habit *h, bool plain, struct listing *g)
{
	char start[DATE_TEXT_SIZE];

	if (plain)
		minute_iso(h->usual.start, start);
	else
		minute_text(h->usual.start, start);
	listing_put(g, plain ? meeting_kind_names[h->kind] : meeting_kind_label(h->kind));
	listing_put(g, start);
	listing_printf(g, "%d", h->usual.minutes);
	listing_put(g, h->title);
	listing_put(g, plain ? meeting_mode_names[h->mode] : meeting_mode_label(h->mode));
	if (plain)
		listing_put(g, h->own ? "own" : "usual");
	else
		listing_put(g, h->own ? _("our own") : "");
}

bool cli_list_kinds(struct cli *c, struct err *e)
{
	const char *heads[] = { _("Kind"), _("Begins"), _("Minutes"), _("Title"), _("Form"), "" };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	struct kind_habit h = { 0 };
	struct json j;
	bool ok = true;

	if (c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "kinds", '[');
	}
	for (int kind = 0; kind < MEETING_KINDS && ok; kind++) {
		ok = kind_habit_load(&c->se, kind, &h, e);
		if (ok && c->json)
			kind_json(&h, &j);
		else if (ok)
			kind_cells(&h, c->plain, &g);
	}
	if (ok && c->json) {
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else if (ok) {
		listing_print(&g, c->plain, &c->out);
	}
	kind_habit_release(&h);
	listing_release(&g);
	return ok;
}

/* ---- change kind -------------------------------------------------------------------------------- */

static bool read_kind(const struct cli *c, int *kind, struct err *e)
{
	struct buf b = { 0 };

	*kind = keyword_index(meeting_kind_names, c->args.arg[0]);
	if (*kind >= 0)
		return true;
	for (int i = 0; i < MEETING_KINDS; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", meeting_kind_names[i]);
	err_set(e, ERR_USAGE, _("There is no kind “%s”. There are: %s."), c->args.arg[0],
		buf_str(&b));
	buf_release(&b);
	return false;
}

/* A clock time; "" is none. */
static bool read_start(const struct cli *c, int *start, struct err *e)
{
	const char *s = cli_value(&c->args, OPT_START);
	struct when w;

	if (!s)
		return true;
	if (text_blank(s)) {
		*start = MINUTE_NONE;
		return true;
	}
	if (!when_read(s, clock_local(c->env->clock).day, &w) || w.day != DAY_NONE ||
		w.start == MINUTE_NONE || w.end != MINUTE_NONE)
		return err_set(e, ERR_USAGE, _("--start: “%s” is no clock time."), s);
	*start = w.start;
	return true;
}

bool cli_change_kind(struct cli *c, struct err *e)
{
	const char *title = cli_value(&c->args, OPT_TITLE);
	struct kind_habit h = { 0 };
	int kind;
	bool ok = read_kind(c, &kind, e) && kind_habit_load(&c->se, kind, &h, e) &&
		cli_number(c, OPT_MINUTES, 0, KIND_MINUTES_MAX, &h.usual.minutes, e) &&
		read_start(c, &h.usual.start, e) &&
		cli_keyword(c, OPT_MODE, meeting_mode_names, &h.mode, e);

	if (ok && h.usual.minutes == 0)
		h.usual.minutes = kind_usual(kind).minutes;
	if (ok && title)
		xreplace(&h.title, title);
	ok = ok && kind_habit_set(&c->se, &h, e);
	if (ok)
		cli_done(c, 0, _("Changed the kind %s"), meeting_kind_label(kind));
	kind_habit_release(&h);
	return ok;
}
