/* The agenda itself: new items, their order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"
#include "services/meetings.h"

#include "tui/views/live.h"
#include "tui/views/sections.h"

struct item_edit {
	int64_t meeting_id, item_id; /* 0 = a new one */
	int64_t parent_id, after_id;
};

static bool read_minutes(const char *text, int64_t *minutes, struct err *e)
{
	char *end;
	long n;

	*minutes = 0;
	if (text_blank(text))
		return true;
	n = strtol(text, &end, 10);
	if (!text_blank(end) || n < 0 || n > 1440)
		return err_set(e, ERR_INVALID, _("\"%s\" is not a number of minutes."), text);
	*minutes = n;
	return true;
}

static unsigned item_typed(struct app *a, void *ctx, const char *const *texts)
{
	const struct item_edit *ed = ctx;
	struct item it = { 0 };
	struct err e = { 0 };
	bool ok = true;
	unsigned fx;

	if (ed->item_id)
		ok = store_item_load(a->session.store, ed->item_id, &it, &e);
	ok = ok && read_minutes(texts[1], &it.minutes, &e);
	if (ok) {
		xreplace(&it.title, texts[0]);
		xreplace(&it.presenter, texts[2]);
		ok = ed->item_id ? item_change(&a->session, &it, &e)
				 : item_add(&a->session, ed->meeting_id, ed->parent_id,
					   ed->after_id, &it, &e);
	}
	fx = ok ? app_did(a, true, NULL, "%s %s", it.number ? it.number : "·", it.title) | FX_POP
		: app_fail(a, &e);
	item_release(&it);
	return fx;
}

static void open_item_form(struct app *a, struct item_edit ed, const struct item *it)
{
	char minutes[24] = "";
	struct form_spec_field fields[] = {
		{ _("Title"), it ? it->title : "" },
		{ _("Minutes"), minutes },
		{ _("Presenter"), it ? it->presenter : "" },
	};

	if (it && it->minutes)
		snprintf(minutes, sizeof(minutes), "%lld", (long long)it->minutes);
	form_open(a,
		&(struct form_spec) { .title = it ? _("Agenda item") : _("New agenda item"),
			.fields = fields,
			.n = ARRAY_LEN(fields),
			.done = item_typed,
			.ctx = xmemdup(&ed, sizeof(ed)) });
}

static unsigned cmd_new(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;
	const struct item *it = live_at(st);
	struct item_edit ed = { .meeting_id = st->meeting_id };

	(void)k;
	if (it) {
		ed.parent_id = it->parent_id;
		ed.after_id = it->id;
	}
	open_item_form(a, ed, NULL);
	return FX_REDRAW;
}

void live_item_form(struct app *a, const struct live_state *st, const struct item *it)
{
	open_item_form(
		a, (struct item_edit) { .meeting_id = st->meeting_id, .item_id = it->id }, it);
}

static unsigned shift(struct app *a, const struct live_state *st, int direction)
{
	struct err e = { 0 };

	return app_saved(a, item_shift(&a->session, live_at(st)->id, direction, &e), &e);
}

static unsigned cmd_up(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return shift(a, v->state, -1);
}

static unsigned cmd_down(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return shift(a, v->state, 1);
}

/* clang-format off */
enum { WRITE = NEED_MEETING | NEED_WRITABLE };
const struct command live_agenda_commands[] = {
	{ "new",           "n",        "live", N_("New item after this one"), NULL, 0, WRITE, cmd_new },
	{ "move-up",       "<C-Up>",   "live", N_("Move the item up"), NULL, 0, WRITE | NEED_ITEM, cmd_up },
	{ "move-down",     "<C-Down>", "live", N_("Move the item down"), NULL, 0, WRITE | NEED_ITEM, cmd_down },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
