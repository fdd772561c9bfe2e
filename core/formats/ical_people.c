/* Part of arshjul-lazy.so. */
#include "formats/ical_people.h"

#include <ctype.h>
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/ical_line.h"
#include "formats/ical_text.h"

enum { ADDRESS_MOST = 254 };

/* Those of RFC 5322 3.2.3 that mean nothing in an address of the web: no '%', no '&', no '?'. */
static bool in_local_part(char c)
{
	return isalnum((unsigned char)c) || (c && strchr(".!#$'*+-/=^_{|}~", c));
}

static bool in_domain(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '.';
}

bool ical_address(const char *s)
{
	const char *at = s ? strchr(s, '@') : NULL, *dot;

	if (!at || at == s || strlen(s) > ADDRESS_MOST)
		return false;
	for (const char *p = s; p < at; p++)
		if (!isascii((unsigned char)*p) || !in_local_part(*p))
			return false;
	for (const char *p = at + 1; *p; p++)
		if (!isascii((unsigned char)*p) || !in_domain(*p))
			return false;
	dot = strchr(at, '.');
	return dot && dot > at + 1 && dot[1] && at[strlen(at) - 1] != '.' && !strstr(s, "..");
}

/* A name for a parameter: libical escapes all of it but '^'. */
static icalparameter *name_of(const char *name)
{
	struct buf b = { 0 };
	icalparameter *cn;

	ical_text(&b, name);
	for (size_t i = 0; i < b.len; i++)
		if (b.s[i] == '^' || b.s[i] == '"')
			b.s[i] = '\'';
	cn = icalparameter_new_cn(buf_str(&b));
	buf_release(&b);
	if (!cn)
		ical_die();
	return cn;
}

static icalproperty *person(
	icalproperty *(*make)(const char *), const char *name, const char *address)
{
	char *uri = xasprintf("mailto:%s", address);
	icalproperty *p = make(uri);

	free(uri);
	if (!p)
		ical_die();
	if (name && *name)
		icalproperty_add_parameter(p, name_of(name));
	return p;
}

void ical_organizer(struct buf *out, const char *address)
{
	ical_line_property(out, person(icalproperty_new_organizer, NULL, address));
}

void ical_people(struct buf *out, const struct ical_mail *mail)
{
	icalproperty *who =
		person(icalproperty_new_organizer, mail->organizer, mail->organizer_address);

	ical_line_property(out, who);
	who = person(icalproperty_new_attendee, mail->attendee, mail->attendee_address);
	icalproperty_add_parameter(who,
		icalparameter_new_role(
			mail->optional ? ICAL_ROLE_OPTPARTICIPANT : ICAL_ROLE_REQPARTICIPANT));
	icalproperty_add_parameter(who, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
	if (!mail->cancel)
		icalproperty_add_parameter(who, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
	ical_line_property(out, who);
}
