#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/forecast.h"
#include "rules/labels.h"
#include "rules/tally.h"

#include "tui/views/follow.h"
#include "tui/views/tally_part.h"

void follow_heading(const struct follow *f, struct buf *out)
{
	const struct meeting *m = follow_meeting(f);
	struct moment starts = MOMENT_NONE, ends = MOMENT_NONE;
	char span[DATE_TEXT_SIZE];

	if (!m)
		return;
	moment_parse(m->starts ? m->starts : "", &starts);
	moment_parse(m->ends ? m->ends : "", &ends);
	span_text(starts, ends, false, span);
	buf_printf(out, "%s · %s", m->title, span);
}

void follow_item_words(const struct item *it, struct buf *out)
{
	if (it->number && *it->number)
		buf_printf(out, "%s ", it->number);
	buf_puts(out, it->title);
}

static int64_t spent(const struct follow *f, const struct item *it)
{
	return item_seconds_whole(
		follow_meeting(f), f->items.v, f->items.n, it, clock_now(f->se->clock));
}

void follow_time(const struct follow *f, struct buf *out)
{
	const struct item *it = follow_item(f);
	bool seconds = f->config && f->config->value[OPTION_CLOCK] == 1;
	char text[DATE_TEXT_SIZE];
	int64_t left;

	if (!it)
		return;
	if (!follow_meeting(f)->item_since) {
		buf_puts(out, _("Pause"));
		return;
	}
	if (!it->minutes)
		return;
	left = it->minutes * 60 - spent(f, it);
	if (seconds)
		duration_clock_text(left < 0 ? -left : left, text);
	else if (left < 0)
		duration_text(-left / 60, text);
	else
		duration_text((left + 59) / 60, text);
	buf_printf(out, left < 0 ? _("%s over time!") : _("%s left"), text);
}

void follow_end(const struct follow *f, struct buf *out)
{
	struct moment now = clock_local(f->se->clock), end;
	char time[DATE_TEXT_SIZE];

	if (!follow_running(f) || !forecast_possible(f->items.v, f->items.n))
		return;
	end = moment_add_minutes(now,
		(int)forecast_minutes(follow_meeting(f), f->items.v, f->items.n,
			clock_now(f->se->clock), NULL, NULL));
	minute_text(end.minute, time);
	buf_printf(out, "%s%s", _("end ≈ "), time);
}

void follow_counts(const struct follow *f, struct buf *out)
{
	const struct roll_counts *n = &f->counts;

	/* TRANSLATORS: people there, of those called */
	buf_printf(out, _("Present %d of %d"), n->present, n->called + n->guests);
	buf_printf(out, " · %s %d · %s %d", attendance_label(ATTENDANCE_ONSITE), n->onsite,
		attendance_label(ATTENDANCE_REMOTE), n->remote);
	buf_printf(out, _(" · parties %d of %d"), n->parties_present, n->parties_called);
}

static void put_vote(const struct follow *f, struct buf *out)
{
	struct tally_row *rows = xcalloc(f->votes.n_options + 1, sizeof(*rows));
	size_t n = tally_rank(&f->votes, true, rows);

	buf_printf(out, "%s: ", _("Dot vote"));
	buf_printf(out, _("%d of %d dots"), tally_dots(&f->votes, 0, 0),
		tally_dots_of_all(&f->votes, &f->roll));
	buf_putc(out, '\n');
	for (size_t i = 0; i < n; i++) {
		buf_puts(out, "  ");
		tally_line(&f->votes, &rows[i], out);
		buf_putc(out, '\n');
	}
	free(rows);
}

static void put_item(const struct follow *f, bool with_clock, struct buf *out)
{
	const struct item *it = follow_item(f);
	struct buf time = { 0 };

	if (!it)
		return;
	buf_printf(out, "▶ %s", it->number && *it->number ? "§ " : "");
	follow_item_words(it, out);
	if (it->presenter && *it->presenter)
		buf_printf(out, " (%s)", it->presenter);
	follow_time(f, &time);
	if (with_clock && time.len)
		buf_printf(out, ": %s", buf_str(&time));
	else if (it->minutes && spent(f, it) > it->minutes * 60)
		buf_puts(out, " !"); /* being over time has happened, too */
	buf_putc(out, '\n');
	buf_release(&time);
}

void follow_text(const struct follow *f, bool with_clock, struct buf *out)
{
	const struct item *next = follow_next(f);

	if (f->failed) {
		buf_printf(out, "%s\n", f->failed);
		return;
	}
	follow_heading(f, out);
	buf_printf(out, ": %s", meeting_status_label(follow_meeting(f)->status));
	if (with_clock && follow_running(f)) {
		buf_puts(out, ", ");
		follow_end(f, out);
	}
	buf_putc(out, '\n');
	put_item(f, with_clock, out);
	follow_counts(f, out);
	buf_putc(out, '\n');
	if (f->polling)
		put_vote(f, out);
	if (next && follow_meeting(f)->status != STATUS_HELD) {
		buf_printf(out, "%s ", _("Next:"));
		follow_item_words(next, out);
		buf_putc(out, '\n');
	}
}
