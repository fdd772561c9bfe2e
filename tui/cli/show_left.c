/* What the groups of a meeting left to do: first in `show` of one that has not been held. */
#include <inttypes.h>

#include "base/i18n.h"
#include "rules/actions.h"
#include "services/followup.h"

#include "tui/cli/command.h"
#include "tui/cli/show.h"

bool left_load(struct session *se, const struct meeting *m, struct followup_left *l, struct err *e)
{
	*l = (struct followup_left) { 0 };
	if (m->status == STATUS_HELD || m->status == STATUS_CANCELLED)
		return true;
	return followup_left(se, m->id, m->starts ? m->starts : "", FOLLOWUP_LEFT_MAX, l, e);
}

void left_lines(const struct session *se, const struct followup_left *l, struct out *o)
{
	char today[MOMENT_SIZE];

	if (l->n == 0)
		return;
	session_today(se, today);
	out_printf(o, "\n");
	out_bold(o, "%s", _("LEFT TO DO"));
	out_printf(o, "  ");
	if (l->late)
		out_printf(o, ngettext("%d open, %d late", "%d open, %d late", (unsigned long)l->n),
			l->n, l->late);
	else
		out_printf(o, ngettext("%d open", "%d open", (unsigned long)l->n), l->n);
	out_printf(o, "\n");
	for (size_t i = 0; i < l->rows.n; i++) {
		const struct note *n = &l->rows.v[i].n;
		struct buf b = { 0 };

		action_line(n, &b);
		out_wrap(o, action_late(n, today) ? "  ! " : "  · ", "    ", buf_str(&b),
			out_width(o));
		buf_release(&b);
	}
}

void left_json(const struct followup_left *l, struct json *j)
{
	json_kopen(j, "left", '[');
	for (size_t i = 0; i < l->rows.n; i++) {
		const struct note *n = &l->rows.v[i].n;

		json_open(j, '{');
		json_kint(j, "id", n->id);
		json_kint(j, "meeting", n->meeting_id);
		json_kstr(j, "text", n->text ? n->text : "");
		json_kopt(j, "who", n->who);
		json_kopt(j, "due_to", n->due_to);
		json_kopt(j, "due_text", n->due_text);
		json_close(j, '}');
	}
	json_close(j, ']');
}
