#include "services/export_ics.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/lazy.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/ical_out.h"
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

/* "Samordningsförbundet Ekbygden – Beredning Väst 2026"; the caller frees. */
static bool calendar_name(struct session *se, const struct meeting_query *q, const char *language,
	char **name, struct err *e)
{
	struct group g = { 0 };
	char *association = NULL, year[5];
	struct buf b = { 0 };
	bool ok = store_setting(se->store, "association", "", &association, e) &&
		(q->group_id == 0 || store_group_load(se->store, q->group_id, &g, e));

	if (ok) {
		query_year(q, year);
		buf_puts(&b, association);
		if (b.len > 0)
			buf_puts(&b, " – ");
		buf_puts(&b, g.name ? g.name : phrase(language, PHRASE_CYCLE));
		if (*year)
			buf_printf(&b, " %s", year);
		*name = buf_take(&b);
	}
	free(association);
	group_release(&g);
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

static bool write_events(struct session *se, const struct meeting_query *q,
	const struct ical_ops *ical, struct ical_out *w, struct piece *p, size_t *n, struct err *e)
{
	const struct export_row *row = NULL;
	struct store_export *x = NULL;
	bool ok = store_export_open(se->store, q, &x, e);

	while (ok && (ok = store_export_next(x, &row, e)) && row) {
		ok = ical->event(w, row, &p->out, e);
		if (ok && p->out.len >= PIECE)
			ok = piece_send(p, e);
		if (n)
			++*n;
	}
	store_export_close(x);
	return ok;
}

bool export_ics(struct session *se, const struct meeting_query *q, const struct ics_options *o,
	bool (*sink)(void *to, const char *bytes, size_t n), void *to, size_t *n, struct err *e)
{
	struct ical_options options = { .name = o->name, .leave_agenda = o->leave_agenda };
	const struct ical_ops *ical = lazy_table("lazy_ical_ops");
	struct piece p = { .sink = sink, .to = to };
	char *language = NULL, *name = NULL, *zone = NULL;
	struct zone_list zones = { 0 };
	bool ok;

	if (n)
		*n = 0;
	ok = store_setting(se->store, "language", "sv", &language, e) &&
		store_setting(se->store, "zone", "Europe/Stockholm", &zone, e) &&
		store_export_zones(se->store, q, zone, &zones, e) &&
		(o->name || calendar_name(se, q, language, &name, e));
	if (ok) {
		struct ical_out *w;

		if (!o->name)
			options.name = name;
		options.language = language;
		options.zones = zones.v;
		options.n_zones = zones.n;
		w = ical->begin(&options, &p.out);
		ok = write_events(se, q, ical, w, &p, n, e);
		ical->end(w, ok ? &p.out : NULL);
		ok = ok && piece_send(&p, e);
	}
	buf_release(&p.out);
	pool_release(&zones.pool);
	free(language);
	free(name);
	free(zone);
	return ok;
}
