#include "tui/cli/rows.h"

#include <inttypes.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"

void groups_text(const struct group_ref *groups, size_t n, bool whole, struct buf *b)
{
	for (size_t i = 0; i < n; i++) {
		const char *s = groups[i].short_name;

		buf_printf(b, "%s%s", i > 0 ? ", " : "", !whole && s && *s ? s : groups[i].name);
	}
}

void moment_json(struct json *j, const char *key, struct moment m)
{
	char iso[MOMENT_SIZE];

	moment_iso(m, iso);
	json_kopt(j, key, iso);
}

void groups_json(const struct group_ref *groups, size_t n, struct json *j)
{
	json_kopen(j, "groups", '[');
	for (size_t i = 0; i < n; i++)
		json_str(j, groups[i].name);
	json_close(j, ']');
}

static void span(const struct meeting *m, struct moment *starts, struct moment *ends)
{
	if (!moment_parse(m->starts ? m->starts : "", starts))
		*starts = MOMENT_NONE;
	if (!moment_parse(m->ends ? m->ends : "", ends))
		*ends = MOMENT_NONE;
}

void meeting_when(const struct meeting *m, char out[DATE_TEXT_SIZE])
{
	struct moment starts, ends;

	span(m, &starts, &ends);
	span_text(starts, ends, true, out);
}

void meeting_json(const struct meeting_row *r, struct json *j)
{
	const struct meeting *m = &r->m;

	json_kint(j, "id", m->id);
	json_kstr(j, "uid", m->uid);
	json_kint(j, "sequence", m->sequence);
	json_kstr(j, "kind", meeting_kind_names[m->kind]);
	json_kstr(j, "title", m->title ? m->title : "");
	groups_json(r->groups, r->n_groups, j);
	json_kstr(j, "start", m->starts);
	json_kopt(j, "end", m->ends);
	json_kbool(j, "all_day", m->all_day);
	json_kstr(j, "zone", m->zone);
	json_kopt(j, "place", m->place);
	json_kstr(j, "mode", meeting_mode_names[m->mode]);
	json_kstr(j, "status", meeting_status_names[m->status]);
	json_kid(j, "round", m->round_id);
}

static void plain_row(const struct meeting_row *r, const char *groups, struct listing *g)
{
	const struct meeting *m = &r->m;

	listing_printf(g, "%" PRId64, m->id);
	listing_put(g, m->starts);
	listing_put(g, m->ends);
	listing_put(g, meeting_status_names[m->status]);
	listing_put(g, meeting_kind_names[m->kind]);
	listing_put(g, groups);
	listing_put(g, m->title);
	listing_put(g, m->place);
}

static void human_row(const struct meeting_row *r, const char *groups, struct listing *g)
{
	char day[DATE_TEXT_SIZE], time[DATE_TEXT_SIZE];
	struct moment starts, ends;

	span(&r->m, &starts, &ends);
	span_day_text(starts, ends, day);
	span_time_text(starts, ends, time);
	listing_printf(g, "%" PRId64, r->m.id);
	listing_printf(g, "%s %d", day, starts.day == DAY_NONE ? 0 : day_year(starts.day));
	listing_put(g, time);
	listing_put(g, groups);
	listing_put(g, r->m.title);
	listing_put(g, meeting_state_label(&r->m));
	if (r->called > 0)
		listing_printf(g, "%d/%d", r->present, r->called);
	else
		listing_put(g, "");
	listing_put(g, r->m.place);
}

void meetings_print(const struct meeting_rows *rows, bool plain, struct out *o)
{
	const char *heads[] = { _("No."), _("Day"), _("Time"), _("Group"), _("Title"), _("State"),
		_("Present"), _("Place") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (size_t i = 0; i < rows->n; i++) {
		struct buf groups = { 0 };

		groups_text(rows->v[i].groups, rows->v[i].n_groups, plain, &groups);
		(plain ? plain_row : human_row)(&rows->v[i], buf_str(&groups), &g);
		buf_release(&groups);
	}
	listing_print(&g, plain, o);
	listing_release(&g);
}
