#include "services/settle.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/zone.h"
#include "services/kinds.h"

void meeting_refresh_search(struct meeting *m)
{
	char *said = xasprintf("%s\n%s\n%s", m->title ? m->title : "", m->place ? m->place : "",
		m->note_taker ? m->note_taker : "");
	char *plain = text_fold(said, FOLD_BASE);

	free(m->search);
	m->search = text_fold(said, FOLD_CASE);
	if (strcmp(m->search, plain) != 0) {
		char *both = xasprintf("%s\n%s", m->search, plain);

		free(m->search);
		m->search = both;
	}
	free(plain);
	free(said);
}

static bool blank(const char *s)
{
	return !s || text_blank(s);
}

static bool read_time(const char *iso, struct moment *m, struct err *e)
{
	if (moment_parse(iso ? iso : "", m))
		return true;
	return err_set(e, ERR_INVALID, _("“%s” is no day or time."), iso);
}

static bool check_clock_change(const struct meeting *m, struct moment when, struct err *e)
{
	const struct zone *z = zone_find(m->zone);
	char day[DATE_TEXT_SIZE], minute[DATE_TEXT_SIZE];

	if (blank(m->zone))
		return true;
	if (!z)
		return err_set(e, ERR_INVALID, _("The time zone %s is not known here."), m->zone);
	if (zone_reading(z, when) != ZONE_NEVER)
		return true;
	day_text_year(when.day, day);
	minute_text(when.minute, minute);
	/* TRANSLATORS: a time ("2:30") and a day ("sön 29 mars 2026") */
	return err_set(e, ERR_INVALID, _("There is no %s on %s: the clock is put forward then."),
		minute, day);
}

static bool default_end(struct session *se, const struct meeting *m, struct moment starts,
	struct moment *ends, struct err *e)
{
	struct kind_habit h = { 0 };
	bool ok = true;

	*ends = starts;
	if (!m->all_day) {
		ok = kind_habit_load(se, m->kind, &h, e);
		*ends = moment_add_minutes(starts, h.usual.minutes);
	} else if (m->kind == MEETING_LUNCH_TO_LUNCH) {
		ends->day++;
	}
	kind_habit_release(&h);
	return ok;
}

bool settle_times(struct session *se, struct meeting *m, struct err *e)
{
	struct moment starts, ends;
	char iso[MOMENT_SIZE];
	int order;

	if (!read_time(m->starts, &starts, e) || !read_time(m->ends, &ends, e))
		return false;
	if (moment_is_none(starts))
		return err_set(e, ERR_INVALID, _("It needs a day."));
	m->all_day |= starts.minute == MINUTE_NONE;
	if (m->all_day)
		starts.minute = ends.minute = MINUTE_NONE;
	if (moment_is_none(ends) && !default_end(se, m, starts, &ends, e))
		return false;
	if (!m->all_day && ends.minute == MINUTE_NONE)
		return err_set(e, ERR_INVALID, _("The end needs a clock time."));
	order = moment_cmp(starts, ends);
	if (order > 0)
		return err_set(e, ERR_INVALID, _("It ends before it starts."));
	if (order == 0 && !m->all_day && m->kind != MEETING_DEADLINE)
		return err_set(e, ERR_INVALID, _("It ends when it starts."));
	if (!check_clock_change(m, starts, e) || !check_clock_change(m, ends, e))
		return false;
	moment_iso(starts, iso);
	xreplace(&m->starts, iso);
	moment_iso(ends, iso);
	xreplace(&m->ends, iso);
	return true;
}

/* What the organisation calls entries of the kind. */
static bool kind_title(struct session *se, struct meeting *m, struct err *e)
{
	struct kind_habit h = { 0 };
	bool ok = blank(m->title) ? kind_habit_load(se, m->kind, &h, e) : true;

	if (!blank(h.title))
		xreplace(&m->title, h.title);
	kind_habit_release(&h);
	return ok;
}

static bool settle_title(struct session *se, struct meeting *m, const int64_t *groups,
	size_t n_groups, struct err *e)
{
	struct buf title = { 0 };
	bool ok = true;

	if (!kind_title(se, m, e))
		return false;
	if (!blank(m->title))
		return true;
	if (n_groups == 0)
		return err_set(e, ERR_INVALID, _("It needs a title or a group."));
	for (size_t i = 0; i < n_groups && ok; i++) {
		struct group g = { 0 };

		ok = store_group_load(se->store, groups[i], &g, e);
		if (ok)
			buf_printf(&title, "%s%s", i ? ", " : "", g.name);
		group_release(&g);
	}
	if (ok) {
		free(m->title);
		m->title = buf_take(&title);
	}
	buf_release(&title);
	return ok;
}

static bool settle_zone(struct session *se, struct meeting *m, struct err *e)
{
	if (!blank(m->zone))
		return true;
	free(m->zone);
	m->zone = NULL;
	return store_setting(se->store, "zone", "Europe/Stockholm", &m->zone, e);
}

bool settle_meeting(struct session *se, struct meeting *m, const int64_t *groups, size_t n_groups,
	struct err *e)
{
	record_clean(&meeting_table, m);
	if (!settle_title(se, m, groups, n_groups, e) || !settle_zone(se, m, e) ||
		!settle_times(se, m, e))
		return false;
	meeting_refresh_search(m);
	return true;
}
