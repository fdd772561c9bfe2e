/* View 4: who may be here twice, what is done about it, and other names of people. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/aliases.h"
#include "services/find.h"
#include "services/person_merge.h"

#include "tui/views/people_part.h"

/* ---- Pairs ---------------------------------------------------------------------------------------------- */

static int64_t pair_id(const struct same_found *f)
{
	int64_t low = f->first < f->second ? f->first : f->second;

	return low << 31 | (f->first < f->second ? f->second : f->first);
}

/* The one that was named is before those that were found. */
const struct same_found *people_same_at(const struct people_same *s, size_t at)
{
	size_t typed = s->typed.first != 0;

	if (at < typed)
		return &s->typed;
	return at - typed < s->found.n ? &s->found.v[at - typed] : NULL;
}

bool people_same_any(const struct people_state *st)
{
	return st->same.list.n > 0 || !st->same.looked;
}

bool people_same_of(const struct people_same *s, int64_t person_id, size_t *at)
{
	for (*at = 0; *at < s->list.n; ++*at) {
		const struct same_found *f = people_same_at(s, *at);

		if (f->first == person_id || f->second == person_id)
			return true;
	}
	return false;
}

static void side_release(struct people_side *side)
{
	person_release(&side->p);
	free(side->name);
	pool_release(&side->memberships.pool);
	pool_release(&side->names.pool);
	pool_release(&side->pool);
	*side = (struct people_side) { 0 };
}

static void drop_typed(struct people_same *s)
{
	for (int i = 0; i < 2; i++) {
		free(s->typed_names[i]);
		s->typed_names[i] = NULL;
	}
	s->typed = (struct same_found) { 0 };
}

void people_same_release(struct people_same *s)
{
	list_release(&s->list);
	pool_release(&s->found.pool);
	drop_typed(s);
	side_release(&s->side[0]);
	side_release(&s->side[1]);
}

/* ---- Reading --------------------------------------------------------------------------------------------- */

static bool load_side(struct people_state *st, int64_t id, struct people_side *side, struct err *e)
{
	struct party party = { 0 };
	bool ok = store_person_load(st->store, id, &side->p, e) &&
		store_memberships(st->store, id, 0, &side->memberships, e) &&
		store_aliases(st->store, id, &side->names, e) &&
		store_seen(st->store, id, &side->seen, &side->pool, e);

	side->party = "";
	if (ok && side->p.party_id) {
		ok = store_party_load(st->store, side->p.party_id, &party, e);
		side->party = pool_strdup(&side->pool, or_empty(party.name));
	}
	party_release(&party);
	if (ok)
		side->name = person_name(&side->p);
	return ok;
}

static bool load_pair(struct people_state *st, struct err *e)
{
	struct people_same *s = &st->same;
	const struct same_found *f = people_same_at(s, s->list.at);
	bool turned = s->turned;

	side_release(&s->side[0]);
	side_release(&s->side[1]);
	if (!f || s->list.n == 0)
		return true;
	return load_side(st, f->first, &s->side[turned], e) &&
		load_side(st, f->second, &s->side[!turned], e);
}

/* Is the pair that was named still there? */
static bool keep_typed(struct people_state *st)
{
	struct person p = { 0 };
	struct err e = { 0 };
	bool there = store_person_load(st->store, st->same.typed.first, &p, &e) &&
		store_person_load(st->store, st->same.typed.second, &p, &e);

	person_release(&p);
	return there;
}

static bool look(struct people_state *st, struct app *a, struct err *e)
{
	struct people_same *s = &st->same;
	size_t most = s->wanted ? 0 : PEOPLE_AT_ONCE;
	int64_t *ids;
	size_t n = 0;

	s->seen = a->data;
	s->looked = s->wanted || st->total <= PEOPLE_AT_ONCE;
	pool_release(&s->found.pool);
	s->found = (struct same_list) { 0 };
	if (s->typed.first && !keep_typed(st))
		drop_typed(s);
	if (s->looked && !same_people_find(&a->session, most, &s->found, e))
		return false;
	ids = xcalloc(s->found.n + 2, sizeof(*ids));
	for (const struct same_found *f; (f = people_same_at(s, n));)
		ids[n++] = pair_id(f);
	list_fill(&s->list, ids, n, false, false);
	free(ids);
	return true;
}

bool people_same_load(struct people_state *st, struct app *a, struct err *e)
{
	struct people_same *s = &st->same;

	if ((s->seen != a->data || !s->list.ids || (s->wanted && !s->looked)) && !look(st, a, e))
		return false;
	if (st->on_same && !people_same_any(st)) {
		st->on_same = false;
		st->on_people = true;
	}
	return load_pair(st, e);
}

/* ---- Merging --------------------------------------------------------------------------------------------- */

static unsigned merge(struct app *a, int64_t kept, int64_t other, enum merge_marks marks)
{
	struct merge_done did;
	struct err e = { 0 };
	char *name = NULL, *gone = NULL;
	unsigned fx;
	bool ok = store_person_name(a->session.store, kept, &name, &e) &&
		store_person_name(a->session.store, other, &gone, &e) &&
		person_merge(&a->session, kept, other, marks, &did, &e);

	if (ok && did.same_meetings)
		fx = app_did(a, true, NULL,
			ngettext("%s is %s now. At %zu meeting both were on the roll.",
				"%s is %s now. At %zu meetings both were on the roll.",
				did.same_meetings),
			gone, name, did.same_meetings);
	else
		fx = app_did(a, ok, &e, _("%s is %s now."), gone ? gone : "", name ? name : "");
	free(name);
	free(gone);
	return fx;
}

struct marks_ctx {
	int64_t kept, other;
	char *texts[2];
	char words[2][120];
};

static unsigned marks_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct marks_ctx *c = ctx;

	return merge(a, c->kept, c->other, chosen == 0 ? MERGE_KEPT : MERGE_OTHER);
}

/* "Beredning Väst tis 10 mars (på plats, från)" and how many more. */
static void clash_words(const struct merge_clashes *c, struct buf *out)
{
	const struct merge_clash *v = &c->v[0];

	buf_printf(out, "%s (%s, %s)", v->words, attendance_label(v->kept),
		attendance_label(v->other));
	if (c->n > 1)
		buf_printf(out, ngettext(" and %zu more", " and %zu more", c->n - 1), c->n - 1);
}

static unsigned ask_marks(struct app *a, const struct people_same *s, const struct merge_clashes *c)
{
	struct marks_ctx *ctx = xcalloc(1, sizeof(*ctx));
	struct choice v[2] = { 0 };
	struct buf where = { 0 };
	char *title;

	clash_words(c, &where);
	title = xasprintf(_("Both are marked: %s. Whose mark counts?"), buf_str(&where));
	for (int i = 0; i < 2; i++) {
		snprintf(ctx->words[i], sizeof(ctx->words[i]), "%s", s->side[i].name);
		utf8_cut(ctx->words[i]);
		v[i] = (struct choice) { .key = { .code = (uint32_t)('1' + i) },
			.text = ctx->words[i] };
	}
	ctx->kept = s->side[0].p.id;
	ctx->other = s->side[1].p.id;
	choices_open(a,
		&(struct choices_spec) {
			.title = title,
			.v = v,
			.n = 2,
			.done = marks_chosen,
			.ctx = ctx,
		});
	free(title);
	buf_release(&where);
	return FX_REDRAW;
}

static unsigned merge_pair(struct app *a, const struct people_same *s)
{
	struct merge_clashes c;
	struct err e = { 0 };
	bool stands = false;
	unsigned fx;

	if (!s->side[0].p.id)
		return FX_NONE;
	if (!person_merge_clashes(&a->session, s->side[0].p.id, s->side[1].p.id, &c, &e))
		return app_fail(a, &e);
	for (size_t i = 0; i < c.n; i++)
		stands |= c.v[i].stands_in;
	fx = c.n > 0 && !stands ? ask_marks(a, s, &c)
				: merge(a, s->side[0].p.id, s->side[1].p.id, MERGE_REFUSE);
	pool_release(&c.pool);
	return fx;
}

/* ---- A pair that somebody names ------------------------------------------------------------------------------ */

struct typed_ctx {
	int64_t person_id;
};

static struct people_state *state_of(struct app *a)
{
	return a->views[VIEW_PEOPLE - 1].state;
}

static void show_pair(struct app *a, size_t at)
{
	struct people_state *st = state_of(a);

	list_go(&st->same.list, st->same.list.ids[at]);
	st->same.turned = false;
	people_switch(st, PANE_SAME);
	a->views[VIEW_PEOPLE - 1].stale = true;
}

static unsigned typed_done(struct app *a, void *ctx, const char *text)
{
	const struct typed_ctx *c = ctx;
	struct people_state *st = state_of(a);
	struct people_same *s = &st->same;
	struct err e = { 0 };
	int64_t other;

	if (!person_find(&a->session, text, 0, &other, &e))
		return app_fail(a, &e);
	if (other == c->person_id) {
		app_say(a, "%s", _("That is one and the same entry."));
		return FX_REDRAW;
	}
	drop_typed(s);
	s->typed = (struct same_found) { .first = c->person_id, .second = other };
	if (!store_person_name(st->store, c->person_id, &s->typed_names[0], &e) ||
		!store_person_name(st->store, other, &s->typed_names[1], &e))
		return app_fail(a, &e);
	s->typed.first_name = s->typed_names[0];
	s->typed.second_name = s->typed_names[1];
	s->seen = a->data - 1;
	list_seek(&s->list, pair_id(&s->typed));
	s->turned = false;
	people_switch(st, PANE_SAME);
	a->views[VIEW_PEOPLE - 1].stale = true;
	return FX_POP;
}

static unsigned ask_other(struct app *a, int64_t person_id)
{
	struct typed_ctx *c = xcalloc(1, sizeof(*c));

	c->person_id = person_id;
	prompt_open(a,
		&(struct prompt) {
			.label = _("The same person as"),
			.hint = _("a name or a part of it.  Enter shows the two  Esc cancels"),
			.done = typed_done,
			.ctx = c,
		});
	return FX_REDRAW;
}

unsigned people_cmd_merge(struct app *a, struct view *v, const struct key *k)
{
	struct people_state *st = v->state;
	size_t at;

	(void)k;
	if (st->on_same)
		return merge_pair(a, &st->same);
	if (!st->people.id)
		return FX_NONE;
	if (!people_same_of(&st->same, st->people.id, &at))
		return ask_other(a, st->people.id);
	show_pair(a, at);
	return FX_REDRAW;
}

/* ---- Two who are two ----------------------------------------------------------------------------------------- */

unsigned people_cmd_two(struct app *a, struct view *v, const struct key *k)
{
	struct people_state *st = v->state;
	const struct people_side *side = st->same.side;
	struct err e = { 0 };
	size_t at;

	(void)k;
	if (!st->on_same && st->on_people && people_same_of(&st->same, st->people.id, &at)) {
		show_pair(a, at);
		return FX_REDRAW;
	}
	if (!st->on_same || !side[0].p.id) {
		app_say(a, "%s", _("Choose a pair in the panel of those who may be here twice."));
		return FX_REDRAW;
	}
	return app_did(a, people_tell_apart(&a->session, side[0].p.id, side[1].p.id, &e), &e,
		_("%s and %s are two people."), side[0].name, side[1].name);
}

unsigned people_cmd_turn(struct app *a, struct view *v, const struct key *k)
{
	struct people_state *st = v->state;

	(void)k;
	if (!st->on_same || !st->same.side[0].p.id) {
		app_say(a, "%s", _("Choose a pair in the panel of those who may be here twice."));
		return FX_REDRAW;
	}
	st->same.turned = !st->same.turned;
	v->stale = true;
	return FX_REDRAW;
}

/* ---- Choosing one of several ----------------------------------------------------------------------------------- */

enum { CHOICES_MAX = 16, CHOICE_BYTES = 120 };
struct pick_ctx {
	unsigned (*then)(struct app *a, int64_t id, const char *text);
	size_t n;
	int64_t id[CHOICES_MAX];
	char text[CHOICES_MAX][CHOICE_BYTES];
};

static unsigned picked(struct app *a, void *ctx, size_t chosen)
{
	const struct pick_ctx *c = ctx;

	return c->then(a, c->id[chosen], c->text[chosen]);
}

static void pick_add(struct pick_ctx *c, int64_t id, const char *text)
{
	if (c->n == CHOICES_MAX)
		return;
	c->id[c->n] = id;
	snprintf(c->text[c->n], CHOICE_BYTES, "%s", text);
	utf8_cut(c->text[c->n++]);
}

/* ctx is taken over. always: also where there is only one. */
static unsigned pick(struct app *a, struct pick_ctx *c, const char *title, const char *none)
{
	struct choice v[CHOICES_MAX] = { 0 };

	if (c->n == 0) {
		free(c);
		app_say(a, "%s", none);
		return FX_REDRAW;
	}
	for (size_t i = 0; i < c->n; i++)
		v[i].text = c->text[i];
	choices_open(a,
		&(struct choices_spec) {
			.title = title, .v = v, .n = c->n, .done = picked, .ctx = c });
	return FX_REDRAW;
}

static struct pick_ctx *pick_new(unsigned (*then)(struct app *a, int64_t id, const char *text))
{
	struct pick_ctx *c = xcalloc(1, sizeof(*c));

	c->then = then;
	return c;
}

/* Whom a command is about: under the cursor, or who would be kept of the pair. */
static int64_t chosen_person(const struct people_state *st)
{
	return st->on_same && st->same.side[0].p.id ? st->same.side[0].p.id : st->people.id;
}

static unsigned nobody(struct app *a)
{
	app_say(a, "%s", _("No person is selected."));
	return FX_REDRAW;
}

/* ---- Merges that are taken back --------------------------------------------------------------------------------- */

static unsigned split(struct app *a, int64_t merge_id, const char *name)
{
	struct split_done did;
	struct err e = { 0 };

	if (!person_split(&a->session, merge_id, &did, &e))
		return app_fail(a, &e);
	people_seek(a, did.person_id);
	if (did.since)
		return app_did(a, true, NULL,
			ngettext("%s is there again; %zu meeting that came since stays.",
				"%s is there again; %zu meetings that came since stay.", did.since),
			name, did.since);
	return app_did(a, true, NULL, _("%s is there again."), name);
}

unsigned people_cmd_split(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	struct person_merge_list list = { 0 };
	struct pick_ctx *c;
	struct err e = { 0 };

	(void)k;
	if (!chosen_person(st))
		return nobody(a);
	c = pick_new(split);
	if (!store_person_merges(st->store, chosen_person(st), &list, &e)) {
		free(c);
		return app_fail(a, &e);
	}
	for (size_t i = 0; i < list.n; i++) {
		struct person was = { .given = list.v[i].given, .family = list.v[i].family };
		char *name = person_name(&was);

		pick_add(c, list.v[i].id, name);
		free(name);
	}
	pool_release(&list.pool);
	return pick(a, c, _("Who is somebody else after all?"),
		_("Nobody was merged into this person."));
}

/* ---- Other names -------------------------------------------------------------------------------------------------- */

static unsigned alias_done(struct app *a, void *ctx, const char *text)
{
	const struct typed_ctx *c = ctx;
	struct err e = { 0 };

	if (!alias_add(&a->session, c->person_id, text, &e))
		return app_fail(a, &e);
	return app_did(a, true, NULL, _("Also written %s."), text) | FX_POP;
}

unsigned people_cmd_alias(struct app *a, struct view *v, const struct key *k)
{
	struct typed_ctx *c;

	(void)k;
	if (!chosen_person(v->state))
		return nobody(a);
	c = xcalloc(1, sizeof(*c));
	c->person_id = chosen_person(v->state);
	prompt_open(a,
		&(struct prompt) {
			.label = _("Also written"),
			.hint = _("as old notes spell the name.  Enter saves  Esc cancels"),
			.done = alias_done,
			.ctx = c,
		});
	return FX_REDRAW;
}

static unsigned drop_alias(struct app *a, int64_t id, const char *name)
{
	struct err e = { 0 };

	return app_did(a, alias_remove(&a->session, id, &e), &e, _("Removed: %s."), name);
}

unsigned people_cmd_alias_remove(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	struct alias_list list = { 0 };
	struct pick_ctx *c;
	struct err e = { 0 };

	(void)k;
	if (!chosen_person(st))
		return nobody(a);
	c = pick_new(drop_alias);
	if (!store_aliases(st->store, chosen_person(st), &list, &e)) {
		free(c);
		return app_fail(a, &e);
	}
	for (size_t i = 0; i < list.n; i++)
		pick_add(c, list.v[i].id, list.v[i].name);
	pool_release(&list.pool);
	return pick(a, c, _("Which spelling is not theirs?"), _("The person has no other names."));
}

static unsigned ask_again(struct app *a, int64_t id, const char *words)
{
	struct namesake pair = { 0 };
	struct err e = { 0 };
	bool ok = store_namesake_load(a->session.store, id, &pair, &e) &&
		people_ask_again(&a->session, pair.person_id, pair.other_id, &e);

	return app_did(a, ok, &e, _("Perhaps one person: %s."), words);
}

unsigned people_cmd_ask_again(struct app *a, struct view *v, const struct key *k)
{
	const struct people_state *st = v->state;
	struct pick_ctx *c = pick_new(ask_again);
	struct namesake_list list = { 0 };
	struct err e = { 0 };
	bool ok = store_namesakes(st->store, &list, &e);

	(void)k;
	for (size_t i = 0; i < list.n && ok; i++) {
		char *x = NULL, *y = NULL, *words;

		ok = store_person_name(st->store, list.v[i].person_id, &x, &e) &&
			store_person_name(st->store, list.v[i].other_id, &y, &e);
		words = xasprintf("%s, %s", x ? x : "", y ? y : "");
		pick_add(c, list.v[i].id, words);
		free(x);
		free(y);
		free(words);
	}
	pool_release(&list.pool);
	if (!ok) {
		free(c);
		return app_fail(a, &e);
	}
	return pick(a, c, _("Who may be one person after all?"), _("Nobody has been told apart."));
}
