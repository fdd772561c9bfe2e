#include "services/feeds.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/slug.h"
#include "services/export_ics.h"
#include "services/wording.h"

enum { TOKEN_SIZE = 33 };

/* ---- The window ---- */

static void month_start(int32_t day, int months, char out[MOMENT_SIZE])
{
	int month = day_year(day) * 12 + day_month(day) - 1 + months;
	struct moment m = { day, MINUTE_NONE };

	day_from_ymd(month / 12, month % 12 + 1, 1, &m.day);
	moment_iso(m, out);
}

void feed_span(const struct session *se, const struct feed_window *w, struct feed_span *out)
{
	int32_t today = clock_local(se->clock).day;

	*out = (struct feed_span) { 0 };
	if (w->all)
		return;
	month_start(today, -w->back, out->from);
	month_start(today, w->ahead + 1, out->to);
}

/* ---- Which there are ---- */

static const struct feed *named(const struct feed_list *have, const struct feed *wanted)
{
	for (size_t i = 0; i < have->n; i++)
		if (have->v[i].kind == wanted->kind && have->v[i].group_id == wanted->group_id &&
			have->v[i].person_id == wanted->person_id)
			return &have->v[i];
	return NULL;
}

static void add(struct feed_rows *out, size_t *cap, const struct feed_list *have,
	const struct feed *wanted, const char *label)
{
	const struct feed *f = named(have, wanted);
	struct feed_row *row;

	out->v = pool_grow(&out->pool, out->v, out->n, cap, sizeof(*out->v));
	row = &out->v[out->n++];
	row->f = f ? *f : *wanted;
	row->f.name = pool_strdup(&out->pool, f ? f->name : "");
	row->label = pool_strdup(&out->pool, label);
}

static bool ended(const char *to_day, const char *from)
{
	return to_day && *to_day && strcmp(to_day, from) < 0;
}

static bool add_groups(struct session *se, const char *from, const struct feed_list *have,
	struct feed_rows *out, size_t *cap, struct err *e)
{
	char today[MOMENT_SIZE];
	struct group_rows groups = { 0 };
	bool ok;

	session_today(se, today);
	ok = store_groups(se->store, today, &groups, e);
	for (size_t i = 0; i < groups.n && ok; i++) {
		const struct group *g = &groups.v[i].g;
		struct feed wanted = { .kind = FEED_GROUP, .group_id = g->id };

		if (!ended(g->to_day, from))
			add(out, cap, have, &wanted, g->name);
	}
	pool_release(&groups.pool);
	return ok;
}

static bool among(const struct feed_rows *rows, size_t from, int64_t person_id)
{
	for (size_t i = from; i < rows->n; i++)
		if (rows->v[i].f.person_id == person_id)
			return true;
	return false;
}

static int by_label(const void *a, const void *b)
{
	const struct feed_row *x = a, *y = b;
	int64_t p = x->f.person_id, q = y->f.person_id;
	int order = strcmp(x->label, y->label);

	return order ? order : (p > q) - (p < q);
}

static bool add_people(struct session *se, const char *from, const struct feed_list *have,
	struct feed_rows *out, size_t *cap, struct err *e)
{
	struct membership_rows all = { 0 };
	size_t first = out->n;
	bool ok = store_memberships(se->store, 0, 0, &all, e);

	for (size_t i = 0; i < all.n && ok; i++) {
		const struct membership_row *r = &all.v[i];
		struct feed wanted = { .kind = FEED_PERSON, .person_id = r->m.person_id };
		char *name;

		if (ended(r->m.to_day, from) || among(out, first, r->m.person_id))
			continue;
		name = xasprintf("%s %s", r->given, r->family);
		add(out, cap, have, &wanted, text_trim(name));
		free(name);
	}
	pool_release(&all.pool);
	if (out->n > first)
		qsort(out->v + first, out->n - first, sizeof(*out->v), by_label);
	return ok;
}

bool feed_list(struct session *se, const char *from, struct feed_rows *out, struct err *e)
{
	const struct feed everything = { .kind = FEED_ALL };
	struct feed_list have = { 0 };
	size_t cap = 0;
	bool ok;

	*out = (struct feed_rows) { 0 };
	ok = store_feeds(se->store, &have, e);
	if (ok)
		add(out, &cap, &have, &everything, "");
	ok = ok && add_groups(se, from, &have, out, &cap, e) &&
		add_people(se, from, &have, out, &cap, e);
	pool_release(&have.pool);
	if (ok)
		return true;
	pool_release(&out->pool);
	*out = (struct feed_rows) { 0 };
	return false;
}

/* ---- Names ---- */

/* 128 random bits. */
static char *secret(struct session *se)
{
	char token[TOKEN_SIZE];

	snprintf(token, sizeof(token), "%016" PRIx64 "%016" PRIx64, clock_random(se->clock),
		clock_random(se->clock));
	return xstrdup(token);
}

static bool taken(const struct feed_list *have, const char *name)
{
	if (strcmp(name, FEED_MINE_NAME) == 0)
		return true;
	for (size_t i = 0; i < have->n; i++)
		if (strcmp(have->v[i].name, name) == 0)
			return true;
	return false;
}

static bool name_of(struct session *se, const struct feed_row *row, char **name, struct err *e)
{
	struct feed_list have = { 0 };
	bool ok = true;

	if (row->f.kind == FEED_PERSON) {
		*name = secret(se);
		return true;
	}
	*name = NULL;
	ok = store_feeds(se->store, &have, e);
	if (ok) {
		char *first =
			row->f.kind == FEED_ALL ? xstrdup("alla") : slug(row->label, "kalender");

		*name = xstrdup(first);
		for (int i = 2; taken(&have, *name); i++) {
			free(*name);
			*name = xasprintf("%s-%d", first, i);
		}
		free(first);
	}
	pool_release(&have.pool);
	return ok;
}

static bool name_one(struct session *se, const struct feed_row *row, struct err *e)
{
	struct feed f = {
		.kind = row->f.kind, .group_id = row->f.group_id, .person_id = row->f.person_id
	};
	bool ok = name_of(se, row, &f.name, e) && store_feed_save(se->store, &f, e);

	feed_release(&f);
	return ok;
}

static bool locked_feed_name(struct session *se, const char *from, struct err *e)
{
	struct feed_rows rows;
	size_t missing = 0;
	bool ok = feed_list(se, from, &rows, e);

	for (size_t i = 0; i < rows.n; i++)
		missing += rows.v[i].f.id == 0;
	if (ok && missing > 0) {
		ok = session_begin(se,
			xasprintf(ngettext("%zu calendar named", "%zu calendars named", missing),
				missing),
			e);
		if (ok) {
			for (size_t i = 0; i < rows.n && ok; i++)
				ok = rows.v[i].f.id != 0 || name_one(se, &rows.v[i], e);
			ok = session_end(se, ok, e);
		}
	}
	pool_release(&rows.pool);
	return ok;
}

/* Is there one without a name? Asked before anything is locked: mostly there is none. */
static bool all_named(struct session *se, const char *from, bool *yes, struct err *e)
{
	struct feed_rows rows;
	bool ok = feed_list(se, from, &rows, e);

	*yes = true;
	for (size_t i = 0; i < rows.n; i++)
		*yes = *yes && rows.v[i].f.id != 0;
	pool_release(&rows.pool);
	return ok;
}

/* Give those their names that have none: one step, or none. */
static bool feed_name(struct session *se, const char *from, struct err *e)
{
	bool done;

	if (!all_named(se, from, &done, e))
		return false;
	return done ||
		(session_begin(se, NULL, e) && session_end(se, locked_feed_name(se, from, e), e));
}

static bool locked_feed_renew(struct session *se, int64_t person_id, struct err *e)
{
	struct feed_list have = { 0 };
	struct feed wanted = { .kind = FEED_PERSON, .person_id = person_id }, f = { 0 };
	char *person = NULL;
	bool ok = store_person_name(se->store, person_id, &person, e) &&
		store_feeds(se->store, &have, e);

	if (ok) {
		const struct feed *old = named(&have, &wanted);

		record_copy(&feed_table, &f, old ? old : &wanted);
		free(f.name);
		f.name = secret(se);
		ok = session_begin(se, step_label(_("New calendar address"), xstrdup(person)), e) &&
			session_end(se, store_feed_save(se->store, &f, e), e);
	}
	feed_release(&f);
	free(person);
	pool_release(&have.pool);
	return ok;
}

bool feed_renew(struct session *se, int64_t person_id, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_feed_renew(se, person_id, e), e);
}

/* ---- Publishing ---- */

static bool keep(void *to, const char *bytes, size_t n)
{
	buf_add(to, bytes, n);
	return true;
}

static bool publish_query(struct session *se, struct publish *p, const struct meeting_query *q,
	const char *name, const char *label, const struct ics_options *o, struct err *e)
{
	char *file = xasprintf("%s.ics", name);
	struct buf text = { 0 };
	bool ok = export_ics(se, q, o, keep, &text, NULL, e) &&
		publish_file(p, file, label, buf_str(&text), text.len, e);

	buf_release(&text);
	free(file);
	return ok;
}

static bool publish_one(struct session *se, struct publish *p, const struct feed_row *row,
	const struct feed_span *span, const struct ics_options *o, struct err *e)
{
	const struct meeting_query q = { .group_id = row->f.group_id,
		.person_id = row->f.person_id,
		.from = *span->from ? span->from : NULL,
		.to = *span->to ? span->to : NULL };

	return publish_query(se, p, &q, row->f.name, row->label, o, e);
}

bool feed_publish(struct session *se, struct publish *p, const struct feed_window *w,
	bool leave_agenda, struct err *e)
{
	const struct ics_options o = { .leave_agenda = leave_agenda };
	struct feed_span span;
	struct feed_rows rows = { 0 };
	bool ok;

	feed_span(se, w, &span);
	ok = feed_name(se, span.from, e) && feed_list(se, span.from, &rows, e);
	for (size_t i = 0; i < rows.n && ok; i++)
		ok = publish_one(se, p, &rows.v[i], &span, &o, e);
	pool_release(&rows.pool);
	return ok;
}

bool feed_publish_groups(struct session *se, struct publish *p, const int64_t *groups, size_t n,
	const struct feed_window *w, bool leave_agenda, struct err *e)
{
	const struct ics_options o = { .leave_agenda = leave_agenda };
	struct meeting_query q = { .groups = groups, .n_groups = n };
	struct feed_span span;

	feed_span(se, w, &span);
	q.from = *span.from ? span.from : NULL;
	q.to = *span.to ? span.to : NULL;
	return publish_query(se, p, &q, FEED_MINE_NAME, _("my groups"), &o, e);
}
