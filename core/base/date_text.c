#include "base/date_text.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/i18n.h"

const char *weekday_short(int weekday)
{
	static const char *const names[] = { N_("weekday short|Mon"), N_("weekday short|Tue"),
		N_("weekday short|Wed"), N_("weekday short|Thu"), N_("weekday short|Fri"),
		N_("weekday short|Sat"), N_("weekday short|Sun") };

	return Q_(names[weekday]);
}

const char *weekday_long(int weekday)
{
	static const char *const names[] = { N_("weekday|Monday"), N_("weekday|Tuesday"),
		N_("weekday|Wednesday"), N_("weekday|Thursday"), N_("weekday|Friday"),
		N_("weekday|Saturday"), N_("weekday|Sunday") };

	return Q_(names[weekday]);
}

const char *month_short(int month)
{
	static const char *const names[] = { N_("month short|Jan"), N_("month short|Feb"),
		N_("month short|Mar"), N_("month short|Apr"), N_("month short|May"),
		N_("month short|Jun"), N_("month short|Jul"), N_("month short|Aug"),
		N_("month short|Sep"), N_("month short|Oct"), N_("month short|Nov"),
		N_("month short|Dec") };

	return Q_(names[month - 1]);
}

const char *month_long(int month)
{
	static const char *const names[] = { N_("month|January"), N_("month|February"),
		N_("month|March"), N_("month|April"), N_("month|May"), N_("month|June"),
		N_("month|July"), N_("month|August"), N_("month|September"), N_("month|October"),
		N_("month|November"), N_("month|December") };

	return Q_(names[month - 1]);
}

void day_text(int32_t day, char out[DATE_TEXT_SIZE])
{
	int y, m, d;

	out[0] = '\0';
	if (day == DAY_NONE)
		return;
	day_to_ymd(day, &y, &m, &d);
	snprintf(
		out, DATE_TEXT_SIZE, "%s %d %s", weekday_short(day_weekday(day)), d, month_long(m));
}

void day_text_year(int32_t day, char out[DATE_TEXT_SIZE])
{
	int y, m, d;

	out[0] = '\0';
	if (day == DAY_NONE)
		return;
	day_to_ymd(day, &y, &m, &d);
	snprintf(out, DATE_TEXT_SIZE, "%s %d %s %d", weekday_short(day_weekday(day)), d,
		month_long(m), y);
}

void day_text_list(int32_t day, char out[DATE_TEXT_SIZE])
{
	int y, m, d;

	out[0] = '\0';
	if (day == DAY_NONE)
		return;
	day_to_ymd(day, &y, &m, &d);
	snprintf(out, DATE_TEXT_SIZE, "%s %2d %s", weekday_short(day_weekday(day)), d,
		month_short(m));
}

void day_text_short(int32_t day, char out[DATE_TEXT_SIZE])
{
	int year, month, mday;

	out[0] = '\0';
	if (day == DAY_NONE)
		return;
	day_to_ymd(day, &year, &month, &mday);
	snprintf(out, DATE_TEXT_SIZE, "%2d %s %d", mday, month_short(month), year);
}

void week_text(int32_t day, char out[DATE_TEXT_SIZE])
{
	int year, week;

	out[0] = '\0';
	if (day == DAY_NONE)
		return;
	day_iso_week(day, &year, &week);
	/* TRANSLATORS: ISO week number, as in "v.11" */
	snprintf(out, DATE_TEXT_SIZE, _("w.%d"), week);
}

void minute_text(int minute, char out[DATE_TEXT_SIZE])
{
	out[0] = '\0';
	if (minute != MINUTE_NONE)
		snprintf(out, DATE_TEXT_SIZE, "%d:%02d", minute / 60, minute % 60);
}

static bool several_days(struct moment starts, struct moment ends)
{
	return !moment_is_none(ends) && ends.day != starts.day;
}

void span_time_text(struct moment starts, struct moment ends, char out[DATE_TEXT_SIZE])
{
	char to[DATE_TEXT_SIZE];

	out[0] = '\0';
	if (moment_is_none(starts) || starts.minute == MINUTE_NONE || several_days(starts, ends))
		return;
	minute_text(starts.minute, out);
	if (moment_is_none(ends) || ends.minute == MINUTE_NONE)
		return;
	minute_text(ends.minute, to);
	snprintf(out, DATE_TEXT_SIZE, "%d:%02d–%.40s", starts.minute / 60, starts.minute % 60, to);
}

void span_day_text(struct moment starts, struct moment ends, char out[DATE_TEXT_SIZE])
{
	int y, m, d, y2, m2, d2;

	if (moment_is_none(starts) || !several_days(starts, ends)) {
		day_text_list(starts.day, out);
		return;
	}
	day_to_ymd(starts.day, &y, &m, &d);
	day_to_ymd(ends.day, &y2, &m2, &d2);
	if (m == m2 && y == y2)
		snprintf(out, DATE_TEXT_SIZE, "%s–%s %d–%d %s",
			weekday_short(day_weekday(starts.day)),
			weekday_short(day_weekday(ends.day)), d, d2, month_short(m));
	else
		snprintf(out, DATE_TEXT_SIZE, "%s–%s %d %s–%d %s",
			weekday_short(day_weekday(starts.day)),
			weekday_short(day_weekday(ends.day)), d, month_short(m), d2,
			month_short(m2));
}

void span_text(struct moment starts, struct moment ends, bool with_year, char out[DATE_TEXT_SIZE])
{
	char day[DATE_TEXT_SIZE], time[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

	out[0] = '\0';
	if (moment_is_none(starts))
		return;
	if (with_year)
		day_text_year(starts.day, day);
	else
		day_text(starts.day, day);
	if (several_days(starts, ends)) {
		if (with_year)
			day_text_year(ends.day, last);
		else
			day_text(ends.day, last);
		snprintf(out, DATE_TEXT_SIZE, "%.44s – %.44s", day, last);
		return;
	}
	span_time_text(starts, ends, time);
	if (*time)
		/* TRANSLATORS: day, then time: "tis 10 mars kl. 9:00–12:00" */
		snprintf(out, DATE_TEXT_SIZE, _("%.50s at %.30s"), day, time);
	else
		snprintf(out, DATE_TEXT_SIZE, "%s", day);
}

void duration_clock_text(int64_t seconds, char out[DATE_TEXT_SIZE])
{
	snprintf(out, DATE_TEXT_SIZE, "%" PRId64 ":%02" PRId64, seconds / 60, seconds % 60);
}

void duration_text(int64_t minutes, char out[DATE_TEXT_SIZE])
{
	if (minutes < 60)
		/* TRANSLATORS: a length of time in minutes */
		snprintf(out, DATE_TEXT_SIZE, _("%lld min"), (long long)minutes);
	else
		/* TRANSLATORS: hours and minutes: "2 t 18 min" */
		snprintf(out, DATE_TEXT_SIZE, _("%lld h %lld min"), (long long)minutes / 60,
			(long long)minutes % 60);
}
