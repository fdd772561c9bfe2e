/* People, groups and parties as a few fields. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/labels.h"
#include "rules/names.h"
#include "services/groups_end.h"
#include "services/people.h"

#include "tui/views/parties_part.h"
#include "tui/views/people_part.h"
#include "tui/views/words_part.h"
#include "tui/widgets/form.h"

enum {
	PARTY_KINDS = PARTY_OTHER + 1,
	GROUP_KINDS = GROUP_JOINT + 1,
	ROLES = ROLE_OBSERVER + 1,
};

struct form_ctx {
	int64_t id; /* of what is edited; 0 for a new one */
	int64_t group_id;
};

static int32_t today(struct app *a)
{
	return clock_local(a->session.clock).day;
}

/* ---- Kinds of field ------------------------------------------------------------------------------------ */

/* A day as ISO text; "" for an empty field. */
bool people_read_day(struct app *a, const char *text, char iso[MOMENT_SIZE])
{
	struct when w;

	iso[0] = '\0';
	if (text_blank(text))
		return true;
	if (!when_read(text, today(a), &w) || w.day == DAY_NONE)
		return false;
	moment_iso((struct moment) { w.day, MINUTE_NONE }, iso);
	return true;
}

bool people_echo_day(struct app *a, const char *text, struct buf *out)
{
	char iso[MOMENT_SIZE], day[DATE_TEXT_SIZE];
	struct moment m = MOMENT_NONE;

	if (!people_read_day(a, text, iso)) {
		buf_puts(out, _("for example 1/1 2026 or today"));
		return false;
	}
	moment_parse(iso, &m);
	day_text_year(m.day, day);
	buf_puts(out, day);
	return true;
}

/* A day as a field shows it: "10 mars 2026"; "" for none. */
void people_entry_day(const char *iso, char out[DATE_TEXT_SIZE])
{
	struct moment at = MOMENT_NONE;
	int y, m, d;

	out[0] = '\0';
	if (!iso || !moment_parse(iso, &at))
		return;
	day_to_ymd(at.day, &y, &m, &d);
	snprintf(out, DATE_TEXT_SIZE, "%d %s %d", d, month_long(m), y);
}

bool people_take_day(struct app *a, const char *text, char **field, struct err *e)
{
	char iso[MOMENT_SIZE];

	if (!people_read_day(a, text, iso))
		return err_set(e, ERR_INVALID, _("\"%s\" is no date."), text);
	xreplace(field, iso);
	return true;
}

/* A number; "" is 0. */
static bool read_number(const char *text, int64_t *n)
{
	char *end;

	errno = 0;
	*n = text_blank(text) ? 0 : strtoll(text, &end, 10);
	return text_blank(text) || (errno == 0 && text_blank(end) && *n >= 0 && *n < 10000);
}

bool people_take_number(const char *text, int64_t *field, struct err *e)
{
	return read_number(text, field) || err_set(e, ERR_INVALID, _("\"%s\" is no number."), text);
}

/* A party by name; one that is not there becomes a new one when the form is saved. */
bool people_echo_party(struct app *a, const char *text, struct buf *out)
{
	struct party p = { 0 };
	struct err e = { 0 };
	int64_t id;

	if (text_blank(text))
		return true;
	if (party_find(&a->session, text, &id, &e)) {
		if (store_party_load(a->session.store, id, &p, &e) && strcmp(p.name, text) != 0)
			buf_puts(out, p.name);
		party_release(&p);
		return true;
	}
	buf_puts(out, e.code == ERR_NOT_FOUND ? _("a new party") : e.text);
	return e.code == ERR_NOT_FOUND;
}

bool people_take_party(struct app *a, const char *text, int64_t *id, struct err *e)
{
	struct err none = { 0 };
	struct party p = { 0 };
	bool ok;

	*id = 0;
	if (text_blank(text) || party_find(&a->session, text, id, &none))
		return true;
	if (!err_absent(e, &none))
		return false;
	p.name = xstrdup(text);
	ok = party_put(&a->session, &p, e);
	*id = p.id;
	party_release(&p);
	return ok;
}

bool people_echo_group(struct app *a, const char *text, struct buf *out)
{
	struct group g = { 0 };
	struct err e = { 0 };
	int64_t id;

	if (text_blank(text))
		return true;
	if (!group_find(&a->session, text, &id, &e)) {
		buf_puts(out, e.text);
		return false;
	}
	if (store_group_load(a->session.store, id, &g, &e) && strcmp(g.name, text) != 0)
		buf_puts(out, g.name);
	group_release(&g);
	return true;
}

/* The caller frees. */
char *people_party_name(struct app *a, int64_t id)
{
	struct party p = { 0 };
	struct err e = { 0 };
	char *name = NULL;

	if (id && store_party_load(a->session.store, id, &p, &e))
		name = xstrdup(p.name);
	party_release(&p);
	return name ? name : xstrdup("");
}

char *people_group_name(struct app *a, int64_t id)
{
	struct group g = { 0 };
	struct err e = { 0 };
	char *name = NULL;

	if (id && store_group_load(a->session.store, id, &g, &e))
		name = xstrdup(g.name);
	group_release(&g);
	return name ? name : xstrdup("");
}

bool people_echo_number(struct app *a, const char *text, struct buf *out)
{
	int64_t n;

	(void)a;
	if (read_number(text, &n))
		return true;
	buf_puts(out, _("a number"));
	return false;
}

/* spec without its texts, which are those that it has now. Frees texts and draft, its draft's key. */
static unsigned open_form(struct app *a, struct form_spec spec, const char *const *labels,
	char **texts, char *draft, const struct form_ctx *ctx)
{
	struct form_spec_field fields[FORM_FIELDS_MAX];

	for (size_t i = 0; i < spec.n; i++)
		fields[i] = (struct form_spec_field) { _(labels[i]), texts[i] };
	spec.fields = fields;
	spec.ctx = xmemdup(ctx, sizeof(*ctx));
	spec.draft = draft;
	if (!ctx->id)
		spec.now = NULL;
	form_open(a, &spec);
	for (size_t i = 0; i < FORM_FIELDS_MAX; i++)
		free(texts[i]);
	free(draft);
	return FX_REDRAW;
}

/* ---- A person ------------------------------------------------------------------------------------------- */

enum { P_NAME, P_PARTY, P_TITLE, P_EMAIL, P_PHONE, P_ROLE, P_COUNT };

static bool person_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	(void)ctx;
	if (field == P_PARTY)
		return people_echo_party(a, text, out);
	if (field == P_ROLE)
		return word_echo(member_role_label, ROLES, text, out);
	return true;
}

static bool take_person(struct app *a, const char *const *texts, struct person *p, struct err *e)
{
	struct name_parts name;

	name_split(texts[P_NAME], &name);
	xreplace(&p->given, name.given);
	xreplace(&p->family, name.family);
	name_parts_release(&name);
	xreplace(&p->title, texts[P_TITLE]);
	xreplace(&p->email, texts[P_EMAIL]);
	xreplace(&p->phone, texts[P_PHONE]);
	return people_take_party(a, texts[P_PARTY], &p->party_id, e);
}

static unsigned person_done(struct app *a, void *ctx, const char *const *texts)
{
	const struct form_ctx *c = ctx;
	struct membership m = { .group_id = c->group_id, .role = ROLE_MEMBER };
	struct person p = { 0 };
	struct err e = { 0 };
	char *name = NULL;
	unsigned fx;
	bool ok = (!c->id || store_person_load(a->session.store, c->id, &p, &e)) &&
		(!c->group_id || word_read(member_role_label, ROLES, texts[P_ROLE], &m.role, &e)) &&
		session_begin(&a->session, xasprintf(_("Person: %s"), texts[P_NAME]), &e);

	if (ok)
		ok = session_end(&a->session,
			take_person(a, texts, &p, &e) &&
				person_put(&a->session, &p, c->group_id ? &m : NULL, &e),
			&e);
	if (ok) {
		name = person_name(&p);
		people_seek(a, p.id);
	}
	fx = ok ? app_did(a, true, &e, c->id ? _("Saved: %s.") : _("New: %s."), name) | FX_POP
		: app_fail(a, &e);
	free(name);
	person_release(&p);
	membership_release(&m);
	return fx;
}

static void person_texts(struct app *a, const struct person *p, char **texts)
{
	texts[P_NAME] = name_given_first(or_empty(p->given), or_empty(p->family));
	texts[P_PARTY] = people_party_name(a, p->party_id);
	texts[P_TITLE] = xstrdup(or_empty(p->title));
	texts[P_EMAIL] = xstrdup(or_empty(p->email));
	texts[P_PHONE] = xstrdup(or_empty(p->phone));
}

static void person_now(struct app *a, void *ctx, char **texts)
{
	struct person p = { 0 };
	struct err gone = { 0 }; /* saving says so */

	if (store_person_load(a->session.store, ((const struct form_ctx *)ctx)->id, &p, &gone))
		person_texts(a, &p, texts);
	person_release(&p);
}

unsigned person_form(struct app *a, int64_t id, int64_t group_id, int64_t party_id)
{
	static const char *const labels[P_COUNT] = { N_("Name"), N_("Party"), N_("Title, duty"),
		N_("E-mail"), N_("Phone"), N_("Role") };
	struct form_ctx c = { .id = id, .group_id = group_id };
	struct person p = { .party_id = party_id };
	struct err e = { 0 };
	char *texts[FORM_FIELDS_MAX] = { 0 }, *group, *title;
	unsigned fx;

	if (id && !store_person_load(a->session.store, id, &p, &e))
		return app_fail(a, &e);
	person_texts(a, &p, texts);
	texts[P_ROLE] = xstrdup(member_role_label(ROLE_MEMBER));
	group = people_group_name(a, group_id);
	title = id         ? xstrdup(_("Person"))
		: group_id ? xasprintf(_("New person in %s"), group)
			   : xstrdup(_("New person"));
	fx = open_form(a,
		(struct form_spec) {
			.title = title,
			.n = group_id ? P_COUNT : P_ROLE,
			.echo = person_echo,
			.done = person_done,
			.now = person_now,
		},
		labels, texts,
		id ? person_draft_key(id) : xasprintf("person:new:%" PRId64, group_id), &c);
	free(group);
	free(title);
	person_release(&p);
	return fx;
}

/* ---- A group ---------------------------------------------------------------------------------------------- */

enum {
	G_NAME,
	G_SHORT,
	G_LETTER,
	G_KIND,
	G_PEOPLE,
	G_PARTIES,
	G_SEATS,
	G_MUST,
	G_FROM,
	G_TO,
	G_SUCCESSOR,
	G_COUNT,
};

static bool echo_parties(struct app *a, const char *text, struct buf *out)
{
	int64_t ids[PARTIES_MAX];
	struct err e = { 0 };
	size_t n;

	if (parties_read(a, text, ids, &n, out, &e))
		return true;
	buf_cut(out, 0);
	buf_puts(out, e.text);
	return false;
}

static bool group_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	(void)ctx;
	switch (field) {
	case G_KIND:
		return word_echo(group_kind_label, GROUP_KINDS, text, out);
	case G_PEOPLE:
	case G_PARTIES:
	case G_SEATS:
		return people_echo_number(a, text, out);
	case G_MUST:
		return echo_parties(a, text, out);
	case G_FROM:
	case G_TO:
		return people_echo_day(a, text, out);
	case G_SUCCESSOR:
		return people_echo_group(a, text, out);
	default:
		return true;
	}
}

static bool take_successor(struct app *a, const char *text, int64_t *id, struct err *e)
{
	*id = 0;
	return text_blank(text) || group_find(&a->session, text, id, e);
}

static bool take_group(struct app *a, const char *const *texts, struct group *g, struct err *e)
{
	xreplace(&g->name, texts[G_NAME]);
	xreplace(&g->short_name, texts[G_SHORT]);
	xreplace(&g->letter, texts[G_LETTER]);
	return word_read(group_kind_label, GROUP_KINDS, texts[G_KIND], &g->kind, e) &&
		people_take_number(texts[G_PEOPLE], &g->least_people, e) &&
		people_take_number(texts[G_PARTIES], &g->least_parties, e) &&
		people_take_number(texts[G_SEATS], &g->most_seats, e) &&
		people_take_day(a, texts[G_FROM], &g->from_day, e) &&
		people_take_day(a, texts[G_TO], &g->to_day, e) &&
		take_successor(a, texts[G_SUCCESSOR], &g->successor_id, e);
}

static unsigned group_done(struct app *a, void *ctx, const char *const *texts)
{
	const struct form_ctx *c = ctx;
	int64_t must[PARTIES_MAX];
	struct groups_ended did;
	struct group g = { 0 };
	struct err e = { 0 };
	unsigned fx;
	size_t n;

	if ((c->id && !store_group_load(a->session.store, c->id, &g, &e)) ||
		!take_group(a, texts, &g, &e) ||
		!parties_read(a, texts[G_MUST], must, &n, NULL, &e) ||
		!group_put_days(&a->session, &g, must, n, &did, &e)) {
		group_release(&g);
		return app_fail(a, &e);
	}
	fx = did.ended ? groups_say_ended(a, &did)
		       : app_did(a, true, &e, c->id ? _("Saved: %s.") : _("New: %s."), g.name);
	people_seek_left(a, left_id(LEFT_GROUP, g.id));
	group_release(&g);
	return fx | FX_POP;
}

char *people_number_text(int64_t n)
{
	return n ? xasprintf("%" PRId64, n) : xstrdup("");
}

char *people_day_text(const char *iso)
{
	char text[DATE_TEXT_SIZE];

	people_entry_day(iso, text);
	return xstrdup(text);
}

static void group_texts(
	struct app *a, const struct group *g, const struct party_links *musts, char **texts)
{
	texts[G_NAME] = xstrdup(or_empty(g->name));
	texts[G_SHORT] = xstrdup(or_empty(g->short_name));
	texts[G_LETTER] = xstrdup(or_empty(g->letter));
	texts[G_KIND] = xstrdup(group_kind_label(g->kind));
	texts[G_PEOPLE] = people_number_text(g->least_people);
	texts[G_PARTIES] = people_number_text(g->least_parties);
	texts[G_SEATS] = people_number_text(g->most_seats);
	texts[G_MUST] = parties_text(musts, 0);
	texts[G_FROM] = people_day_text(g->from_day);
	texts[G_TO] = people_day_text(g->to_day);
	texts[G_SUCCESSOR] = people_group_name(a, g->successor_id);
}

/* id 0: a new one. */
static bool group_read(struct app *a, int64_t id, char **texts, struct err *e)
{
	struct group g = { .kind = GROUP_PREPARATORY };
	struct party_links musts = { 0 };
	bool ok = !id ||
		(store_group_load(a->session.store, id, &g, e) &&
			store_group_musts(a->session.store, id, &musts, e));

	if (ok)
		group_texts(a, &g, &musts, texts);
	pool_release(&musts.pool);
	group_release(&g);
	return ok;
}

static void group_now(struct app *a, void *ctx, char **texts)
{
	struct err gone = { 0 };

	(void)group_read(a, ((const struct form_ctx *)ctx)->id, texts, &gone);
}

unsigned group_form(struct app *a, int64_t id)
{
	static const char *const labels[G_COUNT] = { N_("Name"), N_("Short name"), N_("Letter"),
		N_("Kind"), N_("Least people"), N_("Least parties"), N_("Most seats a party"),
		N_("Parties that must be there"), N_("From"), N_("To"), N_("Successor") };
	struct form_ctx c = { .id = id };
	struct err e = { 0 };
	char *texts[FORM_FIELDS_MAX] = { 0 };

	if (!group_read(a, id, texts, &e))
		return app_fail(a, &e);
	return open_form(a,
		(struct form_spec) {
			.title = id ? _("Group") : _("New group"),
			.n = G_COUNT,
			.echo = group_echo,
			.done = group_done,
			.now = group_now,
		},
		labels, texts, xasprintf("group:%" PRId64, id), &c);
}

/* ---- A party ------------------------------------------------------------------------------------------------ */

enum { O_NAME, O_SHORT, O_KIND, O_COUNT };

static bool party_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	(void)a;
	(void)ctx;
	return field != O_KIND || word_echo(party_kind_label, PARTY_KINDS, text, out);
}

static unsigned party_done(struct app *a, void *ctx, const char *const *texts)
{
	const struct form_ctx *c = ctx;
	struct party p = { 0 };
	struct err e = { 0 };
	unsigned fx;
	bool ok = (!c->id || store_party_load(a->session.store, c->id, &p, &e)) &&
		word_read(party_kind_label, PARTY_KINDS, texts[O_KIND], &p.kind, &e);

	if (ok) {
		xreplace(&p.name, texts[O_NAME]);
		xreplace(&p.short_name, texts[O_SHORT]);
		ok = party_put(&a->session, &p, &e);
	}
	if (!ok) {
		party_release(&p);
		return app_fail(a, &e);
	}
	fx = app_did(a, true, &e, c->id ? _("Saved: %s.") : _("New: %s."), p.name);
	people_seek_left(a, left_id(LEFT_PARTY, p.id));
	party_release(&p);
	return fx | FX_POP;
}

/* id 0: a new one. */
static bool party_read(struct app *a, int64_t id, char **texts, struct err *e)
{
	struct party p = { .kind = PARTY_MUNICIPALITY };
	bool ok = !id || store_party_load(a->session.store, id, &p, e);

	if (ok) {
		texts[O_NAME] = xstrdup(or_empty(p.name));
		texts[O_SHORT] = xstrdup(or_empty(p.short_name));
		texts[O_KIND] = xstrdup(party_kind_label(p.kind));
	}
	party_release(&p);
	return ok;
}

static void party_now(struct app *a, void *ctx, char **texts)
{
	struct err gone = { 0 };

	(void)party_read(a, ((const struct form_ctx *)ctx)->id, texts, &gone);
}

unsigned party_form(struct app *a, int64_t id)
{
	static const char *const labels[O_COUNT] = { N_("Name"), N_("Short name"), N_("Kind") };
	struct form_ctx c = { .id = id };
	struct err e = { 0 };
	char *texts[FORM_FIELDS_MAX] = { 0 };

	if (!party_read(a, id, texts, &e))
		return app_fail(a, &e);
	return open_form(a,
		(struct form_spec) {
			.title = id ? _("Party") : _("New party"),
			.n = O_COUNT,
			.echo = party_echo,
			.done = party_done,
			.now = party_now,
		},
		labels, texts, xasprintf("party:%" PRId64, id), &c);
}
