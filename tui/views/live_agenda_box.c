/* `d`: what is done with the agenda as a whole, and what belongs to an item. */
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/carry.h"
#include "services/copy.h"
#include "services/templates.h"

#include "tui/views/agenda_views.h"
#include "tui/views/live.h"
#include "tui/views/meeting_choice_part.h"
#include "tui/views/sections.h"

/* ---- Templates --------------------------------------------------------------------------------------- */

static unsigned use_template(struct app *a, int64_t meeting_id)
{
	struct err e = { 0 };
	int64_t template_id = 0;
	size_t n = 0;
	bool ok = template_for_meeting(&a->session, meeting_id, &template_id, &e) &&
		(!template_id || template_apply(&a->session, meeting_id, &n, &e));

	if (ok && !template_id) {
		app_say(a, "%s",
			_("The group has no template yet. d s makes this agenda its template."));
		return FX_REDRAW;
	}
	if (ok && n == 0) {
		app_say(a, "%s", _("Everything of the template is in the agenda already."));
		return FX_REDRAW;
	}
	return app_did(a, ok, &e,
		ngettext("%zu item from the template", "%zu items from the template", n), n);
}

/* The template that counts for the meeting, else an empty one of its first group. */
static unsigned show_template(struct app *a, const struct live_state *st)
{
	struct template_for what = { .group_id = st->groups.n ? st->groups.v[0].id : 0 };
	int64_t template_id = 0;
	struct template t = { 0 };
	struct err e = { 0 };

	if (!template_for_meeting(&a->session, st->meeting_id, &template_id, &e) ||
		(template_id && !store_template_load(a->session.store, template_id, &t, &e)))
		return app_fail(a, &e);
	if (template_id)
		what = (struct template_for) { t.group_id, t.kind };
	template_release(&t);
	app_push(a, &template_view, &what);
	return FX_REDRAW;
}

struct save_ctx {
	int64_t meeting_id;
	size_t n;
	struct template_for what[16];
	char names[16][128]; /* borrowed by the box */
};

static unsigned save_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct save_ctx *c = ctx;
	struct err e = { 0 };
	bool ok = template_save(&a->session, c->meeting_id, c->what[chosen], &e);

	return app_did(a, ok, &e, _("The agenda is the template of %s"), c->names[chosen]);
}

static void add_choice(
	struct save_ctx *c, struct choice *v, struct template_for what, const char *name)
{
	if (c->n == ARRAY_LEN(c->what))
		return;
	c->what[c->n] = what;
	snprintf(c->names[c->n], sizeof(c->names[0]), "%s%s%s", name,
		what.kind == TEMPLATE_ANY_KIND ? "" : ", ",
		what.kind == TEMPLATE_ANY_KIND ? "" : template_kind_label(what.kind));
	utf8_cut(c->names[c->n]);
	v[c->n].text = c->names[c->n];
	c->n++;
}

/* For which group: those of the meeting, or all that have no template of their own; for every kind of
 * meeting, or for that kind. */
static unsigned save_template(struct app *a, const struct live_state *st)
{
	struct save_ctx *c = xcalloc(1, sizeof(*c));
	const struct meeting *m = live_meeting(st);
	struct choice v[ARRAY_LEN(c->what)] = { 0 };
	int kinds[] = { TEMPLATE_ANY_KIND, m ? template_kind(m->kind) : TEMPLATE_ANY_KIND };
	size_t n = m && m->kind != MEETING_ORDINARY ? 2 : 1;

	c->meeting_id = st->meeting_id;
	for (size_t k = n; k-- > 0;) {
		for (size_t i = 0; i < st->groups.n; i++)
			add_choice(c, v, (struct template_for) { st->groups.v[i].id, kinds[k] },
				st->groups.v[i].name);
		add_choice(c, v, (struct template_for) { 0, kinds[k] },
			_("all groups without their own"));
	}
	choices_open(a,
		&(struct choices_spec) { .title = _("Make this agenda the template of"),
			.v = v,
			.n = c->n,
			.done = save_chosen,
			.ctx = c });
	return FX_REDRAW;
}

/* ---- From another meeting -------------------------------------------------------------------------- */

static unsigned copy_from(struct app *a, int64_t to_id, int64_t from_id)
{
	struct err e = { 0 };
	size_t n = 0;
	bool ok = agenda_copy(&a->session, from_id, to_id, &n, &e);

	if (ok && n == 0) {
		app_say(a, "%s", _("That agenda has nothing that is not here already."));
		return FX_REDRAW;
	}
	return app_did(a, ok, &e, ngettext("%zu item copied", "%zu items copied", n), n);
}

/* ---- Parties ------------------------------------------------------------------------------------------ */

static unsigned parties_typed(struct app *a, void *ctx, const char *text)
{
	const int64_t *item_id = ctx;
	struct err e = { 0 };

	if (!live_set_parties(a, *item_id, text, &e))
		return app_fail(a, &e);
	return app_did(a, true, NULL, "%s", _("The parties concerned are noted")) | FX_POP;
}

static unsigned ask_parties(struct app *a, const struct live_state *st, const struct item *it)
{
	char *text = live_parties_text(st, it->id);

	prompt_open(a,
		&(struct prompt) { .label = _("Parties concerned"),
			.text = text,
			.hint = _("Names or short names with commas.  Enter saves  Esc cancels"),
			.done = parties_typed,
			.ctx = xmemdup(&it->id, sizeof(it->id)) });
	free(text);
	return FX_REDRAW;
}

/* ---- The box ------------------------------------------------------------------------------------------- */

enum box_row {
	BOX_OFFERS,
	BOX_USE,
	BOX_SAVE,
	BOX_TEMPLATE,
	BOX_COPY,
	BOX_FILES,
	BOX_PARTIES,
	BOX_ROWS
};

static const struct live_state *live_of(struct app *a)
{
	return a->views[VIEW_LIVE - 1].state;
}

/* What the box was opened for: another window may take it away while it is open. */
struct box_ctx {
	int64_t meeting_id, item_id;
};

static unsigned box_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct box_ctx *c = ctx;
	const struct live_state *st = live_of(a);
	const struct item *it = live_item(st, c->item_id);
	struct files_arg files = { st->meeting_id, c->item_id };

	if (st->meeting_id != c->meeting_id || (c->item_id && !it)) {
		app_say(a, "%s", _("That entry is not there (any more)."));
		return FX_REDRAW;
	}
	switch ((enum box_row)chosen) {
	case BOX_OFFERS:
		app_push(a, &offers_view, &st->meeting_id);
		break;
	case BOX_USE:
		return use_template(a, st->meeting_id);
	case BOX_SAVE:
		return save_template(a, st);
	case BOX_TEMPLATE:
		return show_template(a, st);
	case BOX_COPY:
		return meeting_choice_open(a,
			&(struct meeting_choice_spec) { .title = _("Copy the agenda of"),
				.meeting_id = st->meeting_id,
				.order = CHOICE_PAST,
				.chosen = copy_from,
				.item_id = st->meeting_id });
	case BOX_FILES:
		app_push(a, &files_view, &files);
		break;
	case BOX_PARTIES:
		return ask_parties(a, st, it);
	case BOX_ROWS:
		break;
	}
	return FX_REDRAW;
}

static unsigned cmd_agenda(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;
	const struct item *it = live_at(st);
	const struct box_ctx ctx = { st->meeting_id, it ? it->id : 0 };
	const char *item = it ? NULL : _("There is no item yet.");
	const char *write = a->writable ? NULL : _("The database can only be read.");
	struct choice rows[BOX_ROWS] = {
		[BOX_OFFERS] = { { .code = 'o' }, _("left over from earlier meetings"), NULL },
		[BOX_USE] = { { .code = 't' }, _("fill in from the template"), write },
		[BOX_SAVE] = { { .code = 's' }, _("save as the template"), write ? write : item },
		[BOX_TEMPLATE] = { { .code = 'm' }, _("look at the template"), NULL },
		[BOX_COPY] = { { .code = 'k' }, _("copy from another meeting"), write },
		[BOX_FILES] = { { .code = 'b' }, _("attachments"), NULL },
		[BOX_PARTIES] = { { .code = 'p' }, _("parties concerned"), write ? write : item },
	};

	(void)k;
	choices_open(a,
		&(struct choices_spec) { .title = _("Agenda"),
			.v = rows,
			.n = BOX_ROWS,
			.keys_only = true,
			.done = box_chosen,
			.ctx = xmemdup(&ctx, sizeof(ctx)) });
	return FX_REDRAW;
}

/* clang-format off */
const struct command live_agenda_box_commands[] = {
	{ "agenda",        "d",        "live", N_("The agenda: left-over items, template, copy, attachments, parties"), NULL, 0, NEED_MEETING, cmd_agenda },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
