/* Memberships as a few fields: who joins a group, for whom, from when to when, and who leaves it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/people.h"

#include "tui/views/people_part.h"
#include "tui/views/words_part.h"

enum { ROLES = ROLE_OBSERVER + 1 };

enum { M_GROUP, M_ROLE, M_PARTY, M_MANDATE, M_FROM, M_TO, M_TURN, M_COUNT };

static const char *yes_no(int yes)
{
	return yes ? _("yes") : _("no");
}

static bool membership_echo(
	struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	(void)ctx;
	switch (field) {
	case M_GROUP:
		return people_echo_group(a, text, out);
	case M_ROLE:
		return word_echo(member_role_label, ROLES, text, out);
	case M_PARTY:
		return people_echo_party(a, text, out);
	case M_MANDATE:
		return word_echo(yes_no, 2, text, out);
	case M_FROM:
	case M_TO:
		return people_echo_day(a, text, out);
	case M_TURN:
		return people_echo_number(a, text, out);
	default:
		return true;
	}
}

static bool take_membership(
	struct app *a, const char *const *texts, struct membership *m, struct err *e)
{
	int mandate = m->mandate;
	bool ok = group_find(&a->session, texts[M_GROUP], &m->group_id, e) &&
		word_read(member_role_label, ROLES, texts[M_ROLE], &m->role, e) &&
		word_read(yes_no, 2, texts[M_MANDATE], &mandate, e) &&
		people_take_day(a, texts[M_FROM], &m->from_day, e) &&
		people_take_day(a, texts[M_TO], &m->to_day, e) &&
		people_take_number(texts[M_TURN], &m->turn, e) &&
		people_take_party(a, texts[M_PARTY], &m->party_id, e);

	m->mandate = mandate != 0;
	return ok;
}

/* Whose membership it is; the caller frees. */
static char *member_name(struct app *a, int64_t membership_id)
{
	struct membership m = { 0 };
	struct person p = { 0 };
	struct err e = { 0 };
	char *name;

	if (store_membership_load(a->session.store, membership_id, &m, &e))
		store_person_load(a->session.store, m.person_id, &p, &e);
	name = p.id ? person_name(&p) : xstrdup("");
	membership_release(&m);
	person_release(&p);
	return name;
}

/* Who joins. */
struct joining {
	size_t n;
	int64_t ids[];
};

static bool join_all(struct app *a, const struct joining *who, struct membership *m, struct err *e)
{
	for (size_t i = 0; i < who->n; i++) {
		m->id = 0;
		m->person_id = who->ids[i];
		if (!membership_put(&a->session, m, e))
			return false;
	}
	return true;
}

static unsigned membership_done(struct app *a, void *ctx, const char *const *texts)
{
	struct membership m = { 0 };
	struct err e = { 0 };
	char *group;
	unsigned fx;
	bool ok = session_begin(&a->session, xasprintf(_("Member of %s"), texts[M_GROUP]), &e);

	if (ok)
		ok = session_end(&a->session,
			take_membership(a, texts, &m, &e) && join_all(a, ctx, &m, &e), &e);
	group = people_group_name(a, m.group_id);
	fx = ok ? app_did(a, true, &e, _("Member of %s."), group) | FX_POP : app_fail(a, &e);
	if (ok)
		people_unmark(a);
	membership_release(&m);
	free(group);
	return fx;
}

/* "Ada Ek becomes a member"; the caller frees. NULL where the person is not there. */
static char *joining_title(struct app *a, const int64_t *people, size_t n, struct err *e)
{
	struct person p = { 0 };
	char *title = NULL, *name;

	if (n > 1)
		return xasprintf(
			ngettext("%zu person becomes a member", "%zu people become members", n), n);
	if (store_person_load(a->session.store, people[0], &p, e)) {
		name = person_name(&p);
		title = xasprintf(_("%s becomes a member"), name);
		free(name);
	}
	person_release(&p);
	return title;
}

unsigned membership_form(struct app *a, const int64_t *people, size_t n)
{
	struct joining *who;
	struct err e = { 0 };
	char *title = joining_title(a, people, n, &e);
	char iso[MOMENT_SIZE], day[DATE_TEXT_SIZE];

	if (!title)
		return app_fail(a, &e);
	who = xcalloc(1, sizeof(*who) + n * sizeof(*people));
	who->n = n;
	memcpy(who->ids, people, n * sizeof(*people));
	session_today(&a->session, iso);
	people_entry_day(iso, day);
	form_open(a,
		&(struct form_spec) {
			.title = title,
			.fields =
				(const struct form_spec_field[M_COUNT]) {
					{ _("Group"), "" },
					{ _("Role"), member_role_label(ROLE_MEMBER) },
					{ _("For party"), "" },
					{ _("Mandate"), yes_no(0) },
					{ _("From"), day },
					{ _("To"), "" },
					{ _("Turn as deputy"), "" },
				},
			.n = M_COUNT,
			.echo = membership_echo,
			.done = membership_done,
			.ctx = who,
		});
	free(title);
	return FX_REDRAW;
}

static unsigned membership_edited(struct app *a, void *ctx, const char *const *texts)
{
	const int64_t *id = ctx;
	struct membership m = { 0 };
	struct err e = { 0 };
	char *group;
	unsigned fx;
	bool ok = store_membership_load(a->session.store, *id, &m, &e) &&
		session_begin(&a->session, NULL, &e);

	if (ok)
		ok = session_end(&a->session,
			take_membership(a, texts, &m, &e) && membership_put(&a->session, &m, &e),
			&e);
	group = people_group_name(a, m.group_id);
	fx = ok ? app_did(a, true, NULL, _("Member of %s."), group) | FX_POP : app_fail(a, &e);
	membership_release(&m);
	free(group);
	return fx;
}

static bool membership_read(struct app *a, int64_t id, char **texts, struct err *e)
{
	struct membership m = { 0 };
	bool ok = store_membership_load(a->session.store, id, &m, e);

	if (ok) {
		texts[M_GROUP] = people_group_name(a, m.group_id);
		texts[M_ROLE] = xstrdup(member_role_label(m.role));
		texts[M_PARTY] = people_party_name(a, m.party_id);
		texts[M_MANDATE] = xstrdup(yes_no(m.mandate));
		texts[M_FROM] = people_day_text(m.from_day);
		texts[M_TO] = people_day_text(m.to_day);
		texts[M_TURN] = people_number_text(m.turn);
	}
	membership_release(&m);
	return ok;
}

static void membership_now(struct app *a, void *ctx, char **texts)
{
	struct err gone = { 0 }; /* saving says so */

	(void)membership_read(a, *(const int64_t *)ctx, texts, &gone);
}

unsigned membership_form_edit(struct app *a, int64_t membership_id, const char *group)
{
	struct err e = { 0 };
	char *texts[M_COUNT] = { 0 }, *name, *draft;

	(void)group;
	if (!membership_read(a, membership_id, texts, &e))
		return app_fail(a, &e);
	name = member_name(a, membership_id);
	draft = xasprintf("membership:%" PRId64, membership_id);
	form_open(a,
		&(struct form_spec) {
			.title = name,
			.fields =
				(const struct form_spec_field[M_COUNT]) {
					{ _("Group"), texts[M_GROUP] },
					{ _("Role"), texts[M_ROLE] },
					{ _("For party"), texts[M_PARTY] },
					{ _("Mandate"), texts[M_MANDATE] },
					{ _("From"), texts[M_FROM] },
					{ _("To"), texts[M_TO] },
					{ _("Turn as deputy"), texts[M_TURN] },
				},
			.n = M_COUNT,
			.echo = membership_echo,
			.done = membership_edited,
			.now = membership_now,
			.draft = draft,
			.ctx = xmemdup(&membership_id, sizeof(membership_id)),
		});
	for (size_t i = 0; i < M_COUNT; i++)
		free(texts[i]);
	free(draft);
	free(name);
	return FX_REDRAW;
}

static unsigned end_done(struct app *a, void *ctx, const char *text)
{
	const int64_t *id = ctx;
	char iso[MOMENT_SIZE], day[DATE_TEXT_SIZE];
	struct moment m = MOMENT_NONE;
	struct err e = { 0 };

	if (!people_read_day(a, text, iso) || !iso[0]) {
		err_set(&e, ERR_INVALID, _("\"%s\" is no date."), text);
		return app_fail(a, &e);
	}
	if (!membership_end(&a->session, *id, iso, &e))
		return app_fail(a, &e);
	moment_parse(iso, &m);
	day_text_year(m.day, day);
	return app_did(a, true, &e, _("The membership ends %s."), day) | FX_POP;
}

unsigned membership_ask_end(struct app *a, int64_t membership_id, const char *group)
{
	char *name = member_name(a, membership_id);
	/* TRANSLATORS: a person, a group */
	char *label = xasprintf(_("%s, last day in %s"), name, group);
	char iso[MOMENT_SIZE], day[DATE_TEXT_SIZE];

	session_today(&a->session, iso);
	people_entry_day(iso, day);
	prompt_open(a,
		&(struct prompt) {
			.label = label,
			.text = day,
			.done = end_done,
			.ctx = xmemdup(&membership_id, sizeof(membership_id)),
		});
	free(name);
	free(label);
	return FX_REDRAW;
}
