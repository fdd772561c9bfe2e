/* SQLite to iCalendar through libical, an event at a time: two cursors in the same order. Takes the
 * database file. */
#include <libical/ical.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

#include "tests/bench/floor.h"

struct agenda {
	sqlite3_stmt *q; /* items of all meetings, in the order of the meetings */
	int more;
};

static void agenda_text(struct agenda *a, sqlite3_int64 meeting, struct buf *out)
{
	buf_cut(out, 0);
	while (a->more && sqlite3_column_int64(a->q, 0) == meeting) {
		buf_printf(out, "%s. %s\n", sqlite3_column_text(a->q, 1),
			sqlite3_column_text(a->q, 2));
		a->more = sqlite3_step(a->q) == SQLITE_ROW;
	}
}

static const char *text(sqlite3_stmt *q, int column)
{
	return (const char *)sqlite3_column_text(q, column);
}

/* "2026-03-10T09:00" */
static icaltimetype when(const char *iso)
{
	icaltimetype t = icaltime_null_time();

	if (sscanf(iso, "%d-%d-%dT%d:%d", &t.year, &t.month, &t.day, &t.hour, &t.minute) < 5)
		t.is_date = 1;
	return t;
}

static void put_when(icalcomponent *event, icalproperty *p, const char *zone, bool whole_day)
{
	if (!whole_day)
		icalproperty_add_parameter(p, icalparameter_new_tzid(zone));
	icalcomponent_add_property(event, p);
}

static void put_event(sqlite3_stmt *q, const char *agenda)
{
	icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
	icaltimetype starts = when(text(q, 2)), ends = when(text(q, 3));
	time_t revised = (time_t)sqlite3_column_int64(q, 8);
	char *s;

	icalcomponent_add_property(event, icalproperty_new_uid(text(q, 1)));
	icalcomponent_add_property(
		event, icalproperty_new_dtstamp(icaltime_from_timet_with_zone(revised, 0, NULL)));
	put_when(event, icalproperty_new_dtstart(starts), text(q, 4), starts.is_date);
	put_when(event, icalproperty_new_dtend(ends), text(q, 4), ends.is_date);
	icalcomponent_add_property(event, icalproperty_new_summary(text(q, 5)));
	icalcomponent_add_property(event, icalproperty_new_location(text(q, 6)));
	icalcomponent_add_property(event, icalproperty_new_sequence(sqlite3_column_int(q, 7)));
	icalcomponent_add_property(event, icalproperty_new_status(ICAL_STATUS_CONFIRMED));
	icalcomponent_add_property(event, icalproperty_new_description(agenda));
	s = icalcomponent_as_ical_string_r(event);
	fputs(s, stdout);
	free(s);
	icalcomponent_free(event);
}

int main(int argc, char **argv)
{
	sqlite3 *db = floor_open(argc > 1 ? argv[1] : "");
	sqlite3_stmt *q = floor_prepare(db,
		"SELECT id, uid, starts, ends, zone, title, place, sequence, revised_at "
		"FROM meetings ORDER BY starts, id");
	struct agenda a = { .q = floor_prepare(db,
				    "SELECT i.meeting_id, i.number, i.title FROM meetings m "
				    "JOIN items i ON i.meeting_id = m.id "
				    "ORDER BY m.starts, m.id, i.position") };
	struct buf agenda = { 0 };

	a.more = sqlite3_step(a.q) == SQLITE_ROW;
	fputs("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//floor//EN\r\n", stdout);
	while (sqlite3_step(q) == SQLITE_ROW) {
		agenda_text(&a, sqlite3_column_int64(q, 0), &agenda);
		put_event(q, buf_str(&agenda));
	}
	fputs("END:VCALENDAR\r\n", stdout);
	buf_release(&agenda);
	sqlite3_finalize(a.q);
	sqlite3_finalize(q);
	sqlite3_close(db);
	return 0;
}
