#include "services/export_ics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/lazy.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/ical_out.h"
#include "rules/calendar_dates.h"
#include "rules/phrases.h"

enum { PIECE = 1 << 16 };

/* The year that the question is about, four digits; "" where it is not just one. */
static void query_year(const struct meeting_query *q, char year[5])
{
	int32_t first, end;
	struct moment from, to;

	year[0] = '\0';
	if (!q->from || !q->to || !moment_parse(q->from, &from) || !moment_parse(q->to, &to) ||
		moment_is_none(from) || moment_is_none(to))
		return;
	first = from.day;
	end = to.minute > 0 ? to.day : to.day - 1;
	if (day_year(first) == day_year(end)) {
		memcpy(year, q->from, 4);
		year[4] = '\0';
	}
}

/* Whose calendar it is: "Beredning Väst", "Beredning Norr + Beredning Väst", "Karin Alm"; else the
 * cycle's. */
static bool put_whose(struct session *se, const struct meeting_query *q, const char *language,
	struct buf *b, struct err *e)
{
	size_t n = q->group_id ? 1 : q->n_groups;
	char *person = NULL;
	bool ok = true;

	if (q->person_id) {
		ok = store_person_name(se->store, q->person_id, &person, e);
		buf_puts(b, person ? person : "");
	} else if (n == 0) {
		buf_puts(b, phrase(language, PHRASE_CYCLE));
	}
	for (size_t i = 0; i < n && ok && !q->person_id; i++) {
		struct group g = { 0 };

		ok = store_group_load(se->store, q->group_id ? q->group_id : q->groups[i], &g, e);
		buf_printf(b, "%s%s", i ? " + " : "", g.name ? g.name : "");
		group_release(&g);
	}
	free(person);
	return ok;
}

bool calendar_name(struct session *se, const struct meeting_query *q, const char *language,
	char **name, struct err *e)
{
	char *association = NULL, year[5];
	struct buf b = { 0 };
	bool ok = store_setting(se->store, "association", "", &association, e);

	if (ok) {
		query_year(q, year);
		buf_puts(&b, association);
		if (b.len > 0)
			buf_puts(&b, " – ");
		ok = put_whose(se, q, language, &b, e);
		if (*year)
			buf_printf(&b, " %s", year);
		*name = buf_take(&b);
	}
	free(association);
	return ok;
}

struct piece {
	struct buf out;
	bool (*sink)(void *to, const char *bytes, size_t n);
	void *to;
};

static bool piece_send(struct piece *p, struct err *e)
{
	bool ok = p->sink(p->to, buf_str(&p->out), p->out.len);

	buf_cut(&p->out, 0);
	return ok || err_set(e, ERR_IO, _("The calendar could not be written."));
}

/* A meeting whose dates are only proposed has several. */
static bool each_date(
	struct session *se, const struct export_row *row, entry_fn *each, void *to, struct err *e)
{
	int32_t today = clock_local(se->clock).day;
	bool ok = true;

	for (size_t i = 0; i < calendar_dates(row) && ok; i++) {
		struct export_row one;

		if (calendar_date(row, i, today, &one))
			ok = each(to, &one, e);
	}
	return ok;
}

bool export_entries(
	struct session *se, const struct meeting_query *q, entry_fn *each, void *to, struct err *e)
{
	const struct export_row *row = NULL;
	struct store_export *x = NULL;
	bool ok = store_export_open(se->store, q, &x, e);

	while (ok && (ok = store_export_next(x, &row, e)) && row)
		ok = each_date(se, row, each, to, e);
	store_export_close(x);
	return ok;
}

struct writing {
	const struct ical_ops *ical;
	struct ical_out *w;
	struct piece p;
	size_t n;
};

static bool write_entry(void *to, const struct export_row *row, struct err *e)
{
	struct writing *g = to;

	g->n++;
	return g->ical->event(g->w, row, &g->p.out, e) &&
		(g->p.out.len < PIECE || piece_send(&g->p, e));
}

bool export_ics(struct session *se, const struct meeting_query *q, const struct ics_options *o,
	bool (*sink)(void *to, const char *bytes, size_t n), void *to, size_t *n, struct err *e)
{
	struct ical_options options = { .name = o->name, .leave_agenda = o->leave_agenda };
	struct writing g = { .ical = lazy_table("lazy_ical_ops"), .p = { .sink = sink, .to = to } };
	char *language = NULL, *name = NULL, *zone = NULL;
	struct zone_list zones = { 0 };
	bool ok;

	ok = store_setting(se->store, "language", "sv", &language, e) &&
		store_setting(se->store, "zone", "Europe/Stockholm", &zone, e) &&
		store_export_zones(se->store, q, zone, &zones, e) &&
		(o->name || calendar_name(se, q, language, &name, e));
	if (ok) {
		/* A folder of its own is not what somebody wants who opens one meeting. */
		if (!o->name && !q->meeting_id)
			options.name = name;
		options.language = language;
		options.zones = zones.v;
		options.n_zones = zones.n;
		g.w = g.ical->begin(&options, &g.p.out);
		ok = export_entries(se, q, write_entry, &g, e);
		g.ical->end(g.w, ok ? &g.p.out : NULL);
		ok = ok && piece_send(&g.p, e);
	}
	if (n)
		*n = g.n;
	buf_release(&g.p.out);
	pool_release(&zones.pool);
	free(language);
	free(name);
	free(zone);
	return ok;
}

static bool keep(void *to, const char *bytes, size_t n)
{
	buf_add(to, bytes, n);
	return true;
}

bool export_ics_year(
	struct session *se, int year, int64_t group_id, struct buf *out, size_t *n, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	const struct meeting_query q = { .group_id = group_id, .from = from, .to = to };

	snprintf(from, sizeof(from), "%04d-01-01", year);
	snprintf(to, sizeof(to), "%04d-01-01", year + 1);
	return export_ics(se, &q, &(struct ics_options) { 0 }, keep, out, n, e);
}
