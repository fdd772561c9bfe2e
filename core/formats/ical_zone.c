#include "formats/ical_zone.h"

#include <stdlib.h>

#include "base/buf.h"
#include "formats/ical_line.h"

/* "+0100" */
static void put_offset(struct buf *b, const char *name, int minutes)
{
	int size = abs(minutes);

	buf_printf(b, "%s:%c%02d%02d\r\n", name, minutes < 0 ? '-' : '+', size / 60, size % 60);
}

/* One of the two halves of the year: from a day of the rule's first year on, at a minute of local
 * time, the clock goes from one offset to another. */
static void put_half(struct buf *b, const char *half, const char *name, int from, int to,
	int32_t day, int minute, int month)
{
	int y, m, d;

	day_to_ymd(day, &y, &m, &d);
	buf_printf(b, "BEGIN:%s\r\nTZNAME:%s\r\n", half, name);
	put_offset(b, "TZOFFSETFROM", from);
	put_offset(b, "TZOFFSETTO", to);
	buf_printf(b, "DTSTART:%04d%02d%02dT%02d%02d00\r\n", y, m, d, minute / 60, minute % 60);
	if (month)
		buf_printf(b, "RRULE:FREQ=YEARLY;BYMONTH=%d;BYDAY=-1SU\r\n", month);
	buf_printf(b, "END:%s\r\n", half);
}

icalcomponent *ical_zone(const struct zone *z)
{
	struct buf b = { 0 };
	icalcomponent *c;
	int summer = z->offset + 60;

	buf_printf(&b, "BEGIN:VTIMEZONE\r\nTZID:%s\r\n", z->name);
	if (z->summer) {
		put_half(&b, "DAYLIGHT", z->daylight, z->offset, summer,
			zone_summer_begins(ZONE_RULE_SINCE), zone_forward_minute(z), 3);
		put_half(&b, "STANDARD", z->standard, summer, z->offset,
			zone_summer_ends(ZONE_RULE_SINCE), zone_back_minute(z), 10);
	} else {
		put_half(&b, "STANDARD", z->standard, z->offset, z->offset, 0, 0, 0);
	}
	buf_puts(&b, "END:VTIMEZONE\r\n");
	c = icalparser_parse_string(b.s);
	if (!c)
		ical_die();
	buf_release(&b);
	return c;
}
