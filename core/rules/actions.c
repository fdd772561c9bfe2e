#include "rules/actions.h"

#include <string.h>

#include "base/date_text.h"

const char *action_due(const struct note *n)
{
	const char *due = n->due_to && *n->due_to ? n->due_to : n->due_from;

	return due && *due ? due : "9999";
}

bool action_late(const struct note *n, const char *today)
{
	return n->state == ACTION_OPEN && strcmp(action_due(n), today) < 0;
}

void action_when(const struct note *n, struct buf *out)
{
	struct moment from = MOMENT_NONE, to = MOMENT_NONE;
	char text[DATE_TEXT_SIZE];

	if (n->due_text && *n->due_text) {
		buf_puts(out, n->due_text);
		return;
	}
	moment_parse(n->due_from ? n->due_from : "", &from);
	moment_parse(n->due_to ? n->due_to : "", &to);
	if (from.day == DAY_NONE)
		from = to;
	span_day_text(from, to, text);
	buf_puts(out, text);
}

void action_line(const struct note *n, struct buf *out)
{
	struct buf when = { 0 };

	action_when(n, &when);
	buf_puts(out, n->text ? n->text : "");
	if (n->who && *n->who)
		buf_printf(out, " – %s", n->who);
	if (when.len)
		buf_printf(out, " – %s", buf_str(&when));
	buf_release(&when);
}
