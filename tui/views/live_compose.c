/* The composer: one line is typed, its beginning says what it is, Enter files it. What is typed is kept
 * in the database while it is typed. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/compose.h"
#include "rules/names.h"
#include "services/agenda.h"

#include "tui/views/live.h"

enum { DRAFT_AGE_MS = 1000, DRAFT_RETRY_MS = 10000 };

/* ---- The draft ---------------------------------------------------------------------------------------- */

static char *draft_key(const struct live_state *st)
{
	return xasprintf("composer:%" PRId64, st->meeting_id);
}

/* "ITEM KIND NOTE" and the text: where the line goes to, what it is, what it replaces. */
bool live_draft_save(struct live_state *st, struct app *a, struct err *e)
{
	char *key = draft_key(st), *text = NULL;
	int64_t began = monotonic_ms(), took, pause;
	bool ok;

	if (!field_empty(&st->line))
		text = xasprintf("%" PRId64 " %d %" PRId64 "\n%s", st->target, (int)st->kind,
			st->editing, field_text(&st->line));
	ok = store_draft_save(a->session.store, key, text, e);
	took = monotonic_ms() - began;
	/* A slow disk must not slow the typing: drafts take a twentieth of the time, but none is older
	 * than a second. Where another program holds the database each try takes seconds. */
	pause = took * 20 < DRAFT_AGE_MS ? took * 20 : DRAFT_AGE_MS;
	st->draft_due = began + took + (ok ? pause : DRAFT_RETRY_MS);
	st->draft_dirty = !ok;
	free(text);
	free(key);
	return ok;
}

int live_draft_wait(const struct live_state *st)
{
	int64_t left = st->draft_due - monotonic_ms();

	if (!st->draft_dirty)
		return -1;
	return left < 0 ? 0 : (int)left;
}

static unsigned draft_touched(struct live_state *st, struct app *a)
{
	struct err e = { 0 };

	st->draft_dirty = true;
	if (live_draft_wait(st) > 0 || live_draft_save(st, a, &e))
		return FX_REDRAW;
	return app_fail(a, &e);
}

bool live_draft_restore(struct live_state *st, struct app *a, struct err *e)
{
	char *key = draft_key(st), *text = NULL, *line, time[DATE_TEXT_SIZE];
	int64_t saved_at = 0, item = 0, note = 0;
	bool ok = store_draft(a->session.store, key, &text, &saved_at, e);
	int kind = 0;

	field_set(&st->line, "");
	st->editing = 0;
	if (ok && text && (line = strchr(text, '\n')) != NULL &&
		sscanf(text, "%" SCNd64 " %d %" SCNd64, &item, &kind, &note) == 3) {
		field_set(&st->line, line + 1);
		st->kind = kind >= NOTE_TEXT && kind <= NOTE_PRIVATE ? (enum note_kind)kind
								     : NOTE_TEXT;
		st->target = live_item(st, item) ? item : 0;
		st->editing = note;
		st->typing = a->writable;
		if (st->target)
			list_go(&st->agenda, st->target);
		minute_text(local_moment(saved_at).minute, time);
		app_say(a, _("Draft from %s restored"), time);
		ok = live_load_notes(st, a, e);
	}
	free(text);
	free(key);
	return ok;
}

/* ---- Who may speak -------------------------------------------------------------------------------------- */

struct speakers {
	const char **names; /* people first (those present before the others), then parties */
	size_t people, n;
	size_t present; /* of the people */
	struct pool pool;
};

static void speakers_add(struct speakers *s, const struct live_state *st, bool present)
{
	for (size_t i = 0; i < st->roll.n; i++) {
		const struct roll_row *r = &st->roll.v[i];
		bool here = r->a.status == ATTENDANCE_ONSITE || r->a.status == ATTENDANCE_REMOTE;

		if (here == present)
			s->names[s->n++] = pool_printf(
				&s->pool, "%s%s%s", r->given, *r->family ? " " : "", r->family);
	}
}

static struct speakers speakers_of(const struct live_state *st)
{
	struct speakers s = { 0 };

	s.names = pool_alloc(&s.pool, (st->roll.n * 3 + 1) * sizeof(*s.names));
	speakers_add(&s, st, true);
	s.present = s.n;
	speakers_add(&s, st, false);
	s.people = s.n;
	for (size_t i = 0; i < st->roll.n; i++) {
		if (*st->roll.v[i].party)
			s.names[s.n++] = st->roll.v[i].party;
		if (*st->roll.v[i].party_short)
			s.names[s.n++] = st->roll.v[i].party_short;
	}
	return s;
}

/* ---- Filing ---------------------------------------------------------------------------------------------- */

/* What was typed, read as the kind the label shows unless its own beginning says otherwise. */
static void parse(const struct live_state *st, struct app *a, struct composed *out)
{
	const char *text = field_text(&st->line);
	struct speakers s = speakers_of(st);
	char prefix =
		st->kind == NOTE_TEXT || st->kind == NOTE_REMARK ? '\0' : compose_prefix(st->kind);
	char *line = prefix && text[0] != prefix ? xasprintf("%c %s", prefix, text) : xstrdup(text);

	compose_parse(line, s.names, s.n, clock_local(a->session.clock).day, out);
	free(line);
	pool_release(&s.pool);
}

static void take(struct note *n, const struct composed *c)
{
	char day[MOMENT_SIZE];

	n->kind = (int)c->kind;
	xreplace(&n->speaker, c->speaker);
	xreplace(&n->text, c->text);
	xreplace(&n->who, c->who);
	xreplace(&n->due_text, c->due);
	moment_iso((struct moment) { c->due_from, MINUTE_NONE }, day);
	xreplace(&n->due_from, day);
	moment_iso((struct moment) { c->due_to, MINUTE_NONE }, day);
	xreplace(&n->due_to, day);
}

static bool file_line(struct live_state *st, struct app *a, struct err *e)
{
	struct composed c = { 0 };
	struct note n = { 0 };
	char *key = draft_key(st);
	bool ok = true;

	parse(st, a, &c);
	if (st->editing)
		ok = store_note_load(a->session.store, st->editing, &n, e);
	if (ok) {
		take(&n, &c);
		ok = st->editing ? note_change(&a->session, &n, e) &&
				store_draft_save(a->session.store, key, NULL, e)
				 : note_file(&a->session, st->meeting_id, st->target, &n, key, e);
	}
	if (ok) {
		st->lines.id = n.id;
		st->draft_dirty = false;
	}
	note_release(&n);
	composed_release(&c);
	free(key);
	return ok;
}

static unsigned file(struct live_state *st, struct app *a)
{
	struct err e = { 0 };
	bool edited = st->editing != 0;

	if (text_blank(field_text(&st->line))) {
		st->typing = false;
		st->editing = 0;
		return FX_REDRAW;
	}
	if (!file_line(st, a, &e))
		return app_saved(a, false, &e);
	field_set(&st->line, "");
	st->kind = NOTE_TEXT;
	st->editing = 0;
	st->notes_of = -1; /* the cursor goes to the new line */
	st->typing = !edited;
	return app_saved(a, true, NULL);
}

/* ---- Names and kinds ---------------------------------------------------------------------------------------- */

static void turn_kind(struct live_state *st)
{
	static const enum note_kind ring[] = { NOTE_TEXT, NOTE_DECISION, NOTE_ACTION, NOTE_REMARK,
		NOTE_TEXT };
	size_t i = 0;

	while (i + 1 < ARRAY_LEN(ring) && ring[i] != st->kind)
		i++;
	st->kind = i + 1 < ARRAY_LEN(ring) ? ring[i + 1] : NOTE_TEXT;
}

static void say_candidates(struct app *a, const struct speakers *s, const size_t *hits, size_t n)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < n && i < 6; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", s->names[hits[i]]);
	app_say(a, _("Several: %s. Type more of the name."), buf_str(&b));
	buf_release(&b);
}

/* "Hen" at the beginning of the line becomes "Henrik: "; a word further on becomes the name. */
static unsigned complete(struct live_state *st, struct app *a)
{
	const char *text = field_text(&st->line);
	size_t from = st->line.at, n, *hits;
	struct speakers s = speakers_of(st);
	char *fragment, *called, *with;
	bool leads;

	while (from > 0 && text[from - 1] != ' ' && text[from - 1] != '\n')
		from--;
	leads = from == 0;
	fragment = xstrndup(text + from, st->line.at - from);
	hits = xreallocarray(NULL, s.people + 1, sizeof(*hits));
	n = *fragment ? name_resolve(fragment, s.names, s.people, hits) : 0;
	/* Those who are here come first: one of them alone is meant. */
	if (n > 1 && hits[0] < s.present && hits[1] >= s.present)
		n = 1;
	if (n == 0) {
		app_say(a, _("Nobody on the roll is called \"%s\"."), fragment);
	} else if (n > 1) {
		say_candidates(a, &s, hits, n);
	} else {
		called = name_speaker(s.names[hits[0]], s.names, s.people);
		with = xasprintf("%s%s", called,
			leads && st->kind != NOTE_ACTION && st->kind != NOTE_DECISION ? ": " : " ");
		field_replace(&st->line, from, with);
		free(with);
		free(called);
	}
	free(hits);
	free(fragment);
	pool_release(&s.pool);
	return draft_touched(st, a);
}

/* ---- Keys ---------------------------------------------------------------------------------------------------- */

unsigned live_compose(struct app *a, struct live_state *st, enum note_kind kind)
{
	(void)a;
	if (!live_meeting(st))
		return FX_NONE;
	st->line.multiline = true;
	if (field_empty(&st->line)) {
		st->kind = kind;
		st->editing = 0;
	}
	st->target = st->agenda.id;
	st->typing = true;
	return FX_REDRAW;
}

unsigned live_edit(struct app *a, struct live_state *st, const struct note *n)
{
	struct speakers s = speakers_of(st);
	struct composed c = {
		.kind = (enum note_kind)n->kind,
		.speaker = n->speaker ? n->speaker : (char[]) { "" },
		.text = n->text ? n->text : (char[]) { "" },
		.who = n->who ? n->who : (char[]) { "" },
		.due = n->due_text ? n->due_text : (char[]) { "" },
		.due_from = DAY_NONE,
		.due_to = DAY_NONE,
	};
	struct buf line = { 0 };

	if (!a->writable) {
		app_say(a, _("The database can only be read."));
		pool_release(&s.pool);
		return FX_REDRAW;
	}
	compose_line(&c, s.names, s.n, &line);
	st->line.multiline = true;
	field_set(&st->line, buf_str(&line));
	st->kind = NOTE_TEXT;
	st->editing = n->id;
	st->target = st->agenda.id;
	st->typing = true;
	buf_release(&line);
	pool_release(&s.pool);
	return FX_REDRAW;
}

unsigned live_compose_key(struct live_state *st, struct app *a, const struct key *k)
{
	struct err e = { 0 };

	if (key_is(k, KEYCODE_ENTER, 0))
		return file(st, a);
	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL)) {
		st->typing = false;
		if (!field_empty(&st->line))
			app_say(a, _("The draft is kept. a goes on with it."));
		return live_draft_save(st, a, &e) ? FX_REDRAW : app_fail(a, &e);
	}
	if (key_is(k, KEYCODE_TAB, 0)) {
		if (!field_empty(&st->line))
			return complete(st, a);
		turn_kind(st);
		return FX_REDRAW;
	}
	if (key_is(k, KEYCODE_UP, 0) && field_empty(&st->line) && st->notes.n)
		return live_edit(a, st, &st->notes.v[st->notes.n - 1]);
	switch (field_key(&st->line, k)) {
	case FIELD_IGNORED:
		return FX_IGNORED;
	case FIELD_MOVED:
		return FX_REDRAW;
	case FIELD_EDITED:
		break;
	}
	return draft_touched(st, a);
}
