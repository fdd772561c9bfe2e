#include "services/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/word_match.h"
#include "rules/labels.h"

enum search_kind search_kind_of(const struct found_row *row)
{
	switch (row->in) {
	case FOUND_IN_MEETING:
		return SEARCH_MEETING;
	case FOUND_IN_ITEM:
		return SEARCH_HEADING;
	case FOUND_IN_NOTE:
		break;
	default:
		return SEARCH_PERSON;
	}
	switch (row->note_kind) {
	case NOTE_DECISION:
	case NOTE_AGREEMENT:
	case NOTE_MESSAGE:
		return SEARCH_DECISION;
	case NOTE_ACTION:
		return SEARCH_ACTION;
	default:
		return SEARCH_LINE;
	}
}

const char *search_label(const struct found_row *row)
{
	switch (search_kind_of(row)) {
	case SEARCH_HEADING:
		return Q_("found|heading");
	case SEARCH_MEETING:
		return Q_("found|meeting");
	case SEARCH_PERSON:
		return Q_("found|person");
	default:
		return note_kind_label(row->note_kind);
	}
}

/* ---- What is asked ------------------------------------------------------------------------------ */

struct asked {
	struct search_query q;
	struct search_term *who; /* one of these; none = anybody */
	size_t n_who;
	int64_t groups[SEARCH_GROUPS_MAX];
	size_t n_groups;
	char from[8], to[8];
	unsigned kinds;
};

/* Every group that the word may mean, those that have ended too. */
static bool find_groups(struct session *se, struct asked *a, struct err *e)
{
	struct group_rows all;
	bool ok;

	if (!*a->q.group)
		return true;
	ok = store_groups(se->store, NULL, &all, e);
	for (size_t i = 0; ok && i < all.n && a->n_groups < SEARCH_GROUPS_MAX; i++) {
		const struct group *g = &all.v[i].g;

		if (text_matches(g->name, a->q.group, AT_WORD) ||
			text_matches(g->short_name, a->q.group, AT_WORD))
			a->groups[a->n_groups++] = g->id;
	}
	pool_release(&all.pool);
	if (ok && a->n_groups == 0)
		a->q.unread = a->q.group;
	return ok;
}

/* "2026" is before every time of that year, "2026~" after. */
static void set_years(struct asked *a)
{
	if (a->q.from_year)
		snprintf(a->from, sizeof(a->from), "%04d", a->q.from_year);
	if (a->q.to_year)
		snprintf(a->to, sizeof(a->to), "%04d~", a->q.to_year);
}

/* The word itself, and how else those are written whom it names: other spellings, and what those who became
 * one person with them were called. The first names alone where it is one. */
static bool set_who(struct session *se, struct asked *a, struct err *e)
{
	struct name_rows rows;
	bool ok;

	if (!*a->q.who)
		return true;
	ok = store_names(se->store, &rows, e);
	a->who = pool_alloc(&a->q.pool, (rows.n + 1) * sizeof(*a->who));
	a->who[a->n_who++] = (struct search_term) { a->q.who, false };
	/* Rows of one person follow each other. */
	for (size_t from = 0, to; ok && from < rows.n; from = to) {
		bool named = false, first = false;

		for (to = from; to < rows.n && rows.v[to].person_id == rows.v[from].person_id;
			to++) {
			named |= text_matches(rows.v[to].name, a->q.who, AT_WORD);
			first |= text_matches(rows.v[to].name, a->q.who, AT_START);
		}
		for (size_t i = from; named && to - from > 1 && i < to; i++) {
			const char *name = rows.v[i].name;
			size_t n = first ? strcspn(name, " ") : strlen(name);

			if (!text_matches(name, a->q.who, AT_WORD))
				a->who[a->n_who++] =
					(struct search_term) { pool_strndup(&a->q.pool, name, n),
						true };
		}
	}
	pool_release(&rows.pool);
	return ok;
}

/* ---- What is found ------------------------------------------------------------------------------ */

static bool is_by(const struct found_row *row, const struct search_term *who)
{
	if (row->in != FOUND_IN_NOTE)
		return word_match(row->text, who->text, who->phrase);
	return word_match(row->speaker, who->text, who->phrase) ||
		word_match(row->who, who->text, who->phrase);
}

static bool keeps(const void *ctx, const struct found_row *row)
{
	const struct asked *a = ctx;
	bool by = a->n_who == 0;

	for (size_t i = 0; i < a->n_who && !by; i++)
		by = is_by(row, &a->who[i]);
	return by && (!a->kinds || a->kinds & 1u << search_kind_of(row));
}

/* The kinds of lines among them; all of them where there are none, or all. */
static unsigned line_kinds(const struct asked *a)
{
	unsigned kinds = 0;

	for (int kind = NOTE_TEXT; kind <= NOTE_PRIVATE; kind++) {
		struct found_row row = { .in = FOUND_IN_NOTE, .note_kind = kind };

		if (a->kinds & 1u << search_kind_of(&row))
			kinds |= 1u << kind;
	}
	return kinds == (1u << (NOTE_PRIVATE + 1)) - 1 ? 0 : kinds;
}

static int rank(const struct found_row *row)
{
	return row->in == FOUND_IN_PERSON || row->in == FOUND_IN_ALIAS ? 0
		: row->in == FOUND_IN_MEETING                          ? 1
								       : 2;
}

static int compare_ids(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int compare(const void *va, const void *vb)
{
	const struct found_row *a = va, *b = vb;
	bool people = rank(a) == 0 || rank(b) == 0;
	int d = people ? rank(a) - rank(b) : strcmp(b->meeting_starts, a->meeting_starts);

	if (!d)
		d = compare_ids(b->meeting_id, a->meeting_id);
	if (!d)
		d = rank(a) - rank(b);
	if (!d && people)
		d = strcmp(a->words, b->words);
	if (!d)
		d = compare_ids(a->person_id, b->person_id);
	if (!d)
		d = compare_ids(a->item_id, b->item_id);
	return d ? d : compare_ids(a->note_id, b->note_id);
}

static bool ask_store(struct session *se, const struct asked *a, unsigned in, int limit,
	struct search_hits *out, struct err *e)
{
	struct found_query q = { .terms = a->q.v,
		.n_terms = a->q.n,
		.who = a->who,
		.n_who = a->n_who,
		.in = in,
		.kinds = line_kinds(a),
		.from = *a->from ? a->from : NULL,
		.to = *a->to ? a->to : NULL,
		.groups = a->groups,
		.n_groups = a->n_groups,
		.limit = limit,
		.keep = keeps,
		.ctx = a };
	struct found_rows rows;

	if (!store_search(se->store, &q, &rows, e))
		return false;
	out->v = rows.v;
	out->n = rows.n;
	out->more = rows.more;
	pool_absorb(&out->pool, &rows.pool);
	return true;
}

/* Where the kinds that are asked for stand. People belong to no year and no group. */
static unsigned places(const struct asked *a)
{
	static const unsigned of[SEARCH_KINDS] = {
		[SEARCH_HEADING] = 1u << FOUND_IN_ITEM,
		[SEARCH_LINE] = 1u << FOUND_IN_NOTE,
		[SEARCH_DECISION] = 1u << FOUND_IN_NOTE,
		[SEARCH_ACTION] = 1u << FOUND_IN_NOTE,
		[SEARCH_MEETING] = 1u << FOUND_IN_MEETING,
		[SEARCH_PERSON] = 1u << FOUND_IN_PERSON | 1u << FOUND_IN_ALIAS,
	};
	unsigned in = 0;

	for (int kind = 0; kind < SEARCH_KINDS; kind++)
		if (!a->kinds || a->kinds & 1u << kind)
			in |= of[kind];
	return *a->from || *a->to || a->n_groups ? in & ~of[SEARCH_PERSON] : in;
}

/* A person whose other spelling fits too. */
static void once(struct search_hits *out)
{
	size_t n = 0;

	for (size_t i = 0; i < out->n; i++)
		if (n == 0 || !out->v[i].person_id ||
			out->v[n - 1].person_id != out->v[i].person_id)
			out->v[n++] = out->v[i];
	out->n = n;
}

static bool find(struct session *se, const struct asked *a, int limit, struct search_hits *out,
	struct err *e)
{
	unsigned where = places(a);

	if (where && !ask_store(se, a, where, limit, out, e))
		return false;
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), compare);
	once(out);
	for (size_t i = 0; i < out->n; i++)
		out->meetings += out->v[i].meeting_id &&
			(i == 0 || out->v[i].meeting_id != out->v[i - 1].meeting_id);
	return true;
}

bool search_find(struct session *se, const char *text, unsigned kinds, int limit,
	struct search_hits *out, struct err *e)
{
	struct asked a = { 0 };
	bool ok;

	*out = (struct search_hits) { 0 };
	search_query_read(text, &a.q);
	a.kinds = a.q.kinds && kinds ? a.q.kinds & kinds : a.q.kinds | kinds;
	set_years(&a);
	ok = find_groups(se, &a, e) && set_who(se, &a, e);
	if (ok && a.q.unread)
		out->unread = pool_strdup(&out->pool, a.q.unread);
	else if (ok && !search_query_empty(&a.q) && (a.kinds || !a.q.kinds))
		ok = store_search_follow(se->store, e) && find(se, &a, limit, out, e);
	search_query_release(&a.q);
	return ok;
}

/* The nearest match of any term at or after text; false where there is none. */
static bool next_match(const struct search_query *q, const char *text, size_t *from, size_t *to)
{
	bool found = false;

	for (size_t i = 0; i < q->n; i++) {
		size_t a, b;

		if (!text_find(text, q->v[i].text, AT_WORD, &a, &b) || a == b ||
			(found && a >= *from))
			continue;
		*from = a;
		*to = b;
		found = true;
	}
	return found;
}

void search_show(const char *looked_for, const char *text, struct buf *out)
{
	struct search_query q;
	size_t from = 0, to = 0;

	search_query_read(looked_for, &q);
	while (next_match(&q, text, &from, &to)) {
		buf_printf(out, "%.*s»%.*s«", (int)from, text, (int)(to - from), text + from);
		text += to;
	}
	buf_puts(out, text);
	search_query_release(&q);
}
