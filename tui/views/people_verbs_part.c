/* What can be done in view 4. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "services/people.h"
#include "services/templates.h"

#include "tui/views/agenda_views.h"
#include "tui/views/people_part.h"
#include "tui/views/sections.h"

/* ---- Commands ---------------------------------------------------------------------------------------------- */

static unsigned edit_left(struct app *a, const struct people_state *st)
{
	if (people_group(st))
		return group_form(a, people_group(st));
	if (people_party(st))
		return party_form(a, people_party(st));
	app_say(a, _("Choose a group, a party or a person first."));
	return FX_REDRAW;
}

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	struct people_state *st = v->state;

	(void)k;
	if (st->on_same) {
		st->same.wanted = v->stale = true;
		return FX_REDRAW;
	}
	if (!st->on_people)
		return people_switch(st, PANE_PEOPLE);
	if (!a->writable || !st->people.id)
		return FX_NONE;
	return person_form(a, st->people.id, 0, 0);
}

static unsigned cmd_pane(struct app *a, struct view *v, const struct key *k)
{
	static const enum people_pane next[] = {
		[PANE_LEFT] = PANE_PEOPLE, [PANE_PEOPLE] = PANE_SAME, [PANE_SAME] = PANE_LEFT
	};
	struct people_state *st = v->state;
	bool back = k && key_is(k, KEYCODE_TAB, KEYMOD_SHIFT);
	enum people_pane pane = next[people_pane(st)];

	(void)a;
	pane = back ? next[pane] : pane;
	if (pane == PANE_SAME && !people_same_any(st))
		pane = back ? PANE_PEOPLE : PANE_LEFT;
	v->stale = true;
	return people_switch(st, pane);
}

static unsigned cmd_new(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	enum left_kind kind = left_kind(st->left.id);

	(void)k;
	if (st->on_people)
		return person_form(a, 0, people_group(st), people_party(st));
	if (kind == LEFT_PARTY || kind == LEFT_PARTIES)
		return party_form(a, 0);
	return group_form(a, 0);
}

static unsigned cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;

	(void)k;
	if (st->on_people && st->people.id)
		return person_form(a, st->people.id, 0, 0);
	if (st->on_same && st->same.side[0].p.id)
		return person_form(a, st->same.side[0].p.id, 0, 0);
	return edit_left(a, st);
}

static unsigned cmd_join(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	const struct list *l = &st->people;

	(void)k;
	return l->n_marked ? membership_form(a, l->marked, l->n_marked)
			   : membership_form(a, &l->id, 1);
}

static unsigned cmd_mark(struct app *a, struct view *v, const struct key *k)
{
	struct people_state *st = v->state;

	(void)k;
	if (!st->on_people && people_group(st)) {
		list_mark_toggle(&st->left, st->left.id);
		return people_pane_key(v, a, PANE_LEFT, &(struct key) { .code = KEYCODE_DOWN }) |
			FX_REDRAW;
	}
	if (!st->people.id)
		return FX_NONE;
	st->on_people = true;
	st->on_same = false;
	list_mark_toggle(&st->people, st->people.id);
	return people_pane_key(v, a, PANE_PEOPLE, &(struct key) { .code = KEYCODE_DOWN }) |
		FX_REDRAW;
}

static unsigned cmd_mark_all(struct app *a, struct view *v, const struct key *k)
{
	struct people_state *st = v->state;

	(void)a;
	(void)k;
	st->on_people = true;
	st->on_same = false;
	list_mark_all(&st->people);
	return FX_REDRAW;
}

/* The groups that are marked, else the one under the cursor. */
static unsigned end_groups(struct app *a, const struct people_state *st)
{
	size_t n = st->left.n_marked ? st->left.n_marked : 1;
	int64_t *ids = xcalloc(n, sizeof(*ids));
	unsigned fx;

	ids[0] = people_group(st);
	for (size_t i = 0; i < st->left.n_marked; i++)
		ids[i] = left_record(st->left.marked[i]);
	fx = groups_end_form(a, ids, n);
	free(ids);
	return fx;
}

/* People in the list and in the panel of pairs, groups on the left. */
static unsigned cmd_merge(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;

	if (people_pane(st) != PANE_LEFT)
		return people_cmd_merge(a, v, k);
	if (people_group(st))
		return end_groups(a, st);
	if (people_same_any(st)) {
		v->stale = true;
		return people_switch(v->state, PANE_SAME);
	}
	app_say(a, _("Choose a group or a person first."));
	return FX_REDRAW;
}

/* The memberships to choose among when it is not clear which one is meant. */
struct end_ctx {
	unsigned (*then)(struct app *a, int64_t membership_id, const char *group);
	size_t n;
	int64_t ids[16];
	char groups[16][64];
};

static unsigned end_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct end_ctx *c = ctx;

	return c->then(a, c->ids[chosen], c->groups[chosen]);
}

/* ended: those that have a last day too. */
static unsigned choose_membership(struct app *a, const struct people_state *st, bool ended,
	const char *title,
	unsigned (*then)(struct app *a, int64_t membership_id, const char *group))
{
	struct end_ctx *c = xcalloc(1, sizeof(*c));
	struct choice v[ARRAY_LEN(c->ids)];

	c->then = then;
	for (size_t i = 0; i < st->memberships.n && c->n < ARRAY_LEN(c->ids); i++) {
		const struct membership_row *r = &st->memberships.v[i];

		if (!ended && r->m.to_day && *r->m.to_day)
			continue;
		c->ids[c->n] = r->m.id;
		snprintf(c->groups[c->n], sizeof(c->groups[0]), "%s", r->group);
		utf8_cut(c->groups[c->n]);
		v[c->n] = (struct choice) { .text = c->groups[c->n] };
		c->n++;
	}
	if (c->n == 0) {
		free(c);
		app_say(a, _("The person is in no group. + adds to one."));
		return FX_REDRAW;
	}
	if (c->n == 1) {
		unsigned fx = end_chosen(a, c, 0);

		free(c);
		return fx;
	}
	choices_open(a,
		&(struct choices_spec) {
			.title = title,
			.v = v,
			.n = c->n,
			.done = end_chosen,
			.ctx = c,
		});
	return FX_REDRAW;
}

static unsigned cmd_leave(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	int64_t group = people_group(st);

	(void)k;
	for (size_t i = 0; group && i < st->memberships.n; i++) {
		const struct membership_row *r = &st->memberships.v[i];

		if (r->m.group_id == group && !(r->m.to_day && *r->m.to_day))
			return membership_ask_end(a, r->m.id, r->group);
	}
	return choose_membership(a, st, false, _("Leaves which group?"), membership_ask_end);
}

static unsigned cmd_membership(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	const struct membership_row *found = NULL;
	int64_t group = people_group(st);

	(void)k;
	for (size_t i = 0; group && i < st->memberships.n; i++)
		if (st->memberships.v[i].m.group_id == group)
			found = &st->memberships.v[i];
	if (found)
		return membership_form_edit(a, found->m.id, found->group);
	return choose_membership(a, st, true, _("Which membership?"), membership_form_edit);
}

static unsigned cmd_delete(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	const struct person_row *r = people_at(st, st->people.at);
	struct err e = { 0 };
	bool ok;

	(void)k;
	if (st->on_people && r) {
		char *name = person_name(&r->p);
		unsigned fx;

		ok = person_delete(&a->session, r->p.id, &e);
		fx = app_did(a, ok, &e, _("Removed: %s."), name);
		free(name);
		return fx;
	}
	if (st->on_same)
		return FX_NONE;
	if (people_group(st)) {
		ok = group_delete(&a->session, people_group(st), &e);
		return app_did(a, ok, &e, "%s", _("The group is removed."));
	}
	if (people_party(st)) {
		ok = party_delete(&a->session, people_party(st), &e);
		return app_did(a, ok, &e, "%s", _("The party is removed."));
	}
	app_say(a, _("Choose a group, a party or a person first."));
	return FX_REDRAW;
}

static unsigned go_done(struct app *a, void *ctx, const char *text)
{
	struct err e = { 0 };
	int64_t id;

	(void)ctx;
	if (!person_find(&a->session, text, 0, &id, &e))
		return app_fail(a, &e);
	people_seek_left(a, left_id(LEFT_ALL, 0));
	people_seek(a, id);
	return FX_POP;
}

static unsigned cmd_go(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	prompt_open(a,
		&(struct prompt) {
			.label = _("Go to person"),
			.hint = _(
				"a name, a part of it or initials.  Enter goes there  Esc cancels"),
			.done = go_done,
		});
	return FX_REDRAW;
}

static unsigned cmd_template(struct app *a, struct view *v, const struct key *k)
{
	struct template_for what = { .group_id = people_group(v->state) };

	(void)k;
	app_push(a, &template_view, &what);
	return FX_REDRAW;
}

bool people_hints(const struct view *v, const struct command *c)
{
	const struct people_state *st = v->state;
	bool pair = c->run == people_cmd_two || c->run == people_cmd_turn;

	if (!st->on_same)
		return !pair;
	return pair || c->run == cmd_merge || c->run == cmd_edit || c->run == cmd_pane;
}

/* clang-format off */
const struct command people_commands[] = {
	{ "open",   "<Enter> ö",  "people", N_("Into the list; edit the person"), N_("footer|show"), 1, NEED_NOTHING, cmd_open },
	{ "pane",   "<Tab> <S-Tab>", "people", N_("The other pane"), N_("footer|pane"), 7, NEED_NOTHING, cmd_pane },
	{ "new",    "n",          "people", N_("New person, or group or party in the left pane"), N_("footer people|new"), 2, NEED_WRITABLE, cmd_new },
	{ "edit",   "e ä",        "people", N_("Edit what the cursor is on"), N_("footer|edit"), 3, NEED_WRITABLE, cmd_edit },
	{ "join",   "+",          "people", N_("Add the person, or all who are marked, to a group"), N_("footer|to a group"), 9, NEED_PERSON | NEED_WRITABLE, cmd_join },
	{ "mark",   "<Space>",    "people", N_("Mark for the next command"), N_("footer|mark"), 17, NEED_NOTHING, cmd_mark },
	{ "mark-all", "*",        "people", N_("Mark all that are shown"), NULL, 0, NEED_PERSON, cmd_mark_all },
	{ "leave",  "-",          "people", N_("End a membership"), N_("footer|from a group"), 10, NEED_PERSON | NEED_WRITABLE, cmd_leave },
	{ "membership", "E",      "people", N_("Edit a membership: role, party, mandate, from and to"), NULL, 0, NEED_PERSON | NEED_WRITABLE, cmd_membership },
	{ "merge",  "s",          "people", N_("Two entries are one person; end the group, or merge all that are marked into one"), N_("footer|merge"), 4, NEED_WRITABLE, cmd_merge },
	{ "two",    "i",          "people", N_("The two are not the same person: never ask again"), N_("footer|they are two"), 5, NEED_WRITABLE, people_cmd_two },
	{ "turn",   "b",          "people", N_("Of the two keep the other one"), N_("footer|keep the other"), 6, NEED_WRITABLE, people_cmd_turn },
	{ "ask-again", "I",       "people", N_("Ask again about two who were told apart"), NULL, 0, NEED_WRITABLE, people_cmd_ask_again },
	{ "split",  "S",          "people", N_("Take a merge of the person back, whatever came since"), NULL, 0, NEED_WRITABLE, people_cmd_split },
	{ "alias",  "a",          "people", N_("Another spelling of the person's name"), NULL, 0, NEED_WRITABLE, people_cmd_alias },
	{ "alias-remove", "A",    "people", N_("Take away another spelling of the name"), NULL, 0, NEED_WRITABLE, people_cmd_alias_remove },
	{ "delete", "<Delete>",   "people", N_("Remove the person, group or party"), NULL, 0, NEED_WRITABLE, cmd_delete },
	{ "template", "d",        "people", N_("The agenda template of the group"), NULL, 0, NEED_NOTHING, cmd_template },
	{ "go",     "g",          "people", N_("Go to a person"), N_("footer|go to"), 18, NEED_NOTHING, cmd_go },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
