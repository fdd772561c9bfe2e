#include "tui/views/round_part.h"

#include "rules/labels.h"

static bool is_current(const struct meeting *m, const struct item *it)
{
	return m->status == STATUS_RUNNING && m->item_id == it->id;
}

const char *round_outcome_word(const struct meeting *m, const struct item *it)
{
	if (is_current(m, it))
		return _("going on");
	if (!round_begun(m))
		return _("not yet");
	return it->outcome == OUTCOME_OPEN ? "·" : outcome_label(it->outcome);
}

unsigned round_outcome_style(const struct meeting *m, const struct item *it)
{
	if (is_current(m, it))
		return STYLE_RUNNING;
	return it->outcome == OUTCOME_DECIDED || it->outcome == OUTCOME_AGREED ? STYLE_DECIDED
									       : STYLE_NORMAL;
}

void round_tally_text(
	const struct round_part *p, int64_t item_id, enum tally_detail detail, struct buf *out)
{
	struct round_tally t = round_tally(p, item_id);

	if (t.decisions && detail <= TALLY_DECISIONS)
		/* TRANSLATORS: a number and the first letter of decisions, agreements, messages, lines */
		buf_printf(out, _("%dD "), t.decisions);
	if (t.agreements && detail == TALLY_ALL)
		buf_printf(out, _("%dA "), t.agreements);
	if (t.messages && detail == TALLY_ALL)
		buf_printf(out, _("%dM "), t.messages);
	if (t.lines && detail <= TALLY_LINES)
		buf_printf(out, _("%dl"), t.lines);
}
