/* What the roll call asks: answers, substitutes, guests, times, and as what somebody is there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/labels.h"
#include "rules/names.h"
#include "services/people.h"
#include "services/rollcall.h"

#include "tui/views/rollcall.h"
#include "tui/views/sections.h"

/* ---- Answers, and as what somebody is here ------------------------------------------------------ */

static unsigned cmd_answers(struct app *a, struct view *v, const struct key *k)
{
	struct rollcall_state *st = v->state;

	(void)k;
	st->answers = !st->answers;
	app_say(a, "%s",
		st->answers ? _("The keys note who has answered that they come.")
			    : _("The keys take the roll."));
	return FX_REDRAW;
}

static unsigned cmd_confirm(struct app *a, struct view *v, const struct key *k)
{
	const struct rollcall_state *st = v->state;
	struct err e = { 0 };
	int n = 0;
	bool ok = roll_confirm(&a->session, st->meeting_id, &n, &e);

	(void)k;
	if (ok && n == 0) {
		app_say(a, _("No answer is waiting to be confirmed."));
		return FX_REDRAW;
	}
	return app_did(a, ok, &e,
		ngettext("%d answer confirmed", "%d answers confirmed", (unsigned long)n), n);
}

/* Member, staff, guest in turn. */
static unsigned cmd_role(struct app *a, struct view *v, const struct key *k)
{
	static const enum attendance_role next[] = {
		[ATTENDS_AS_MEMBER] = ATTENDS_AS_STAFF,
		[ATTENDS_AS_STAFF] = ATTENDS_AS_GUEST,
		[ATTENDS_AS_GUEST] = ATTENDS_AS_MEMBER,
	};
	const struct rollcall_state *st = v->state;
	const struct roll_row *r = rollcall_row(st);
	enum attendance_role role = next[r->a.role];
	char *name = name_given_first(r->given, r->family);
	struct err e = { 0 };
	unsigned fx = app_did(a, roll_role(&a->session, st->meeting_id, r->a.person_id, role, &e),
		&e, "%s: %s", name, attendance_role_label((int)role));

	(void)k;
	free(name);
	return fx;
}

/* ---- Substitutes and guests ---------------------------------------------------------------------- */

enum { CANDIDATES_MAX = 40 };
struct substitutes {
	struct rollcall_state *st; /* of the roll call beneath the box */
	int64_t meeting_id, person_id;
	int64_t ids[CANDIDATES_MAX];
	char names[CANDIDATES_MAX][96];
	size_t n;
};

static unsigned substitute_chosen(struct app *a, void *ctx, size_t chosen)
{
	struct substitutes *s = ctx;
	struct err e = { 0 };
	bool ok = roll_substitute(&a->session, s->meeting_id, s->person_id, s->ids[chosen], &e);

	if (ok)
		rollcall_step_on(s->st);
	return app_saved(a, ok, &e);
}

static bool is_candidate(const struct substitutes *s, int64_t person_id)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->ids[i] == person_id)
			return true;
	return false;
}

static void add_candidate(struct substitutes *s, int64_t person_id, const char *given,
	const char *family, const char *party)
{
	if (s->n == CANDIDATES_MAX || is_candidate(s, person_id))
		return;
	snprintf(s->names[s->n], sizeof(s->names[0]), "%.40s %.30s  %.20s", given,
		family ? family : "", party);
	utf8_cut(s->names[s->n]);
	s->ids[s->n++] = person_id;
}

/* Has a seat of their own, or another's already? Deputies are called to stand in. */
static bool is_taken(const struct rollcall_state *st, int64_t person_id)
{
	for (size_t i = 0; i < st->rows.n; i++) {
		const struct roll_row *r = &st->rows.v[i];

		if (r->a.person_id == person_id)
			return r->a.stands_in_for ||
				(r->a.role == ATTENDS_AS_MEMBER && r->role != ROLE_DEPUTY);
	}
	return false;
}

/* Deputies on the roll: of a party (0 = any), in the order in which they are called; those without a turn
 * come last. */
static void add_deputies(const struct rollcall_state *st, struct substitutes *s, int64_t party_id)
{
	const struct roll_row **in_turn = xcalloc(st->rows.n + 1, sizeof(*in_turn));
	size_t n = roll_deputies(&st->rows, party_id, in_turn);

	for (size_t i = 0; i < n; i++) {
		const struct roll_row *r = in_turn[i];

		if (r->a.person_id != s->person_id && !is_taken(st, r->a.person_id))
			add_candidate(s, r->a.person_id, r->given, r->family, r->party);
	}
	free(in_turn);
}

/* People of a party (0 = any) who could stand in: those called as deputies, then the register. */
static bool add_candidates(struct app *a, const struct rollcall_state *st, struct substitutes *s,
	int64_t party_id, struct err *e)
{
	struct person_query q = { .party_id = party_id, .limit = CANDIDATES_MAX * 4 };
	struct person_rows people;
	char today[MOMENT_SIZE];

	add_deputies(st, s, party_id);
	session_today(&a->session, today);
	q.today = today;
	if (!store_people(a->session.store, &q, &people, e))
		return false;
	for (size_t i = 0; i < people.n; i++) {
		const struct person_row *p = &people.v[i];

		if (p->p.id != s->person_id && !is_taken(st, p->p.id))
			add_candidate(s, p->p.id, p->p.given, p->p.family, p->party);
	}
	pool_release(&people.pool);
	return true;
}

static unsigned cmd_substitute(struct app *a, struct view *v, const struct key *k)
{
	struct rollcall_state *st = v->state;
	const struct roll_row *r = rollcall_row(st);
	struct substitutes *s = xcalloc(1, sizeof(*s));
	struct choice choices[CANDIDATES_MAX] = { 0 };
	struct err e = { 0 };
	char *title;

	(void)k;
	s->st = st;
	s->meeting_id = st->meeting_id;
	s->person_id = r->a.person_id;
	if ((r->party_id && !add_candidates(a, st, s, r->party_id, &e)) ||
		!add_candidates(a, st, s, 0, &e)) {
		free(s);
		return app_fail(a, &e);
	}
	if (s->n == 0) {
		free(s);
		app_say(a, _("Nobody in the register is free to stand in. n adds a guest."));
		return FX_REDRAW;
	}
	for (size_t i = 0; i < s->n; i++) {
		choices[i].text = s->names[i];
		if (i < 9)
			choices[i].key.code = (uint32_t)('1' + i);
	}
	title = xasprintf(_("Who stands in for %s %s?"), r->given, r->family);
	choices_open(a,
		&(struct choices_spec) { .title = title,
			.v = choices,
			.n = s->n,
			.done = substitute_chosen,
			.ctx = s });
	free(title);
	return FX_REDRAW;
}

static unsigned guest_named(struct app *a, void *ctx, const char *text)
{
	const int64_t *meeting_id = ctx;
	struct err e = { 0 };
	int64_t who;

	if (text_blank(text))
		return FX_POP;
	if (!roll_guest(&a->session, *meeting_id, text, 0, &who, &e))
		return app_fail(a, &e);
	return app_did(a, true, NULL, _("%s is here as a guest"), text) | FX_POP;
}

static unsigned cmd_guest(struct app *a, struct view *v, const struct key *k)
{
	const struct rollcall_state *st = v->state;

	(void)k;
	prompt_open(a,
		&(struct prompt) { .label = _("Guest"),
			.hint = _("First name and family name  Enter adds  Esc cancels"),
			.done = guest_named,
			.ctx = xmemdup(&st->meeting_id, sizeof(st->meeting_id)) });
	return FX_REDRAW;
}

/* ---- Times ----------------------------------------------------------------------------------------- */

struct times {
	int64_t meeting_id, person_id;
};

static bool read_time(const char *text, int *minute, struct err *e)
{
	struct when w;

	*minute = MINUTE_NONE;
	if (text_blank(text))
		return true;
	if (when_time(text, true, &w) == 0 || w.start == MINUTE_NONE)
		return err_set(e, ERR_INVALID, _("\"%s\" is not a time such as 9:20."), text);
	*minute = w.start;
	return true;
}

/* The time as it is read; after a return, for how long somebody was away. */
static bool times_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	char clock[DATE_TEXT_SIZE];
	struct err e = { 0 };
	int minute;

	(void)a;
	(void)ctx;
	if (!read_time(text, &minute, &e)) {
		buf_puts(out, _("for example 9:20"));
		return false;
	}
	minute_text(minute, clock);
	if (minute == MINUTE_NONE)
		buf_puts(out, field == 0 ? _("from the beginning") : _("to the end"));
	else if (strcmp(clock, text) != 0)
		buf_puts(out, clock);
	if (field == 0)
		buf_printf(out, "%s%s", out->len ? "  " : "",
			_("later than the leaving: away in between"));
	return true;
}

static unsigned times_typed(struct app *a, void *ctx, const char *const *texts)
{
	const struct times *t = ctx;
	struct err e = { 0 };
	int came, left;

	if (!read_time(texts[0], &came, &e) || !read_time(texts[1], &left, &e))
		return app_fail(a, &e);
	if (!roll_times(&a->session, t->meeting_id, t->person_id, came, left, &e))
		return app_saved(a, false, &e);
	return app_saved(a, true, NULL) | FX_POP;
}

static unsigned cmd_times(struct app *a, struct view *v, const struct key *k)
{
	struct rollcall_state *st = v->state;
	const struct roll_row *r = rollcall_row(st);
	struct times t = { st->meeting_id, r->a.person_id };
	struct form_spec_field fields[] = {
		{ _("Came"), r->a.came },
		{ _("Left"), r->a.left },
	};
	char *title = xasprintf(_("Times of %s %s"), r->given, r->family);

	(void)k;
	form_open(a,
		&(struct form_spec) { .title = title,
			.fields = fields,
			.n = ARRAY_LEN(fields),
			.echo = times_echo,
			.done = times_typed,
			.ctx = xmemdup(&t, sizeof(t)) });
	free(title);
	return FX_REDRAW;
}

/* clang-format off */
enum { MARK = NEED_PERSON | NEED_WRITABLE };
const struct command rollcall_ask_commands[] = {
	{ "roll-substitute",  "e", "rollcall", N_("Somebody stands in"), N_("deputy"), 5, MARK | NEED_ROLL, cmd_substitute },
	{ "roll-times",       "ä", "rollcall", N_("Edit when somebody came and left"), NULL, 0, MARK, cmd_times },
	{ "roll-role",        "m", "rollcall", N_("As member, staff or guest"), NULL, 0, MARK, cmd_role },
	{ "roll-answers",     "<Tab>", "rollcall", N_("Before the meeting: note answers, or take the roll"), N_("footer|answers/roll"), 5, NEED_BEFORE, cmd_answers },
	{ "roll-confirm",     "B", "rollcall", N_("Mark all who have answered as they said"), NULL, 0, MARK, cmd_confirm },
	{ "roll-guest",       "n", "rollcall", N_("Add a guest"), NULL, 0, NEED_WRITABLE, cmd_guest },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
