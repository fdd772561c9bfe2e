/* Part of arshjul-lazy.so. */
#include "formats/ical_out.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/ical_line.h"
#include "formats/ical_people.h"
#include "formats/ical_text.h"
#include "formats/ical_zone.h"

/* How often a subscriber may look again. */
#define REFRESH "PT4H"

/* What a deadline at a clock time takes: readers refuse an event that ends when it starts. */
enum { LEAST_MINUTES = 15 };

/* By this minute of the day the clock has been changed, in every zone of rules/zone.h. */
enum { CHANGE_OVER = 4 * 60 };

#define CALENDAR_END "END:VCALENDAR\r\n"

struct ical_out {
	const struct ical_options *o;
	const struct zone **zones; /* that have been defined */
	size_t n_zones, cap_zones;
	struct buf text; /* room for one value */
};

static void add_x(icalcomponent *to, const char *name, const char *value)
{
	icalproperty *p = icalproperty_new_x(value);

	if (p)
		icalproperty_set_x_name(p, name);
	ical_add(to, p);
}

/* ---- The head ------------------------------------------------------------------------------- */

/* The name, version and language of the writer, the same within a minor version. */
static void add_product(icalcomponent *cal, const char *language)
{
	const char *version = ARSHJUL_VERSION;
	size_t minor = strcspn(version, ".") + 1;
	struct buf b = { 0 };

	buf_puts(&b, "-//Arshjul//arshjul ");
	buf_add(&b, version, minor + strcspn(version + minor, "."));
	buf_puts(&b, strcmp(language, "en") == 0 ? "//EN" : "//SV");
	ical_add(cal, icalproperty_new_prodid(buf_str(&b)));
	buf_release(&b);
}

static void add_calendar_name(icalcomponent *cal, const char *name)
{
	struct buf b = { 0 };

	ical_name(&b, name);
	add_x(cal, "X-WR-CALNAME", buf_str(&b));
	ical_add(cal, icalproperty_new_name(buf_str(&b)));
	buf_release(&b);
}

/* What those who subscribe ask for: its name, and when to look again. */
static void add_subscription(icalcomponent *cal, const char *name)
{
	add_calendar_name(cal, name);
	ical_add(cal, icalproperty_new_refreshinterval(icaldurationtype_from_string(REFRESH)));
	add_x(cal, "X-PUBLISHED-TTL", REFRESH);
}

static bool defined(const struct ical_out *w, const struct zone *z)
{
	for (size_t i = 0; i < w->n_zones; i++)
		if (w->zones[i] == z)
			return true;
	return false;
}

static icalcomponent *define(struct ical_out *w, const struct zone *z)
{
	w->zones = xgrow(w->zones, w->n_zones, &w->cap_zones, sizeof(*w->zones));
	w->zones[w->n_zones++] = z;
	return ical_zone(z);
}

static struct ical_out *ical_begin(const struct ical_options *o, struct buf *out)
{
	struct ical_out *w = xcalloc(1, sizeof(*w));
	icalcomponent *cal = icalcomponent_new_vcalendar();

	if (!cal)
		ical_die();
	w->o = o;
	ical_add(cal, icalproperty_new_version("2.0"));
	add_product(cal, o->language);
	ical_add(cal, icalproperty_new_calscale("GREGORIAN"));
	if (o->mail)
		ical_add(cal,
			icalproperty_new_method(
				o->mail->cancel ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST));
	if (o->name)
		add_subscription(cal, o->name);
	for (size_t i = 0; i < o->n_zones; i++) {
		const struct zone *z = zone_find(o->zones[i]);

		if (z && !defined(w, z))
			icalcomponent_add_component(cal, define(w, z));
	}
	ical_line_component(out, cal, CALENDAR_END);
	return w;
}

static void ical_end(struct ical_out *w, struct buf *out)
{
	if (out)
		buf_puts(out, CALENDAR_END);
	buf_release(&w->text);
	free(w->zones);
	free(w);
}

/* ---- An event ------------------------------------------------------------------------------- */

/* When a meeting begins and ends (exclusive, always after the start). False where its
 * start cannot be read. */
static bool span(const struct meeting *m, struct moment *from, struct moment *to)
{
	if (!moment_parse(m->starts ? m->starts : "", from) || moment_is_none(*from))
		return false;
	if (!moment_parse(m->ends ? m->ends : "", to))
		*to = MOMENT_NONE;
	if (m->all_day || from->minute == MINUTE_NONE) {
		from->minute = MINUTE_NONE;
		to->day = moment_is_none(*to) || to->day < from->day ? from->day + 1 : to->day + 1;
		to->minute = MINUTE_NONE;
	} else if (moment_is_none(*to) || to->minute == MINUTE_NONE ||
		moment_cmp(*to, *from) <= 0) {
		*to = moment_add_minutes(*from, LEAST_MINUTES);
	}
	return true;
}

/* How it stands and whether it takes people's time: for readers of STATUS, of TRANSP and of
 * Outlook's own mark. */
static void add_standing(struct buf *out, const struct meeting *m)
{
	const char *status = "CONFIRMED", *transp = "OPAQUE", *busy = "BUSY";

	if (m->status == STATUS_CANCELLED)
		status = "CANCELLED";
	else if (m->status == STATUS_PROPOSED)
		status = busy = "TENTATIVE";
	if (m->status == STATUS_CANCELLED || m->kind == MEETING_DEADLINE) {
		transp = "TRANSPARENT";
		busy = "FREE";
	}
	ical_line(out, "STATUS", status);
	ical_line(out, "TRANSP", transp);
	ical_line(out, "X-MICROSOFT-CDO-BUSYSTATUS", busy);
}

/* Which entry this is, and which edition of it: all from the record, nothing from now (RFC 5545
 * 3.8.7.2). */
static void add_identity(struct ical_out *w, const struct export_row *row, struct buf *out)
{
	int64_t created = row->m.created_at, revised = row->m.revised_at;

	if (revised < row->groups_revised_at)
		revised = row->groups_revised_at;
	if (revised < created)
		revised = created;
	buf_cut(&w->text, 0);
	ical_text(&w->text, row->m.uid);
	ical_line_text(out, "UID", buf_str(&w->text));
	ical_line_utc(out, "DTSTAMP", w->o->mail ? w->o->mail->sent_at : revised);
	ical_line_utc(out, "LAST-MODIFIED", revised);
	ical_line_utc(out, "CREATED", created > 0 ? created : revised);
	ical_line_int(out, "SEQUENCE", w->o->mail ? w->o->mail->sequence : row->m.sequence);
}

/* Is it in the night in which the clock is changed? Readers disagree about its hours: about the doubled one
 * in October, and one (node-ical 0.23) about that before the lost one in March. */
static bool in_such_a_night(const struct zone *z, struct moment m)
{
	int year = day_year(m.day);

	return z && z->summer && m.minute >= 0 && m.minute < CHANGE_OVER &&
		(m.day == zone_summer_begins(year) || m.day == zone_summer_ends(year));
}

/* In the zone, or where that may be misread in UTC. */
static void add_times(struct buf *out, struct moment from, struct moment to, const struct zone *z)
{
	if (in_such_a_night(z, from) || in_such_a_night(z, to)) {
		ical_line_utc(out, "DTSTART", zone_to_utc(z, from));
		ical_line_utc(out, "DTEND", zone_to_utc(z, to));
		return;
	}
	ical_line_time(out, "DTSTART", from, z);
	ical_line_time(out, "DTEND", to, z);
}

static void add_texts(struct ical_out *w, const struct export_row *row, struct buf *out)
{
	const char *language = w->o->language;
	struct buf *b = &w->text;

	buf_cut(b, 0);
	ical_summary(b, row, language);
	ical_line_text(out, "SUMMARY", buf_str(b));
	buf_cut(b, 0);
	ical_location(b, row, language);
	if (b->len > 0)
		ical_line_text(out, "LOCATION", b->s);
	buf_cut(b, 0);
	if (ical_uri(b, row->m.link))
		ical_line_value(out, "URL", icalproperty_new_url, b->s);
	buf_cut(b, 0);
	ical_categories(b, row, language);
	if (b->len > 0)
		ical_line_value(out, "CATEGORIES", icalproperty_new_categories, b->s);
	buf_cut(b, 0);
	ical_description(b, row, language, !w->o->leave_agenda);
	ical_line_text(out, "DESCRIPTION", buf_str(b));
}

static bool ical_event(
	struct ical_out *w, const struct export_row *row, struct buf *out, struct err *e)
{
	const struct meeting *m = &row->m;
	const struct zone *z = zone_find(m->zone);
	struct moment from, to;

	if (!m->uid || text_blank(m->uid) || !span(m, &from, &to))
		return err_set(e, ERR_INVALID, _("Meeting %lld has no identity or no date."),
			(long long)m->id);
	if (from.minute != MINUTE_NONE) {
		if (!z)
			return err_set(e, ERR_INVALID,
				_("Meeting %lld: the time zone \"%s\" is not known."),
				(long long)m->id, m->zone ? m->zone : "");
		if (!defined(w, z))
			ical_line_component(out, define(w, z), "");
	}
	ical_line(out, "BEGIN", "VEVENT");
	add_identity(w, row, out);
	add_times(out, from, to, z);
	add_standing(out, m);
	if (w->o->mail)
		ical_people(out, w->o->mail);
	else if (ical_address(m->organizer))
		ical_organizer(out, m->organizer);
	add_texts(w, row, out);
	ical_line(out, "END", "VEVENT");
	return true;
}

extern const struct ical_ops lazy_ical_ops;
const struct ical_ops lazy_ical_ops = {
	.begin = ical_begin,
	.event = ical_event,
	.summary = ical_summary,
	.location = ical_location,
	.description = ical_description,
	.address = ical_address,
	.end = ical_end,
};
