/* The agenda itself: new items, their fields and their order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"
#include "services/copy.h"
#include "services/find.h"
#include "services/wording.h"

#include "tui/views/item_entry.h"
#include "tui/views/live.h"
#include "tui/views/meeting_choice_part.h"
#include "tui/views/parties_part.h"
#include "tui/views/sections.h"
#include "tui/views/words_part.h"

enum { KINDS = ITEM_REPORT + 1 };

void live_seek(struct app *a, int64_t item_id)
{
	struct view *v = &a->views[VIEW_LIVE - 1];
	struct live_state *st = v->state;

	if (v->ops != &live_view)
		return;
	list_seek(&st->agenda, item_id);
	v->stale = true;
}

/* Whole names of those on the roll, in the order of the list; the caller frees them and the array. */
static char **roll_names(const struct live_state *st)
{
	char **names = xcalloc(st->roll.n + 1, sizeof(*names));

	for (size_t i = 0; i < st->roll.n; i++)
		names[i] = xasprintf("%s %s", st->roll.v[i].given ? st->roll.v[i].given : "",
			st->roll.v[i].family ? st->roll.v[i].family : "");
	return names;
}

static void names_free(char **names)
{
	for (size_t i = 0; names[i]; i++)
		free(names[i]);
	free(names);
}

/* ---- One after the other --------------------------------------------------------------------------- */

struct entering {
	int64_t meeting_id;
	int64_t top;   /* the last top-level item: the next one goes after it; or enum item_place */
	int64_t below; /* the last one under it: the next sub-item goes after it */
};

static bool file_item(struct app *a, void *ctx, const struct item_typed *t, struct err *e)
{
	struct entering *en = ctx;
	bool sub = t->sub && en->top > 0;
	struct item it = { .kind = t->kind,
		.title = xstrdup(t->title),
		.presenter = xstrdup(t->presenter),
		.minutes = t->minutes };
	bool ok = item_add(
		&a->session, en->meeting_id, sub ? en->top : 0, sub ? en->below : en->top, &it, e);

	if (ok) {
		en->below = sub ? it.id : ITEM_LAST;
		if (!sub)
			en->top = it.id;
		live_seek(a, it.id);
	}
	item_release(&it);
	return ok;
}

static unsigned enter_items(struct app *a, const struct live_state *st, bool sub)
{
	const struct item *it = live_at(st);
	struct entering en = { .meeting_id = st->meeting_id };
	char *draft = xasprintf("item:%lld", (long long)st->meeting_id);
	char **names = roll_names(st);

	if (it) {
		en.top = it->parent_id ? it->parent_id : it->id;
		en.below = it->parent_id ? it->id : ITEM_LAST;
	}
	item_entry_open(a,
		&(struct item_entry_spec) { .label = _("New item"),
			.draft_key = draft,
			.names = (const char *const *)names,
			.n_names = st->roll.n,
			.sub = sub,
			.file = file_item,
			.ctx = xmemdup(&en, sizeof(en)) });
	names_free(names);
	free(draft);
	return FX_REDRAW;
}

/* Where the cursor is on a sub-item, the next one is its sibling. */
static unsigned cmd_new(struct app *a, struct view *v, const struct key *k)
{
	const struct item *it = live_at(v->state);

	(void)k;
	return enter_items(a, v->state, it && it->parent_id);
}

static unsigned cmd_new_sub(struct app *a, struct view *v, const struct key *k)
{
	(void)k;
	return enter_items(a, v->state, true);
}

/* ---- The fields of one ------------------------------------------------------------------------------ */

enum { F_TITLE, F_MINUTES, F_PRESENTER, F_KIND, F_PARTIES, FIELDS };

struct item_edit {
	int64_t meeting_id, item_id;
};

/* The name of whom a part of it means on the roll, else what was typed; the caller frees. */
static char *whole_name(struct app *a, int64_t meeting_id, const char *typed)
{
	struct person p = { 0 };
	struct err e = { 0 };
	char *name = NULL;
	int64_t id;

	if (!text_blank(typed) && person_find(&a->session, typed, meeting_id, &id, &e) &&
		store_person_load(a->session.store, id, &p, &e))
		name = person_name(&p);
	person_release(&p);
	return name ? name : xstrdup(typed);
}

bool live_set_parties(struct app *a, int64_t item_id, const char *text, struct err *e)
{
	int64_t ids[PARTIES_MAX];
	size_t n;

	return parties_read(a, text, ids, &n, NULL, e) &&
		item_set_parties(&a->session, item_id, ids, n, e);
}

char *live_parties_text(const struct live_state *st, int64_t item_id)
{
	return parties_text(&st->more.affected, item_id);
}

static bool save_item(struct app *a, const struct item_edit *ed, const char *const *texts,
	struct item *it, struct err *e)
{
	int64_t parties[PARTIES_MAX];
	size_t n;
	bool ok = store_item_load(a->session.store, ed->item_id, it, e) &&
		minutes_read(texts[F_MINUTES], &it->minutes, e) &&
		word_read(item_kind_label, KINDS, texts[F_KIND], &it->kind, e) &&
		parties_read(a, texts[F_PARTIES], parties, &n, NULL, e) &&
		session_begin(&a->session, NULL, e);

	if (!ok)
		return false;
	xreplace(&it->title, texts[F_TITLE]);
	free(it->presenter);
	it->presenter = whole_name(a, ed->meeting_id, texts[F_PRESENTER]);
	return session_end(&a->session,
		item_change(&a->session, it, e) &&
			item_set_parties(&a->session, ed->item_id, parties, n, e),
		e);
}

static unsigned item_typed(struct app *a, void *ctx, const char *const *texts)
{
	struct item it = { 0 };
	struct err e = { 0 };
	unsigned fx;

	if (save_item(a, ctx, texts, &it, &e))
		fx = app_did(a, true, NULL, "%s %s", it.number && *it.number ? it.number : "·",
			     it.title) |
			FX_POP;
	else
		fx = app_fail(a, &e);
	item_release(&it);
	return fx;
}

static bool echo_presenter(
	struct app *a, const struct item_edit *ed, const char *text, struct buf *out)
{
	char *name = whole_name(a, ed->meeting_id, text);

	if (strcmp(name, text) != 0)
		buf_puts(out, name);
	free(name);
	return true;
}

static bool echo_item(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	int64_t minutes, parties[PARTIES_MAX];
	struct err e = { 0 };
	size_t n;
	bool ok = true;

	if (field == F_MINUTES)
		ok = minutes_read(text, &minutes, &e);
	else if (field == F_PRESENTER)
		ok = echo_presenter(a, ctx, text, out);
	else if (field == F_KIND)
		ok = word_echo(item_kind_label, KINDS, text, out);
	else if (field == F_PARTIES)
		ok = parties_read(a, text, parties, &n, out, &e);
	if (*e.text)
		buf_puts(out, e.text);
	return ok;
}

void live_item_form(struct app *a, const struct live_state *st, const struct item *it)
{
	struct item_edit ed = { st->meeting_id, it->id };
	char minutes[24] = "", *parties = live_parties_text(st, it->id);
	struct form_spec_field fields[FIELDS] = {
		{ _("Title"), it->title },
		{ _("Minutes"), minutes },
		{ _("Presenter"), it->presenter },
		{ Q_("item|Kind"), item_kind_label(it->kind) },
		{ _("Parties concerned"), parties },
	};

	if (it->minutes)
		snprintf(minutes, sizeof(minutes), "%lld", (long long)it->minutes);
	form_open(a,
		&(struct form_spec) { .title = _("Agenda item"),
			.fields = fields,
			.n = FIELDS,
			.echo = echo_item,
			.done = item_typed,
			.ctx = xmemdup(&ed, sizeof(ed)) });
	free(parties);
}

/* ---- Order, copies, moves ------------------------------------------------------------------------------ */

static bool on_line(const struct live_state *st)
{
	return st->pane == PANE_NOTES && live_note(st);
}

static unsigned shift(struct app *a, struct live_state *st, int direction)
{
	struct err e = { 0 };

	if (on_line(st))
		return live_line_shift(a, st, direction);
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

static char *meeting_called(struct app *a, int64_t meeting_id)
{
	struct meeting m = { 0 };
	struct err e = { 0 };
	char *words = NULL;

	if (store_meeting_load(a->session.store, meeting_id, &m, &e))
		words = meeting_words(&m);
	meeting_release(&m);
	return words ? words : xstrdup("");
}

static unsigned copy_chosen(struct app *a, int64_t item_id, int64_t meeting_id)
{
	struct item it = { 0 };
	struct err e = { 0 };
	int64_t copy = 0;
	bool ok = store_item_load(a->session.store, item_id, &it, &e);
	bool here = it.meeting_id == meeting_id;
	char *where = meeting_called(a, meeting_id);
	unsigned fx;

	ok = ok &&
		item_copy(&a->session, item_id, meeting_id, here ? item_id : ITEM_BEFORE_CLOSING,
			&copy, &e);
	if (ok && here)
		live_seek(a, copy);
	fx = here ? app_did(a, ok, &e, _("Copied: %s"), it.title)
		  : app_did(a, ok, &e, _("Copied: %s → %s"), it.title, where);
	free(where);
	item_release(&it);
	return fx;
}

static unsigned cmd_copy(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;

	(void)k;
	return meeting_choice_open(a,
		&(struct meeting_choice_spec) { .title = _("Copy the item to which agenda?"),
			.meeting_id = st->meeting_id,
			.order = CHOICE_COMING,
			.here = _("this one, after the item"),
			.chosen = copy_chosen,
			.item_id = live_at(st)->id });
}

static unsigned move_chosen(struct app *a, int64_t item_id, int64_t meeting_id)
{
	struct item it = { 0 };
	struct err e = { 0 };
	bool ok = store_item_load(a->session.store, item_id, &it, &e) &&
		item_move(&a->session, item_id, meeting_id, &e);
	char *where = meeting_called(a, meeting_id);
	unsigned fx = app_did(a, ok, &e, _("Moved: %s → %s"), it.title, where);

	free(where);
	item_release(&it);
	return fx;
}

static unsigned cmd_move(struct app *a, struct view *v, const struct key *k)
{
	struct live_state *st = v->state;

	(void)k;
	if (on_line(st))
		return live_line_move(a, st);
	return meeting_choice_open(a,
		&(struct meeting_choice_spec) { .title = _("Move the item to which meeting?"),
			.meeting_id = st->meeting_id,
			.order = CHOICE_COMING,
			.chosen = move_chosen,
			.item_id = live_at(st)->id });
}

/* clang-format off */
enum { WRITE = NEED_MEETING | NEED_WRITABLE };
const struct command live_agenda_commands[] = {
	{ "new",           "n",        "live", N_("New items after this one, as many as you type"), NULL, 0, WRITE, cmd_new },
	{ "new-sub",       "N",        "live", N_("New sub-items of this one"), NULL, 0, WRITE | NEED_ITEM, cmd_new_sub },
	{ "move-up",       "<C-Up>",   "live", N_("Move the item or line up"), NULL, 0, WRITE | NEED_ITEM, cmd_up },
	{ "move-down",     "<C-Down>", "live", N_("Move the item or line down"), NULL, 0, WRITE | NEED_ITEM, cmd_down },
	{ "copy",          "c",        "live", N_("Copy the item, here or to another meeting"), NULL, 0, WRITE | NEED_ITEM, cmd_copy },
	{ "move",          "m",        "live", N_("Move the item to another meeting, the line to another item"), NULL, 0, WRITE | NEED_ITEM, cmd_move },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
