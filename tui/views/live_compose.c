/* The composer: one line is typed, its beginning says what it is, Enter files it. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/words.h"
#include "services/agenda.h"

#include "tui/views/live.h"

static unsigned touched(struct live_state *st, struct app *a)
{
	struct err e = { 0 };

	st->draft.dirty = true;
	if (draft_wait(&st->draft) > 0 || live_draft_save(st, a, &e))
		return FX_REDRAW;
	return app_fail(a, &e);
}

/* ---- Reading ------------------------------------------------------------------------------------- */

/* Does the text begin with the sign of a kind, as one does who means it ("> ", "! ")? */
static bool signs_itself(const char *text)
{
	for (int kind = NOTE_TEXT; kind <= NOTE_PRIVATE; kind++) {
		char sign = compose_prefix((enum note_kind)kind);

		if (sign && text[0] == sign && text[1] == ' ')
			return true;
	}
	return false;
}

void live_reading(const struct live_state *st, const struct app *a, struct composed *out)
{
	struct compose_with with = composing_with(&st->composing, &a->session);
	const char *text = field_text(&st->line);
	char sign = compose_prefix(st->kind), *line;

	if (!sign || text[0] == sign || signs_itself(text))
		line = xstrdup(text);
	else
		line = xasprintf("%c %s", sign, text + (text[0] == '\\'));
	compose_parse(line, &with, out);
	free(line);
}

/* ---- Filing -------------------------------------------------------------------------------------- */

static bool file_line(struct live_state *st, struct app *a, const struct composed *c, struct err *e)
{
	char *key = xasprintf("composer:%" PRId64, st->meeting_id);
	struct note n = { 0 };
	bool ok = !st->editing || store_note_load(a->session.store, st->editing, &n, e);

	if (ok && st->editing_rev && n.rev != st->editing_rev) {
		st->editing_rev = n.rev;
		ok = err_set(e, ERR_CONFLICT,
			_("Changed meanwhile to \"%s\". Enter saves yours, Esc keeps that."),
			n.text);
	}
	if (ok) {
		note_put(&n, c);
		ok = st->editing ? note_change(&a->session, &n, key, e)
				 : note_file(&a->session, st->meeting_id, st->target, &n, key, e);
	}
	if (ok) {
		st->lines.id = n.id;
		st->draft.dirty = false;
	}
	note_release(&n);
	free(key);
	return ok;
}

/* Is everything known that filing needs? Otherwise it has been asked or said. */
static bool complete(struct live_state *st, struct app *a, struct composed *c)
{
	size_t *hits = xreallocarray(NULL, st->composing.who.n + 1, sizeof(*hits)), n = 0;
	char *name = NULL;
	bool done;

	if (!st->as_written)
		n = composing_settle(&st->composing, c, hits, &name);
	done = n < 2;
	if (!done)
		live_names_ask(a, st, name, hits, n);
	if (done && st->kind == NOTE_REMARK && c->kind == NOTE_TEXT) {
		app_say(a, _("Who says it? Write the name and a colon first: \"Karin: …\"."));
		done = false;
	}
	free(name);
	free(hits);
	return done;
}

unsigned live_file(struct live_state *st, struct app *a)
{
	struct composed c = { 0 };
	struct err e = { 0 };
	bool ok;

	if (text_blank(field_text(&st->line))) {
		field_set(&st->line, "");
		st->typing = false;
		st->editing = 0;
		return live_draft_save(st, a, &e) ? FX_REDRAW : app_fail(a, &e);
	}
	live_reading(st, a, &c);
	if (!complete(st, a, &c)) {
		composed_release(&c);
		return FX_REDRAW;
	}
	ok = file_line(st, a, &c, &e);
	composed_release(&c);
	st->as_written = false;
	if (!ok && e.code == ERR_NOT_FOUND && st->editing) {
		st->editing = 0;
		app_say(a, _("The line was removed meanwhile. Enter saves yours as a new one."));
		return FX_RELOAD;
	}
	if (!ok)
		return app_saved(a, false, &e);
	field_set(&st->line, "");
	st->kind = NOTE_TEXT;
	st->typing = !st->to_list;
	if (!st->editing)
		st->notes_of = -1; /* the cursor goes to the new line */
	st->editing = 0;
	st->to_list = false;
	return app_saved(a, true, NULL);
}

/* ---- Kinds and fields ---------------------------------------------------------------------------- */

/* In the order of how often they are wanted. */
static const enum note_kind ring[] = { NOTE_TEXT, NOTE_DECISION, NOTE_ACTION, NOTE_REMARK,
	NOTE_AGREEMENT, NOTE_MESSAGE, NOTE_QUESTION, NOTE_PRIVATE };

static void turn_kind(struct live_state *st, size_t step)
{
	size_t i = 0;

	while (i < ARRAY_LEN(ring) && ring[i] != st->kind)
		i++;
	st->kind = ring[(i + step) % ARRAY_LEN(ring)];
}

static const char field_sign[] = " – ";

static size_t fields_before(const char *text, size_t at)
{
	size_t n = 0;

	for (const char *s = text; (s = strstr(s, field_sign)) != NULL; s++)
		n += (size_t)(s - text) + strlen(field_sign) <= at;
	return n;
}

/* What – who – when: Tab in one field begins the next. */
static void next_field(struct live_state *st)
{
	const char *text = field_text(&st->line);
	size_t len = strlen(text), at = len;

	if (fields_before(text, len) < 2) {
		while (at > 0 && text[at - 1] == ' ')
			at--;
		st->line.at = len;
		field_replace(&st->line, at, field_sign);
	}
	st->line.at = strlen(field_text(&st->line));
}

/* In "what", only what looks like a name begun is one: not "till kansliet", where the office is known. */
static bool names_wanted(const struct live_state *st)
{
	const char *text = field_text(&st->line);
	size_t from = st->line.at;
	uint32_t cp;

	while (from > 0 && text[from - 1] != ' ' && text[from - 1] != '\n')
		from--;
	utf8_next(text + from, st->line.at - from, &cp, NULL);
	return fields_before(text, st->line.at) > 0 || from == 0 ||
		(from < st->line.at && letter_is_upper(cp));
}

static bool is_action(const struct live_state *st, const struct app *a)
{
	struct composed c;
	bool is;

	live_reading(st, a, &c);
	is = c.kind == NOTE_ACTION;
	composed_release(&c);
	return is;
}

static unsigned tab(struct live_state *st, struct app *a)
{
	const char *text = field_text(&st->line);
	bool plain = st->kind == NOTE_TEXT || st->kind == NOTE_REMARK;

	if (field_empty(&st->line)) {
		turn_kind(st, 1);
		return FX_REDRAW;
	}
	if (is_action(st, a)) {
		const char *follows = fields_before(text, st->line.at) == 1 ? field_sign : " ";

		if (!names_wanted(st) ||
			!names_complete(a, &st->line, &st->composing, " ", follows))
			next_field(st);
	} else if (!names_complete(a, &st->line, &st->composing, plain ? ": " : " ", " ")) {
		app_say(a, _("Nobody is called so. Tab fills in a name that has been begun."));
	}
	return touched(st, a);
}

/* ---- Beginning ------------------------------------------------------------------------------------ */

static unsigned begin(struct live_state *st, struct app *a)
{
	struct err e = { 0 };
	bool was = st->typing;

	st->line.multiline = true;
	st->target = st->agenda.id;
	st->typing = true;
	st->as_written = false;
	if (!was && !composing_load(&a->session, st->meeting_id, &st->composing, &e))
		return app_fail(a, &e);
	return FX_REDRAW;
}

unsigned live_compose(struct app *a, struct live_state *st, enum note_kind kind)
{
	if (!live_meeting(st))
		return FX_NONE;
	if (field_empty(&st->line)) {
		st->kind = kind;
		st->editing = 0;
		st->to_list = false;
	}
	return begin(st, a);
}

unsigned live_edit(struct app *a, struct live_state *st, const struct note *n)
{
	struct composed c = note_composed(n);
	struct compose_with with;
	struct buf line = { 0 };
	int64_t id = n->id, rev = n->rev;
	unsigned fx;

	if (!a->writable) {
		app_say(a, _("The database can only be read."));
		return FX_REDRAW;
	}
	st->to_list = !st->typing;
	fx = begin(st, a);
	with = composing_with(&st->composing, &a->session);
	compose_field(&c, &with, &line);
	field_set(&st->line, buf_str(&line));
	st->kind = NOTE_TEXT;
	st->editing = id;
	st->editing_rev = rev;
	buf_release(&line);
	return fx;
}

/* ---- Keys ---------------------------------------------------------------------------------------- */

static unsigned leave(struct live_state *st, struct app *a)
{
	struct err e = { 0 };

	st->typing = false;
	if (!field_empty(&st->line))
		app_say(a, _("The draft is kept. a goes on with it."));
	return live_draft_save(st, a, &e) ? FX_REDRAW : app_fail(a, &e);
}

unsigned live_compose_key(struct live_state *st, struct app *a, const struct key *k)
{
	if (key_is(k, KEYCODE_ENTER, 0))
		return live_file(st, a);
	if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL))
		return leave(st, a);
	if (key_is(k, KEYCODE_TAB, 0))
		return tab(st, a);
	if (key_is(k, KEYCODE_TAB, KEYMOD_SHIFT) && field_empty(&st->line)) {
		turn_kind(st, ARRAY_LEN(ring) - 1);
		return FX_REDRAW;
	}
	if (key_is(k, KEYCODE_UP, 0) && field_empty(&st->line) && st->notes.n)
		return live_edit(a, st, &st->notes.v[st->notes.n - 1]);
	if (key_is(k, KEYCODE_F2, 0) || key_is(k, 'e', KEYMOD_CTRL))
		return live_editor(a, st, k->mods != 0);
	switch (field_key(&st->line, k)) {
	case FIELD_IGNORED:
		return FX_IGNORED;
	case FIELD_MOVED:
		return FX_REDRAW;
	case FIELD_EDITED:
		break;
	}
	return touched(st, a);
}
