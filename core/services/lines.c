#include "services/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/wording.h"

char *line_words(const struct note *n)
{
	char *text = excerpt_words(n->text), *words;

	if (n->speaker && *n->speaker)
		words = xasprintf("%s: %s", n->speaker, text);
	else
		words = xasprintf("%s: %s", note_kind_label(n->kind), text);
	free(text);
	return words;
}

static void put_day(char **field, int32_t day)
{
	char iso[MOMENT_SIZE];

	moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	xreplace(field, iso);
}

void note_put(struct note *n, const struct composed *c)
{
	/* The same words meant those days when they were written. */
	bool same_due = n->kind == NOTE_ACTION && c->kind == NOTE_ACTION && n->due_text &&
		*n->due_text && strcmp(n->due_text, c->due) == 0;

	n->kind = (int)c->kind;
	xreplace(&n->speaker, c->speaker);
	xreplace(&n->text, c->text);
	xreplace(&n->who, c->who);
	xreplace(&n->due_text, c->due);
	if (same_due)
		return;
	put_day(&n->due_from, c->due_from);
	put_day(&n->due_to, c->due_to);
}

struct composed note_composed(const struct note *n)
{
	return (struct composed) {
		.kind = (enum note_kind)n->kind,
		.speaker = n->speaker,
		.text = n->text,
		.who = n->who,
		.due = n->due_text,
		.due_from = moment_of(n->due_from).day,
		.due_to = moment_of(n->due_to).day,
	};
}

static bool check_line(struct note *n, struct err *e)
{
	record_clean(&note_table, n);
	if (n->text && !text_blank(n->text))
		return true;
	return err_set(e, ERR_INVALID, _("The line is empty."));
}

bool line_number(struct session *se, struct note *n, struct err *e)
{
	if (n->kind != NOTE_DECISION)
		n->year_number = 0;
	if (n->kind != NOTE_DECISION && n->kind != NOTE_ACTION) {
		n->number = 0;
		return true;
	}
	if (n->number == 0) {
		if (!store_note_number(se->store, n->meeting_id, n->kind, &n->number, e))
			return false;
		n->number++;
	}
	if (n->kind == NOTE_DECISION && n->year_number == 0) {
		if (!store_note_year_number(se->store, n->meeting_id, &n->year_number, e))
			return false;
		n->year_number++;
	}
	return true;
}

bool note_file(struct session *se, int64_t meeting_id, int64_t item_id, struct note *n,
	const char *draft_key, struct err *e)
{
	bool ok;

	if (!check_line(n, e))
		return false;
	n->meeting_id = meeting_id;
	n->item_id = item_id;
	n->filed_at = clock_now(se->clock);
	n->number = n->year_number = 0;
	if (!session_begin(se, line_words(n), e))
		return false;
	ok = store_note_last(se->store, meeting_id, item_id, &n->position, e) &&
		line_number(se, n, e);
	n->position++;
	ok = ok && store_note_save(se->store, n, e) &&
		(!draft_key || store_draft_save(se->store, draft_key, NULL, e));
	if (!session_end(se, ok, e)) {
		n->id = n->rev = 0;
		return false;
	}
	return true;
}

/* What follows from the change of its kind or state. */
static bool settle(struct session *se, const struct note *old, struct note *n, struct err *e)
{
	if (n->kind != NOTE_ACTION)
		n->state = ACTION_OPEN;
	if (n->state == ACTION_OPEN)
		n->closed_at = 0;
	else if (old->state != n->state || old->kind != n->kind)
		n->closed_at = clock_now(se->clock);
	if (old->kind != n->kind)
		n->number = n->year_number = 0;
	return old->kind == n->kind || line_number(se, n, e);
}

bool note_change(struct session *se, struct note *n, const char *draft_key, struct err *e)
{
	struct note old = { 0 };
	bool ok = check_line(n, e) && store_note_load(se->store, n->id, &old, e), same;

	same = ok && old.rev == n->rev && record_same(&note_table, &old, n);
	if (ok && same && draft_key)
		ok = store_draft_save(se->store, draft_key, NULL, e);
	if (ok && !same) {
		ok = session_begin(se, step_label(_("Line changed"), line_words(n)), e);
		if (ok)
			ok = session_end(se,
				settle(se, &old, n, e) && store_note_save(se->store, n, e) &&
					(!draft_key ||
						store_draft_save(se->store, draft_key, NULL, e)),
				e);
	}
	note_release(&old);
	return ok;
}

static bool locked_note_delete(struct session *se, int64_t note_id, struct err *e)
{
	struct note n = { 0 };
	bool ok = store_note_load(se->store, note_id, &n, e) &&
		session_begin(se, step_label(_("Line removed"), line_words(&n)), e);

	if (ok)
		ok = session_end(se, store_note_delete(se->store, note_id, e), e);
	note_release(&n);
	return ok;
}

bool note_delete(struct session *se, int64_t note_id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_note_delete(se, note_id, e), e);
}

static bool locked_set_done(struct session *se, int64_t note_id, bool done, struct err *e)
{
	int state = done ? ACTION_DONE : ACTION_OPEN;
	struct note n = { 0 };
	bool ok = store_note_load(se->store, note_id, &n, e);

	if (ok && n.kind != NOTE_ACTION)
		ok = err_set(e, ERR_INVALID, _("Only what is to be done can be done."));
	if (ok && n.state != state) {
		char *words = excerpt_words(n.text);

		n.state = state;
		n.closed_at = done ? clock_now(se->clock) : 0;
		ok = session_begin(se, step_label(done ? _("Done") : _("Open again"), words), e);
		if (ok)
			ok = session_end(se, store_note_save(se->store, &n, e), e);
	}
	note_release(&n);
	return ok;
}

bool note_set_done(struct session *se, int64_t note_id, bool done, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_set_done(se, note_id, done, e), e);
}

static bool locked_set_kind(struct session *se, int64_t note_id, enum note_kind kind,
	const struct compose_with *with, struct err *e)
{
	struct note n = { 0 };
	struct composed turned = { 0 };
	bool ok = store_note_load(se->store, note_id, &n, e);

	if (ok && n.kind != (int)kind) {
		struct composed now = note_composed(&n);

		ok = compose_turn(&now, kind, with, &turned) ||
			err_set(e, ERR_INVALID,
				_("Nobody says this. Write the name and a colon first: e."));
		if (ok) {
			note_put(&n, &turned);
			ok = note_change(se, &n, NULL, e);
		}
	}
	composed_release(&turned);
	note_release(&n);
	return ok;
}

bool note_set_kind(struct session *se, int64_t note_id, enum note_kind kind,
	const struct compose_with *with, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_set_kind(se, note_id, kind, with, e), e);
}
