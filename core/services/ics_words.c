#include "services/ics_words.h"

#include <stdlib.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"

const char *ics_verdict_label(int verdict)
{
	switch ((enum ics_verdict)verdict) {
	case ICS_NEW:
		/* TRANSLATORS: of a meeting in a calendar that is imported; so are those below */
		return Q_("import|new");
	case ICS_CHANGED:
		return Q_("import|changed");
	case ICS_CANCELLED:
		return Q_("import|cancelled");
	case ICS_ANSWER:
		return Q_("import|answer");
	case ICS_UNCHANGED:
		return Q_("import|unchanged");
	case ICS_SKIPPED:
	case ICS_VERDICTS:
		break;
	}
	return Q_("import|skipped");
}

char *ics_row_when(const struct ics_row *row)
{
	struct moment from = MOMENT_NONE, to = MOMENT_NONE;
	char words[DATE_TEXT_SIZE] = "";

	if (moment_parse(row->starts, &from) && moment_parse(row->ends, &to) &&
		!moment_is_none(from))
		span_text(from, to, true, words);
	return xstrdup(words);
}

static void add(struct buf *b, const char *s)
{
	if (s && *s)
		buf_printf(b, "%s%s", b->len > 0 ? "; " : "", s);
}

char *ics_row_words(const struct ics_row *row)
{
	struct buf b = { 0 };

	if (*row->person && row->answer != ANSWER_NONE)
		buf_printf(&b, "%s %s", row->person, answer_label(row->answer));
	else
		add(&b, row->person);
	if (*row->comment) {
		buf_puts(&b, b.len > 0 ? ": " : "");
		buf_printf(&b, _("“%s”"), row->comment);
	}
	add(&b, row->why);
	return b.len > 0 ? buf_take(&b) : xstrdup("");
}

/* "3 new", of one verdict. */
static void count(struct buf *b, int verdict, size_t n)
{
	switch ((enum ics_verdict)verdict) {
	case ICS_NEW:
		buf_printf(b, ngettext("%zu new", "%zu new", n), n);
		return;
	case ICS_CHANGED:
		buf_printf(b, ngettext("%zu changed", "%zu changed", n), n);
		return;
	case ICS_CANCELLED:
		buf_printf(b, ngettext("%zu cancelled", "%zu cancelled", n), n);
		return;
	case ICS_ANSWER:
		buf_printf(b, ngettext("%zu answer", "%zu answers", n), n);
		return;
	case ICS_UNCHANGED:
		buf_printf(b, ngettext("%zu unchanged", "%zu unchanged", n), n);
		return;
	case ICS_SKIPPED:
	case ICS_VERDICTS:
		break;
	}
	buf_printf(b, ngettext("%zu skipped", "%zu skipped", n), n);
}

static char *counts(const struct ics_preview *p, int most)
{
	struct buf b = { 0 };

	for (int i = 0; i < most; i++) {
		if (p->counts[i] == 0)
			continue;
		buf_puts(&b, b.len > 0 ? ", " : "");
		count(&b, i, p->counts[i]);
	}
	return b.len > 0 ? buf_take(&b) : xstrdup(_("nothing"));
}

char *ics_counts(const struct ics_preview *p)
{
	return counts(p, ICS_VERDICTS);
}

char *ics_written(const struct ics_preview *p)
{
	return counts(p, ICS_UNCHANGED);
}
