#include "formats/ical_text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/phrases.h"

/* Bytes at s that are clean as they are: ASCII, and U+00C0 to U+00FF. */
static size_t clean_run(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t n = 0;

	for (;;) {
		if (u[n] >= 0x20 && u[n] < 0x7f && u[n] != '\\')
			n++;
		else if (u[n] == 0xc3 && (u[n + 1] & 0xc0) == 0x80)
			n += 2;
		else
			return n;
	}
}

static void add_space(struct buf *out, size_t from)
{
	if (out->len > from && out->s[out->len - 1] != ' ')
		buf_putc(out, ' ');
}

static void add_cp(struct buf *out, size_t from, uint32_t cp)
{
	if (cp == '\t' || cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029)
		add_space(out, from);
	else if (cp == '\\')
		buf_putc(out, '/');
	else if (cp == UTF8_BAD)
		buf_putc(out, '?');
	else if (text_gate_cp(cp) == GATE_KEEP)
		buf_put_utf8(out, cp);
}

static void compose(struct buf *out, size_t from)
{
	char *nfc = text_nfc(buf_str(out) + from);

	buf_cut(out, from);
	buf_puts(out, nfc);
	free(nfc);
}

void ical_text(struct buf *out, const char *s)
{
	size_t from = out->len;
	bool composed = true;

	if (!s)
		return;
	while (*s) {
		size_t n = clean_run(s);
		uint32_t cp;

		buf_add(out, s, n);
		s += n;
		if (!*s)
			break;
		s += utf8_next(s, strlen(s), &cp, NULL);
		add_cp(out, from, cp);
		composed = composed && cp < 0x300;
	}
	if (!composed)
		compose(out, from);
}

void ical_name(struct buf *out, const char *s)
{
	size_t from = out->len, to = from;

	ical_text(out, s);
	for (size_t i = from; i < out->len; i++) {
		bool mark = out->s[i] == ',' || out->s[i] == ';';

		if (!mark)
			out->s[to++] = out->s[i];
		else if (out->s[i + 1] != ' ' && out->s[i + 1] != '\0')
			out->s[to++] = ' ';
	}
	buf_cut(out, to);
}

/* Asked for every text of every event: most are seen at their first byte not to be. */
static bool is_blank(const char *s)
{
	return !s || !((*s > 0x20 && *s < 0x7f) || !text_blank(s));
}

static bool is_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Does the title name the group? A full name may begin a longer word ("Styrelse" in "Styrelsemöte"),
 * a short one not ("Väst" in "Västerås"). */
static bool mentions(const char *title, const char *name, bool whole)
{
	size_t n;

	if (is_blank(name))
		return false;
	n = strlen(name);
	for (const char *at = title; (at = strstr(at, name)) != NULL; at++) {
		if (at > title && is_letter(at[-1]))
			continue;
		if (!whole || !is_letter(at[n]))
			return true;
	}
	return false;
}

static const char *short_name(const struct group_ref *g)
{
	return is_blank(g->short_name) ? g->name : g->short_name;
}

/* Who meets: "Beredning Väst", or "Gemensamt Norr, Väst, Öst". */
static void add_who(struct buf *out, const struct export_row *row, const char *language)
{
	if (row->n_groups == 1) {
		ical_text(out, row->groups[0].name);
		return;
	}
	buf_puts(out, phrase(language, PHRASE_JOINT));
	for (size_t i = 0; i < row->n_groups; i++) {
		buf_puts(out, i ? ", " : " ");
		ical_text(out, short_name(&row->groups[i]));
	}
}

/* Is the title no more than who meets? An entry without one of its own is stored with the names of
 * its groups, in the order in which they were given. */
static bool says_only_who(const struct export_row *row)
{
	size_t n = 0;

	if (row->n_groups == 1)
		return mentions(row->groups[0].name, row->m.title, true);
	for (size_t i = 0; i < row->n_groups; i++) {
		if (!mentions(row->m.title, row->groups[i].name, true))
			return false;
		n += strlen(row->groups[i].name) + (i > 0) * strlen(", ");
	}
	return n == strlen(row->m.title);
}

/* What to call it besides who meets; NULL where that says it all. */
static const char *what(const struct export_row *row, const char *language)
{
	if (!is_blank(row->m.title) && !says_only_who(row))
		return row->m.title;
	switch ((enum meeting_kind)row->m.kind) {
	case MEETING_DEADLINE:
		return NULL;
	case MEETING_ORDINARY:
	case MEETING_BOARD:
	case MEETING_OTHER:
		if (row->n_groups > 0)
			return NULL;
		break;
	case MEETING_FULL_DAY:
	case MEETING_LUNCH_TO_LUNCH:
	case MEETING_TRAINING:
	case MEETING_VISIT:
		break;
	}
	return phrase_kind(language, row->m.kind);
}

static const char *mark(const struct meeting *m, const char *language)
{
	switch ((enum meeting_status)m->status) {
	case STATUS_CANCELLED:
		return phrase(language, PHRASE_CANCELLED);
	case STATUS_PROPOSED:
		return phrase(language, PHRASE_PROPOSED);
	case STATUS_DECIDED:
	case STATUS_CALLED:
	case STATUS_RUNNING:
	case STATUS_HELD:
		break;
	}
	return NULL;
}

void ical_summary(struct buf *out, const struct export_row *row, const char *language)
{
	const struct meeting *m = &row->m;
	const char *title = what(row, language), *first = mark(m, language);
	bool who = row->n_groups > 1;

	if (row->n_groups == 1)
		who = !title ||
			(!mentions(title, row->groups[0].name, false) &&
				!mentions(title, row->groups[0].short_name, true));
	if (first) {
		buf_puts(out, first);
		buf_puts(out, ": ");
	}
	if (m->kind == MEETING_DEADLINE) {
		buf_puts(out, phrase(language, PHRASE_DEADLINE));
		if (who || title)
			buf_puts(out, ": ");
	}
	if (who)
		add_who(out, row, language);
	if (who && title)
		buf_puts(out, " – ");
	ical_text(out, title);
}

void ical_location(struct buf *out, const struct export_row *row, const char *language)
{
	const struct meeting *m = &row->m;
	bool place = !is_blank(m->place), room = !is_blank(m->room);

	if (place)
		ical_text(out, m->place);
	if (place && room)
		buf_puts(out, ", ");
	if (room)
		ical_text(out, m->room);
	if (!place && !room && m->mode == MODE_REMOTE)
		buf_puts(out, phrase_mode(language, m->mode));
}

void ical_categories(struct buf *out, const struct export_row *row, const char *language)
{
	size_t from = out->len;

	for (size_t i = 0; i < row->n_groups; i++) {
		if (is_blank(row->groups[i].name))
			continue;
		if (out->len > from)
			buf_putc(out, ',');
		ical_name(out, row->groups[i].name);
	}
	if (row->m.status == STATUS_PROPOSED) {
		if (out->len > from)
			buf_putc(out, ',');
		buf_puts(out, phrase(language, PHRASE_PROPOSAL));
	}
}

/* "2026-05-12T09:00" as "2026-05-12 09:00". */
static void add_moved(struct buf *out, const char *moved_from, const char *language)
{
	size_t at;

	buf_puts(out, phrase(language, PHRASE_MOVED_FROM));
	buf_putc(out, ' ');
	at = out->len;
	ical_text(out, moved_from);
	at += strcspn(out->s + at, "T");
	if (at < out->len)
		out->s[at] = ' ';
	buf_putc(out, '\n');
}

/* "Heldag · Beredning Väst, Beredning Öst · Digitalt" */
static void add_facts(struct buf *out, const struct export_row *row, const char *language)
{
	buf_puts(out, phrase_kind(language, row->m.kind));
	for (size_t i = 0; i < row->n_groups; i++) {
		buf_puts(out, i ? ", " : " · ");
		ical_text(out, row->groups[i].name);
	}
	if (row->m.kind != MEETING_DEADLINE) {
		buf_puts(out, " · ");
		buf_puts(out, phrase_mode(language, row->m.mode));
	}
}

/* "5. Ansökningar (Karin Alm, 20 min)" */
static void add_item(struct buf *out, const struct item *it, const char *language)
{
	bool presenter = !is_blank(it->presenter);

	buf_puts(out, it->parent_id ? "\n   " : "\n");
	if (!is_blank(it->number)) {
		ical_text(out, it->number);
		buf_puts(out, is_letter(out->s[out->len - 1]) ? ". " : " ");
	}
	ical_text(out, it->title);
	if (!presenter && it->minutes <= 0)
		return;
	buf_puts(out, " (");
	if (presenter)
		ical_text(out, it->presenter);
	if (it->minutes > 0) {
		buf_puts(out, presenter ? ", " : "");
		buf_int(out, it->minutes);
		buf_putc(out, ' ');
		buf_puts(out, phrase(language, PHRASE_MINUTE));
	}
	buf_putc(out, ')');
}

/* What the calendar of whoever organises it says, line by line. */
static void add_their_text(struct buf *out, const char *text, size_t most)
{
	size_t from = out->len;

	while (*text && out->len - from < most) {
		size_t n = strcspn(text, "\n");
		char *one = xstrndup(text, n);

		buf_puts(out, out->len > from ? "\n" : "\n\n");
		ical_text(out, one);
		free(one);
		text += n + (text[n] == '\n');
	}
}

void ical_description(
	struct buf *out, const struct export_row *row, const char *language, bool agenda)
{
	size_t from = out->len;

	if (!is_blank(row->moved_from))
		add_moved(out, row->moved_from, language);
	add_facts(out, row, language);
	for (size_t i = 0; agenda && i < row->n_items; i++) {
		size_t end = out->len;

		add_item(out, &row->items[i], language);
		if (out->len - from > ICAL_DESCRIPTION_MAX) {
			buf_cut(out, end);
			buf_puts(out, "\n…");
			break;
		}
	}
	if (!is_blank(row->m.description) && out->len - from < ICAL_DESCRIPTION_MAX)
		add_their_text(out, row->m.description, ICAL_DESCRIPTION_MAX - (out->len - from));
	if (!is_blank(row->m.link) &&
		!(row->m.description && strstr(row->m.description, row->m.link))) {
		buf_putc(out, '\n');
		buf_puts(out, phrase(language, PHRASE_LINK));
		buf_puts(out, ": ");
		ical_text(out, row->m.link);
	}
}

/* Characters that RFC 3986 §2.2 and §2.3 allow in a URI; '%' only before two hexadecimal digits. */
static bool uri_keeps(const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c == '%')
		return isxdigit((unsigned char)s[1]) && isxdigit((unsigned char)s[2]);
	return c < 0x80 && (isalnum(c) || strchr("-._~:/?#[]@!$&'()*+,;=", c));
}

static void add_percent(struct buf *out, unsigned char c)
{
	static const char digits[] = "0123456789ABCDEF";

	buf_putc(out, '%');
	buf_putc(out, digits[c >> 4]);
	buf_putc(out, digits[c & 15]);
}

bool ical_uri(struct buf *out, const char *link)
{
	size_t n, from = out->len;
	const char *host;

	if (!link)
		return false;
	link += strspn(link, " ");
	for (n = strlen(link); n > 0 && link[n - 1] == ' '; n--)
		continue;
	if (strncasecmp(link, "https://", 8) == 0)
		host = link + 8;
	else if (strncasecmp(link, "http://", 7) == 0)
		host = link + 7;
	else
		return false;
	if (host >= link + n ||
		!(isalnum((unsigned char)*host) || (unsigned char)*host >= 0x80 || *host == '['))
		return false;
	for (size_t i = 0; i < n;) {
		size_t step;
		uint32_t cp;
		bool ok;

		if (uri_keeps(link + i)) {
			buf_putc(out, link[i++]);
			continue;
		}
		step = utf8_next(link + i, n - i, &cp, &ok);
		if (!ok || text_gate_cp(cp) != GATE_KEEP) {
			buf_cut(out, from);
			return false;
		}
		for (; step > 0; step--)
			add_percent(out, (unsigned char)link[i++]);
	}
	return true;
}
