#include "services/followup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/actions.h"
#include "rules/names_called.h"
#include "rules/org_names.h"
#include "rules/words.h"

enum { PARTS_MAX = 12, DAY_SECONDS = 86400, BEFORE_MAX = 3 };

/* ---- Whose rows ------------------------------------------------------------------------------- */

void followup_filter_release(struct followup_filter *f)
{
	pool_release(&f->names.pool);
	free(f->party);
	free(f->party_short);
	free(f->text);
	*f = (struct followup_filter) { 0 };
}

static bool load_party(struct session *se, struct followup_filter *f, struct err *e)
{
	struct party p = { 0 };
	bool ok = store_party_load(se->store, f->party_id, &p, e);

	if (ok) {
		f->party = xstrdup(p.name);
		f->party_short = xstrdup(p.short_name);
	}
	party_release(&p);
	return ok;
}

/* Keep the names of those who are asked for. */
static void narrow_names(struct followup_filter *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->names.n; i++) {
		const struct name_row *r = &f->names.v[i];

		if (f->person_id ? r->person_id == f->person_id : r->party_id == f->party_id)
			f->names.v[n++] = *r;
	}
	f->names.n = n;
}

bool followup_filter(struct session *se, int64_t person_id, int64_t party_id, const char *text,
	struct followup_filter *out, struct err *e)
{
	*out = (struct followup_filter) { .person_id = person_id, .party_id = party_id };
	if (text && !text_blank(text))
		out->text = xstrdup(text);
	if (!person_id && !party_id)
		return true;
	if ((party_id && !load_party(se, out, e)) || !store_names(se->store, &out->names, e))
		return false;
	narrow_names(out);
	return true;
}

static bool is_party(const struct followup_filter *f, const char *written)
{
	const char *brief = or_empty(f->party_short);

	return f->party_id &&
		(party_name_same(f->party, written) ||
			(*brief && words_equal(brief, strlen(brief), written, strlen(written))));
}

static bool is_theirs(const struct followup_filter *f, const char *who)
{
	const char *parts[PARTS_MAX];
	struct pool p = { 0 };
	bool found = false;
	size_t n = names_apart(who, &p, parts, PARTS_MAX);

	for (size_t i = 0; i < n && !found; i++) {
		found = is_party(f, parts[i]);
		for (size_t k = 0; k < f->names.n && !found; k++)
			found = name_called(parts[i], f->names.v[k].name) != CALLED_NOT;
	}
	pool_release(&p);
	return found;
}

static bool names_them(const struct followup_filter *f, const char *text)
{
	if (f->party_id &&
		(text_matches(text, f->party, AT_WORD) ||
			(*or_empty(f->party_short) && text_matches(text, f->party_short, AT_WORD))))
		return true;
	for (size_t i = 0; i < f->names.n && f->person_id; i++) {
		if (text_matches(text, f->names.v[i].name, AT_WORD))
			return true;
	}
	return false;
}

static bool has_words(const struct followup_filter *f, const struct register_row *r)
{
	const char *const in[] = { r->n.text, r->n.who, r->n.due_text, r->item_title,
		r->meeting_title };

	for (size_t i = 0; i < ARRAY_LEN(in); i++) {
		if (text_matches(or_empty(in[i]), f->text, ANYWHERE))
			return true;
	}
	return false;
}

bool followup_keeps(const struct followup_filter *f, const struct register_row *row)
{
	if (f->text && !has_words(f, row))
		return false;
	if (!f->person_id && !f->party_id)
		return true;
	if (row->n.kind == NOTE_ACTION)
		return is_theirs(f, or_empty(row->n.who));
	return (f->party_id && row->affected) || is_theirs(f, or_empty(row->n.speaker)) ||
		names_them(f, or_empty(row->n.text));
}

/* ---- A page ----------------------------------------------------------------------------------- */

static bool keeps(const void *ctx, const struct register_row *row)
{
	return followup_keeps(ctx, row);
}

static struct register_page page_of(struct session *se, const struct followup_query *q)
{
	const struct followup_filter *f = q->filter;
	struct register_page p = { .group_id = q->group_id,
		.after_key = q->after_key,
		.after_id = q->after_id,
		.backwards = q->backwards,
		.limit = q->limit,
		.since = clock_now(se->clock) - (int64_t)FOLLOWUP_DONE_DAYS * DAY_SECONDS };

	if (f && (f->person_id || f->party_id || f->text)) {
		p.party_id = f->party_id;
		p.keep = keeps;
		p.ctx = f;
	}
	p.kinds = q->face == FOLLOWUP_DECISIONS ? 1u << NOTE_DECISION
						: 1u << NOTE_DECISION | 1u << NOTE_AGREEMENT |
			1u << NOTE_MESSAGE | 1u << NOTE_ACTION;
	return p;
}

/* Behind what came already. */
static void append(struct register_rows *out, struct register_rows *more)
{
	struct register_row *v = pool_alloc(&out->pool, (out->n + more->n + 1) * sizeof(*v));

	if (out->n)
		memcpy(v, out->v, out->n * sizeof(*v));
	if (more->n)
		memcpy(v + out->n, more->v, more->n * sizeof(*v));
	out->v = v;
	out->n += more->n;
	pool_absorb(&out->pool, &more->pool);
}

/* Two orders one behind the other: what is open by day, what was done lately. Their keys tell which of
 * them a row is in. */
static bool open_page(
	struct session *se, struct register_page p, struct register_rows *out, struct err *e)
{
	bool in_done = p.after_key ? *p.after_key == '~' : p.backwards;
	int orders[2] = { REGISTER_DUE, REGISTER_CLOSED };
	struct register_rows more;

	p.order = orders[in_done];
	if (!store_register_page(se->store, &p, out, e))
		return false;
	if (in_done != p.backwards || (p.limit > 0 && out->n >= (size_t)p.limit))
		return true;
	p.order = orders[!in_done];
	p.after_key = NULL;
	p.limit -= p.limit > 0 ? (int)out->n : 0;
	if (!store_register_page(se->store, &p, &more, e)) {
		pool_release(&out->pool);
		*out = (struct register_rows) { 0 };
		return false;
	}
	append(out, &more);
	return true;
}

bool followup_page(struct session *se, const struct followup_query *q, struct register_rows *out,
	struct err *e)
{
	struct register_page p = page_of(se, q);

	if (q->face == FOLLOWUP_OPEN)
		return open_page(se, p, out, e);
	return store_register_page(se->store, &p, out, e);
}

char *followup_key(struct session *se, int face, int64_t note_id)
{
	struct err e = { 0 };
	char *key = NULL;

	if (face != FOLLOWUP_OPEN) {
		store_register_key(se->store, REGISTER_NEWEST, note_id, &key, &e);
		return key;
	}
	if (store_register_key(se->store, REGISTER_DUE, note_id, &key, &e) && !key)
		store_register_key(se->store, REGISTER_CLOSED, note_id, &key, &e);
	return key;
}

/* ---- What was left ---------------------------------------------------------------------------- */

void followup_left_release(struct followup_left *l)
{
	pool_release(&l->rows.pool);
	*l = (struct followup_left) { 0 };
}

/* The latest meeting of one of its groups before it, whatever became of it but cancelled. */
static bool previous_meeting(struct session *se, int64_t meeting_id, const char *starts,
	struct followup_left *out, struct err *e)
{
	struct group_list groups;
	bool ok = store_meeting_groups(se->store, meeting_id, &groups, e);

	for (size_t i = 0; i < groups.n && ok; i++) {
		struct meeting_query q = { .group_id = groups.v[i].id,
			.statuses = 1u << STATUS_DECIDED | 1u << STATUS_CALLED |
				1u << STATUS_RUNNING | 1u << STATUS_HELD,
			.after_starts = starts,
			.after_id = meeting_id,
			.backwards = true,
			.limit = BEFORE_MAX };
		struct meeting_rows rows = { 0 };
		size_t k = 0;

		ok = store_meetings(se->store, &q, &rows, e);
		while (k < rows.n && rows.v[k].m.kind == MEETING_DEADLINE)
			k++;
		if (k < rows.n && strcmp(rows.v[k].m.starts, out->starts) > 0)
			snprintf(out->starts, sizeof(out->starts), "%s", rows.v[k].m.starts);
		pool_release(&rows.pool);
	}
	pool_release(&groups.pool);
	return ok;
}

bool followup_left(struct session *se, int64_t meeting_id, const char *starts, int most,
	struct followup_left *out, struct err *e)
{
	struct register_page p = { .order = REGISTER_DUE,
		.meeting_id = meeting_id,
		.to = starts,
		.limit = FOLLOWUP_LEFT_MAX };
	char today[MOMENT_SIZE];

	*out = (struct followup_left) { 0 };
	session_today(se, today);
	if (!store_register_page(se->store, &p, &out->rows, e) ||
		!previous_meeting(se, meeting_id, starts, out, e)) {
		followup_left_release(out);
		return false;
	}
	out->n = (int)out->rows.n;
	for (size_t i = 0; i < out->rows.n; i++)
		out->late += action_late(&out->rows.v[i].n, today);
	if (out->rows.n > (size_t)most)
		out->rows.n = (size_t)most;
	return true;
}
