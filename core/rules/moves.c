#include "rules/moves.h"

#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "rules/labels.h"

static bool same(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool moved(const struct move *mv)
{
	return !same(mv->old_starts, mv->new_starts) || !same(mv->old_ends, mv->new_ends);
}

static void separate(struct buf *out, size_t from)
{
	if (out->len > from)
		buf_puts(out, ", ");
}

static void instead(const char *now, const char *before, struct buf *out, size_t from)
{
	separate(out, from);
	/* TRANSLATORS: "digitalt i stället för på plats": ways to meet, states, places */
	buf_printf(out, _("%s instead of %s"), now, before);
}

static void span(const char *starts, const char *ends, int year, char out[DATE_TEXT_SIZE])
{
	struct moment from = moment_of(starts);

	span_text(from, moment_of(ends), from.day != DAY_NONE && day_year(from.day) != year, out);
}

static void add_time(const struct move *mv, int year, struct buf *out, size_t from)
{
	char before[DATE_TEXT_SIZE], after[DATE_TEXT_SIZE];

	if (!moved(mv))
		return;
	span(mv->old_starts, mv->old_ends, year, before);
	span(mv->new_starts, mv->new_ends, year, after);
	separate(out, from);
	buf_printf(out, _("moved from %s to %s"), before, after);
}

static void add_status(const struct move *mv, struct buf *out, size_t from)
{
	if (mv->old_status == mv->new_status)
		return;
	if (mv->new_status == STATUS_CANCELLED) {
		separate(out, from);
		buf_puts(out, Q_("move|cancelled"));
		return;
	}
	instead(meeting_status_label(mv->new_status), meeting_status_label(mv->old_status), out,
		from);
}

void move_words(const struct move *mv, int year, struct buf *out)
{
	size_t from = out->len;

	add_time(mv, year, out, from);
	add_status(mv, out, from);
	if (mv->old_mode != mv->new_mode)
		instead(meeting_mode_label(mv->new_mode), meeting_mode_label(mv->old_mode), out,
			from);
	if (!same(mv->old_place, mv->new_place))
		instead(mv->new_place, mv->old_place, out, from);
}

bool move_is_change(const struct move *mv)
{
	return moved(mv) || mv->old_mode != mv->new_mode || !same(mv->old_place, mv->new_place) ||
		mv->new_status == STATUS_CANCELLED || (mv->why && *mv->why);
}

/* ---- Now against before --------------------------------------------------------------------------- */

static void brief_time(
	const struct move_list *moves, const struct meeting *m, struct buf *out, size_t from)
{
	char day[DATE_TEXT_SIZE], time[DATE_TEXT_SIZE];

	for (size_t i = moves->n; i > 0; i--) {
		const struct move *mv = &moves->v[i - 1];
		struct moment before = moment_of(mv->old_starts);

		if (same(mv->old_starts, mv->new_starts))
			continue;
		if (same(mv->old_starts, m->starts))
			return;
		separate(out, from);
		day_text(before.day, day);
		minute_text(before.minute, time);
		if (before.day == moment_of(m->starts).day)
			buf_printf(out, _("moved from %s"), time);
		else
			buf_printf(out, _("moved from %s"), day);
		return;
	}
}

void moves_brief(const struct move_list *moves, const struct meeting *m, struct buf *out)
{
	size_t from = out->len;
	const char *place = NULL;
	int mode = -1;

	brief_time(moves, m, out, from);
	for (size_t i = 0; i < moves->n; i++) {
		const struct move *mv = &moves->v[i];

		if (mode < 0 && mv->old_mode != mv->new_mode)
			mode = mv->old_mode;
		if (!place && !same(mv->old_place, mv->new_place))
			place = mv->old_place;
	}
	if (mode >= 0 && mode != m->mode)
		instead(meeting_mode_label(m->mode), meeting_mode_label(mode), out, from);
	if (place && m->place && *m->place && !same(place, m->place))
		instead(m->place, place, out, from);
}
