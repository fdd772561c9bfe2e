#include "services/represented.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/phrases.h"
#include "services/lines.h"
#include "services/wording.h"

static const char caveat_key[] = "phrase.caveat", rules_key[] = "phrase.caveat-rules";

/* ---- Who is there ---- */

/* A time that the program logged, as a minute of the meeting's first day. */
static int minute_of(const struct meeting *m, int64_t utc)
{
	struct moment starts = MOMENT_NONE, at = local_moment(utc);

	moment_parse(m->starts ? m->starts : "", &starts);
	return utc && at.day == starts.day ? at.minute : MINUTE_NONE;
}

static void represent(const struct roll_rows *roll, const bool *there,
	const struct group_rules_list *rules, struct representation *out)
{
	representation_of(roll, there, rules->v, rules->n, out);
}

void represented_now(const struct session *se, const struct meeting *m,
	const struct roll_rows *roll, const struct group_rules_list *rules,
	struct representation *out)
{
	int now = m->status == STATUS_RUNNING ? minute_of(m, clock_now(se->clock)) : MINUTE_NONE;
	bool *there = xcalloc(roll->n + 1, sizeof(*there));

	for (size_t i = 0; i < roll->n; i++)
		there[i] = presence_at(&roll->v[i], now);
	represent(roll, there, rules, out);
	free(there);
}

void represented_expected(const struct roll_rows *roll, const struct group_rules_list *rules,
	struct representation *out)
{
	bool *there = xcalloc(roll->n + 1, sizeof(*there));

	for (size_t i = 0; i < roll->n; i++)
		there[i] = presence_expected(&roll->v[i]);
	represent(roll, there, rules, out);
	free(there);
}

/* Until when the last item went on. */
static int last_minute(const struct session *se, const struct meeting *m)
{
	if (m->status == STATUS_RUNNING)
		return minute_of(m, clock_now(se->clock)) + 1;
	return minute_of(m, m->ended_at);
}

/* Was it treated while the program kept the time, or was it a meeting of which no times are known? */
static bool was_treated(
	const struct meeting *m, const struct item *items, size_t n, const struct item *it)
{
	bool clocked = m->status == STATUS_RUNNING;

	for (size_t i = 0; i < n; i++)
		clocked |= items[i].started_at != 0;
	return clocked ? it->started_at != 0 : m->status == STATUS_HELD;
}

bool represented_at(const struct session *se, const struct meeting *m, const struct item *items,
	size_t n, size_t at, const struct roll_rows *roll, const struct group_rules_list *rules,
	struct representation *out)
{
	struct item_span *spans;
	int *started;
	bool *there;

	*out = (struct representation) { 0 };
	if (!was_treated(m, items, n, &items[at]))
		return false;
	spans = xcalloc(n, sizeof(*spans));
	started = xcalloc(n, sizeof(*started));
	there = xcalloc(roll->n + 1, sizeof(*there));
	for (size_t i = 0; i < n; i++)
		started[i] = minute_of(m, items[i].started_at);
	presence_spans(items, n, started, last_minute(se, m), spans);
	for (size_t i = 0; i < roll->n; i++)
		there[i] = presence_during(&roll->v[i], spans, n, at);
	represent(roll, there, rules, out);
	free(spans);
	free(started);
	free(there);
	return true;
}

/* ---- One item ---- */

struct matter {
	struct meeting m;
	struct roll_rows roll;
	struct group_rules_list rules;
	struct party_links affected;
	struct item_list items;
	size_t at;
	struct representation there;
};

static void matter_release(struct matter *x)
{
	representation_release(&x->there);
	pool_release(&x->items.pool);
	pool_release(&x->affected.pool);
	pool_release(&x->rules.pool);
	pool_release(&x->roll.pool);
	meeting_release(&x->m);
}

static bool matter_load(struct session *se, int64_t item_id, struct matter *x, struct err *e)
{
	struct store *s = se->store;
	struct item it = { 0 };
	bool ok = store_item_load(s, item_id, &it, e) &&
		store_meeting_load(s, it.meeting_id, &x->m, e) &&
		store_items(s, it.meeting_id, &x->items, e) &&
		store_roll(s, it.meeting_id, &x->roll, e) &&
		store_meeting_rules(s, it.meeting_id, &x->rules, e) &&
		store_item_parties(s, it.meeting_id, &x->affected, e);

	for (size_t i = 0; i < x->items.n; i++)
		if (x->items.v[i].id == item_id)
			x->at = i;
	item_release(&it);
	/* The current item: who is there now, not who has been there for some of it. */
	if (ok &&
		(x->m.item_id == item_id ||
			!represented_at(se, &x->m, x->items.v, x->items.n, x->at, &x->roll,
				&x->rules, &x->there)))
		represented_now(se, &x->m, &x->roll, &x->rules, &x->there);
	return ok;
}

/* The words with the parties where the braces are. */
static char *filled(const char *form, const char *parties)
{
	const char *open = strchr(form, '{'), *close = open ? strchr(open, '}') : NULL;

	if (!close)
		return xstrdup(form);
	return xasprintf("%.*s%s%s", (int)(open - form), form, parties, close + 1);
}

static bool caveat_of(struct session *se, const struct matter *x, char **line, struct err *e)
{
	char *language = NULL, *form = NULL, *absent = NULL;
	bool ok = store_setting(se->store, "language", "sv", &language, e);

	*line = NULL;
	if (ok)
		absent = affected_absent(
			language, &x->items.v[x->at], x->affected.v, x->affected.n, &x->there);
	if (ok && absent)
		ok = store_setting(
			se->store, caveat_key, phrase(language, PHRASE_CAVEAT), &form, e);
	else if (ok && !x->there.met)
		ok = store_setting(
			se->store, rules_key, phrase(language, PHRASE_CAVEAT_RULES), &form, e);
	if (ok && form)
		*line = filled(form, absent ? absent : "");
	free(language);
	free(absent);
	free(form);
	return ok;
}

static bool someone_missing(const struct matter *x)
{
	const struct item *it = &x->items.v[x->at];

	for (size_t i = 0; i < x->affected.n; i++)
		if (x->affected.v[i].item_id == it->id &&
			!representation_has(&x->there, x->affected.v[i].party.id))
			return true;
	return false;
}

bool item_presence(struct session *se, int64_t item_id, struct item_presence *out, struct err *e)
{
	struct matter x = { 0 };
	bool ok = matter_load(se, item_id, &x, e);

	*out = (struct item_presence) { 0 };
	if (ok) {
		out->words = affected_words(&x.items.v[x.at], x.affected.v, x.affected.n, &x.there);
		out->missing = someone_missing(&x);
		ok = caveat_of(se, &x, &out->caveat, e);
	}
	matter_release(&x);
	if (!ok)
		item_presence_release(out);
	return ok;
}

void item_presence_release(struct item_presence *p)
{
	free(p->words);
	free(p->caveat);
	*p = (struct item_presence) { 0 };
}

/* ---- The caveat ---- */

static bool write_line(struct session *se, int64_t item_id, char **line, struct err *e)
{
	struct matter x = { 0 };
	struct note n = { .kind = NOTE_TEXT };
	bool ok = matter_load(se, item_id, &x, e) && caveat_of(se, &x, &n.text, e);

	if (ok && !n.text)
		ok = err_set(e, ERR_INVALID,
			_("Everybody who should be at this item is there: no caveat is needed."));
	ok = ok && note_file(se, x.m.id, item_id, &n, NULL, e);
	if (ok && line)
		*line = xstrdup(n.text);
	note_release(&n);
	matter_release(&x);
	return ok;
}

bool caveat_write(struct session *se, int64_t item_id, char **line, struct err *e)
{
	struct item it = { 0 };
	bool ok = store_item_load(se->store, item_id, &it, e) &&
		session_begin(se, step_label(_("Caveat"), item_words(&it)), e);

	item_release(&it);
	return ok && session_end(se, write_line(se, item_id, line, e), e);
}

bool caveat_phrase(struct session *se, char **text, struct err *e)
{
	char *language = NULL;
	bool ok = store_setting(se->store, "language", "sv", &language, e) &&
		store_setting(se->store, caveat_key, phrase(language, PHRASE_CAVEAT), text, e);

	free(language);
	return ok;
}

bool caveat_phrase_set(struct session *se, const char *text, struct err *e)
{
	char *clean = text_clean(text, strlen(text), false);
	bool ok = session_begin(se, step_label(_("Caveat phrase"), excerpt_words(clean)), e) &&
		session_end(
			se, store_setting_set(se->store, caveat_key, *clean ? clean : NULL, e), e);

	free(clean);
	return ok;
}
