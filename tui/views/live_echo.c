/* What was understood of the line being typed. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when_due.h"
#include "rules/labels.h"
#include "rules/words.h"

#include "tui/views/live.h"

const char *live_label(const struct live_state *st, const struct app *a)
{
	enum note_kind kind = st->kind;

	if (st->editing)
		return _("Change");
	if (!field_empty(&st->line)) {
		struct composed c;

		live_reading(st, a, &c);
		kind = c.kind == NOTE_TEXT ? st->kind : c.kind;
		composed_release(&c);
	}
	return note_kind_label((int)kind);
}

/* "kansliet" and "alla" are nobody in particular. */
static bool begins_upper(const char *name)
{
	uint32_t cp;

	utf8_next(name, strlen(name), &cp, NULL);
	return letter_is_upper(cp);
}

/* One person of a name as it was typed: the whole name, the choice there will be, or a warning. */
static void echo_person(const struct speakers *s, const char *name, struct buf *out)
{
	size_t *hits = xreallocarray(NULL, s->n + 1, sizeof(*hits));
	size_t n = speakers_meant(s, name, hits);

	if (n == 0 && begins_upper(name))
		buf_printf(out, _("%s (not in the register)"), name);
	else if (n == 0)
		buf_puts(out, name);
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%s%s",
			i == 0              ? ""
				: i + 1 < n ? ", "
					    : _(" or "),
			s->names[hits[i]]);
	if (n == 1 && *s->parties[hits[0]])
		buf_printf(out, " (%s)", s->parties[hits[0]]);
	else if (n > 1)
		buf_putc(out, '?');
	free(hits);
}

static void echo_people(const struct speakers *s, const char *names, struct buf *out)
{
	size_t from = 0, n;
	bool more = false;

	while ((n = speakers_part(names, &from)) > 0) {
		char *name = xstrndup(names + from, n);

		if (more)
			buf_puts(out, ", ");
		echo_person(s, name, out);
		free(name);
		from += n;
		more = true;
	}
}

static void echo_due(const struct composed *c, struct buf *out)
{
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

	day_text(c->due_from, from);
	day_text(c->due_to, to);
	if (!*c->due)
		buf_puts(out, "–");
	else if (!*from && !*to)
		buf_printf(out, _("%s (no date)"), c->due);
	else if (!*to)
		buf_printf(out, _("%s (from %s)"), c->due, from);
	else if (c->due_from == c->due_to)
		buf_puts(out, to);
	else
		buf_printf(out, "%s – %s", from, to);
}

static void echo_action(const struct live_state *st, const struct composed *c, struct buf *out)
{
	buf_puts(out, _("who: "));
	if (*c->who)
		echo_people(&st->composing.who, c->who, out);
	else
		buf_puts(out, "–");
	buf_puts(out, _("  when: "));
	echo_due(c, out);
	if (!*c->who || !*c->due)
		buf_puts(out, _("   Tab: what – who – when"));
}

enum { KINDS_FIT = 92 };

/* The kinds, the one that counts in brackets; it comes first where not all can be seen. */
static void echo_kinds(const struct live_state *st, const struct app *a, struct buf *out)
{
	static const enum note_kind kinds[] = { NOTE_TEXT, NOTE_DECISION, NOTE_ACTION, NOTE_REMARK,
		NOTE_AGREEMENT, NOTE_MESSAGE, NOTE_QUESTION, NOTE_PRIVATE };

	size_t first = 0;

	while (a->cols < KINDS_FIT && first + 1 < ARRAY_LEN(kinds) && kinds[first] != st->kind)
		first++;
	buf_puts(out, _("Tab: "));
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		enum note_kind kind = kinds[(first + i) % ARRAY_LEN(kinds)];
		char sign = compose_prefix(kind);

		buf_puts(out, i ? "  " : "");
		if (sign)
			buf_printf(out, "%c ", sign);
		buf_printf(out, kind == st->kind ? "[%s]" : "%s", note_kind_label((int)kind));
	}
}

void live_echo(const struct live_state *st, const struct app *a, struct buf *out)
{
	struct composed c;

	if (field_empty(&st->line)) {
		echo_kinds(st, a, out);
		return;
	}
	live_reading(st, a, &c);
	if (c.kind == NOTE_ACTION) {
		echo_action(st, &c, out);
	} else if (c.kind == NOTE_REMARK) {
		buf_puts(out, _("says: "));
		echo_people(&st->composing.who, c.speaker, out);
	} else if (c.kind == NOTE_PRIVATE) {
		buf_puts(out, _("Private: never printed, never on the second screen."));
	} else {
		buf_puts(out, _("Saved while you type.  Tab: Hen⇥ fills in a name"));
	}
	composed_release(&c);
}
