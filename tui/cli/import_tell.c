#include "tui/cli/import_tell.h"

#include <stdio.h>

#include "base/date_text.h"
#include "base/i18n.h"

static void iso_day(int32_t day, char out[MOMENT_SIZE])
{
	moment_iso((struct moment) { day, MINUTE_NONE }, out);
}

void import_tell_days(const struct import_preview *p, struct buf *b)
{
	char iso[MOMENT_SIZE];

	for (size_t i = 0; i < p->n_days; i++) {
		iso_day(p->days[i], iso);
		buf_printf(b, "%s%s", i > 0 ? ", " : "", iso);
	}
	for (size_t i = 0; p->n_days == 0 && i < p->doc.hint_count; i++)
		buf_printf(b, "%s%d (“%s”)", i > 0 ? ", " : "", p->doc.hints[i].year,
			p->doc.hints[i].text);
}

static void list_add(struct buf *b, const char *counted)
{
	buf_printf(b, "%s%s", b->len > 0 ? ", " : "", counted);
}

void import_tell_new(const struct import_preview *p, struct buf *b)
{
	char s[80];

	if (p->new_people > 0) {
		snprintf(s, sizeof(s), ngettext("%d person", "%d people", (unsigned)p->new_people),
			p->new_people);
		list_add(b, s);
	}
	if (p->new_parties > 0) {
		snprintf(s, sizeof(s), ngettext("%d party", "%d parties", (unsigned)p->new_parties),
			p->new_parties);
		list_add(b, s);
	}
	if (p->new_groups > 0) {
		snprintf(s, sizeof(s), ngettext("%d group", "%d groups", (unsigned)p->new_groups),
			p->new_groups);
		list_add(b, s);
	}
	if (p->new_meetings > 0) {
		snprintf(s, sizeof(s),
			ngettext("%d meeting", "%d meetings", (unsigned)p->new_meetings),
			p->new_meetings);
		list_add(b, s);
	}
	if (b->len == 0)
		buf_puts(b, _("nothing"));
}

/* The lines of which something is guessed, or that are left out. */
static void tell_findings_of(
	const struct notes_doc *d, enum notes_certainty how, const char *heading, struct out *o)
{
	bool headed = false;

	for (size_t i = 0; i < d->finding_count; i++) {
		const struct notes_finding *f = &d->findings[i];

		if (f->certainty != how)
			continue;
		if (!headed)
			out_printf(o, "  %s\n", heading);
		headed = true;
		out_printf(o, _("    line %d: %s (%s)\n"), f->line, d->lines[f->line - 1].text,
			f->why);
	}
}

static void tell_findings(const struct notes_doc *d, struct out *o)
{
	tell_findings_of(d, NOTES_GUESSED, _("Guessed:"), o);
	tell_findings_of(d, NOTES_LEFT_OUT, _("Left out:"), o);
}

void import_tell_found(const char *path, const struct import_preview *p,
	const struct import_options *options, struct out *o)
{
	const struct notes_doc *d = &p->doc;
	int32_t day = options->day != DAY_NONE ? options->day : d->day;
	char when[DATE_TEXT_SIZE] = "";
	struct buf b = { 0 };

	if (day != DAY_NONE)
		span_text((struct moment) { day, d->start },
			(struct moment) { d->end_day != DAY_NONE ? d->end_day : day, d->end }, true,
			when);
	out_bold(o, "%s", path);
	out_printf(o, "\n");
	if (d->title)
		out_printf(o, "  %s\n", d->title);
	if (!p->only_dates)
		out_printf(
			o, "  %s\n", *when ? when : _("The day is missing: give it with --date."));
	if (p->group)
		out_printf(o, _("  Group: %s\n"), p->group);
	if (d->place) {
		out_printf(o, "  ");
		out_printf(o, _("Place: %s\n"), d->place);
	}
	if (d->note_taker) {
		out_printf(o, "  ");
		out_printf(o, _("Notes by: %s\n"), d->note_taker);
	}
	out_printf(o, _("  %d present, %d absent\n"), p->present, p->absent);
	out_printf(o, ngettext("  %zu item\n", "  %zu items\n", d->item_count), d->item_count);
	out_printf(o, ngettext("  %zu coming meeting\n", "  %zu coming meetings\n", d->next_count),
		d->next_count);
	import_tell_new(p, &b);
	out_printf(o, _("  New: %s\n"), buf_str(&b));
	buf_release(&b);
	if (p->same)
		out_printf(o, _("  This text was imported before: nothing would change.\n"));
	else if (p->meeting_id)
		out_printf(o, _("  The notes go into meeting %lld, which is planned.\n"),
			(long long)p->meeting_id);
	tell_findings(&p->doc, o);
}

/* ---- Who may be whom ---- */

void import_tell_alike(struct cli *c, const struct import_alike *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (v[i].person_id)
			cli_say(c, _("Possibly the same: %s and %s (no. %lld): %s."), v[i].name,
				v[i].known, (long long)v[i].person_id, v[i].reason);
		else
			cli_say(c, _("Possibly the same: %s and %s, both in the file: %s."),
				v[i].name, v[i].known, v[i].reason);
	}
}

void import_alike_row(const struct import_alike *a, struct json *j)
{
	json_open(j, '{');
	json_kstr(j, "name", a->name);
	json_kstr(j, "known", a->known);
	json_kid(j, "person", a->person_id);
	json_kstr(j, "reason", a->reason);
	json_close(j, '}');
}

void import_alike_json(const struct import_alike *v, size_t n, struct json *j)
{
	json_kopen(j, "possibly_same", '[');
	for (size_t i = 0; i < n; i++)
		import_alike_row(&v[i], j);
	json_close(j, ']');
}
