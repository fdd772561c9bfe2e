#include "services/lines_replace.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/compose_match.h"
#include "services/lines.h"
#include "services/wording.h"

/* ---- What goes out ------------------------------------------------------------------------------- */

void lines_out_release(struct lines_out *o)
{
	free(o->v);
	free(o->text);
	*o = (struct lines_out) { 0 };
}

static char *line_of(const struct note *n, const struct compose_with *with)
{
	struct composed c = note_composed(n);
	struct buf b = { 0 };

	compose_line(&c, with, &b);
	return b.s ? buf_take(&b) : xstrdup("");
}

static bool load(struct session *se, int64_t meeting_id, int64_t item_id, struct note_list *notes,
	struct err *e)
{
	return store_notes(se->store, meeting_id, item_id ? item_id : NOTES_PREAMBLE, notes, e);
}

bool lines_out(struct session *se, int64_t meeting_id, int64_t item_id,
	const struct compose_with *with, struct lines_out *o, struct err *e)
{
	struct note_list notes = { 0 };
	struct buf text = { 0 };

	lines_out_release(o);
	if (!load(se, meeting_id, item_id, &notes, e))
		return false;
	o->v = xreallocarray(NULL, notes.n + 1, sizeof(*o->v));
	for (size_t i = 0; i < notes.n; i++) {
		char *line = line_of(&notes.v[i], with);

		o->v[o->n++] =
			(struct line_out) { notes.v[i].id, notes.v[i].rev, strlen(line) + 1 };
		buf_printf(&text, "%s\n", line);
		free(line);
	}
	o->text = text.s ? buf_take(&text) : xstrdup("");
	pool_release(&notes.pool);
	return true;
}

void lines_out_write(const struct lines_out *o, const char *draft, struct buf *out)
{
	buf_printf(out, "%zu\n", o->n);
	for (size_t i = 0; i < o->n; i++)
		buf_printf(out, "%" PRId64 " %" PRId64 " %zu\n", o->v[i].id, o->v[i].rev,
			o->v[i].bytes);
	buf_puts(out, o->text);
	buf_puts(out, draft);
}

static const char *next_line(const char *s)
{
	s = strchr(s, '\n');
	return s ? s + 1 : NULL;
}

bool lines_out_read(const char *text, struct lines_out *o, const char **draft)
{
	const char *at = next_line(text);
	size_t n = 0, bytes = 0;

	lines_out_release(o);
	if (!at || sscanf(text, "%zu", &n) != 1 || n > strlen(text))
		return false;
	o->v = xreallocarray(NULL, n + 1, sizeof(*o->v));
	while (at && o->n < n) {
		struct line_out *l = &o->v[o->n];

		if (sscanf(at, "%" SCNd64 " %" SCNd64 " %zu", &l->id, &l->rev, &l->bytes) != 3 ||
			l->bytes == 0 || l->bytes > strlen(text))
			break;
		bytes += l->bytes;
		o->n++;
		at = next_line(at);
	}
	if (!at || o->n < n || bytes > strlen(at)) {
		lines_out_release(o);
		return false;
	}
	o->text = xstrndup(at, bytes);
	*draft = at + bytes;
	return true;
}

/* ---- What comes back ----------------------------------------------------------------------------- */

/* A place in the new order: a line that is there, a new one, or a line that frames imported notes. */
struct place {
	int64_t note_id, written_id; /* both 0: new */
	int64_t position;            /* before; 0 for a new one */
	const char *text;            /* to be read; NULL = as it is */
	bool settled;                /* keeps its distance to those before and behind it */
};

struct merge {
	struct session *se;
	int64_t meeting_id, item_id;
	const struct compose_with *with;
	const struct lines_out *out;
	struct note_list now; /* as they stand */
	struct written_list written;
	char **was, **back; /* the lines that went out and came back */
	size_t n_back;
	size_t *to;
	struct place *places;
	size_t n_places;
	int64_t *gone;
	size_t n_gone;
	struct lines_did *did;
};

static const struct note *standing(const struct merge *m, int64_t id)
{
	for (size_t i = 0; i < m->now.n; i++)
		if (m->now.v[i].id == id)
			return &m->now.v[i];
	return NULL;
}

/* Has nobody else changed it since it went out? */
static bool untouched(const struct merge *m, const struct note *n, size_t i)
{
	char *line;
	const char *at;
	char *record;
	bool same;

	if (n->rev == m->out->v[i].rev)
		return true;
	line = line_of(n, m->with);
	at = line;
	record = compose_next(&at);
	same = record && strcmp(record, m->was[i]) == 0;
	free(record);
	free(line);
	return same;
}

static void put(struct merge *m, struct place p)
{
	m->places[m->n_places++] = p;
}

static void put_note(struct merge *m, const struct note *n, const char *text)
{
	put(m, (struct place) { .note_id = n->id, .position = n->position, .text = text });
}

static void put_back(struct merge *m, size_t j)
{
	size_t i = m->to[j];
	const struct note *n = i == ALIGN_NONE ? NULL : standing(m, m->out->v[i].id);
	bool same = i != ALIGN_NONE && strcmp(m->was[i], m->back[j]) == 0;

	if (n && (same || untouched(m, n, i))) {
		put_note(m, n, same ? NULL : m->back[j]);
		m->did->changed += !same;
		return;
	}
	if (n)
		put_note(m, n, NULL);
	if (same)
		return; /* somebody else removed it */
	put(m, (struct place) { .text = m->back[j] });
	if (i == ALIGN_NONE)
		m->did->added++;
	else
		m->did->doubled++;
}

static bool placed(const struct merge *m, int64_t note_id)
{
	for (size_t i = 0; i < m->n_places; i++)
		if (m->places[i].note_id == note_id)
			return true;
	return false;
}

static bool went_out(const struct merge *m, int64_t note_id, size_t *i)
{
	for (*i = 0; *i < m->out->n; ++*i)
		if (m->out->v[*i].id == note_id)
			return true;
	return false;
}

/* Where something that stood at that position goes: behind what stood before it. */
static void put_between(struct merge *m, struct place p)
{
	size_t at = 0;
	int64_t nearest = 0;

	for (size_t i = 0; i < m->n_places; i++)
		if (m->places[i].position && m->places[i].position <= p.position &&
			m->places[i].position >= nearest) {
			nearest = m->places[i].position;
			at = i + 1;
		}
	memmove(m->places + at + 1, m->places + at, (m->n_places - at) * sizeof(*m->places));
	m->places[at] = p;
	m->n_places++;
}

/* The new order. */
static void arrange(struct merge *m)
{
	for (size_t j = 0; j < m->n_back; j++)
		put_back(m, j);
	for (size_t k = 0; k < m->now.n; k++) {
		const struct note *n = &m->now.v[k];
		size_t i;

		if (placed(m, n->id))
			continue;
		if (went_out(m, n->id, &i) && untouched(m, n, i))
			m->gone[m->n_gone++] = n->id;
		else
			put_between(
				m, (struct place) { .note_id = n->id, .position = n->position });
	}
	for (size_t k = 0; k < m->written.n; k++)
		if (m->written.v[k].item_id == m->item_id)
			put_between(m,
				(struct place) { .written_id = m->written.v[k].id,
					.position = m->written.v[k].position });
	m->did->removed = (int)m->n_gone;
}

/* Most of what stood there stands in the same order: the longest such run keeps its positions. */
static void settle(struct merge *m)
{
	size_t n = m->n_places, *length = xcalloc(n + 1, sizeof(*length));
	size_t *before = xcalloc(n + 1, sizeof(*before)), last = n;

	for (size_t i = 0; i < n; i++) {
		if (!m->places[i].position)
			continue;
		length[i] = 1;
		before[i] = n;
		for (size_t k = 0; k < i; k++)
			if (length[k] >= length[i] && length[k] > 0 &&
				m->places[k].position < m->places[i].position) {
				length[i] = length[k] + 1;
				before[i] = k;
			}
		if (last == n || length[i] > length[last])
			last = i;
	}
	for (; last < n; last = before[last])
		m->places[last].settled = true;
	free(length);
	free(before);
}

static bool write_new(struct merge *m, const struct place *p, int64_t position, struct err *e)
{
	struct note n = { .meeting_id = m->meeting_id,
		.item_id = m->item_id,
		.position = position,
		.filed_at = clock_now(m->se->clock) };
	struct composed c;
	bool ok;

	compose_parse(p->text, m->with, &c);
	note_put(&n, &c);
	composed_release(&c);
	record_clean(&note_table, &n);
	ok = n.text && !text_blank(n.text)
		? line_number(m->se, &n, e) && store_note_save(m->se->store, &n, e)
		: err_set(e, ERR_INVALID, _("The line \"%s\" says nothing."), p->text);
	note_release(&n);
	return ok;
}

static bool write_note(struct merge *m, const struct place *p, int64_t position, struct err *e)
{
	struct note n = { 0 };
	bool ok = store_note_load(m->se->store, p->note_id, &n, e);

	if (ok && p->text) {
		struct composed c;

		compose_parse(p->text, m->with, &c);
		note_put(&n, &c);
		composed_release(&c);
	}
	n.position = position;
	if (ok)
		ok = p->text ? note_change(m->se, &n, NULL, e)
			     : store_note_save(m->se->store, &n, e);
	note_release(&n);
	return ok;
}

static bool write_written(struct merge *m, const struct place *p, int64_t position, struct err *e)
{
	struct written_line w = { 0 };
	bool ok = store_written_line_load(m->se->store, p->written_id, &w, e);

	w.position = position;
	ok = ok && store_written_line_save(m->se->store, &w, e);
	written_line_release(&w);
	return ok;
}

static bool write_place(struct merge *m, const struct place *p, int64_t position, struct err *e)
{
	if (p->written_id)
		return position == p->position || write_written(m, p, position, e);
	if (!p->note_id)
		return write_new(m, p, position, e);
	return (position == p->position && !p->text) || write_note(m, p, position, e);
}

static bool write_all(struct merge *m, struct err *e)
{
	int64_t shift = 0, last = 0;
	bool ok = true;

	for (size_t i = 0; i < m->n_gone && ok; i++)
		ok = store_note_delete(m->se->store, m->gone[i], e);
	for (size_t i = 0; i < m->n_places && ok; i++) {
		const struct place *p = &m->places[i];
		int64_t position = last + 1;

		if (p->settled) {
			if (p->position + shift > last)
				position = p->position + shift;
			else
				shift = position - p->position;
		} else if (p->position) {
			m->did->moved++;
		}
		ok = write_place(m, p, position, e);
		last = position;
	}
	return ok;
}

/* ---- All of it ----------------------------------------------------------------------------------- */

static char **records_of(const char *text, size_t *n)
{
	char **v = NULL, *record;
	size_t room = 0;

	*n = 0;
	while ((record = compose_next(&text)) != NULL) {
		if (*n == room) {
			room = room ? room * 2 : 32;
			v = xreallocarray(v, room, sizeof(*v));
		}
		v[(*n)++] = record;
	}
	return v;
}

static char **lines_that_went(const struct lines_out *o)
{
	char **v = xcalloc(o->n + 1, sizeof(*v));
	const char *at = o->text;

	for (size_t i = 0; i < o->n; at += o->v[i++].bytes) {
		char *line = xstrndup(at, o->v[i].bytes);
		const char *from = line;

		v[i] = compose_next(&from);
		if (!v[i])
			v[i] = xstrdup("");
		free(line);
	}
	return v;
}

static void merge_release(struct merge *m)
{
	for (size_t i = 0; m->was && i < m->out->n; i++)
		free(m->was[i]);
	for (size_t j = 0; j < m->n_back; j++)
		free(m->back[j]);
	free(m->was);
	free(m->back);
	free(m->to);
	free(m->places);
	free(m->gone);
	pool_release(&m->now.pool);
	pool_release(&m->written.pool);
}

static bool nothing_to_do(const struct merge *m)
{
	for (size_t i = 0; i < m->n_places; i++)
		if (m->places[i].text || !m->places[i].settled)
			return false;
	return m->n_gone == 0;
}

static bool locked_replace(struct merge *m, const char *draft_key, struct err *e)
{
	bool ok;

	if (!load(m->se, m->meeting_id, m->item_id, &m->now, e) ||
		!store_written(m->se->store, m->meeting_id, &m->written, e))
		return false;
	m->places = xcalloc(m->n_back * 2 + m->now.n + m->written.n + 1, sizeof(*m->places));
	m->gone = xcalloc(m->now.n + 1, sizeof(*m->gone));
	m->to = xcalloc(m->n_back + 1, sizeof(*m->to));
	compose_match((const char *const *)m->was, m->out->n, (const char *const *)m->back,
		m->n_back, m->to);
	arrange(m);
	settle(m);
	if (nothing_to_do(m))
		return !draft_key || store_draft_save(m->se->store, draft_key, NULL, e);
	ok = session_begin(m->se,
		xasprintf(_("Text edited: %d changed, %d new, %d removed"), m->did->changed,
			m->did->added + m->did->doubled, m->did->removed),
		e);
	if (!ok)
		return false;
	ok = write_all(m, e) && (!draft_key || store_draft_save(m->se->store, draft_key, NULL, e));
	return session_end(m->se, ok, e);
}

bool lines_replace(struct session *se, int64_t meeting_id, int64_t item_id,
	const struct lines_out *o, const char *text, const struct compose_with *with,
	const char *draft_key, struct lines_did *did, struct err *e)
{
	struct merge m = { .se = se,
		.meeting_id = meeting_id,
		.item_id = item_id,
		.with = with,
		.out = o,
		.did = did };
	char *clean = text_clean(text, strlen(text), true);
	bool ok;

	*did = (struct lines_did) { 0 };
	m.back = records_of(clean, &m.n_back);
	m.was = lines_that_went(o);
	free(clean);
	ok = m.n_back > 0 || o->n == 0 ||
		err_set(e, ERR_INVALID,
			_("The text is empty; nothing was changed. Delete removes "
			  "lines in the list."));
	if (ok)
		ok = session_begin(se, NULL, e) &&
			session_end(se, locked_replace(&m, draft_key, e), e);
	merge_release(&m);
	return ok;
}
